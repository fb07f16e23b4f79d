"""Labels of speakers: where a line says who speaks, with a colon, a time or in bold, and which of them to believe.

A label is believed where it recurs, or where it is a word that interviews use (“Intervjuer”, “I1”, “Q”).
So a sentence with a colon in it, an address on the web, or a line of the header does not become a speaker.
Knows nothing of turns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qda.model import Span
from qda.text.header import HEADINGS, heading
from qda.text.vocabulary import listed


@dataclass(slots=True)
class Label:
    """Something at the start of a line that may be a speaker's label."""

    line: int
    start: int
    end: int
    name: str
    brackets: str
    time_start: int | None
    time_end: int | None
    bold: bool = False
    key: str = ""
    """The name in small letters: what is one speaker's, however it is written."""
    indent: int = 0

    def again(self, line: int, offset: int) -> Label:
        """The same label, without a time, at the start of another line, which begins at `offset`."""
        start = offset + self.indent
        end = start + self.end - self.start
        return Label(line, start, end, self.name, self.brackets, None, None, False, self.key)


_TIME = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_LOOSE_TIME = r"\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?"
TIMES = rf"{_TIME}(?:[ \t]*(?:-->|[-–—])[ \t]*{_TIME})?"
_NAME = r"[^\W_](?:[^\W_]|_(?=\d)|[ .,/&'’+-]){0,39}?"
_WITH_COLON = re.compile(
    rf"""[ \t>]*(?P<start>)
    (?:\d{{1,4}}[.)]?[ \t]+(?=[^\W\d_]))?
    (?:\*\*|__)?
    (?:[\[(](?P<lead>{TIMES})[\])][ \t]*[-–]?[ \t]*|(?P<bare_lead>{TIMES})[ \t]+(?:[-–][ \t]+)?
      |\#(?P<mark>{_TIME}(?:-\d)?)\#[ \t]*|\*[ \t]*(?P<star>\d{{1,3}}:\d{{1,2}}(?::\d{{1,2}})?)[ \t]*=?[ \t]*)?
    (?:\*\*|__)?
    (?:\[(?P<framed>{_NAME})\]|(?P<name>{_NAME}))
    (?:[ \t]*[(\[](?P<brackets>[^()\[\]]{{1,60}})[)\]])?
    (?:\*\*|__)?[ \t]*:(?:\*\*|__)?
    (?:[ \t]*[\[(](?P<trail>{TIMES})[)\]](?:\*\*|__)?)?
    (?=(?P<next>.?))""",
    re.VERBOSE,
)
_WITH_TIME = re.compile(
    rf"""[ \t]*(?P<start>)(?:
    (?P<name>{_NAME})(?:[ \t]*[(\[](?P<brackets>[^\d()\[\]][^()\[\]]{{0,59}})[)\]])?
    (?:[ \t]*[(\[]|[ \t]+)(?P<time>{TIMES})[)\]]?[ \t]*$
    |(?P<time_first>{TIMES})\t(?P<name_second>[^\t]{{1,40}})(?:\t|[ \t]*$)
    )""",
    re.VERBOSE,
)
ONLY_TIME = re.compile(rf"[ \t]*[\[(](?P<time>{TIMES})[\])][ \t]*")
_FARTHEST_COLON = 110
_HEADER_LINES = 40
_AFTER_COLON = ("", " ", "\t")
_BY_PROGRAM = 0.75
"""With so large a share of utterances named, a program named them, and every one it could."""
_INITIALS = re.compile(r"(?!OK|JA|SÅ|NÅ|MM)[A-ZÆØÅ]{2,3}")
"""The first letters of somebody's names, which may spell a word: “DE”, “ON”."""
_NUMBERED_SPEAKER = re.compile(
    r"(?:speaker|taler|talar|spk|deltaker|participant|person|stemme|voice|sprecher|talare)[ _-]?\d{1,3}"
)
_LEADING_TIME = re.compile(rf"{TIMES}\Z")
_BOLD_NAME = re.compile(r"[^\W_](?:[^\W_]|[ .,/&'’+-]){0,39}")

