"""Logs of what was written in a meeting or on a phone: each message has its time and its writer before it.

“09:15:02  From Kari Nordmann to Everyone: …” as Zoom keeps it on a computer, “00:15:02⇥Kari Nordmann:⇥…” as it does in
its cloud, “[12.03.2024, 09:15] Kari: …” as phones export it. Knows nothing of turns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qda.text.labels import Label, key_of, moments

_DAY = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
_CLOCK = r"(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[ \u202f]?(?P<half>[AaPp])\.?[Mm]\.?)?"
_ZOOM = re.compile(
    rf"""[ \t]*+(?P<start>)(?:{_DAY}[ \t]+)?{_CLOCK}[ \t]+(?:From|Fra|Frå|Från|Von|De|Da|Van|Od|Lähettäjä)[ \t]+
    (?P<name>\S[^\n:]{{0,79}}?)
    (?:[ \t]+(?:to|til|till|an|à|a|para|aan|do|vastaanottaja)[ \t]+[^\s:][^\n:]{{0,79}}?)?
    (?:[ \t]*\((?:Direct[ ]Message|Privately|Direktemelding|Privat)\))?[ \t]*:(?=\s|\Z)""",
    re.VERBOSE | re.IGNORECASE,
)
_PHONE = re.compile(
    rf"""[ \t\u200e]*+(?P<start>)(?P<framed>\[)?{_DAY},?[ \t]+{_CLOCK}(?(framed)\]|[ \t]+-)
    [\u200e\u202f~ \t]++(?P<name>[^\s:~\u200e][^\n:]{{0,59}}?)[ \t]*:(?=\s|\Z)""",
    re.VERBOSE,
)
_CLOUD = re.compile(
    rf"[ \t]*+(?P<start>)(?:{_DAY}[ \t]+)?{_CLOCK}[ ]*\t[ ]*(?P<name>[^\s:][^\t\n]{{0,79}}?)[ ]*:[ ]*(?:\t|\Z)",
    re.VERBOSE,
)
_LEAST = 2
_TOP = 40
"""Within so many lines a log begins; so nothing else is looked through."""
_NOON = 12 * 3_600_000


def messages(lines: Sequence[str], offsets: Sequence[int]) -> list[Label]:
    """The labels of a log's messages; none where `lines` are no log."""
    top = [line for line in lines[:_TOP] if line.strip()][: _LEAST + 1]
    for form in (_ZOOM, _CLOUD, _PHONE):
        if not any(map(form.match, top)):
            continue
        rows = ((number, form.match(line)) for number, line in enumerate(lines))
        found = [_label(number, offsets[number], row) for number, row in rows if row]
        if len(found) >= _LEAST:
            return found
    return []


def _label(number: int, offset: int, row: re.Match[str]) -> Label:
    time = row["time"]
    moment = moments(time if time.count(":") > 1 else f"{time}:00")[0]
    if moment is not None and row["half"]:
        moment = moment % _NOON + (_NOON if row["half"] in "Pp" else 0)
    name = " ".join(row["name"].split())
    return Label(number, offset + row.start("start"), offset + row.end(), name, "", moment, None, False, key_of(name))
