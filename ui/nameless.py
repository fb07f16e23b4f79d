"""After a file is written: whether it names somebody it is not to name, and what can be done about it.

Looks for cases and speakers where nobody is to be named, and for the real names of the key of a pseudonymised project
where that key is at hand. Knows the window it is for, and nothing of how files are made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qda.errors import SitatError
from qda.model import Problem, Report
from ui.labels import plural, tr
from ui.session import Written
from ui.tasks import Task

if TYPE_CHECKING:
    from qda.analysis.named import Named
    from qda.project import Project
    from qda.report import Readable
    from ui.main_window import MainWindow


class Nameless(QObject):
    """Reads what was written back, on a thread of its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._session.written.connect(self.look)
        self.task: Task | None = None

    def look(self, written: Written) -> Task | None:
        """Look whom a file names; None where it may name whom it likes."""
        project = self._session.project
        if project is None:
            return None
        key = self._window.settings.key_of(project.path)
        nobody = names_nobody_as_set(project) if written.nobody is None else written.nobody
        if not nobody and key is None:
            return None
        if not nobody:  # only what stands for cases and speakers can be put in by itself
            written = replace(written, again=None)
        self.task = Task(tr("Looking for names"), partial(_named, project, written, key, nobody))
        self.task.succeeded.connect(partial(self._tell, written))
        self.task.failed.connect(lambda _: self._tell_unread(written.path.name))
        self._window.message_bar.watch(self.task)
        self.task.start()
        return self.task

    def _tell(self, written: Written, found: list[Named]) -> None:
        if found:
            self._session.say(
                said_of(written.path.name, found),
                kind="problem",
                action=tr("Show names…"),
                handler=partial(self.show, written, found),
            )

    def _tell_unread(self, name: str) -> None:
        self._session.say(
            tr("{name} was changed or moved before it could be looked through for names.", name=name), kind="problem"
        )

    def show(self, written: Written, found: Sequence[Named]) -> None:
        """Every place with its name, and the way to a file without them."""
        from ui.checking import DifferencesDialog

        told = tr("The file is written. Delete it, or write it again once the names are seen to.")
        if written.again is not None:
            told = tr("The file is written. It can be written again with case numbers and pseudonyms for all names.")
        dialog = DifferencesDialog(
            self._session, written.path.name, [Problem(named_words(one)) for one in found], self._window,
            title=said_of(written.path.name, found), told=told,
        )  # fmt: skip
        dialog.setWindowTitle(tr("Names left"))
        dialog.list.setAccessibleName(tr("Names left"))
        if written.again is not None:
            dialog.offer(tr("Write again without names"), written.again)
        dialog.open()


def names_nobody_as_set(project: Project) -> bool:
    """Whether what is written from a project is to name nobody, as its reports are set."""
    from qda.analysis.retrieve import names_nobody
    from qda.analysis.synthesis import SynthesisOptions

    options = SynthesisOptions.of(project)
    return options.stand_ins or names_nobody(options.template)


def _named(project: Project, written: Written, key_path: Path | None, nobody: bool, report: Report) -> list[Named]:
    from qda.analysis.named import named_by_key, named_in

    read = list(_read(written, report))
    found: list[Named] = []
    if nobody:
        with project.reader() as reader:
            found += named_in(reader, read)
    if key_path is not None:
        from qda.files.names_key import read_key

        try:
            key = read_key(key_path)
        except SitatError:  # moved, or another file by now: it is not at hand
            key = ()
        found += [one for one in named_by_key(key, read) if one.name not in {other.name for other in found}]
    return sorted(found, key=lambda one: not one.sure)


_OURS = frozenset({".docx", ".html", ".md", ".csv", ".xlsx", ".yaml"})
"""Of the files in a folder, those that may have been written with it."""


def _read(written: Written, report: Report) -> Iterator[Readable]:
    """All that can be read in what was written; of pixels, what they show."""
    from qda.files.everything import all_in
    from qda.report import Readable

    paths, others = [written.path], written.path.is_dir()
    if others:
        paths = sorted(path for path in written.path.iterdir() if path.suffix.lower() in _OURS)
    for done, path in enumerate(paths):
        report(done, len(paths), path.name)
        if path.suffix.lower() == ".png":
            yield from (Readable("picture", 0, words) for words in (path.stem.replace("_", " "), *written.shows))
            continue
        with suppress(SitatError) if others else nullcontext():  # in a folder lies what others wrote, too
            yield from all_in(path)


def said_of(name: str, found: Sequence[Named]) -> str:
    """What was found, and where first, in a sentence."""
    counted = Counter(one.name for one in found if one.sure)
    if not counted:
        return plural(
            len(found), "A name may be meant in one place of {name}", "Names may be meant in {count} places of {name}",
            name=name,
        )  # fmt: skip
    most, times = counted.most_common(1)[0]
    first = next(one for one in found if one.name == most)
    facts = {"name": name, "person": most, "where": place_words(first)}
    if len(counted) == 1:
        return plural(
            times, "{name} names “{person}”: {where}",
            "{name} names “{person}” in {count} places, first {where}", **facts,
        )  # fmt: skip
    return plural(
        len(counted) - 1,
        "{name} names “{person}” and one more, first {where}",
        "{name} names “{person}” and {count} more, first {where}",
        **facts,
    )


def place_words(one: Named) -> str:
    """Where in a file a name stands."""
    where, _, hidden = one.where.partition(" (")
    words: dict[str, Callable[[], str]] = {
        "text": lambda: tr("in the text"),
        "header": lambda: tr("at the top of the pages"),
        "footer": lambda: tr("at the foot of the pages"),
        "footnote": lambda: tr("in a footnote"),
        "endnote": lambda: tr("in an endnote"),
        "comment": lambda: tr("in a comment"),
        "properties": lambda: tr("in the properties of the file"),
        "link": lambda: tr("in a link"),
        "picture": lambda: tr("in a picture"),
        "file name": lambda: tr("in the file's name"),
    }
    sheet, _, cell = where.rpartition(" ")
    if where in words:
        said = words[where]()
    elif sheet.startswith("sheet") and cell:
        said = tr("in cell {cell}", cell=cell)
    else:
        said = tr("in the file")
    if hidden:
        said = tr("{where}, hidden", where=said)
    return tr("{where}, line {number}", where=said, number=one.number) if one.number else said


def named_words(one: Named) -> str:
    """A name with its place, in a line."""
    facts = {"name": one.name, "where": place_words(one), "words": one.context}
    if one.sure:
        return tr("“{name}” {where}: … {words} …", **facts)
    return tr("Perhaps “{name}” {where}, written “{written}”: … {words} …", written=one.written, **facts)