_INTERVIEWERS = (
    "intervjuer|intervjuar|intervjuere|intervjuarar|interviewer|interviewers|int|forsker|forskar|researcher|moderator|ra"
    "|ordstyrer|ordstyrar|facilitator|fasilitator|spørsmål|spm|question|q"
)
_PARTICIPANTS = (
    "informant|inf|respondent|resp|deltaker|deltakar|deltager|participant|interviewee|interviewed|intervjuobjekt|intervjuet"
    "|svar|answer|a|kandidat"
)
_EITHER = (
    "speaker|taler|talar|person|stemme|voice|mann|kvinne|man|woman|i|r|p|s|d|f|k|m"
    "|ukjent|ukjend|unknown|unknown speaker|ukjent taler|flere|fleire"
)
_NUMBER = r"\.?[ _]?[#-]?(?:\d{1,2}[a-z]?)?"
_KNOWN = re.compile(rf"(?:{_INTERVIEWERS}|{_PARTICIPANTS}|{_EITHER}){_NUMBER}")
INTERVIEWER = re.compile(rf"(?:{_INTERVIEWERS}){_NUMBER}")
PARTICIPANT = re.compile(rf"(?:{_PARTICIPANTS}){_NUMBER}")
INTERVIEWING = re.compile(
    r"\b(?:intervjuer|intervjuar|interviewer|moderator|ordstyrer|ordstyrar|facilitator|fasilitator)\b"
)
TOGETHER = re.compile(r"\s+(?:og|and)\s+|\s*[&/+]\s*|,\s+")

_NO_NAMES = listed(
    """
    http https www kl klokken mm altså ja nei jo men og så eller at om hvis fordi derfor dvs eks for jeg eg
    vi du dere de dei han hun ho det dette den disse der her nå da då når hva kva hvem kven hvordan korleis
    hvorfor kvifor svaret poenget min mitt mine vår vårt våre deres en ein et eit alle andre noen nokon
    mange noe noko først forst etter sånn slik samtidig tema del kapittel eksempel konklusjon oppsummering
    resultat resultater problemet saken ok okay mhm yes well so but and or if because then there here it
    this that these those the an i'd we you he she they what who how why when where my our your first second
    third next after in on to with from one some many all example part chapter section summary result
    results conclusion tabell figur boks vedlegg table figure box appendix
    """
)
"""What a name does not begin with."""
_SMALL_WORDS = listed(
    """
    og and i fra from av of for ved på at in de la von van der den the
    """
)
"""What may stand in small letters inside a name."""


# --------------------------------------------------------------------------- what may be a label


def find_labels(lines: Sequence[str], bold: Sequence[Span] = ()) -> list[Label]:
    """Whatever at the start of a line may be a label. Bold at the start of a line tells one without a colon."""
    in_bold = {span.start: span for span in bold}
    found = []
    seen: dict[str, Label] = {}
    offset = 0
    for number, line in enumerate(lines):
        label = None
        colon = line.find(":", 0, _FARTHEST_COLON)
        if colon >= 0:
            like = seen.get(line[: colon + 1])
            if (
                like is not None
                and line[colon + 1 : colon + 2] in _AFTER_COLON
                and line[colon + 2 : colon + 3] not in "[("
            ):
                label = like.again(number, offset)
            else:
                label = _label_with_colon(number, line, offset) or _label_with_time(number, line, offset)
                if label is not None:
                    label.key = key_of(label.name)
                    if label.time_start is None and label.end == offset + colon + 1:
                        label.indent = label.start - offset
                        seen[line[: colon + 1]] = label
        if in_bold:
            label = _set_in_bold(label, number, line, offset, in_bold)
        if label is not None:
            found.append(label)
        offset += len(line) + 1
    return found


def _set_in_bold(label: Label | None, number: int, line: str, offset: int, bold: Mapping[int, Span]) -> Label | None:
    """`label` with what the bold at the start of its line tells, if anything is bold there."""
    span = bold.get(offset) or bold.get(offset + len(line) - len(line.lstrip()))
    if span is None:
        return label
    if label is None:
        return _bold_label(number, line, offset, span)
    if span.end <= label.end + 1:
        label.bold = True
    return label


def _label_with_colon(number: int, line: str, offset: int) -> Label | None:
    match = _WITH_COLON.match(line)
    if match is None:
        return None
    name = (match["framed"] or match["name"]).strip(" .,-")
    following = match["next"]
    if not could_be_name(name) or following in ("/", "\\", ":") or following.isdigit():
        return None
    if following and not following.isspace() and not _KNOWN.fullmatch(key_of(name)):
        return None
    brackets = (match["brackets"] or "").strip()
    mark = (match["mark"] or "").replace("-", ".")
    times = match["lead"] or match["bare_lead"] or mark or match["star"] or match["trail"]
    if brackets and _LEADING_TIME.match(brackets):
        times, brackets = times or brackets, ""
    start, end = moments(times)
    return Label(
        number,
        offset + match.start("start"),
        offset + match.end(),
        name,
        brackets,
        start,
        end,
    )


