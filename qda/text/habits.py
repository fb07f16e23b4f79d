"""Rarer ways to show who speaks, for texts in which no colon does: columns, names on lines of their own, Q and A.

Each is believed only where it goes through the whole text. Knows nothing of turns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from qda.model import Span
from qda.text.labels import TIMES, Label, could_be_name, is_known, key_of, looks_like_name, moments, starts_no_name
from qda.text.times_beside import only_time

_FRAMED_TIME = rf"[\[(]?(?P<time>{TIMES})[\])]?"
_ONLY_TIME = re.compile(rf"[ \t]*{_FRAMED_TIME}[ \t]*")
_TIME_THEN_NAME = re.compile(rf"[ \t]*(?P<start>){_FRAMED_TIME}(?:[ \t]*[-–])?[ \t]++(?P<name>\S.{{0,39}}?)[ \t]*")
_COLUMNS = re.compile(
    rf"""[ ]*(?P<start>) (?:\d{{1,4}}[ ]*\t[ ]*)?
    (?P<name>[^\t\d][^\t]{{0,39}}?)[ ]*+:?[ ]*+
    (?:\t[ ]*{_FRAMED_TIME}[ ]*)?
    \t(?=[ \t]*\S)""",
    re.VERBOSE,
)
_BEFORE_TIME = re.compile(
    rf"[ \t]*(?P<start>)(?P<name>[^\W\d_][^\t\[\]():]{{0,39}}?)[ \t]*[\[(](?P<time>{TIMES})[\])][ \t]+(?=\S)"
)
_FRAMED = re.compile(r"[ \t]*(?P<start>)\[(?P<name>[^\W\d_][^\t\[\]:]{0,39})\][ \t]+(?=\S)")
_BY_LETTER = re.compile(r"[ \t]*(?P<start>)(?P<name>Q|A|(?:I|R|P|S|F|B)(?=[.)]))\d{0,3}[.)]?[ \t]+(?=\S)")
_DASH = re.compile(r"[-–—]")
_LONGEST_LABEL = 60
_BY_DASH = re.compile(
    rf"[ \t]*(?P<start>)(?:{_FRAMED_TIME}[ \t]+)?(?P<name>[^\W\d_][^\t\[\]():–—]{{0,39}}?)"
    r"(?:(?P<blank>[ \t]+)[-–—]|[-–—](?=[ \t]))[ \t]*(?=[^\s–—-])"
)
_DASH_BEHIND = re.compile(r"[ \t]*(?P<dash>[-–—])(?=[ \t]*\S)(?![ \t]*\d)")
_FEW = 9
_DASHED = 0.6
"""With so large a share of labels, a dash behind them is how the transcript is written, and nobody's aside."""
_SENTENCE_ENDS = (".", "?", "!", "…", ",", ";", ":")
_LONGEST_NAME = 40
_LETTERS = 2


def labels_without_colon(lines: Sequence[str]) -> list[Label]:
    """The labels of the first habit that goes through the text; none where no habit does."""
    offsets = begins_of(lines)
    filled = sum(1 for line in lines if line.strip())
    for habit in (in_columns, before_times, framed, behind_times, by_dashes, on_own_lines, by_letters):
        labels = habit(lines, offsets)
        if labels and _goes_through(labels, filled, habit):
            return labels
    return []


def begins_of(lines: Sequence[str]) -> list[int]:
    """Where each line begins, and where one after the last would."""
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    return offsets


Habit = Callable[[Sequence[str], Sequence[int]], list[Label]]


def _goes_through(labels: Sequence[Label], filled: int, habit: Habit) -> bool:
    """Whether a habit's labels are of two or more who take turns."""
    counts = Counter(label.key for label in labels)
    timed = sum(label.time_start is not None for label in labels)
    if len(counts) < _LETTERS or max(counts.values()) < 2 or len(labels) < (3 if timed == len(labels) else 4):
        return False
    changes = sum(before.key != label.key for before, label in pairwise(labels))
    share = 0.4 if habit in (in_columns, by_dashes, by_letters) else 0.2
    return len(labels) >= share * filled and 2 * changes >= len(labels) - 1


