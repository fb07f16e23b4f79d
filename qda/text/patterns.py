"""How a transcript shows who speaks, said by a person instead of guessed: one of the known ways, or one of its own.

What is chosen is believed sooner than what is guessed: a name that stands there once is a speaker, too.
Knows nothing of files or storage.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from qda.errors import CannotDo
from qda.model import Span
from qda.text.habits import begins_of, behind_times, by_dashes, by_letters, in_columns, on_own_lines
from qda.text.labels import (
    TIMES,
    Label,
    below_header,
    could_be_name,
    find_labels,
    is_known,
    key_of,
    looks_like_name,
    moments,
    starts_no_name,
)
from qda.text.turns import Transcript, bold_turns, find_turns, paragraph_turns, turns_at


class Way(StrEnum):
    """A way to show who speaks."""

    FOUND = "found"
    """Whichever the text itself tells."""
    COLON = "colon"
    TIME_FIRST = "time first"
    STAR = "star"
    TIME_BEHIND = "time behind"
    OWN_LINE = "own line"
    COLUMNS = "columns"
    DASHES = "dashes"
    BOLD_NAMES = "bold names"
    BOLD_QUESTIONS = "bold questions"
    LETTERS = "letters"
    NOBODY = "nobody"
    """Nobody is named: a turn for each paragraph."""
    EXAMPLE = "example"
    """An expression made from a line in which a person marked the name."""
    EXPRESSION = "expression"
    """An expression a person wrote."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way to show who speaks; with its expression, where it is of the text's own."""

    way: Way = Way.FOUND
    expression: str = ""


FOUND = Pattern()

_LONGEST_LINE = 300
"""Characters of a line in which a label can stand."""
_TIME_LIMIT = 1.0
"""Seconds that an expression may take for a whole text."""
_OFTEN = 2


def turns_by(text: str, pattern: Pattern, bold: Sequence[Span] = ()) -> Transcript:
    """The turns of `text`, by the way that was chosen. Where it shows nobody, a turn for each paragraph.

    Raises CannotDo where the expression is not one, or takes too long.
    """
    if pattern.way is Way.FOUND:
        return find_turns(text, bold)
    if pattern.way is Way.BOLD_QUESTIONS:
        return bold_turns(text, bold) or paragraph_turns(text)
    labels = _labels(text.split("\n"), pattern, bold)
    return turns_at(text, labels) if labels else paragraph_turns(text)


def _labels(lines: Sequence[str], pattern: Pattern, bold: Sequence[Span]) -> list[Label]:
    match pattern.way:
        case Way.COLON | Way.TIME_FIRST | Way.STAR | Way.TIME_BEHIND:
            wanted = _SHAPES[pattern.way]
            found = [label for label in find_labels(lines) if wanted.fullmatch(_written(lines, label))]
            return _likely(below_header(found, lines))
        case Way.BOLD_NAMES:
            return [label for label in find_labels(lines, bold) if label.bold]
        case Way.COLUMNS:
            return in_columns(lines, begins_of(lines))
        case Way.DASHES:
            return by_dashes(lines, begins_of(lines))
        case Way.OWN_LINE:
            return on_own_lines(lines, begins_of(lines)) or behind_times(lines, begins_of(lines))
        case Way.LETTERS:
            return by_letters(lines, begins_of(lines))
        case Way.EXAMPLE:
            return _likely(_matching(lines, pattern.expression))
        case Way.EXPRESSION:
            return _matching(lines, pattern.expression)
    return []


_SHAPES = {
    Way.COLON: re.compile(r".*:(?:\*\*|__)?(?:[ \t]*[\[(].*)?", re.DOTALL),
    Way.TIME_FIRST: re.compile(r"(?:\*\*|__)?[\[(#]?\d.*:(?:\*\*|__)?", re.DOTALL),
    Way.STAR: re.compile(r"\*[ \t]*\d.*:", re.DOTALL),
    Way.TIME_BEHIND: re.compile(r".*\d[\])]?", re.DOTALL),
}
"""What the labels of a way look like, of all those with a colon in them."""


def _written(lines: Sequence[str], label: Label) -> str:
    return lines[label.line].lstrip(" \t>")[: label.end - label.start]


def _likely(labels: Sequence[Label]) -> list[Label]:
    """Those that are names, and those that recur: neither a sentence with a colon in it nor an address."""
    counts = Counter(label.key for label in labels)
    return [
        label
        for label in labels
        if is_known(label.key)
        or (not starts_no_name(label.name) and (looks_like_name(label.name) or " " not in label.name))
        or counts[label.key] > (_OFTEN if starts_no_name(label.name) else 1)
    ]


# --------------------------------------------------------------------------- a way of the text's own

