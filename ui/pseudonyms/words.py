"""What kinds of name, places and styles are called, and what a search for names has found. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qda.pseudonyms.leaks import BYTES, FILE, FILE_NAME, HISTORY, INDEX, Leak
from qda.store.pseudonyms import Where
from qda.text.pseudonyms import Kind
from qda.text.stand_ins import Style
from ui.labels import plural, tr


def kind_words(kind: Kind) -> str:
    words: dict[Kind, Callable[[], str]] = {
        Kind.PERSON: lambda: tr("Person"),
        Kind.PLACE: lambda: tr("Place name"),
        Kind.ORGANISATION: lambda: tr("Organisation"),
        Kind.PHONE: lambda: tr("Phone number"),
        Kind.EMAIL: lambda: tr("E-mail address"),
        Kind.ADDRESS: lambda: tr("Address"),
        Kind.IDENTITY: lambda: tr("Identity number"),
        Kind.REGISTERED: lambda: tr("Registration number"),
        Kind.WEB: lambda: tr("Web address"),
        Kind.BORN: lambda: tr("Date of birth"),
        Kind.OTHER: lambda: tr("Other name"),
    }
    return words[kind]()


def where_words(where: Where) -> str:
    words: dict[Where, Callable[[], str]] = {
        Where.DOCUMENTS: lambda: tr("Transcripts, with their codings and quotes"),
        Where.NAMES: lambda: tr("Names of documents, files, speakers and cases"),
        Where.MEMOS: lambda: tr("Memos"),
        Where.SUMMARIES: lambda: tr("Summaries"),
        Where.POINTS: lambda: tr("Points and printed quotes"),
        Where.ATTRIBUTES: lambda: tr("Attributes and survey answers"),
        Where.CODES: lambda: tr("Codebook and saved queries"),
        Where.GUIDE: lambda: tr("Interview guide"),
        Where.OTHER: lambda: tr("Settings and reports"),
    }
    return words[where]()


def style_words(style: Style) -> str:
    words: dict[Style, Callable[[], str]] = {
        Style.NEUTRAL: lambda: tr("Neutral: [Person 1]"),
        Style.ROLE: lambda: tr("By role: [Manager 1]"),
        Style.NAMES: lambda: tr("Other names"),
    }
    return words[style]()


def _place(leak: Leak) -> str:
    words: dict[str, Callable[[], str]] = {
        BYTES: lambda: tr("bytes that belong to nothing"),
        INDEX: lambda: tr("the index for searching"),
        FILE_NAME: lambda: tr("the name of the file"),
        HISTORY: lambda: tr("the history"),
        FILE: lambda: leak.file,
    }
    return words[leak.place]() if leak.place in words else where_words(Where(leak.place)).lower()


def leak_words(leak: Leak) -> str:
    """What was found, where, and how surely, in a line."""
    facts = {"name": leak.original, "where": _place(leak), "words": leak.sample}
    if leak.chosen:
        return plural(
            leak.count,
            "Left by you: “{name}” in {count} place, {where}",
            "Left by you: “{name}” in {count} places, {where}",
            **facts,
        )
    if leak.sure:
        return plural(
            leak.count,
            "“{name}” in {count} place, {where}: … {words} …",
            "“{name}” in {count} places, {where}: … {words} …",
            **facts,
        )
    return plural(
        leak.count,
        "Perhaps “{name}” in {count} place, {where}: … {words} …",
        "Perhaps “{name}” in {count} places, {where}: … {words} …",
        **facts,
    )


def verdict(found: Sequence[Leak]) -> str:
    """All that was found, in a sentence."""
    sure = {leak.original for leak in found if leak.sure and not leak.chosen}
    doubtful = {leak.original for leak in found if not leak.sure} - sure
    if sure:
        return plural(len(sure), "{count} name can still be read", "{count} names can still be read")
    if doubtful:
        return plural(
            len(doubtful),
            "No name can be read as it was; {count} may be there in other words",
            "No name can be read as it was; {count} may be there in other words",
        )
    if found:
        return tr("Only names that you chose to leave can be read")
    return tr("None of the names can be read, in any byte of the file")
