"""The picker: type some letters of a code, press Enter, and the passage is coded. New codes are made in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from ui import theme
from ui.labels import tr
from ui.transcript import choices, meaning
from ui.transcript.choices import ENTRY, ChoiceRow, Choices, Entry
from ui.transcript.meaning import Meaning

ROWS = 9
"""Codes shown at once."""


class CodePicker(QFrame):
    """A small window over the page. Enter chooses and goes on; Tab or Ctrl+Enter chooses and stays; Esc closes."""

    chosen = Signal(int)
    created = Signal(str)
    finished = Signal()
    """It was closed by Enter or a click: whoever opened it goes on. Esc closes without."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        theme.look(self, "popup")
        self._entries: Sequence[Entry] = ()
        self._recent: list[int] = []
        self._told = ""
        self._build()
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._find)
        self.list.clicked.connect(lambda _: self._choose(stay=False))
        self.list.selectionModel().currentChanged.connect(self._show_meaning)

    def _build(self) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Find or make a code"))
        self.line.setAccessibleName(tr("Find or make a code"))
        self._choices = Choices(self)
        self.list = QListView()
        self.list.setModel(self._choices)
        self.list.setItemDelegate(ChoiceRow(self.list))
        self.list.setAccessibleName(tr("Codes"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFixedWidth(choices.WIDTH)
        theme.look(self.list, "popup")
        self.meaning = Meaning()
        self.meaning.setFixedWidth(meaning.WIDTH)
        self.hint = QLabel()
        self.hint.setContentsMargins(theme.SPACE_S, theme.SPACE_XS, theme.SPACE_S, 0)
        theme.look(self.hint, "muted", "small")
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.list)
        beside.addWidget(self.meaning)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE_S, theme.SPACE_S, theme.SPACE_S, theme.SPACE_S)
        layout.setSpacing(theme.SPACE_XS)
        layout.addWidget(self.line)
        layout.addLayout(beside)
        layout.addWidget(self.hint)

    def open_for(self, codes: Sequence[Entry], recent: Sequence[int], at: QPoint) -> None:
        """Open at a point of the screen, offering `codes`; `recent` ids stand on top while nothing is typed."""
        self._entries = codes
        place = {code.id: number for number, (code, _) in enumerate(codes)}
        self._recent = [place[id_] for id_ in recent if id_ in place]
        explained = any(meaning.parts(code) for code, _ in codes)
        self.meaning.setVisible(explained)
        width = choices.WIDTH + (meaning.WIDTH if explained else 0) + 2 * theme.SPACE_S
        self.setFixedWidth(width)
        self._choices.mark(())
        self.line.clear()
        self._find("")
        self.list.setFixedHeight(self._height())
        self.meaning.setFixedHeight(self._height())
        self.adjustSize()
        screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry().adjusted(8, 8, -8, -8)
        corner = QPoint(at.x() - width // 2, at.y())
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.move(corner)
        self.show()
        self.line.setFocus()

    def _height(self) -> int:
        """The height of the list, which stays while letters are typed: nothing is to jump."""
        row = self.fontMetrics().height() + 12
        return row * (ROWS if self.meaning.isVisibleTo(self) else max(3, min(ROWS, len(self._entries) + 1)))

    def mark(self, given: Iterable[int]) -> None:
        """Tick the codes that the passage has been given."""
        self._choices.mark(given)

    def tell(self, sentence: str) -> None:
        """Say what was done while the picker stays open, until something is typed."""
        self._told = sentence
        self._show_hint()

    # ----------------------------------------------------------------- what is shown

    def _find(self, typed: str) -> None:
        """Offer what matches; what was told before is told no longer."""
        from qda.text.matching import rank

        names = [path for _, path in self._entries]
        rows = [(self._entries[number], lit) for number, _, lit in rank(typed.strip(), names, self._recent)]
        wanted = typed.strip()
        known = {name.casefold() for path in names for name in (path, path.rpartition(" > ")[2])}
        self._told = ""
        self._choices.show(rows, "" if wanted.casefold() in known else wanted)
        self.list.setCurrentIndex(self._choices.index(0))
        self._show_hint()

    def _show_meaning(self, current: QModelIndex) -> None:
        entry = current.data(ENTRY) if current.isValid() else None
        self.meaning.show_code(entry[0] if entry is not None else None)

    def _show_hint(self) -> None:
        keys = tr("Enter codes and goes on · Tab codes and stays · Esc closes")
        done = tr("{done} · Enter goes on", done=self._told)
        self.hint.setText(done if self._told else keys)

    # ----------------------------------------------------------------- the keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: ROWS - 1,
            Qt.Key.Key_PageUp: 1 - ROWS,
        }
        if event.key() in steps:
            last = self._choices.rowCount() - 1
            row = min(max(self.list.currentIndex().row() + steps[Qt.Key(event.key())], 0), last)
            self.list.setCurrentIndex(self._choices.index(row))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(stay=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Tab:
            self._choose(stay=True)
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _choose(self, *, stay: bool) -> None:
        """Choose what is highlighted. After a choice that stayed nothing is: then Enter only goes on."""
        index = self.list.currentIndex()
        entry, new = (index.data(ENTRY) if index.isValid() else None), self._choices.new
        if not index.isValid() and (stay or not self._choices.given):
            return
        if stay:
            self.line.clear()
            self.list.setCurrentIndex(QModelIndex())
        else:
            self.hide()
        if entry is not None:
            self.chosen.emit(entry[0].id)
        elif index.isValid():
            self.created.emit(new)
        if not stay:
            self.finished.emit()
