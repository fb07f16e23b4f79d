"""What happened since words were written, in words: a headline, and each difference. Knows no widgets.

A difference is told without colour: what went is struck through, what came is bold and underlined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape

from qda.analysis.staleness import Happened, Since
from ui.labels import plural, tr

ICON = "arrows-clockwise"
"""The mark of what is to be looked at again."""
AROUND = 6
"""How many words that stayed are told on either side of those that differ."""
_MOST = 40
"""How many words of something new or gone are told."""


def counted(happened: Happened, count: int) -> str:
    """ "1 passage was edited" """
    match happened:
        case Happened.EDITED:
            return plural(count, "{count} passage was edited", "{count} passages were edited")
        case Happened.NEW:
            return plural(count, "{count} passage is new", "{count} passages are new")
        case Happened.GONE:
            return plural(count, "{count} passage is gone", "{count} passages are gone")
        case Happened.RECODED:
            return plural(count, "{count} passage was recoded", "{count} passages were recoded")
        case Happened.REWRITTEN:
            return plural(count, "{count} cell reads differently", "{count} cells read differently")


def happenings(since: Sequence[Since]) -> str:
    """ "1 passage was edited, 2 passages are new" """
    counts = Counter(one.happened for one in since)
    return ", ".join(counted(happened, counts[happened]) for happened in Happened if counts[happened])


def since_written(since: Sequence[Since]) -> str:
    """The headline of a cell's summary."""
    return tr("Since this was written: {happened}", happened=happenings(since))


def since_worded(since: Sequence[Since]) -> str:
    """The headline of a point."""
    return tr("Since this was worded: {happened}", happened=happenings(since))


def named(one: Since) -> str:
    """What happened to which document or case: "edited · Osen interview"."""
    happened = {
        Happened.EDITED: tr("edited"),
        Happened.NEW: tr("new"),
        Happened.GONE: tr("gone"),
        Happened.RECODED: tr("recoded"),
        Happened.REWRITTEN: tr("reads differently"),
    }[one.happened]
    return f"{one.what} · {happened}" if one.what else happened


def spoken(since: Sequence[Since]) -> str:
    """All of it as plain text, a line each, for those who hear the window."""
    return "\n".join(_spoken(one) for one in since)


def _spoken(one: Since) -> str:
    before, after = (shown or tr("nothing") for shown in (one.before, one.after))
    return f"{named(one)}: {before} → {after}"


def differences(since: Sequence[Since]) -> str:
    """All of it as rich text: a paragraph each, what was there → what is now, the words that differ marked."""
    return "".join(f'<p style="margin:0 0 6px 0">{_told(one)}</p>' for one in since)


def _told(one: Since) -> str:
    heading = f"<b>{escape(named(one))}</b><br>"
    if one.happened is Happened.RECODED:
        before, after = (escape(codes) or f"<i>{tr('no code')}</i>" for codes in (one.before, one.after))
        return f"{heading}{before} → {after}"
    if not one.before or not one.after:
        words = _tokens(one.before or one.after)
        text = escape("".join(words[: 2 * _MOST])) + (" …" if len(words) > 2 * _MOST else "")
        return heading + (f"<s>{text}</s>" if one.before else text)
    before, after = marked(one.before, one.after)
    return f"{heading}{before}<br>→ {after}"


def marked(before: str, after: str) -> tuple[str, str]:
    """Both as rich text, the words that differ marked and long stretches that stayed folded to "…"."""
    a, b = _tokens(before), _tokens(after)
    old: list[str] = []
    new: list[str] = []
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for place, (kind, a1, a2, b1, b2) in enumerate(blocks):
        if kind == "equal":
            same = _folded(a[a1:a2], first=place == 0, last=place == len(blocks) - 1)
            old.append(same)
            new.append(same)
            continue
        if a1 < a2:
            old.append(f"<s>{escape(''.join(a[a1:a2]))}</s>")
        if b1 < b2:
            new.append(f"<b><u>{escape(''.join(b[b1:b2]))}</u></b>")
    return "".join(old), "".join(new)


def _folded(tokens: Sequence[str], *, first: bool, last: bool) -> str:
    """Words that stayed: only those near something that differs."""
    near = 2 * AROUND
    if len(tokens) <= (near if first or last else 2 * near):
        return escape("".join(tokens))
    head = "" if first else escape("".join(tokens[:near]))
    tail = "" if last else escape("".join(tokens[-near:]))
    return f"{head} … {tail}"


def _tokens(text: str) -> list[str]:
    """Words and what is between them."""
    return re.findall(r"\s+|\w+|[^\w\s]+", text)
