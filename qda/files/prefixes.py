"""Speakers that stand before their words: "Name: words", "[SPEAKER_00]: words", ">> words". Knows no format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qda.files.spoken import Utterance, on_one_line
from qda.text.labels import names_among

_PREFIX = re.compile(
    r"""(?:>>+[ \t]*|[-–—][ \t]*)?
    (?: [\[(] (?P<framed>[^\[\]():\n]{1,60}) [\])] [ \t]*:
      | (?P<name> [^\W_] [^:\n<>\[\]]{0,58}? ) (?:[ \t]*[\[(]\d{1,3}(?::\d{2}){1,2}[\])])? [ \t]*: )
    (?=[ \t]|$)[ \t]*""",
    re.VERBOSE,
)
_MARKED = re.compile(r"[\[(](?P<name>(?:speaker|taler|spk)[ _-]?\d{1,3})[\])][ \t]*:?[ \t]*", re.IGNORECASE)
_DASH = re.compile(r"[-–—](?!\d)")
_CHANGE = re.compile(r">>")
_MOST_WORDS = 8


def prefixed(pieces: Sequence[tuple[str, Utterance]]) -> Iterator[tuple[str, Utterance]]:
    """Utterances with the speakers that stand before their words. Who is named once speaks on until another is."""
    prefixes = [[_prefix(line) for line in utterance.words.split("\n")] for _, utterance in pieces]
    candidates = [found[0] for lines in prefixes for found in lines if found]
    names = names_among(candidates, len(pieces))
    named = sum(any(found and found[0] in names for found in lines) for lines in prefixes)
    carries = bool(names) and 4 * named < 3 * len(pieces)
    speaker = ""
    for (id_, utterance), found_in_lines in zip(pieces, prefixes, strict=True):
        lines = utterance.words.split("\n")
        speaker = speaker if carries else ""
        dialogue = len(lines) > 1 and all(map(_DASH.match, lines))
        pending: list[str] = []
        apart = False
        for line, found in zip(lines, found_in_lines, strict=True):
            name = names.get(found[0]) if found else None
            changes = dialogue or (name is None and _CHANGE.match(line) is not None)
            if name is None and not changes:
                pending.append(line)
                continue
            if pending:
                yield id_, replace(utterance, words=" ".join(pending), speaker=speaker, apart=apart)
            apart = True
            speaker = name or ""
            pending = [line[found[1] :] if found and name else line]
        yield id_, replace(utterance, words=" ".join(pending), speaker=speaker, apart=apart and not speaker)


def _prefix(line: str) -> tuple[str, int] | None:
    """What stands like a speaker's name before `line`, and where the words begin."""
    found = _MARKED.match(line) or _PREFIX.match(line)
    if found is None:
        return None
    groups = found.groupdict()
    name = on_one_line(groups.get("framed") or groups.get("name") or "").strip(" .,-–")
    return (name, found.end()) if name and name.count(" ") < _MOST_WORDS else None