def _label_with_time(number: int, line: str, offset: int) -> Label | None:
    match = _WITH_TIME.match(line)
    if match is None:
        return None
    name = (match["name"] or match["name_second"]).strip(" .,-")
    if not could_be_name(name):
        return None
    start, end = moments(match["time"] or match["time_first"])
    label_end = offset + len(line[: match.end()].rstrip())
    brackets = (match["brackets"] or "").strip()
    return Label(number, offset + match.start("start"), label_end, name, brackets, start, end)


def _bold_label(number: int, line: str, offset: int, bold: Span) -> Label | None:
    """A name in bold before the speech, without a colon. A whole line in bold is a heading, or speech."""
    words = line[bold.start - offset : bold.end - offset]
    name = words.strip(" \t.,-–")
    if not _BOLD_NAME.fullmatch(name) or not could_be_name(name):
        return None
    alone = not line[bold.end - offset :].strip()
    if alone and not _KNOWN.fullmatch(key_of(name)):
        return None
    start = bold.start + len(words) - len(words.lstrip())
    return Label(number, start, start + len(words.strip()), name, "", None, None, True, key_of(name))


def could_be_name(name: str) -> bool:
    return any(map(str.isalpha, name)) and name.count(" ") < 5


def is_known(key: str) -> bool:
    """Whether a label is a word that interviews use, such as “Intervjuer”, “I1” or “Q”."""
    return _KNOWN.fullmatch(key) is not None


def starts_no_name(name: str) -> bool:
    """Whether it begins like a sentence, or is a heading of a header."""
    key = key_of(name)
    return key in HEADINGS or key.partition(" ")[0] in _NO_NAMES


def key_of(name: str) -> str:
    """`name` as it is the same however it is written: in small letters, without a last point."""
    return " ".join(name.casefold().split()).rstrip(".")


def moments(words: str | None) -> tuple[int | None, int | None]:
    """The first and the second time in `words`, in milliseconds."""
    if not words:
        return None, None
    times = [_milliseconds(moment) for moment in re.findall(_LOOSE_TIME, words)]
    return times[0] if times else None, times[1] if len(times) > 1 else None


def _milliseconds(moment: str) -> int:
    whole, _, fraction = moment.replace(",", ".").partition(".")
    seconds = 0
    for figure in whole.split(":"):
        seconds = seconds * 60 + int(figure)
    return seconds * 1000 + int(fraction.ljust(3, "0") or 0)


# --------------------------------------------------------------------------- which labels are believed


def believed(labels: Sequence[Label], lines: Sequence[str]) -> list[Label]:
    """The labels that are speakers', in order; none where the text is no interview."""
    labels = below_header(labels, lines)
    voices = _voices(labels)
    spoken = [label for label in labels if label.key in voices]
    if len(voices) == 1 and not _speaks_alone(spoken):
        return []
    if spoken and spoken[0].line > _HEADER_LINES and 2 * spoken[0].line > len(lines):
        return []
    return spoken


def _speaks_alone(spoken: Sequence[Label]) -> bool:
    """Whether labels that are all one speaker's are enough to be an interview."""
    name = spoken[0].name
    if _KNOWN.fullmatch(spoken[0].key) and len(name) > 2:
        return True
    return len(spoken) > 2 and looks_like_name(name)


def _voices(labels: Sequence[Label]) -> set[str]:
    """The keys of the labels that are speakers'."""
    counts = Counter(label.key for label in labels)
    timed = Counter(label.key for label in labels if label.time_start is not None)
    by_program = timed.total() >= 3
    bold = {label.key for label in labels if label.bold}
    spelling = {label.key: label.name for label in reversed(labels)}
    voices: set[str] = set()
    roles: set[str] = set()
    once: set[str] = set()
    for key, count in counts.items():
        first = key.split(maxsplit=1)[0]
        if _KNOWN.fullmatch(key):
            voices.add(key)
        elif key in HEADINGS or (first in _NO_NAMES and not (count > 1 and _INITIALS.fullmatch(spelling[key]))):
            continue
        elif looks_like_name(spelling[key]):
            if count > 1 or (by_program and timed[key]):
                voices.add(key)
            elif _is_first_name(spelling[key]):
                once.add(key)
        elif count > 2 or (count > 1 and key in bold):
            (roles if " " in key else voices).add(key)
    if voices:
        voices |= roles | once  # “leder for hjemmetjenesten” speaks where somebody else does
    if any(len(key) > 2 for key in voices):  # “A: buy, B: lease” is a list, where people have longer labels
        voices = {key for key in voices if len(key) > 1 or counts[key] > 1}
    for key in counts:
        parts = TOGETHER.split(key)
        if len(parts) > 1 and voices.issuperset(parts):
            voices.add(key)
    return voices


