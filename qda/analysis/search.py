"""Search: where words stand in all transcripts, document by document, and which part of the study is searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock
from typing import NamedTuple

from qda.errors import CannotDo
from qda.model import Document, Report, Span, silent
from qda.project import Project
from qda.text.matching import spellings
from qda.text.seeking import (
    AnyOf,
    Forms,
    Group,
    Page,
    Phrase,
    Regular,
    Seeker,
    Together,
    Typed,
    Within,
    fits_latin,
    latin,
    small,
    understood,
)
from qda.text.spans import context
from qda.text.stems import beginnings, irregular_kin, roots

HELD = 64_000_000
"""Letters of transcripts that are kept at hand, made small, for the next search."""

ROUND = 48
"""Letters either side of a hit on a line."""


class Way(StrEnum):
    """How the words are meant."""

    TYPED = "typed"
    STEM = "stem"
    FUZZY = "fuzzy"
    REGEX = "regex"


@dataclass(frozen=True, slots=True)
class Where:
    """What is searched: everything, or what all of these hold of."""

    participants: bool = False
    question_id: int | None = None
    case_ids: frozenset[int] = frozenset()
    document_ids: frozenset[int] = frozenset()

    @property
    def everything(self) -> bool:
        return self == Where()


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for. `whole`: only whole words, where they are meant as typed."""

    words: str
    way: Way = Way.TYPED
    whole: bool = False
    where: Where = field(default_factory=Where)


class Found(NamedTuple):
    """The hits in one document, in order."""

    document_id: int
    spans: tuple[Span, ...]


class Letters:
    """The small letters of transcripts, kept from one search to the next. May be used from several threads."""

    def __init__(self, most: int = HELD) -> None:
        self._most = most
        self._held: dict[int, str] = {}
        self._size = 0
        self._age = 0
        self._lock = Lock()

    @property
    def age(self) -> int:
        return self._age

    def forget(self) -> None:
        """Texts were changed: what is kept of them is not theirs any more."""
        with self._lock:
            self._held, self._size, self._age = {}, 0, self._age + 1

    def get(self, document_id: int) -> str | None:
        return self._held.get(document_id)

    def keep(self, document_id: int, letters: str, age: int) -> None:
        """Keep what was read when the letters were of that age."""
        with self._lock:
            if age == self._age and document_id not in self._held and self._size + len(letters) <= self._most:
                self._held[document_id] = letters
                self._size += len(letters)


def search(
    project: Project, sought: Sought, *, letters: Letters | None = None, report: Report = silent
) -> Iterator[Found]:
    """The hits, document by document in the project's order; documents without one are left out.

    Raises `CannotDo` or `ExpressionWrong` where a regular expression is wrong or takes too long.
    """
    meant = _Meant(project, sought)
    documents = meant.documents()
    age = letters.age if letters else 0
    for number, document in enumerate(documents):
        report(number, len(documents), document.name)
        seeker = meant.seeker(document.language)
        if seeker is None:
            continue
        page = _KeptPage(project, document.id, letters, age)
        within = meant.within(document)
        try:
            spans = tuple(span for span in seeker.find(page) if within is None or within.holds(span))
        except TimeoutError:
            raise CannotDo(
                "The regular expression takes too long in “{document}”; make it simpler.", document=document.name
            ) from None
        if spans:
            yield Found(document.id, spans)


class _KeptPage(Page):
    """A page that reads its text when it is needed, and keeps its small letters for the next search."""

    __slots__ = ("_age", "_document_id", "_letters", "_project", "_read")

    def __init__(self, project: Project, document_id: int, letters: Letters | None, age: int) -> None:
        super().__init__("", letters.get(document_id) if letters else None)
        self._project, self._document_id, self._letters, self._age = project, document_id, letters, age
        self._read = False

    @property
    def text(self) -> str:
        if not self._read:
            self._text = self._project.index.text(self._document_id)
            self._read = True
        return self._text

    @property
    def latin(self) -> str:
        if self._latin is None:
            self._latin = latin(self.text)
            if self._letters is not None:
                self._letters.keep(self._document_id, self._latin, self._age)
        return self._latin


# --------------------------------------------------------------------------- what is meant


