"""Documents, their text, turns and speakers."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from typing import Any

from qda import errors
from qda.model import (
    Document,
    Draft,
    DraftSpeaker,
    DraftTurn,
    Part,
    Question,
    Report,
    Span,
    Speaker,
    Turn,
    TurnRole,
    new_guid,
    silent,
)
from qda.store.connection import Store, now
from qda.store.journal import Journal
from qda.store.shelf import Shelf
from qda.text.spans import Paragraphs

_DOCUMENT = "id, guid, name, position, case_id, language, date, source, words, read, added"
_TURN = (
    'id, document_id, position, speaker_id, start, "end", label_end, said_start, time_start, time_end, '
    "question_id, role, confidence, by_hand"
)


_INDEX = "document_text_fts"
_TAKING_PART = (
    "SELECT id AS document_id, case_id FROM document WHERE case_id IS NOT NULL "
    "UNION SELECT document_id, case_id FROM speaker WHERE case_id IS NOT NULL"
)


class Documents(Shelf):
    """`project.documents`"""

    def __init__(self, store: Store, journal: Journal) -> None:
        super().__init__(store, journal)
        self._text = lru_cache(maxsize=8)(self._read_text)
        self._paragraphs = lru_cache(maxsize=8)(lambda document_id: Paragraphs(self._text(document_id)))
        journal.listen(lambda changes: self.forget_texts() if changes.touches("document_text") else None)
        journal.on_rollback(self.forget_texts)

    def forget_texts(self) -> None:
        """Read texts anew: one was written, or what was written is not kept."""
        self._text.cache_clear()
        self._paragraphs.cache_clear()

    # ----------------------------------------------------------------- reading

    def all(self) -> list[Document]:
        return [_document(row) for row in self._store.rows(f"SELECT {_DOCUMENT} FROM document ORDER BY position, id")]

    def get(self, document_id: int) -> Document:
        return _document(self._store.row(f"SELECT {_DOCUMENT} FROM document WHERE id = ?", (document_id,)))

    def named(self, name: str) -> Document | None:
        """The document of that name, whatever its capitals, or else the only one that came from a file of that name;
        with or without the ending."""
        stem, dot, ending = name.rpartition(".")
        found = self._exactly_named(name) or (self._exactly_named(stem) if dot and len(ending) <= 5 else None)
        return found or self._from_file(name)

    def _from_file(self, name: str) -> Document | None:
        wanted = name.casefold()
        found = [d for d in self.all() if wanted in {d.source.casefold(), d.source.casefold().rpartition(".")[0]}]
        return found[0] if len(found) == 1 else None

    def _exactly_named(self, name: str) -> Document | None:
        alike = "WHERE name = ? COLLATE NOCASE ORDER BY name = ? DESC LIMIT 1"
        row = self._store.row(f"SELECT {_DOCUMENT} FROM document {alike}", (name, name))
        if row is not None:
            return _document(row)
        return next((document for document in self.all() if document.name.casefold() == name.casefold()), None)

    def text(self, document_id: int) -> str:
        """The canonical text."""
        return self._text(document_id)

    def _read_text(self, document_id: int) -> str:
        return str(self._store.value("SELECT text FROM document_text WHERE document_id = ?", (document_id,)) or "")

    def paragraphs(self, document_id: int) -> Paragraphs:
        """The ¶ numbers of a document."""
        return self._paragraphs(document_id)

    def turns(self, document_id: int) -> list[Turn]:
        return [
            _turn(row)
            for row in self._store.rows(
                f"SELECT {_TURN} FROM turn WHERE document_id = ? ORDER BY position", (document_id,)
            )
        ]

    def turns_of_question(self, question_id: int) -> list[Turn]:
        """All turns that ask, follow up or answer the question, in the order of documents and text."""
        return [
            _turn(row)
            for row in self._store.rows(
                f"SELECT {', '.join('turn.' + c.strip() for c in _TURN.split(','))} FROM turn "
                "JOIN document ON document.id = turn.document_id WHERE question_id = ? "
                "ORDER BY document.position, document.id, turn.position",
                (question_id,),
            )
        ]

    def count_turns(self) -> int:
        return int(self._store.value("SELECT count(*) FROM turn"))

    def turn_at(self, document_id: int, offset: int) -> Turn | None:
        row = self._store.row(
            f'SELECT {_TURN} FROM turn WHERE document_id = ? AND start <= ? AND "end" > ? ORDER BY start DESC LIMIT 1',
            (document_id, offset, offset),
        )
        return None if row is None else _turn(row)

    def turns_over(self, document_id: int, span: Span) -> list[Turn]:
        """The turns that a passage runs over, in order."""
        rows = self._store.rows(
            f"SELECT {_TURN} FROM turn WHERE document_id = ? AND start < ? AND start >= "
            "(SELECT coalesce(max(start), 0) FROM turn WHERE document_id = ? AND start <= ?) ORDER BY start",
            (document_id, span.end, document_id, span.start),
        )
        return [turn for turn in map(_turn, rows) if turn.span.overlaps(span)]

    def speakers(self, document_id: int | None = None) -> list[Speaker]:
        """The speakers of one document, or of all."""
        where, parameters = ("1", ()) if document_id is None else ("document_id = ?", (document_id,))
        return [
            Speaker(id_, document, position, name, Part(part), role, case)
            for id_, document, position, name, part, role, case in self._store.rows(
                "SELECT id, document_id, position, name, part, role, case_id FROM speaker "
                f"WHERE {where} ORDER BY document_id, position",
                parameters,
            )
        ]

    def cases_of(self) -> dict[int, frozenset[int]]:
        """The cases that take part in each document: its own, and those of its speakers."""
        cases: dict[int, set[int]] = defaultdict(set)
        for document, case in self._store.rows(_TAKING_PART):
            cases[document].add(case)
        return {document: frozenset(ids) for document, ids in cases.items()}

    def answers(self) -> dict[tuple[int, int, TurnRole], int]:
        """How many turns (question, case, role) has. An answer is of the speaker's case or else the document's; what
        is asked is asked of every case that takes part in the document."""
        rows = self._store.rows(
            f"""
            SELECT turn.question_id, coalesce(speaker.case_id, document.case_id) AS of_case, turn.role, count(*)
            FROM turn JOIN document ON document.id = turn.document_id LEFT JOIN speaker ON speaker.id = turn.speaker_id
            WHERE turn.question_id IS NOT NULL AND of_case IS NOT NULL AND turn.role = 'answers' GROUP BY 1, 2, 3
            UNION ALL
            SELECT turn.question_id, present.case_id, turn.role, count(*)
            FROM turn JOIN ({_TAKING_PART}) AS present ON present.document_id = turn.document_id
            WHERE turn.question_id IS NOT NULL AND turn.role <> 'answers' GROUP BY 1, 2, 3
            """
        )
        return {(question, case, TurnRole(role)): count for question, case, role, count in rows}

    def questions_found(self) -> dict[int, int]:
        """How many different questions each document answers."""
        return dict(
            self._store.rows(
                "SELECT document_id, count(DISTINCT question_id) FROM turn "
                "WHERE role = 'answers' AND question_id IS NOT NULL GROUP BY 1"
            )
        )

    def last_turns(self) -> dict[int, int]:
        """Where the last turn of each document begins; documents without turns are not there."""
        rows = self._store.rows(
            "SELECT id, (SELECT max(start) FROM turn WHERE document_id = document.id) AS last FROM document"
        )
        return {document: last for document, last in rows if last is not None}

    def search(self, words: str, limit: int = 200) -> list[tuple[int, str]]:
        """Documents in which all the words occur, as (document id, a snippet with the hit in [brackets])."""
        phrase = " ".join('"' + word.replace('"', '""') + '"' for word in words.replace("\0", " ").split())
        if not phrase:
            return []
        return self._store.rows(
            f"SELECT rowid, snippet({_INDEX}, 0, '[', ']', '…', 12) FROM {_INDEX} "
            f"WHERE {_INDEX} MATCH ? ORDER BY rank LIMIT ?",
            (phrase, limit),
        )

    def index_fits(self) -> bool:
        """Whether searching sees the texts as they are; taken to be so where the project is only read."""
        if not self._store.read_only:
            try:
                self._store.write(f"INSERT INTO {_INDEX} ({_INDEX}, rank) VALUES ('integrity-check', 1)")
            except errors.ProjectDamaged:
                return False
        return True

    # ----------------------------------------------------------------- writing

    def add(self, draft: Draft, questions: Sequence[Question] = ()) -> int:
        """Store a draft as a new document. Its case is made if there is none of that name."""
        return self.add_all([draft], questions)[0]

    def add_all(
        self, drafts: Iterable[Draft], questions: Sequence[Question] = (), report: Report = silent
    ) -> list[int]:
        """Store drafts in one step: all of them or, when cancelled, none."""
        drafts = list(drafts)
        adding = self.adding(drafts, questions)
        with closing(adding):
            for number, draft in enumerate(drafts):
                report(number, len(drafts), draft.name)
                next(adding)
            return next(adding, [])

    def adding(self, drafts: Sequence[Draft], questions: Sequence[Question] = ()) -> Generator[list[int], None, None]:
        """Store drafts in one step, a document at each turn of the loop; yields the ids so far.

        The step is kept when the loop has run to its end, and leaves no trace when it is closed before.
        """
        ids: list[int] = []
        with self._step("document.add", count=len(drafts), document=drafts[0].name if drafts else ""):
            for draft in drafts:
                ids.append(self._add(draft, questions))
                yield ids
        yield ids

    def _add(self, draft: Draft, questions: Sequence[Question]) -> int:
        self.forget_texts()  # ids are used again
        document_id = self._insert(
            "document",
            guid=new_guid(),
            name=self._free_name(self._needed(draft.name, "document")),
            position=self._end("document"),
            case_id=self._case(draft.case),
            language=draft.language,
            date=draft.date,
            source=draft.source,
            words=draft.words,
            added=now(),
        )
        self._insert("document_text", document_id=document_id, text=draft.text)
        speakers = [self._add_speaker(document_id, place, s) for place, s in enumerate(draft.speakers)]
        self._insert_all(
            "turn",
            ["document_id", "position", "speaker_id", "start", "end", "label_end", "said_start", "time_start",
             "time_end", "question_id", "role", "confidence"],
            [
                (document_id, place, None if turn.speaker is None else speakers[turn.speaker], turn.span.start,
                 turn.span.end, turn.label.end, turn.said.start, turn.time_start, turn.time_end,
                 None if turn.question is None else questions[turn.question].id, turn.role, turn.confidence)
                for place, turn in enumerate(draft.turns)
            ],
        )  # fmt: skip
        return document_id

    def _add_speaker(self, document_id: int, position: int, speaker: DraftSpeaker) -> int:
        return self._insert(
            "speaker",
            document_id=document_id,
            position=position,
            name=speaker.name,
            part=speaker.part,
            role=speaker.role,
        )

    def _free_name(self, name: str) -> str:
        taken = {row[0].casefold() for row in self._store.rows("SELECT name FROM document")}
        numbered = (f"{name} ({number})" for number in itertools.count(2))
        return next(n for n in itertools.chain([name], numbered) if n.casefold() not in taken)

    def _case(self, name: str) -> int | None:
        name = name.strip()
        if not name:
            return None
        cases = self._store.rows('SELECT id, name FROM "case"')
        found = next((id_ for id_, other in cases if other.casefold() == name.casefold()), None)
        return found or self._insert("case", guid=new_guid(), name=name, position=self._end("case"))

    def rename(self, document_id: int, name: str) -> None:
        name = self._needed(name, "document")
        taken = self._exactly_named(name)
        if taken is not None and taken.id != document_id:
            raise errors.CannotDo("Another document is called “{name}”; choose another name.", name=name)
        with self._step("document.rename", document=name, before=self.get(document_id).name):
            self._update("document", document_id, {"name": name})

    def set_case(self, document_id: int, case_id: int | None) -> None:
        """Say which case a document belongs to, or none."""
        kind = "document.case" if case_id else "document.no_case"
        case = self._called("case", case_id) if case_id else ""
        with self._step(kind, document=self.get(document_id).name, case=case):
            self._update("document", document_id, {"case_id": case_id})

    def set_date(self, document_id: int, date: str) -> None:
        with self._step("document.date", document=self.get(document_id).name):
            self._update("document", document_id, {"date": date})

    def set_read(self, document_id: int, read: bool = True) -> None:
        """Say that somebody has read the document: what is not found in it was not asked."""
        with self._step("document.read" if read else "document.unread", document=self.get(document_id).name):
            self._update("document", document_id, {"read": int(read)})

    def set_speaker(
        self,
        speaker_id: int,
        *,
        name: str | None = None,
        part: Part | None = None,
        role: str | None = None,
        case_id: int | None = None,
    ) -> None:
        """Correct what a speaker is; a case of 0 is the document's again. The label in the text stays as it stands."""
        name = None if name is None else self._needed(name, "speaker")
        told = (("name", name), ("part", part), ("role", role))
        values = {key: value for key, value in told if value is not None}
        with self._step("speaker.change", speaker=self._called("speaker", speaker_id)):
            self._update("speaker", speaker_id, values if case_id is None else {**values, "case_id": case_id or None})

    def set_question(self, turn_id: int, question_id: int | None, role: TurnRole | None) -> None:
        """Say by hand what a turn asks or answers; kept when the guide is matched anew."""
        row = self._store.row(
            "SELECT document.name, turn.start, document.id FROM turn JOIN document ON document.id = document_id "
            "WHERE turn.id = ?",
            (turn_id,),
        )
        if row is None:
            raise errors.CannotDo("That turn is no longer in the project; choose another.")
        paragraph = self.paragraphs(row[2]).number_at(row[1])
        number = self._number(question_id) if question_id else ""
        kind = "turn.question" if question_id else "turn.no_question"
        with self._step(kind, document=row[0], paragraph=paragraph, question=number):
            self._update(
                "turn",
                turn_id,
                {"question_id": question_id, "role": role if question_id else None, "confidence": None, "by_hand": 1},
            )

    def accept_questions(self, turn_ids: Sequence[int]) -> None:
        """Say that what turns were matched to is right; kept when the guide is matched anew."""
        with self._step("turn.accept", count=len(turn_ids)):
            self._store.write_all("UPDATE turn SET by_hand = 1 WHERE id = ?", [(id_,) for id_ in turn_ids])

    def set_questions(self, document_id: int, turns: Sequence[DraftTurn], questions: Sequence[Question]) -> None:
        """Take over a new match of the guide. What was set by hand stays."""
        with self._step("document.match", document=self.get(document_id).name):
            self._store.write_all(
                "UPDATE turn SET question_id = ?, role = ?, confidence = ? "
                "WHERE document_id = ? AND position = ? AND by_hand = 0",
                [
                    (None if turn.question is None else questions[turn.question].id, turn.role, turn.confidence,
                     document_id, place)
                    for place, turn in enumerate(turns)
                ],
            )  # fmt: skip

    def delete(self, document_id: int) -> None:
        """Delete a document and what hangs on it: codings, turns, memos, quotes in points. Undone whole."""
        with self._step("document.delete", document=self.get(document_id).name):
            self._delete("document", document_id)
            self.forget_texts()


def drafted(
    turns: Sequence[Turn], speakers: Sequence[Speaker]
) -> tuple[tuple[DraftTurn, ...], tuple[DraftSpeaker, ...]]:
    """Stored turns and speakers as drafts, to be matched to a guide again."""
    place: Mapping[int, int] = {speaker.id: index for index, speaker in enumerate(speakers)}
    return (
        tuple(
            DraftTurn(
                None if t.speaker_id is None else place[t.speaker_id], t.span, t.label, t.said, t.time_start, t.time_end
            )
            for t in turns
        ),
        tuple(DraftSpeaker(speaker.name, speaker.part, speaker.role) for speaker in speakers),
    )


def _document(row: Any) -> Document:
    if row is None:
        raise errors.CannotDo("That document is no longer in the project; choose another.")
    *values, read, added = row
    return Document(*(*values, bool(read), added))


def _turn(row: Any) -> Turn:
    id_, document, position, speaker, start, end, label_end, said_start, since, until, question, role, sure, hand = row
    return Turn(
        id_, document, position, speaker, Span(start, end), Span(start, label_end), Span(said_start, end),
        since, until, question, None if role is None else TurnRole(role), sure, bool(hand),
    )  # fmt: skip
