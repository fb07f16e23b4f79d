"""One study: a project file, open, with its nouns and its history.

From a script:

    with Project.open("namdalen.sitat") as project:
        project.codings.add(document_id, Span(120, 164), code_id)
        project.undo()
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, ExitStack, suppress
from pathlib import Path
from threading import get_ident
from types import TracebackType

from qda.errors import SitatError
from qda.model import Act, Changes, new_guid
from qda.store.attributes import Attributes
from qda.store.cases import Cases
from qda.store.cells import Cells
from qda.store.codes import Codes
from qda.store.codings import Codings
from qda.store.connection import Store, person
from qda.store.corrections import Corrections
from qda.store.documents import Documents
from qda.store.edits import Edits
from qda.store.guide import GuideShelf
from qda.store.index import Index
from qda.store.journal import Journal, Step
from qda.store.memos import Memos
from qda.store.past import Past
from qda.store.pseudonyms import Pseudonyms
from qda.store.queries import Queries
from qda.store.recipes import Recipes
from qda.store.retrieval import Retrieval
from qda.store.survey import Surveys
from qda.store.survey_taking import Beside
from qda.store.synthesis import Synthesis

SUFFIX = ".sitat"


class Project:
    """An open project. Every verb of its nouns is a step; `step()` makes several of them one."""

    def __init__(self, store: Store, coder: str = "") -> None:
        self._store = store
        self._journal = Journal(store, coder or person())
        self.documents = Documents(store, self._journal)
        self.index = Index(store, self._journal)
        self.codes = Codes(store, self._journal)
        self.codings = Codings(store, self._journal, self.documents)
        self.attributes = Attributes(store, self._journal)
        self.cases = Cases(store, self._journal, self.attributes)
        self.guide = GuideShelf(store, self._journal)
        self.corrections = Corrections(store, self._journal, self.documents)
        self.memos = Memos(store, self._journal, self.documents, self.codings)
        self.synthesis = Synthesis(store, self._journal, self.documents)
        self.cells = Cells(store, self._journal, self.documents)
        self.past = Past(store)
        self.pseudonyms = Pseudonyms(store, self._journal, self.documents)
        self.queries = Queries(store, self._journal)
        self.recipes = Recipes(store, self._journal)
        self.retrieval = Retrieval(store, self._journal)
        self.edits = Edits(store, self._journal, self.documents)
        beside = Beside(self.documents, self.cases, self.attributes, self.guide, self.corrections)
        self.surveys = Surveys(store, self._journal, beside)
        self._thread = get_ident()

    # ----------------------------------------------------------------- opening and closing

    @classmethod
    def create(cls, path: Path | str, *, name: str = "", language: str = "en", coder: str = "") -> Project:
        """Make a new project file. Raises `AlreadyThere`, `FolderReadOnly` or `DiskFull`."""
        path = Path(path)
        store = Store.create(path)
        with ExitStack() as on_failure:
            on_failure.callback(store.discard)
            project = cls(store, coder)
            with project.step("project.new"):
                for key, value in (("guid", new_guid()), ("name", name or path.stem), ("language", language)):
                    project._set(key, value)
                project.codings.coder_id()
            on_failure.pop_all()
        return project

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False, coder: str = "") -> Project:
        """Open a project file. Raises what `Store.open` raises: a sentence for each thing that can be wrong."""
        store = Store.open(Path(path), read_only=read_only)
        with ExitStack() as on_failure:
            on_failure.callback(store.close)
            project = cls(store, coder)
            if not read_only:
                project.edits.fold()  # what was typed when the program came to a sudden end
            on_failure.pop_all()
        return project

    def reader(self) -> Project:
        """The project as it stands now, through a connection of its own, to be read on another thread."""
        if get_ident() == self._thread:  # asked for elsewhere, it sees what was typed just now not yet, or all of it
            self.edits.fold()
        return Project(self._store.reader(), self.coder)

    def close(self) -> None:
        """Close the file. Everything is saved already."""
        with suppress(SitatError):  # what was typed is kept, and becomes a step when the file is opened again
            self.edits.fold()
        self._store.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ----------------------------------------------------------------- what it is

    @property
    def path(self) -> Path:
        return self._store.path

    @property
    def read_only(self) -> bool:
        return self._store.read_only

    @property
    def coder(self) -> str:
        """Whoever is at the keyboard."""
        return self._journal.coder

    @property
    def name(self) -> str:
        return self.setting("name") or self.path.stem

    @property
    def language(self) -> str:
        """The language reports are written in, unless asked otherwise: "en", "nb" or "nn"."""
        return self.setting("language") or "en"

    def setting(self, key: str) -> str:
        """A setting that belongs to the study and travels with its file; "" where it was never set."""
        return str(self._store.value("SELECT value FROM setting WHERE key = ?", (key,)) or "")

    def settings(self, start: str) -> dict[str, str]:
        """The settings whose keys begin so."""
        rows = self._store.rows(
            "SELECT key, value FROM setting WHERE substr(key, 1, ?) = ? ORDER BY key", (len(start), start)
        )
        return {row[0]: row[1] for row in rows}

    def set_setting(self, key: str, value: str) -> None:
        with self.step("project.setting", f"setting:{key}", setting=key, value=value):
            self._set(key, value)

    def _set(self, key: str, value: str) -> None:
        self._store.write(
            "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )

    # ----------------------------------------------------------------- steps

    def step(self, kind: str, joins: str = "", **details: object) -> AbstractContextManager[Step]:
        """Make everything written inside one act: kept whole or not at all, undone by one undo."""
        return self._journal.step(kind, joins, **details)

    def on_change(self, listener: Callable[[Changes], None]) -> None:
        """Call `listener` after every step, undo and redo with what it touched."""
        self._journal.listen(listener)

    def to_undo(self) -> Act | None:
        return self._journal.to_undo()

    def to_redo(self) -> Act | None:
        return self._journal.to_redo()

    def undo(self) -> Changes:
        """Take back the last act, whenever it was done; imports and merges like the rest."""
        self.edits.fold()
        return self._journal.undo()

    def redo(self) -> Changes:
        self.edits.fold()
        return self._journal.redo()

    def going_back(self, act_id: int) -> Generator[Changes, None, None]:
        """Undo every act down to this one and itself, an act at each turn of the loop: all of them or, closed before
        the end, none. `going_forward` brings them again."""
        self.edits.fold()
        return self._journal.going(self.past.down_to(act_id), back=True)

    def going_forward(self, act_id: int | None = None) -> Generator[Changes, None, None]:
        """Redo every act up to this one and itself (None: all that were undone), in the same way."""
        self.edits.fold()
        return self._journal.going(self.past.up_to(act_id), back=False)

    def history(self, limit: int = -1, before: int | None = None) -> list[Act]:
        """Who did what when, newest first. `acts.sentence` says each in words."""
        return self._journal.history(limit, before)

    def purge(self) -> None:
        """Forget the history and overwrite where it stood. Cannot be undone."""
        self.edits.fold()
        self._journal.purge()

    def copy_to(self, path: Path) -> None:
        """Write a sound copy of the file, as it stands now, to `path`."""
        if get_ident() == self._thread and not self.read_only:
            self.edits.fold()
        self._store.backup_to(path)

    def settle(self) -> None:
        """Bring what is committed to the disk itself, so that not even a power cut takes it."""
        self._store.settle()

    def unsound(self) -> list[str]:
        """What is wrong with the file itself, as SQLite says it; empty when it is sound."""
        found = self._store.unsound()
        if not found and not self.documents.index_fits():
            found.append("the index for searching does not fit the texts")
        return found
