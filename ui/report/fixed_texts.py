"""The fixed texts of reports, by language and kind of report: as they are, and worded otherwise beside it.

What is typed counts at once and can be undone. Knows no reports.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.fixed_texts import FixedText, Of, fixed_texts, word
from qda.errors import SitatError
from ui import theme
from ui.labels import error_sentence, tr
from ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
LANGUAGES = (("en", "English"), ("nb", "Norsk bokmål"), ("nn", "Norsk nynorsk"))


def kinds() -> dict[Of, str]:
    """What the kinds of report are called that say a text."""
    return {
        Of.ANY: tr("Several kinds"), Of.SYNTHESIS: tr("Synthesis"), Of.QUOTES: tr("Quotes"), Of.GRID: tr("Grid"),
        Of.CODEBOOK: tr("Codebook"), Of.MEMOS: tr("Memos"), Of.METHOD: tr("Material and method"),
        Of.PICTURES: tr("Pictures"), Of.SURVEY: tr("Survey"), Of.TRANSCRIPT: tr("Coded transcripts"),
        Of.HISTORY: tr("History"),
    }  # fmt: skip


class Texts(QAbstractTableModel):
    """The usual wording first, one's own beside it, and which reports say it."""

    def __init__(self, session: Session, language: str, of: Of | None = None) -> None:
        super().__init__()
        self._session, self.language = session, language
        self._sought, self._of, self._kinds = "", of, kinds()
        self.refused = ""
        """Why the last wording was not taken."""
        self.texts: list[FixedText] = []
        self.read()

    def choose(self, of: Of | None) -> None:
        """Show only what reports of one kind say, or what any of them says."""
        self._of = of
        self.read()

    def read(self, language: str | None = None, sought: str | None = None) -> None:
        """Read the texts anew, of another language or with other words sought in them."""
        self.language = self.language if language is None else language
        self._sought = self._sought if sought is None else sought.casefold()
        project = self._session.project
        self.beginResetModel()
        texts = fixed_texts(project, self.language) if project is not None else []
        self.texts = [
            one for one in texts if self._of in (None, one.of) and self._sought in f"{one.usual}\n{one.own}".casefold()
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.texts)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.texts[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return one.own or one.usual
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (one.usual, one.own, self._kinds[one.of])[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 1:
            return one.own or tr("as it is")
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and way == Qt.Orientation.Horizontal:
            return (tr("As it is"), tr("In our words"), tr("Said in"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = index.column() == 1 and self._session.writable
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if editable else Qt.ItemFlag.NoItemFlags)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        project, one = self._session.project, self.texts[index.row()]
        if project is None:
            return False
        try:
            word(project, self.language, one.name, str(value))
        except SitatError as error:
            self.refused = error_sentence(error)
        else:
            self.refused = ""
            self.texts[index.row()] = next(t for t in fixed_texts(project, self.language) if t.name == one.name)
        self.dataChanged.emit(index, index)
        return not self.refused


class FixedTextsDialog(QDialog):
    """The texts as a table; a double click or F2 words one otherwise, Delete has it as it was."""

    def __init__(self, session: Session, language: str, parent: QWidget | None = None, *, of: Of | None = None) -> None:
        """`of` is the kind of report whose texts are shown first."""
        super().__init__(parent)
        self.setWindowTitle(tr("Fixed texts of reports"))
        title = QLabel(tr("Fixed texts of reports"))
        theme.look(title, "title")
        told = QLabel(tr("What stands in braces is filled in and has to stay. The wording is kept with the project."))
        told.setWordWrap(True)
        theme.look(told, "muted")
        self.language = QComboBox()
        self.language.setAccessibleName(tr("Language of the texts"))
        for code, name in LANGUAGES:
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(language))
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Kind of report"))
        self.kind.addItem(tr("All reports"), None)
        for one, name in kinds().items():
            self.kind.addItem(name, one)
        self.kind.setCurrentIndex(max(0, self.kind.findData(of)) if of is not None else 0)
        self.sought = QLineEdit()
        self.sought.setPlaceholderText(tr("Words in them"))
        self.sought.setAccessibleName(self.sought.placeholderText())
        self.sought.setClearButtonEnabled(True)
        self.texts = Texts(session, language, of)
        self.table = QTableView()
        self.table.setModel(self.texts)
        self.table.setAccessibleName(title.text())
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.problem = QLabel(wordWrap=True)
        theme.look(self.problem, "problem")
        self.reset, self.done_button = QPushButton(tr("As it was")), QPushButton(tr("Done"))
        self.reset.setShortcut("Del")
        self.reset.setToolTip(tr("Have the chosen text as it is by itself"))
        theme.look(self.done_button, "primary")
        self.language.currentIndexChanged.connect(lambda: self._read(language=self.language.currentData()))
        self.kind.currentIndexChanged.connect(lambda: self._choose())
        self.sought.textChanged.connect(lambda text: self._read(sought=text))
        self.texts.dataChanged.connect(self._say)
        self.texts.dataChanged.connect(self._fit_rows)
        self.texts.modelReset.connect(self._fit_rows)
        self.table.horizontalHeader().sectionResized.connect(lambda *_: self._fit_rows())
        self.table.selectionModel().currentChanged.connect(self._say)
        self.reset.clicked.connect(self.as_it_was)
        self.done_button.clicked.connect(self.accept)
        top = QHBoxLayout()
        top.addWidget(self.language)
        top.addWidget(self.kind)
        top.addWidget(self.sought, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.reset)
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(title)
        column.addWidget(told)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        for button in (self.reset, self.done_button):
            button.setAutoDefault(False)
        self.resize(820, 560)
        self.table.setCurrentIndex(self.texts.index(0, 1))
        self._say()

    def _read(self, *, language: str | None = None, sought: str | None = None) -> None:
        self.texts.read(language, sought)
        self._say()

    def _fit_rows(self) -> None:
        """A long text takes as many lines as it needs."""
        QTimer.singleShot(0, self.table, self.table.resizeRowsToContents)

    def _choose(self) -> None:
        self.texts.choose(self.kind.currentData())
        self._say()

    def _say(self, *_: object) -> None:
        self.problem.setText(self.texts.refused)
        row = self.table.currentIndex().row()
        self.reset.setEnabled(0 <= row < len(self.texts.texts) and bool(self.texts.texts[row].own))

    def as_it_was(self) -> None:
        """Take one's own wording of the chosen text back."""
        row = self.table.currentIndex().row()
        if row >= 0:
            self.texts.setData(self.texts.index(row, 1), "")