def _recurring(found: Sequence[Label]) -> list[Label]:
    """Those whose name stands there more than once, or is a word that interviews use; all where all have times."""
    counts = Counter(label.key for label in found)
    if found and all(label.time_start is not None for label in found):
        return list(found)
    if sum(count > 1 for count in counts.values()) < _LETTERS or 2 * len(counts) > len(found):
        return []
    return [label for label in found if counts[label.key] > 1 or is_known(label.key)]


def _answered(found: Sequence[Label], lines: Sequence[str]) -> list[Label]:
    """Labels on lines of their own; none where they follow one another as in a list, with nothing said between."""
    places = {label.line for label in found}
    followed = sum(label.line + 1 < len(lines) and label.line + 1 not in places for label in found)
    return list(found) if followed > 0.8 * len(found) else []


def _named(line: int, start: int, end: int, name: str, time: str | None = None) -> Label | None:
    name = " ".join(name.split()).strip(" .,-:")
    if not could_be_name(name) or len(name) > _LONGEST_NAME or starts_no_name(name):
        return None
    if not looks_like_name(name) and not is_known(key_of(name)):
        return None
    since, until = moments(time)
    return Label(line, start, end, name, "", since, until, False, key_of(name))


def in_columns(lines: Sequence[str], offsets: Sequence[int]) -> list[Label]:
    """“Kari ⇥ Hei”, “Kari ⇥ 00:12 ⇥ Hei”, the rows of a table with two or three columns."""
    found = []
    for number, line in enumerate(lines):
        row = _COLUMNS.match(line) if "\t" in line else None
        if row is None:
            continue
        begin, end = offsets[number] + row.start("start"), offsets[number] + len(line[: row.end()].rstrip())
        label = _named(number, begin, end, row["name"], row["time"])
        if label:
            found.append(label)
    return _recurring(found)


def before_times(lines: Sequence[str], offsets: Sequence[int]) -> list[Label]:
    """“Kari Nordmann [00:00:12] Hei”, as Trint writes it."""
    return _recurring(_led_by(_BEFORE_TIME, lines, offsets))


def framed(lines: Sequence[str], offsets: Sequence[int]) -> list[Label]:
    """“[SPEAKER_00] Hei”."""
    return _recurring(_led_by(_FRAMED, lines, offsets))


def _led_by(label: re.Pattern[str], lines: Sequence[str], offsets: Sequence[int]) -> list[Label]:
    found = []
    for number, line in enumerate(lines):
        row = label.match(line)
        if row is None:
            continue
        begin, end = offsets[number] + row.start("start"), offsets[number] + len(line[: row.end()].rstrip())
        named = _named(number, begin, end, row["name"], row.groupdict().get("time"))
        if named:
            found.append(named)
    return found


def behind_times(lines: Sequence[str], offsets: Sequence[int]) -> list[Label]:
    """“00:00:12 Kari Nordmann” on a line of its own."""
    found = []
    for number, line in enumerate(lines):
        row = _TIME_THEN_NAME.fullmatch(line) if ":" in line[:12] else None
        if row is None or row["name"].endswith(_SENTENCE_ENDS):
            continue
        begin, end = offsets[number] + row.start("start"), offsets[number] + len(line.rstrip())
        label = _named(number, begin, end, row["name"], row["time"])
        if label:
            found.append(label)
    return _recurring(_answered(found, lines))


