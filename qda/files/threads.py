"""Comments as a file stores them, made into threads that stand on words: what Word's and OpenDocument's have in common.

Readers mark the places at which comments begin and end, by `FROM` and `TO` with a comment's id behind them, and those
of the paragraphs they were made in, by `AT` and `END_OF`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qda.margin import Comment, Holds
from qda.model import NOWHERE, Span
from qda.text.spans import trimmed

FROM, TO, AT, END_OF = "comment+", "comment-", "paragraph+", "paragraph-"


@dataclass(frozen=True, slots=True)
class Stored:
    """A comment before it is known where it stands."""

    id: str
    text: str
    author: str
    created: str
    answers: str
    """The id of the comment that it replies to, or ""."""
    done: bool


def placed(marks: Iterable[tuple[str, int]], text: str) -> dict[str, Span]:
    """The stretches that were marked, by what they are and their ids, without white space at their ends."""
    ends: dict[str, int] = {}
    begins: dict[str, int] = {}
    for name, offset in marks:
        kind, sign, id_ = name.partition("+") if "+" in name[:12] else name.partition("-")
        (begins.setdefault if sign == "+" else ends.setdefault)(f"{kind} {id_}", offset)
    return {name: trimmed(text, Span(begin, max(begin, ends.get(name, begin)))) for name, begin in begins.items()}


def threaded(remarks: list[Stored], places: Mapping[str, Span]) -> tuple[Comment, ...]:
    """The comments with their replies, in the order of the text; those that stand nowhere at the end."""
    above = {one.id: one.answers for one in remarks}
    replies: dict[str, list[Stored]] = defaultdict(list)
    for one in remarks:
        if top := _top(one.id, above):
            replies[top].append(one)
    threads = []
    for one in remarks:
        if _top(one.id, above):
            continue
        span, holds = _held(one.id, places)
        answers = tuple(
            Comment(reply.id, span, reply.text, reply.author, reply.created, holds, reply.done)
            for reply in replies[one.id]
        )
        if one.text or answers:
            threads.append(Comment(one.id, span, one.text, one.author, one.created, holds, one.done, answers))
    return tuple(sorted(threads, key=lambda comment: (comment.holds is Holds.NOTHING, comment.span)))


def _top(id_: str, above: Mapping[str, str]) -> str:
    """The comment that begins the thread in which `id_` replies; "" where it begins one itself."""
    seen = {id_}
    top = ""
    while (id_ := above.get(id_, "")) and id_ not in seen:
        seen.add(id_)
        top = id_
    return top


def _held(id_: str, places: Mapping[str, Span]) -> tuple[Span, Holds]:
    passage = places.get(f"comment {id_}", NOWHERE)
    if passage.length:
        return passage, Holds.PASSAGE
    paragraph = places.get(f"paragraph {id_}", NOWHERE)
    return (paragraph, Holds.PARAGRAPH) if paragraph.length else (NOWHERE, Holds.NOTHING)
