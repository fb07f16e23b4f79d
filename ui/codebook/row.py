"""How one code looks in the tree: chip, name, memo mark, key cap and count, and the field its name is typed in.

Knows no project: it paints what a `CodebookModel` tells and says which name was typed.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qda.model import Code
from ui.codebook.tree import CodebookModel, Index
from ui.labels import tr
from ui.theme import SPACE_S, SPACE_XS, code_colour, font, icon, tokens

CHIP = 10
"""The side of a code's colour chip."""
AIR = 12
"""How much higher a row is than its letters."""


class CodeRow(QStyledItemDelegate):
    """Paints and renames codes."""

    named = Signal(int, str)
    """The id of a code (`tree.DRAFT` for a new one) and the name typed for it."""
    naming_ended = Signal()
    """The field is closed, whether or not a name was typed."""

    def __init__(self, model: CodebookModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.closeEditor.connect(lambda *_: self.naming_ended.emit(), Qt.ConnectionType.QueuedConnection)

    # ----------------------------------------------------------------- painting

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, option.fontMetrics.height() + AIR)

    def paint_code(self, painter: QPainter, rect: QRect, code: Code, *, folded: bool) -> None:
        """Paint a code into `rect`; a folded family counts the codes inside it, too."""
        theme = tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, self.chip(rect), code.colour)

        small = font("small")
        painter.setFont(small)
        right = rect.right() - SPACE_S
        count = self._model.total(code.id) if folded else self._model.count(code.id)
        if count:
            written = f"{count:,}".replace(",", "\u202f")
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRect(rect.left(), rect.top(), right - rect.left(), rect.height()), _RIGHT, written)
        if count or code.shortcut:
            right -= max(QFontMetrics(small).horizontalAdvance("000"), 24 if count < 1000 else 36) + SPACE_XS
        if code.shortcut:
            side = QFontMetrics(small).height() + 2
            cap = QRect(right - side, rect.center().y() - side // 2 + 1, side, side)
            paint_key(painter, cap, code.shortcut)
            right = cap.left() - SPACE_XS
        if self._model.memo_count(code.id):
            side = QFontMetrics(small).height()
            icon("note", theme.faint).paint(painter, QRect(right - side, rect.center().y() - side // 2, side, side))
            right -= side + SPACE_XS

        painter.setFont(font())
        name = self.name(rect)
        name.setRight(right)
        number = self._model.number(code.id)
        if number is not None:
            painter.setPen(QColor(theme.muted))
            painter.drawText(name, _LEFT, str(number))
            name.setLeft(name.left() + self._number_width(number))
        painter.setPen(QColor(theme.text if self._model.is_found(code.id) else theme.faint))
        shown = painter.fontMetrics().elidedText(code.name, Qt.TextElideMode.ElideRight, name.width())
        lit = self._model.lit(code.id)
        painter.drawText(name, _LEFT, shown)
        if lit:
            _underline(painter, name, shown, lit)
        painter.restore()

    def chip(self, rect: QRect) -> QRect:
        """Where the colour chip of a row stands."""
        return QRect(rect.left() + SPACE_XS, rect.center().y() - CHIP // 2 + 1, CHIP, CHIP)

    def name(self, rect: QRect) -> QRect:
        """Where number and name of a row begin, and all the room there is."""
        return rect.adjusted(SPACE_XS + CHIP + SPACE_S, 0, -SPACE_S, 0)

    @staticmethod
    def _number_width(number: int) -> int:
        return QFontMetrics(font()).horizontalAdvance(f"{number}") + SPACE_S

    # ----------------------------------------------------------------- naming

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setPlaceholderText(tr("Name of the code"))
        field.setAccessibleName(tr("Name of the code"))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        code = self._model.code_at(index)
        assert isinstance(editor, QLineEdit)
        if code is not None and not editor.isModified():
            editor.setText(code.name)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        code = self._model.code_at(index)
        assert isinstance(editor, QLineEdit)
        if code is not None and editor.text().strip() != code.name:
            self.named.emit(code.id, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        code = self._model.code_at(index)
        if code is not None:
            room = self.name(option.rect)
            editor.setGeometry(room.adjusted(2 - SPACE_S, 1, SPACE_XS, -1))


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _underline(painter: QPainter, room: QRect, shown: str, lit: frozenset[int]) -> None:
    """Mark the letters by which a name was found."""
    letters = painter.fontMetrics()
    painter.setPen(QPen(QColor(tokens().accent), 2))
    y = room.center().y() + letters.height() / 2 - letters.descent() + 3
    for place in sorted(lit):
        if place < len(shown) and shown[place] != "…":
            left = room.left() + letters.horizontalAdvance(shown[:place])
            painter.drawLine(QPointF(left, y), QPointF(left + letters.horizontalAdvance(shown[place]), y))


def paint_chip(painter: QPainter, rect: QRect, colour: str) -> None:
    """A code's colour as a small rounded square."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(code_colour(colour, tokens().dark))
    painter.drawRoundedRect(QRectF(rect), 3, 3)


def paint_key(painter: QPainter, rect: QRect, key: str) -> None:
    """A key cap with its letter."""
    theme = tokens()
    painter.setPen(QPen(QColor(theme.edge), 1))
    painter.setBrush(QColor(theme.raised))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QColor(theme.muted))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key.upper())


def paint_caret(painter: QPainter, middle: QPointF, *, folded: bool) -> None:
    """The small mark beside what can be folded."""
    painter.setPen(QPen(QColor(tokens().muted), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    x, y = middle.x(), middle.y()
    if folded:
        painter.drawPolyline([QPointF(x - 1.8, y - 3.6), QPointF(x + 1.8, y), QPointF(x - 1.8, y + 3.6)])
    else:
        painter.drawPolyline([QPointF(x - 3.6, y - 1.8), QPointF(x, y + 1.8), QPointF(x + 3.6, y - 1.8)])


def pill(name: str, colour: str, ratio: float) -> QPixmap:
    """What hangs at the pointer while a code is dragged."""
    theme, letters = tokens(), QFontMetrics(font())
    width, height = min(letters.horizontalAdvance(name), 220) + 40, letters.height() + AIR
    pixmap = QPixmap(QSize(width, height) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.edge), 1))
    painter.setBrush(QColor(theme.raised))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 6, 6)
    paint_chip(painter, QRect(SPACE_S, (height - CHIP) // 2, CHIP, CHIP), colour)
    painter.setFont(font())
    painter.setPen(QColor(theme.text))
    room = QRect(2 * SPACE_S + CHIP, 0, width - 3 * SPACE_S - CHIP, height)
    painter.drawText(room, _LEFT, letters.elidedText(name, Qt.TextElideMode.ElideRight, room.width()))
    painter.end()
    return pixmap