def on_own_lines(lines: Sequence[str], offsets: Sequence[int]) -> list[Label]:
    """“Kari Nordmann” on a line of its own before what she says, maybe with a time on the line below or above."""
    found = []
    for number, line in enumerate(lines[:-1]):
        name = line.strip()
        if not name or len(name) > _LONGEST_NAME or name.endswith(_SENTENCE_ENDS) or "\t" in name:
            continue
        following = lines[number + 1]
        time = _ONLY_TIME.fullmatch(following) if following.strip() else None
        if not following.strip():
            continue
        begin = offsets[number] + len(line) - len(line.lstrip())
        end = offsets[number + 1] + len(following.rstrip()) if time else begin + len(name)
        above = only_time(lines[number - 1]) if number and not time else None
        if above is not None:
            begin = offsets[number - 1] + len(above[0]) - len(above[0].lstrip())
        told = time or above
        label = _named(number, begin, end, name, told["time"] if told else None)
        if label:
            found.append(label)
    timed = [label for label in found if label.time_start is not None]
    return _recurring(_answered(timed if len(timed) > 2 else found, lines))


def by_dashes(lines: Sequence[str], offsets: Sequence[int]) -> list[Label]:
    """“Kari – Vi begynte tidlig”, where one of them asks or is called what interviews call people.

    So neither a list nor prose with a dash in it has speakers.
    """
    found = []
    asked = False
    for number, line in enumerate(lines):
        row = _BY_DASH.match(line) if _DASH.search(line, 0, _LONGEST_LABEL) else None
        if row is None:
            continue
        end = offsets[number] + len(line[: row.end()].rstrip())
        label = _named(number, offsets[number] + row.start("start"), end, row["name"], row["time"])
        if label and (row["blank"] or is_known(label.key)):
            found.append(label)
            asked = asked or is_known(label.key) or line.rstrip(" »”\"')").endswith("?")
    if all(is_known(label.key) for label in found):
        return found
    return _recurring(found) if asked else []


def with_dashes(labels: Sequence[Label], lines: Sequence[str], offsets: Sequence[int]) -> list[Label]:
    """`labels`, with the dash that stands behind each of most of them: “I: – Når begynte dere?”."""
    if not any(
        _DASH_BEHIND.match(lines[label.line], max(0, label.end - offsets[label.line])) for label in labels[:_FEW]
    ):
        return list(labels)
    dashes = [_DASH_BEHIND.match(lines[label.line], max(0, label.end - offsets[label.line])) for label in labels]
    if sum(map(bool, dashes)) > _DASHED * len(labels):
        for label, dash in zip(labels, dashes, strict=True):
            if dash is not None:
                label.end = offsets[label.line] + dash.end("dash")
    return list(labels)


def by_letters(lines: Sequence[str], offsets: Sequence[int]) -> list[Label]:
    """“Q. How?” and “A. So.”, by turns."""
    found = []
    for number, line in enumerate(lines):
        row = _BY_LETTER.match(line)
        if row is not None:
            begin = offsets[number] + row.start("start")
            end = offsets[number] + len(line[: row.end()].rstrip())
            found.append(Label(number, begin, end, row["name"], "", None, None, False, key_of(row["name"])))
    if {label.key for label in found} not in ({"q", "a"}, {"i", "r"}, {"i", "p"}, {"i", "b"}, {"s", "f"}):
        return []
    changes = sum(before.key != label.key for before, label in pairwise(found))
    return found if changes >= 0.7 * (len(found) - 1) else []


def bold_questions(lines: Sequence[str], bold: Sequence[Span]) -> list[tuple[int, bool]]:
    """Where what is asked stands in bold and what is answered does not: the lines that begin a turn, and who asks.

    Empty where bold is something else, such as headings.
    """
    whole = set()
    spans = {span.start: span for span in bold}
    offset = 0
    for number, line in enumerate(lines):
        start = offset + len(line) - len(line.lstrip())
        if line.strip() and start in spans and spans[start].end >= offset + len(line.rstrip()) - 1:
            whole.add(number)
        offset += len(line) + 1
    asked = [number for number in sorted(whole) if lines[number].rstrip(" »”\"')").endswith("?")]
    if len(asked) < _LETTERS or 2 * len(asked) < len(whole):
        return []
    begins: list[tuple[int, bool]] = []
    for number in range(asked[0], len(lines)):
        if lines[number].strip() and (not begins or begins[-1][1] != (number in whole)):
            begins.append((number, number in whole))
    return begins if len(begins) > len(asked) else []
