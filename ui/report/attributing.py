"""How quotes say whose words they are: a level from all to nothing, or a template of one's own put together by clicks.

Shows an example as it reads now. Knows no files.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout

from qda.analysis.phrases import PHRASES
from qda.analysis.retrieve import FIELDS, TEMPLATES, Quotation, attribution, check_template, names_nobody
from qda.errors import SitatError
from qda.project import Project
from qda.store.codings import shortened
from ui import theme
from ui.labels import error_sentence, tr
from ui.report.flow import Flow

OWN = "own"


def levels() -> Iterator[tuple[str, str]]:
    """What can be told of whose words they are, from all to nothing, by the name of its template."""
    yield from (
        ("full", tr("Case, role and paragraph")),
        ("case-role", tr("Case and role")),
        ("case", tr("Case")),
        ("role", tr("Role")),
        ("number", tr("Number of the case")),
        ("none", tr("Nothing about whose words they are")),
    )


def field_words() -> dict[str, str]:
    """What each field of a template is called on its button."""
    return {
        "case": tr("Case"), "role": tr("Role"), "speaker": tr("Speaker"), "pseudonym": tr("Pseudonym"),
        "number": tr("Number of the case"), "document": tr("Document"), "paragraph": tr("¶"), "line": tr("Line"),
        "timecode": tr("Time in the recording"), "date": tr("Date"),
    }  # fmt: skip


class Attributing(QFrame):
    """The choice. What is chosen counts at once."""

    changed = Signal()
    look_wanted = Signal()
    """The names that can be read are wanted."""

    def __init__(self, project: Project, example: Quotation | None, chosen: str, *, stand_ins: bool) -> None:
        super().__init__()
        self._project, self._example = project, example
        self.trouble = ""
        own = chosen not in TEMPLATES
        self.level = QComboBox()
        self.level.setAccessibleName(tr("Attribution of quotes"))
        for choice, words in (*levels(), (OWN, tr("Something of my own…"))):
            self.level.addItem(words, choice)
        self.level.setCurrentIndex(self.level.findData(OWN if own else chosen))
        self.own = QLineEdit(chosen if own else TEMPLATES["full"])
        self.own.setAccessibleName(tr("Attribution of my own"))
        self.own.setToolTip(tr("Fields stand in braces; a click on one below puts it in"))
        self.palette_of_fields = self._built_palette()
        self.example = QLabel(wordWrap=True)
        self.example.setFont(theme.font("small"))
        theme.look(self.example, "muted")
        self.example.setMinimumHeight(3 * self.example.fontMetrics().lineSpacing())
        self.example.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.stand_ins = QCheckBox(tr("No names: case numbers and pseudonyms in their place"))
        self.stand_ins.setToolTip(tr("In headings, tables and points too; in quotes they stand in brackets"))
        self.stand_ins.setChecked(stand_ins)
        self.look = QPushButton(tr("Names…"))
        self.look.setToolTip(tr("Which names can be read in the report, where, and what is to stand for them"))
        self.look.clicked.connect(self.look_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        for widget in (self.level, self.own, self.palette_of_fields, self.example, self.stand_ins, self.look):
            column.addWidget(widget)
        column.setAlignment(self.look, Qt.AlignmentFlag.AlignLeft)
        self.level.currentIndexChanged.connect(self.changed)
        self.own.textChanged.connect(self.changed)
        self.stand_ins.toggled.connect(self.changed)

    def _built_palette(self) -> QFrame:
        """A button for each field and attribute, that puts it in where the cursor is."""
        held = _Rows()
        flow = Flow(held, gap=theme.SPACE_XS)
        words = field_words()
        self.fields: dict[str, QToolButton] = {}
        for name in (*FIELDS, *(attribute.name for attribute in self._project.attributes.all())):
            button = QToolButton()
            button.setText(words.get(name, name))
            button.setToolTip("{" + name + "}")
            theme.look(button, "chip")
            button.clicked.connect(lambda _=False, name=name: self.put(name))
            flow.addWidget(button)
            self.fields[name] = button
        return held

    def put(self, field: str) -> None:
        """Put a field in where the cursor is, parted from the one before it by a comma."""
        at = self.own.cursorPosition()
        before = self.own.text()[:at]
        comma = ", " if before.rstrip().endswith("}") else ""
        self.own.insert(comma + "{" + field + "}")
        self.own.setFocus()

    @property
    def chosen(self) -> str:
        """The name of a level, or a template."""
        level = str(self.level.currentData())
        return self.own.text().strip() if level == OWN else level

    @property
    def template(self) -> str:
        return TEMPLATES.get(self.chosen, self.chosen)

    def show_example(self, language: str) -> None:
        """Show the example as it reads now, or what is wrong with the template."""
        own = self.level.currentData() == OWN
        self.own.setVisible(own)
        self.palette_of_fields.setVisible(own)
        said, self.trouble = "", ""
        try:
            check_template(self.template, self._project)
            said = attribution(self._example, self.template) if self._example else ""
        except SitatError as error:
            self.trouble = error_sentence(error)
        if self.trouble or self._example is None:
            self.example.setText(self.trouble)
        else:
            opening, closing = PHRASES[language].marks
            self.example.setText(f"{opening}{shortened(self._example.text, 110)}{closing} {said}".strip())
        theme.look(self.example, "problem" if self.trouble else "muted")
        nameless = not self.trouble and names_nobody(self.template)
        self.stand_ins.setVisible(nameless or self.stand_ins.isChecked())
        self.look.setVisible(nameless)

    @property
    def nameless(self) -> bool:
        """Whether nobody is to be named."""
        return not self.trouble and names_nobody(self.template)


class _Rows(QFrame):
    """Holds a flow of widgets, and is as high as its rows at this width."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        flow = self.layout()
        if flow is not None:
            self.setMinimumHeight(flow.heightForWidth(self.width()))
