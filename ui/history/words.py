"""What was done, in the words of the window: groups, counts, days and places. Knows no widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from qda.analysis.history import Group, Place, group
from qda.model import Act, ActState
from qda.store.past import Tally
from ui.ago import clock
from ui.labels import act_sentence, plural, tr

ICONS = {
    Group.CODING: "tag",
    Group.CODEBOOK: "book-open",
    Group.MEMO: "note-pencil",
    Group.TEXT: "article",
    Group.CASE: "folder-simple",
    Group.GUIDE: "list-numbers",
    Group.SYNTHESIS: "list-bullets",
    Group.IMPORT: "download-simple",
    Group.OTHER: "gear",
}


def group_name(of: Group) -> str:
    """What a group of acts is called where one chooses among them."""
    return {
        Group.CODING: tr("Coding"),
        Group.CODEBOOK: tr("Codebook"),
        Group.MEMO: tr("Memos"),
        Group.TEXT: tr("Documents and text"),
        Group.CASE: tr("Cases"),
        Group.GUIDE: tr("Guide"),
        Group.SYNTHESIS: tr("Synthesis"),
        Group.IMPORT: tr("Imports"),
        Group.OTHER: tr("Other acts"),
    }[of]


def counted(of: Group, count: int) -> str:
    """ "9 acts of coding" """
    match of:
        case Group.CODING:
            return plural(count, "{count} act of coding", "{count} acts of coding")
        case Group.CODEBOOK:
            return plural(count, "{count} change of the codebook", "{count} changes of the codebook")
        case Group.MEMO:
            return plural(count, "{count} act on memos", "{count} acts on memos")
        case Group.TEXT:
            return plural(count, "{count} change of documents or text", "{count} changes of documents or text")
        case Group.CASE:
            return plural(count, "{count} change of cases", "{count} changes of cases")
        case Group.GUIDE:
            return plural(count, "{count} change of the guide or its matching",
                          "{count} changes of the guide or its matching")  # fmt: skip
        case Group.SYNTHESIS:
            return plural(count, "{count} act of synthesis", "{count} acts of synthesis")
        case Group.IMPORT:
            return plural(count, "{count} import", "{count} imports")
        case Group.OTHER:
            return plural(count, "{count} other act", "{count} other acts")


def groups_said(kinds: Mapping[str, int]) -> str:
    """ "9 acts of coding, 1 act on memos": the most first."""
    counts: Counter[Group] = Counter()
    for kind, count in kinds.items():
        counts[group(kind)] += count
    return ", ".join(counted(of, count) for of, count in counts.most_common())


def acts_said(count: int) -> str:
    return plural(count, "{count} act", "{count} acts")


def coders_said(tally: Tally, me: str) -> str:
    """Whose acts they are: "9 are yours, 5 are Kari's"; "" where all are one's own."""
    if set(tally.coders) <= {me}:
        return ""
    said = [plural(count, "{count} by {who}", "{count} by {who}", who=tr("you") if who == me else who)
            for who, count in tally.coders.items()]  # fmt: skip
    return ", ".join(said)


def state_said(act: Act) -> str:
    """ "" for what stands."""
    if act.state is ActState.UNDONE:
        return tr("undone")
    return tr("undone for good") if act.state is ActState.DROPPED else ""


def place_said(place: Place) -> str:
    """Where something was put: "Namsos ¶ 12", "question 3, Osen", "Resignation"."""
    if place.document:
        where = f"{place.document} ¶ {place.paragraph}" if place.paragraph else place.document
        return f"{where}, {place.code}" if place.code else where
    if place.question:
        asked = tr("question {number}", number=place.question)
        return f"{asked}, {place.case}" if place.case else asked
    return place.code or place.case


def spoken(act: Act, place: Place | None) -> str:
    """A row of the history for those who hear the window."""
    parts = (act_sentence(act), place_said(place) if place else "", state_said(act), act.coder, clock(act.at))
    return ", ".join(part for part in parts if part)