_RATHER_WORDS = listed(
    """
    andre jun san ask mor tro time are even odd storm sol dag liv mark may grace hope rose will bill frank grant art
    page penny ward faith joy earl to no si do alle line saga lykke vår rein min din sin mine max
    """
)
"""First names that a line with a colon behind may as well begin with as words."""


def _is_first_name(name: str) -> bool:
    """Whether it is a first name that many bear, maybe with a last name, and no usual word."""
    from qda.text.gazetteer import first_names

    words = name.split()
    return len(words) <= 3 and words[0] in first_names() and words[0].lower() not in _RATHER_WORDS


def names_among(candidates: Sequence[str], utterances: int) -> dict[str, str]:
    """Which of `candidates` are names of speakers, where each stands with a colon before one of `utterances`.

    Gives the name as it is mostly written for every way in which it is.
    """
    counts = Counter(key_of(name) for name in candidates)
    spellings = Counter(candidates)
    by_program = len(candidates) >= _BY_PROGRAM * utterances
    told: dict[str, str] = {}
    for name in sorted(spellings, key=lambda name: -spellings[name]):
        key = key_of(name)
        recurs = counts[key] > 1
        if not _KNOWN.fullmatch(key) and not _NUMBERED_SPEAKER.fullmatch(key):
            if not could_be_name(name) or not (recurs or by_program):
                continue
            often = by_program and counts[key] > (max(2, utterances // 50) if starts_no_name(name) else 1)
            if (starts_no_name(name) or not looks_like_name(name)) and not often:
                continue
        told[name] = name
    usual: dict[str, str] = {}
    return {name: usual.setdefault(key_of(name), name) for name in told}


def looks_like_name(name: str) -> bool:
    """Each word begins with a capital or a digit, small words apart."""
    words = [word for word in re.split(r"[\s/&+,.-]+", name) if word]
    return name[:1].isupper() and all(not word[0].islower() or word in _SMALL_WORDS for word in words)


_GREETINGS = listed(
    """
    hei hallo ja jo nei ok okay da så velkommen mhm takk yes no hi hello so well welcome thanks right
    """
)


def below_header(labels: Sequence[Label], lines: Sequence[str]) -> list[Label]:
    """`labels` without those that belong to the header: “Intervjuer: Kari” between or below lines like “Dato: …”."""
    rows = {label.line: label for label in labels if label.line < _HEADER_LINES}
    last = -1
    for number, line in enumerate(lines[:_HEADER_LINES]):
        if heading(line) is not None:
            last = number
        elif number in rows and not _presents(rows[number], line):
            break
    number = last + 1
    while number and number in rows and _presents(rows[number], lines[number]):
        last = number
        number += 1
    if last < 0:
        last = _last_named_once(labels, lines, rows)
    return [label for label in labels if label.line > last]


def _last_named_once(labels: Sequence[Label], lines: Sequence[str], rows: Mapping[int, Label]) -> int:
    """The last of the lines below a title that give a name, as “Interviewer: Kari Nordmann”, by labels that never
    come back; -1 where there is none."""
    counts = Counter(label.key for label in labels)
    last = -1
    for number in sorted(rows):
        label, line = rows[number], lines[number]
        value = re.split(r"[,;(–]", line.partition(":")[2])[0].strip()
        if counts[label.key] > 1 or not _presents(label, line) or not looks_like_name(value):
            break
        last = number
    return last if len(labels) - sum(label.line <= last for label in labels) > 2 else -1


def _presents(label: Label, line: str) -> bool:
    """Whether “I1: head of health” tells who somebody is, rather than what they said."""
    words = line.partition(":")[2].split()
    return (
        0 < len(words) <= 8
        and label.time_start is None
        and words[-1][-1] not in ".?!…"
        and words[0].strip(",").casefold() not in _GREETINGS
    )
