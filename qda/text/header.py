"""What the lines above an interview tell: its date, its case, and who were present in what role.

Knows English, bokmål and nynorsk headings. Knows nothing of turns: it is given the lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date


def _headings(words: str) -> frozenset[str]:
    return frozenset(" ".join(heading.split()) for heading in words.split(","))


_DATE = _headings(
    """
    dato, date, intervjudato, tidspunkt, tid, time, når, when, dato for intervju, dato for intervjuet, date
    of interview, interview date, dato og tid, date and time, tid og sted, tid og stad, dato og sted, time
    and place, date and place
    """
)
_CASE = _headings(
    """
    kommune, municipality, case, bedrift, firma, company, firm, virksomhet, verksemd, organisasjon,
    organisation, organization, nettverk, network, skole, skule, school, bydel, enhet, eining, unit
    """
)
_PRESENT = _headings(
    """
    til stede, tilstede, til stades, present, those present, people present, deltakere, deltakarar,
    deltagere, participants, attendees, deltok, informanter, informantar, informants, respondenter,
    respondents, interviewees, intervjuede
    """
)
_ROLE = _headings("rolle, role, stilling, position, stilling/rolle, rolle/stilling, funksjon, job title, yrke")
_OTHER = _headings(
    """
    sted, stad, place, location, where, hvor, varighet, varigheit, lengde, length, duration, lydfil, audio,
    audio file, opptak, recording, fil, file, prosjekt, project, tema, topic, emne, intervju, interview,
    intervju nr, interview no, transkribert, transkribert av, transkribering, transkripsjon, transcribed,
    transcribed by, transcription, transcript, språk, language, merknad, merk, note, notes, kommentar,
    comment, nb, n.b, obs, ps, id, intervju-id, interview id, alder, age, kjønn, kjønn/alder, gender, sex,
    tittel, title, intervjuet av, intervjua av, interviewed by, conducted by, gjennomført av, versjon,
    version, status, metode, method, format, dokument, document, kilde, kjelde, source, formål, purpose,
    bakgrunn, background, om intervjuet, about the interview, anonymisering, tegnforklaring,
    teiknforklaring, key
    """
)
_ASKING = _headings(
    """
    intervjuer, intervjuere, intervjuar, intervjuarar, interviewer, interviewers, moderator, moderators,
    moderatorer, ordstyrer, ordstyrar, fasilitator, facilitator, intervjuet av, intervjua av, interviewed
    by, conducted by, gjennomført av, interviewet af, intervjuad av
    """
)
HEADINGS = _DATE | _CASE | _PRESENT | _ROLE | _OTHER
"""What a line of a header may begin with, in small letters, before its colon. None of them is a speaker."""

_ASKS = re.compile(
    r"\b(?:interviewers?\s+(?:is|are|was|were)|intervjuere?\s+(?:er|var)|intervjuara?r?\s+(?:er|var)"
    r"|interviewed\s+by|intervjuet\s+av|intervjua\s+av)\s+(?P<names>[^\W\d_][^\n.;:()]{1,80})",
    re.IGNORECASE,
)
_HEADING = re.compile(r"[ \t>*_-]*([^\W\d_][^:\t\n|*]{0,38}?)[ \t*_]*[:\t]")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan",
            "februar february feb",
            "mars march mar",
            "april apr",
            "mai may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sep sept",
            "oktober october okt oct",
            "november nov",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?!\d)")
_DAY_AND_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.?,? (\d{4})(?!\d)")
_MONTH_AND_DAY = re.compile(r"(?<![a-z])([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Header:
    """What a header told; "" and () for what it did not. `present` holds names (labels) and roles as written."""

    date: str = ""
    case: str = ""
    present: tuple[tuple[str, str], ...] = ()
    role: str = ""
    """The role of the one who was interviewed, where a line gives it without a name."""
    asking: tuple[str, ...] = ()
    """Who interviewed, by their names."""


def heading(line: str) -> str | None:
    """The heading that `line` begins with, in small letters, or None where it begins with none that is known."""
    match = _HEADING.match(line)
    if match is None:
        return None
    name = _plain(match[1])
    return name if name in HEADINGS else None


def read_header(lines: Sequence[str], is_speaker: Callable[[str], bool] = lambda _: False) -> Header:
    """What `lines` tell. `is_speaker(name)` says whether a name among those present is a label in the interview."""
    found_date = found_case = found_role = ""
    present: list[tuple[str, str]] = []
    asking: list[str] = []
    for number, line in enumerate(lines):
        if asks := _ASKS.search(line):
            asking += [person for person, _ in _people(asks["names"], is_speaker)]
        for piece in line.split("|"):
            match = _HEADING.match(piece)
            if number < 3 and heading(piece) is None:
                found_date = found_date or iso_date(piece)
            if match is None:
                continue
            name, value = _plain(match[1]), piece[match.end() :].strip(" \t*_")
            if name in _ASKING:
                asking += [person for person, _ in _people(value, is_speaker)]
            if name in _DATE:
                found_date = iso_date(value) or found_date
            elif name in _CASE:
                found_case = found_case or re.sub(r"\s*\([^()]*\)$", "", value).rstrip(" .;,")
            elif name in _ROLE:
                found_role = found_role or value.rstrip(" .;")
            elif name in _PRESENT:
                present += _people(value or "; ".join(_list_below(lines, number)), is_speaker)
            elif is_speaker(match[1].strip()):
                present.append((match[1].strip(), value.rstrip(" .;")))
    return Header(found_date, found_case, tuple(present), found_role, tuple(asking))


def iso_date(words: str) -> str:
    """The first date in `words` as year-month-day, or "". Where day and month could be either, the day comes first."""
    lower = words.lower()
    for pattern, order in (
        (_ISO_DATE, (1, 2, 3)),
        (_DAY_FIRST, (3, 2, 1)),
        (_DAY_AND_MONTH, (3, 2, 1)),
        (_MONTH_AND_DAY, (3, 1, 2)),
    ):
        for match in pattern.finditer(lower):
            year, month, day = (match[group] for group in order)
            if day_found := _date(year, month, day):
                return day_found
    return ""


def _date(year: str, month: str, day: str) -> str:
    number = int(month) if month.isdigit() else _MONTHS.get(month, 0)
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    days = int(day)
    if number > 12 >= days:
        number, days = days, number
    try:
        return date(full_year, number, days).isoformat()
    except ValueError:
        return ""


def _plain(name: str) -> str:
    return " ".join(name.lower().split()).rstrip(".")


def _list_below(lines: Sequence[str], number: int) -> list[str]:
    """The lines that follow a heading which has nothing beside it, up to an empty line or the next heading."""
    below = []
    for line in lines[number + 1 :]:
        if not line.strip() or heading(line) is not None:
            break
        below.append(line.strip(" \t-–•*;,"))
    return below


def _people(value: str, is_speaker: Callable[[str], bool]) -> list[tuple[str, str]]:
    """“Interviewer; I1 (nurse), I2 – head of IT” as names and roles."""
    divider = r";" if ";" in value else r",| og | and | & "
    people: list[tuple[str, str]] = []
    for piece in re.split(rf"(?:{divider})(?![^()]*\))", value):
        name, role = _name_and_role(piece.strip(" \t.–-"))
        if not name:
            continue
        if people and ";" not in value and not role and not is_speaker(name) and is_speaker(people[-1][0]):
            people[-1] = (people[-1][0], ", ".join(filter(None, (people[-1][1], name))))
        else:
            people.append((name, role))
    return people


def _name_and_role(piece: str) -> tuple[str, str]:
    in_brackets = re.fullmatch(r"(.+?)\s*\((.+)\)", piece)
    if in_brackets:
        return in_brackets[1], in_brackets[2].strip()
    parts = re.split(r"\s+[-–—]\s+|:\s+|,\s+", piece, maxsplit=1)
    return parts[0].strip(), parts[1].strip() if len(parts) > 1 else ""
