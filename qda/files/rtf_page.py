"""What RTF's words do to the page: paragraphs, rows and cells, text boxes. Knows nothing of bytes or groups."""

from __future__ import annotations

from dataclasses import dataclass, field

from qda.files.word.lines import Lines


@dataclass(frozen=True, slots=True)
class _Begun:
    """Where the lines stood when a row or a cell began."""

    length: int
    owed: int


@dataclass(slots=True)
class Page:
    """Text being written: the body's, a note's or a text box's."""

    lines: Lines = field(default_factory=Lines)
    boxes: list[Lines] = field(default_factory=list)
    """Text boxes that stand behind the paragraph under way."""
    _begin: int = 0
    _row: _Begun | None = None
    _cell: _Begun | None = None
    _between: bool = False
    """Whether a cell has ended and the next has not begun."""

    def write(self, text: str, bold: bool) -> None:
        self._begin_cell()
        self.lines.write(text, bold)

    def structure(self, word: str) -> None:
        """Do what a control word says; another than those that part text from text does nothing."""
        if word in ("par", "sect"):
            self.end_paragraph()
        elif word == "line":
            self._begin_cell()
            self.lines.owe("\n")
        elif word in ("page", "column"):
            if self.lines.length > self._begin and not self.lines.owed.endswith("\n"):
                self.lines.owe("\n")
        elif word in ("intbl", "trowd"):
            if self._row is None:
                self._row = self._cell = self._here()
        elif word == "cell":
            self._end_cell()
        elif word == "row":
            self._end_row()
        elif word == "nestcell":
            self.lines.owe("\t")
        elif word == "nestrow":
            self.lines.owed = self.lines.owed.rstrip("\t")
            self.lines.owe("\n")

    def end_paragraph(self) -> None:
        if self.lines.length > self._begin or not self.boxes:
            self._begin_cell()
            self.lines.owe("\n")
        for box in self.boxes:
            self.lines.put(box)
            self.lines.owe("\n")
        self.boxes.clear()
        self._begin = self.lines.length

    def _here(self) -> _Begun:
        return _Begun(self.lines.length, len(self.lines.owed))

    def _begin_cell(self) -> None:
        if self._between:
            self.lines.owe("\t")
            self._between = False
            self._cell = self._here()

    def _end_cell(self) -> None:
        self._begin_cell()
        if self.boxes:
            self.end_paragraph()
        if self._cell:
            self.lines.settle(self._cell.length, self._cell.owed)
        self._row = self._row or _Begun(-1, 0)
        self._between, self._cell, self._begin = True, None, self.lines.length

    def _end_row(self) -> None:
        if self._row:
            self.lines.settle(self._row.length, self._row.owed)
        self.lines.owe("\n")
        self._row, self._cell, self._between = None, None, False
