"""A popup that asks what an attribute is to be: "Inhabitants is more than 5000". Knows attributes and their values."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qda.analysis.query import Compare, Condition
from qda.model import AttributeType
from ui import theme
from ui.labels import tr
from ui.quotes.vocabulary import Vocabulary, compare_words

WIDTH = 340
_OF_NUMBERS = (Compare.IS, Compare.LESS, Compare.MORE)


class ConditionPopup(QFrame):
    """Attribute, comparison, value. Enter takes it, Esc closes."""

    chosen = Signal(object)
    """The `Condition`."""

    def __init__(self, parent: QWidget, vocabulary: Vocabulary, condition: Condition | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        theme.look(self, "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._vocabulary = vocabulary
        self.attribute, self.compare, self.value = QComboBox(), QComboBox(), QComboBox()
        self.attribute.addItems([attribute.name for attribute in vocabulary.attributes])
        self.attribute.setAccessibleName(tr("Attribute"))
        for compare in Compare:
            self.compare.addItem(compare_words(compare), compare)
        self.compare.setAccessibleName(tr("How it is to be"))
        self.value.setEditable(True)
        self.value.setAccessibleName(tr("Value"))
        self.take = QPushButton(tr("Show"))
        theme.look(self.take, "primary")
        title = QLabel(tr("Where the attribute …"))
        theme.look(title, "muted", "small")
        row = QHBoxLayout()
        row.addWidget(self.compare)
        row.addWidget(self.value, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(title)
        column.addWidget(self.attribute)
        column.addLayout(row)
        column.addLayout(foot)
        self.setFixedWidth(WIDTH)
        self.attribute.currentIndexChanged.connect(self._offer_values)
        self.take.clicked.connect(self._on_take)
        line = self.value.lineEdit()
        assert line is not None
        line.returnPressed.connect(self._on_take)
        if condition is not None:
            self.attribute.setCurrentText(condition.attribute)
        self._offer_values()
        if condition is not None:
            self.compare.setCurrentIndex(self.compare.findData(condition.compare))
            self.value.setEditText(condition.value)

    def _offer_values(self) -> None:
        """Offer the values that the attribute has somewhere, and the comparison that fits its type."""
        self.value.clear()
        self.value.addItems(self._vocabulary.values.get(self.attribute.currentText(), []))
        self.value.setEditText("")
        kinds = {attribute.name: attribute.type for attribute in self._vocabulary.attributes}
        numbers = kinds.get(self.attribute.currentText()) is AttributeType.NUMBER
        if numbers and self.compare.currentData() not in _OF_NUMBERS:
            self.compare.setCurrentIndex(0)

    def open_at(self, at: QPoint) -> None:
        self.adjustSize()
        room = (self.parentWidget() or self).screen().availableGeometry().adjusted(8, 8, -8, -8)
        x, y = min(at.x(), room.right() - self.width()), min(at.y(), room.bottom() - self.height())
        self.move(max(room.left(), x), max(room.top(), y))
        self.show()
        self.attribute.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_take(self) -> None:
        if self.attribute.currentText():
            condition = Condition(
                self.attribute.currentText(), Compare(self.compare.currentData()), self.value.currentText().strip()
            )
            self.close()
            self.chosen.emit(condition)
