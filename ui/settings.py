"""What a person has set, once for all projects: every setting with its type, default and description in one table.

Kept in an .ini file of the user's own. Knows no widgets.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from PySide6.QtCore import QLocale, QObject, QSettings, Signal

T = TypeVar("T")

MOST_RECENT = 12
"""How many projects the start screen remembers."""


class Setting(Generic[T]):
    """One setting. Read and written as an attribute of `Settings`; of the type of its default."""

    def __init__(self, default: T, description: str, choices: tuple[T, ...] = ()) -> None:
        self.default = default
        self.description = description
        self.choices = choices
        self.name = ""

    def __set_name__(self, owner: type[Settings], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, settings: None, owner: type[Settings]) -> Setting[T]: ...
    @overload
    def __get__(self, settings: Settings, owner: type[Settings]) -> T: ...
    def __get__(self, settings: Settings | None, owner: type[Settings]) -> Setting[T] | T:
        if settings is None:
            return self
        return self.parsed(settings.store.value(self.name))

    def __set__(self, settings: Settings, value: T) -> None:
        if self.choices and value not in self.choices:
            raise ValueError(f"{self.name} can be {self.choices}, not {value!r}")
        if value != self.__get__(settings, Settings):
            settings.store.setValue(self.name, json.dumps(value, ensure_ascii=False))
            settings.changed.emit(self.name)

    def parsed(self, stored: object) -> T:
        """What the file says, or the default where it says nothing that makes sense."""
        if stored is None:
            return self.default
        try:
            value = json.loads(str(stored))
        except ValueError:
            return self.default
        if not isinstance(value, type(self.default)) or (self.choices and value not in self.choices):
            return self.default
        return value


@dataclass(frozen=True, slots=True)
class Recent:
    """A project opened before."""

    path: Path
    opened: datetime


class Settings(QObject):
    """The table. `settings.theme` reads, `settings.theme = "dark"` writes and tells."""

    changed = Signal(str)
    """The name of the setting that has another value now."""

    language = Setting("", "Language of the window; empty for the system's", ("", "en", "nb"))
    theme = Setting("system", "Light or dark surfaces, or as the system has it", ("light", "dark", "system"))
    coder = Setting("", "The name your codings carry; empty for the name this computer knows you by")

    reading_font = Setting("", "Font of the transcript; empty for the best one this computer has")
    reading_size = Setting(12, "Size of the transcript's letters, in points")
    reading_spacing = Setting(150, "Space from line to line of the transcript, in per cent of a line")
    reading_width = Setting(68, "Width of the transcript's column, in characters")

    double_click = Setting("sentence", "What a double click in the transcript selects", ("sentence", "word"))
    shortcuts: Setting[dict[str, str]] = Setting({}, "Keys that were changed, by their command; empty for none")

    recents: Setting[list[list[str]]] = Setting([], "Projects opened before, newest first: path and moment")
    documents: Setting[dict[str, str]] = Setting({}, "The document last in hand, by project")
    places: Setting[dict[str, int]] = Setting({}, "The place last read, by document")
    filters: Setting[dict[str, list[list[str]]]] = Setting({}, "The codes and coders shown alone, by project")

    searches: Setting[list[list[object]]] = Setting([], "What was searched for last, newest first")
    expressions = Setting(False, "Whether one can search by regular expressions")

    standing: Setting[dict[str, dict[str, str]]] = Setting({}, "Where the window stood, by project")

    keys: Setting[dict[str, str]] = Setting({}, "Where the key of a pseudonymised project was kept, by project")

    geometry = Setting("", "Size and place of the window, as Qt writes it, in base 64")
    splitters: Setting[dict[str, list[int]]] = Setting({}, "The widths of panels beside each other, by splitter")
    folded: Setting[list[str]] = Setting([], "The panels folded away")
    folder = Setting("", "The folder last used in a file dialog")

    def __init__(self, store: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Sitat", "Sitat", parent=self
        )

    @classmethod
    def table(cls) -> Iterator[Setting[Any]]:
        """Every setting there is."""
        return (setting for setting in vars(cls).values() if isinstance(setting, Setting))

    # ----------------------------------------------------------------- recent projects

    def recent_projects(self) -> list[Recent]:
        """The projects opened before, newest first, whether they are still there or not."""
        found = []
        for path, moment in self.recents:
            found.append(Recent(Path(path), datetime.fromisoformat(moment)))
        return found

    def remember_project(self, path: Path) -> None:
        """Put a project on top of the recent ones."""
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        here = str(path.absolute())
        self.recents = [[here, moment], *(entry for entry in self.recents if entry[0] != here)][:MOST_RECENT]

    def forget_project(self, path: Path) -> None:
        """Leave a project out of the recent ones; the file stays."""
        self.recents = [entry for entry in self.recents if entry[0] != str(path.absolute())]

    def remember_key(self, project: Path, key: Path) -> None:
        """Know where the key of a project's pseudonyms is; what it says is not kept."""
        self.keys = {**self.keys, str(project.absolute()): str(key.absolute())}

    def key_of(self, project: Path) -> Path | None:
        """The key of a project's pseudonyms, if it is at hand."""
        kept = self.keys.get(str(project.absolute()))
        return Path(kept) if kept and Path(kept).is_file() else None

    def last_folder(self) -> Path:
        """The folder for the next file dialog."""
        folder = Path(self.folder) if self.folder else Path.home() / "Documents"
        return folder if folder.is_dir() else Path.home()

    def spoken(self) -> str:
        """The language of the window: "en" or "nb"."""
        if self.language:
            return self.language
        return "nb" if QLocale.system().name()[:2] in ("nb", "nn", "no") else "en"