_MARKED_TIME = re.compile(TIMES)
_PIECE = re.compile(rf"(?P<time>{TIMES})|(?P<number>\d+)|(?P<blank>[ \t]+)|(?P<other>\D)")
_BETWEEN = re.compile(rf"[^\w\n]*(?:{TIMES}[^\w\n]*)?")


def by_example(line: str, name: Span) -> Pattern:
    """The way in which `line` names its speaker, whose name stands at `name`.

    Raises CannotDo where nothing but words stands round the name: then every line would begin with one.
    """
    marked = line[name.start : name.end]
    name = Span(name.start + len(marked) - len(marked.lstrip()), name.end - len(marked) + len(marked.rstrip()))
    if not could_be_name(name.of(line)):
        raise CannotDo("Mark the name of who speaks, as it stands in a line.")
    before = line[: name.start].lstrip()
    between = _BETWEEN.match(line, name.end)
    after = between[0] if between else ""
    ends = name.end + len(after) >= len(line)
    framed = before.rstrip()[-1:] in ("[", "(", "<", "{", "*", "_", "|") if before else False
    if after.strip() or ends or "\t" in after or len(after) > 1:
        first = next((sign for sign in after if not sign.isspace() and not sign.isalnum()), "")
        inside = rf"[^\n\t{re.escape(first)}]" if first else r"[^\n\t]"
        named = rf"(?P<name>[^\W_]{inside}{{0,39}}?)"
    elif framed or not after:
        raise CannotDo("Mark the whole name, up to where something else begins.")
    elif before.strip():
        named = r"(?P<name>[^\W_]\S{0,39}" + r"[ \t]+\S+" * (len(name.of(line).split()) - 1) + ")"
    else:
        raise CannotDo("Nothing shows where the name ends; mark it in a line in which a sign or a tab follows it.")
    return Pattern(Way.EXAMPLE, r"[ \t]*" + _like(before) + named + _like(after) + (r"[ \t]*$" if ends else ""))


def _like(piece: str) -> str:
    """An expression for whatever looks like `piece`: other times, other numbers, as many spaces as there are."""
    parts = []
    timed = False
    for found in _PIECE.finditer(piece):
        match found.lastgroup:
            case "time" if not timed:
                timed = True
                parts.append(rf"(?P<time>{TIMES})")
            case "time":
                parts.append(TIMES)
            case "number":
                parts.append(r"\d+")
            case "blank" if "\t" in found[0]:
                parts.append(r"[ ]*\t[ \t]*")
            case "blank":
                parts.append(r"[ \t]+" if len(found[0]) == 1 else r"[ \t]{2,}")
            case _:
                parts.append(re.escape(found[0]))
    whole = "".join(parts)
    return whole.removesuffix(r"[ \t]+") + r"[ \t]*" if whole.endswith(r"[ \t]+") and piece.strip() else whole


def _matching(lines: Sequence[str], expression: str) -> list[Label]:
    """The labels an expression finds at the beginnings of lines. Its group “name”, else its first, is the name."""
    offset = 0
    labels = []
    for number, (line, found) in enumerate(_found(lines, expression)):
        if found is not None:
            whole = found.groupdict()
            name = whole["name"] if "name" in whole else found[1] if found.re.groups else found[0]
            shown = " ".join((name or "").split()).strip(" .,-:")
            time = _MARKED_TIME.search(found[0])
            if any(map(str.isalnum, shown)):
                start = offset + len(found[0]) - len(found[0].lstrip())
                end = offset + len(found[0].rstrip())
                since, until = moments(time and time[0])
                labels.append(Label(number, start, end, shown, "", since, until, False, key_of(shown)))
        offset += len(line) + 1
    return labels


def _found(lines: Sequence[str], expression: str) -> Iterator[tuple[str, Any]]:
    from time import perf_counter

    import regex

    from qda.text.seeking import NOT_UNDERSTOOD, REASONS

    if not expression.strip():
        raise CannotDo("Write an expression, or mark a name in a line.")
    try:
        compiled = regex.compile(expression)
    except regex.error as error:
        reason = REASONS.get(str(error.msg), NOT_UNDERSTOOD)
        place = min(error.pos or 0, len(expression)) + 1
        raise CannotDo("The expression is wrong at character {place}: {reason}.", place=place, reason=reason) from None
    left = _TIME_LIMIT
    for line in lines:
        began = perf_counter()
        try:
            found = compiled.match(line[:_LONGEST_LINE], timeout=max(left, 0.001)) if line.strip() else None
        except TimeoutError:
            raise CannotDo("The expression takes too long; make it simpler.") from None
        left -= perf_counter() - began
        yield line, found