class _Meant:
    """A search as it was understood: who is looked for in each language, and where."""

    def __init__(self, project: Project, sought: Sought) -> None:
        self._project = project
        self._sought = sought
        self._groups = understood(sought.words) if sought.way is not Way.REGEX else []
        self._regular = Regular(sought.words) if sought.way is Way.REGEX and sought.words else None
        self._seekers: dict[str, Seeker | None] = {}
        self._forms: dict[tuple[str, str], frozenset[str]] = {}
        self._known: list[str] | None = None

    def documents(self) -> list[Document]:
        """The documents that may hold a hit, in order."""
        if not self._groups and self._regular is None:
            return []
        documents = self._project.documents.all()
        where = self._sought.where
        if where.document_ids:
            documents = [document for document in documents if document.id in where.document_ids]
        if where.case_ids:
            theirs = self._project.index.documents_of(where.case_ids)
            documents = [document for document in documents if document.id in theirs]
        expression = self._expression({document.language for document in documents})
        if expression is None:
            return documents
        with_words = self._project.index.documents_with(expression) if expression else set()
        return [document for document in documents if document.id in with_words]

    def within(self, document: Document) -> Within | None:
        """The stretches of a document that are searched; None for all of it."""
        where = self._sought.where
        if not (where.participants or where.question_id is not None or where.case_ids):
            return None
        if where == Where(case_ids=where.case_ids, document_ids=where.document_ids):
            whole = document.case_id in where.case_ids and not self._project.index.has_turns(document.id)
            if whole:
                return None
        spans = self._project.index.stretches(
            document.id, participants=where.participants, question_id=where.question_id, case_ids=where.case_ids
        )
        return Within(tuple(span.start for span in spans), tuple(span.end for span in spans))

    # ----------------------------------------------------------------- who looks

    def seeker(self, language: str) -> Seeker | None:
        """Who finds it in a text of that language; None where nobody can."""
        if self._regular is not None:
            return self._regular
        if self._sought.way is not Way.STEM:
            language = ""
        if language not in self._seekers:
            groups = [self._together(group, language) for group in self._groups]
            able = [group for group in groups if group is not None]
            self._seekers[language] = AnyOf(able) if able else None
        return self._seekers[language]

    def _together(self, group: Group, language: str) -> Seeker | None:
        seekers = [self._phrase(phrase, language) for phrase in group]
        able = [seeker for seeker in seekers if seeker is not None]
        if len(able) < len(seekers):
            return None
        return able[0] if len(able) == 1 else Together(able)

    def _phrase(self, phrase: Phrase, language: str) -> Seeker | None:
        if self._sought.way is Way.TYPED or any("*" in word for word in phrase):
            return Typed(phrase, whole=self._sought.whole or any("*" in word for word in phrase))
        forms = [self._forms_of(word, language) for word in phrase]
        return Forms(forms) if all(forms) else None

    def _forms_of(self, word: str, language: str) -> frozenset[str]:
        """The words of the transcripts that `word` stands for, itself among them if it is there."""
        word = small(word)
        if (word, language) not in self._forms:
            index = self._project.index
            if self._sought.way is Way.FUZZY:
                if self._known is None:
                    self._known = index.words()
                found = {*spellings(word, self._known)}
            else:
                wanted = roots(word, language)
                near = {known for letters in beginnings(word, language) for known in index.words(letters)}
                found = {known for known in near if wanted & roots(known, language)}
                found |= set(irregular_kin(word, language))
            self._forms[word, language] = frozenset(found | {word})
        return self._forms[word, language]

    # ----------------------------------------------------------------- what the index is asked

    def _expression(self, languages: set[str]) -> str | None:
        """What the index can be asked; "" where nothing can be found, None where it cannot help."""
        if self._regular is not None:
            return None
        found: list[str] = []
        for language in languages if self._sought.way is Way.STEM else {""}:
            for group in self._groups:
                asked = [self._asked(phrase, language) for phrase in group]
                known = [part for part in asked if part]
                if not known:
                    return None
                found.append("(" + " AND ".join(known) + ")")
        return " OR ".join(dict.fromkeys(found))

    def _asked(self, phrase: Phrase, language: str) -> str:
        if self._sought.way is Way.TYPED or any("*" in word for word in phrase):
            starred = any("*" in word for word in phrase)
            if not (self._sought.whole or starred) or "*" in " ".join(phrase).removesuffix("*"):
                return ""
            words = " ".join(phrase)
            return _quoted(words.removesuffix("*")) + (" *" if words.endswith("*") else "")
        each = []
        for word in phrase:
            forms = sorted(self._forms_of(word, language))
            asked = [_quoted(form) for form in forms]
            if all(asked):
                each.append("(" + " OR ".join(asked) + ")")
        return " AND ".join(each)


def _quoted(words: str) -> str:
    """Words as a phrase of the index; "" where it may take them for something else than `seeking` does."""
    if not fits_latin(words) or not any(letter.isalnum() for letter in words):
        return ""
    return '"' + words.replace('"', '""') + '"'


# --------------------------------------------------------------------------- in words


class Line(NamedTuple):
    """A hit with where it is and a few of the words round it, on one line. Offsets are code points."""

    document: str
    paragraph: int
    start: int
    end: int
    before: str
    words: str
    after: str


def lines(project: Project, found: Iterable[Found]) -> list[Line]:
    """Hits as lines to be read."""
    names = {document.id: document.name for document in project.documents.all()}
    told = []
    for document_id, spans in found:
        text, paragraphs = project.documents.text(document_id), project.documents.paragraphs(document_id)
        for span in spans:
            before, after = (part.replace("\n", " ") for part in context(text, span, ROUND))
            words = " ".join(span.of(text).split())
            number = paragraphs.number_at(span.start)
            told.append(Line(names[document_id], number, *span, before, words, after))
    return told


def where_named(project: Project, *, participants: bool, question: str, cases: Iterable[str]) -> Where:
    """Where to search, by the names people use. Raises `CannotDo` where there is no such question or case."""
    asked = project.guide.numbered(question) if question else None
    if question and asked is None:
        raise CannotDo("There is no question {number} in the guide; check the number.", number=question)
    ids = set()
    for name in cases:
        case = project.cases.named(name)
        if case is None:
            raise CannotDo("There is no case “{name}” in the project; check the name.", name=name)
        ids.add(case.id)
    return Where(participants, asked.id if asked else None, frozenset(ids))


def counted(found: Sequence[Found]) -> int:
    """How many hits there are in all."""
    return sum(len(one.spans) for one in found)
