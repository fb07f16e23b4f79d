"""How the transcript is set: font, size, leading, width. Every change is seen at once behind the dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFontComboBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.labels import tr
from ui.settings import Settings
from ui.widgets.foot import Foot, verb_button


class ReadingSettings(QDialog):
    """A few fields; closing keeps what they say."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Reading settings"))
        self._settings = settings
        heading = QLabel(tr("Reading settings"))
        theme.look(heading, "title")
        self.font_field = QFontComboBox()
        self.font_field.setCurrentFont(QFont(settings.reading_font or theme.reading_family()))
        self.size_field = QSpinBox(minimum=8, maximum=28, value=settings.reading_size, suffix=tr(" pt"))
        self.spacing_field = QSpinBox(
            minimum=100, maximum=250, singleStep=10, value=settings.reading_spacing, suffix=" %"
        )
        self.width_field = QSpinBox(minimum=40, maximum=120, value=settings.reading_width, suffix=tr(" characters"))
        self.click_field = QComboBox()
        for what, words in (("sentence", tr("The sentence")), ("word", tr("The word"))):
            self.click_field.addItem(words, what)
        self.click_field.setCurrentIndex(self.click_field.findData(settings.double_click))
        self.click_field.currentIndexChanged.connect(
            lambda _: self._set("double_click", self.click_field.currentData())
        )
        self.font_field.currentFontChanged.connect(lambda font: self._set("reading_font", font.family()))
        self.size_field.valueChanged.connect(lambda value: self._set("reading_size", value))
        self.spacing_field.valueChanged.connect(lambda value: self._set("reading_spacing", value))
        self.width_field.valueChanged.connect(lambda value: self._set("reading_width", value))
        form = QFormLayout()
        form.setHorizontalSpacing(theme.SPACE_L)
        form.setVerticalSpacing(theme.SPACE_S)
        form.addRow(tr("Font"), self.font_field)
        form.addRow(tr("Size"), self.size_field)
        form.addRow(tr("From line to line"), self.spacing_field)
        form.addRow(tr("Width of the column"), self.width_field)
        form.addRow(tr("A double click selects"), self.click_field)
        usual = verb_button(tr("As it was delivered"), self._reset)
        theme.look(usual, "link")
        foot = Foot(verb_button(tr("Close"), self.accept), left=[usual])
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_L)
        column.addWidget(heading)
        column.addLayout(form)
        column.addLayout(foot)
        self.setMinimumWidth(420)
        self.setWindowModality(Qt.WindowModality.NonModal)

    def _set(self, name: str, value: object) -> None:
        setattr(self._settings, name, value)

    def _reset(self) -> None:
        self.font_field.setCurrentFont(QFont(theme.reading_family()))
        self.size_field.setValue(Settings.reading_size.default)
        self.spacing_field.setValue(Settings.reading_spacing.default)
        self.width_field.setValue(Settings.reading_width.default)
        self.click_field.setCurrentIndex(0)
        self._settings.reading_font = ""
