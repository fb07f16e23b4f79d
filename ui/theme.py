"""How Sitat looks, in one place: surfaces, the accent, type, spaces, code colours and icons.

Widgets ask for `tokens()`, `font(…)`, `code_colour(…)` and `icon(…)`, and say what they are with `look(widget, "muted")`;
they carry no styling of their own. A change of scheme reaches them as QEvent.PaletteChange. Knows nothing of
transcripts or codes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from qda.analysis import colours

Scheme = Literal["light", "dark", "system"]
Size = Literal["small", "body", "title", "large"]

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 24
SIZES: dict[Size, float] = {"small": 0.88, "body": 1.0, "title": 1.22, "large": 1.7}
READING_FAMILIES = ("Source Serif 4", "Charter", "Georgia", "Cambria", "Liberation Serif", "Noto Serif", "DejaVu Serif")
NEUTRAL_CODE = "#7A828A"
FAMILIES = (
    "#3F6CC3", "#962E00", "#00A578", "#7900A7", "#917504", "#8F87D7",
    "#71000C", "#1E5A5C", "#9D940E", "#B63092", "#1B3D53", "#5E6F4D",
)  # fmt: skip
"""One per family of codes, in the order they are handed out. Found by a search for twelve that stay furthest apart, on
white and on the dark page, for all who see colours and for those who see no red, green or blue; a test holds it."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one scheme. Texts reach 4.5:1 and marks 3:1 on `window`, `page` and `raised`."""

    dark: bool
    window: str
    page: str
    raised: str
    hover: str
    line: str
    edge: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    selection: str
    danger: str
    warning: str
    good: str
    voices: tuple[str, ...]
    """Quiet text colours that tell the participants of one document apart."""


LIGHT = Theme(
    dark=False, window="#F8F8F6", page="#FFFFFF", raised="#FFFFFF", hover="#EEEFEC", line="#E3E4E1", edge="#868D93",
    text="#1F2328", muted="#555C63", faint="#697077", accent="#1F6F8B", on_accent="#FFFFFF", selection="#C9E1EA",
    danger="#B3261E", warning="#8A5A00", good="#2C6E49",
    voices=("#2E5A6B", "#6B4A68", "#5A5B2E", "#70503A"),
)  # fmt: skip
DARK = Theme(
    dark=True, window="#1C1E21", page="#232629", raised="#2A2E32", hover="#2D3135", line="#363B40", edge="#7E868D",
    text="#E6E6E3", muted="#B0B6BB", faint="#959DA3", accent="#5FB3CE", on_accent="#0F2129", selection="#2C5261",
    danger="#FF8F86", warning="#E0B15C", good="#7FCB9F",
    voices=("#9CC6D6", "#D0B0CC", "#C3C596", "#DBBBA2"),
)  # fmt: skip

_current = LIGHT


def tokens() -> Theme:
    """The theme in force."""
    return _current


def apply(app: QApplication, scheme: Scheme) -> None:
    """Dress the whole application. With "system" it follows the system's scheme from now on."""
    hints = app.styleHints()
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}[scheme]
    if not app.property("sitatScheme"):
        hints.colorSchemeChanged.connect(lambda _: _dress(app))
        app.setStyle("Fusion")
    app.setProperty("sitatScheme", scheme)
    hints.setColorScheme(wanted)
    _dress(app)


def _dress(app: QApplication) -> None:
    global _current
    scheme = app.property("sitatScheme")
    dark = scheme == "dark" or (scheme == "system" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark)
    _current = DARK if dark else LIGHT
    app.setPalette(_palette(_current))
    app.setStyleSheet(_style_sheet(_current))


def look(widget: QWidget, *looks: str) -> None:
    """Say what a widget is, for the style sheet: "muted", "small", "title", "large", "primary", "danger", "panel", …"""
    widget.setProperty("look", list(looks))
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def font(size: Size = "body", *, strong: bool = False) -> QFont:
    """The interface font in one of the four sizes."""
    chosen = QFont(QGuiApplication.font())
    if chosen.pointSizeF() > 0:
        chosen.setPointSizeF(chosen.pointSizeF() * SIZES[size])
    else:
        chosen.setPixelSize(round(chosen.pixelSize() * SIZES[size]))
    if strong:
        chosen.setWeight(QFont.Weight.DemiBold)
    return chosen


@lru_cache(maxsize=1)
def reading_family() -> str:
    """The first of the reading fonts that the system has."""
    present = set(QFontDatabase.families())
    return next((family for family in READING_FAMILIES if family in present), QGuiApplication.font().family())


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for where, colour in (
        (role.Window, theme.window), (role.Base, theme.page), (role.AlternateBase, theme.hover),
        (role.Button, theme.raised), (role.ToolTipBase, theme.text), (role.ToolTipText, theme.page),
        (role.WindowText, theme.text), (role.Text, theme.text), (role.ButtonText, theme.text),
        (role.PlaceholderText, theme.faint), (role.BrightText, theme.danger),
        (role.Highlight, theme.selection), (role.HighlightedText, theme.text), (role.Accent, theme.accent),
        (role.Link, theme.accent), (role.LinkVisited, theme.accent),
        (role.Light, theme.raised), (role.Midlight, theme.hover), (role.Mid, theme.line), (role.Dark, theme.edge),
        (role.Shadow, theme.line),
    ):  # fmt: skip
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, mix(theme.window, theme.text, 0.45))
    return palette


def _style_sheet(theme: Theme) -> str:
    base = QGuiApplication.font()
    unit, number = ("pt", base.pointSizeF()) if base.pointSizeF() > 0 else ("px", float(base.pixelSize()))
    sizes = {name: f"{number * factor:.1f}{unit}" for name, factor in SIZES.items()}
    colours = {name: getattr(theme, name) for name in Theme.__slots__ if name not in ("dark", "voices")}
    press = mix(theme.hover, theme.text, 0.08).name()
    accent_hover = mix(theme.accent, theme.text, 0.15).name()
    return Template(_SHEET).substitute(colours, **sizes, press=press, accent_hover=accent_hover)


_SHEET = """
QToolTip { background: $text; color: $page; border: 0; padding: 4px 8px; }
QLabel[look~="muted"] { color: $muted; }  QLabel[look~="faint"] { color: $faint; }
QLabel[look~="small"] { font-size: $small; }
QLabel[look~="title"] { font-size: $title; font-weight: 600; }
QLabel[look~="large"] { font-size: $large; font-weight: 600; }
QLabel[look~="problem"] { color: $danger; }
QFrame[look~="panel"] { background: $window; border: 0; }
QFrame[look~="page"], QWidget[look~="page"] { background: $page; border: 0; }
QFrame[look~="popup"] { background: $raised; border: 1px solid $edge; }
QFrame[look~="rule"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }

QPushButton { background: $raised; color: $text; border: 1px solid $edge; border-radius: 6px; padding: 5px 16px; }
QPushButton:hover { background: $hover; }  QPushButton:pressed { background: $press; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $faint; border-color: $line; }
QPushButton[look~="primary"], QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[look~="primary"]:hover, QPushButton:default:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look~="primary"]:focus, QPushButton:default:focus { border-color: $text; }
QPushButton[look~="primary"]:disabled, QPushButton:default:disabled { background: $line; color: $faint; border-color: $line; }
QPushButton[look~="danger"] { color: $danger; border-color: $danger; }
QPushButton[look~="chip"] { background: $hover; border: 1px solid $line; border-radius: 9px; padding: 2px 12px;
  text-align: left; }
QPushButton[look~="chip"]:hover { background: $press; }  QPushButton[look~="chip"]:focus { border-color: $accent; }
QPushButton[look~="link"] { background: transparent; border-color: transparent; color: $accent; padding: 4px 8px; }
QPushButton[look~="link"]:hover { background: $hover; }  QPushButton[look~="link"]:focus { border-color: $accent; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $hover; }  QToolButton:pressed { background: $press; }
QToolButton:checked, QToolButton[look~="chosen"] { background: $selection; }  QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { width: 0; }
QToolButton[look~="chip"] { background: $page; border-color: $line; font-size: $small; padding: 2px 8px; }
QToolButton[look~="chip"]:hover { background: $hover; }  QToolButton[look~="chip"]:focus { border-color: $accent; }
QCheckBox::indicator:unchecked, QAbstractItemView::indicator:unchecked {
  background: $page; border: 1px solid $edge; border-radius: 3px; }

QRadioButton::indicator { background: $page; border: 1px solid $edge; border-radius: 7px; width: 12px; height: 12px; }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit { background: $page; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: 4px 8px; selection-background-color: $selection; selection-color: $text; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: $accent; }
QLineEdit:disabled { color: $faint; border-color: $line; }
QComboBox { padding: 4px 8px; }
QLineEdit[look~="bare"], QPlainTextEdit[look~="bare"], QTextEdit[look~="bare"] { border: 0; border-radius: 0; }
QTextEdit[look~="reading"] { border: 0; border-radius: 0; padding: 0; }

QTreeView, QListView, QTableView { background: $window; border: 0; outline: 0; selection-color: $text;
  selection-background-color: $selection; alternate-background-color: $hover; gridline-color: $line; }
QTreeView[look~="page"], QListView[look~="page"], QTableView { background: $page; }
QListView[look~="popup"] { background: transparent; border: 0; }
QTreeView::item, QListView::item { padding: 4px 8px; border: 0; }
QTableView::item { padding: 0 8px; border: 0; }
QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected { background: $selection; color: $text; }
QHeaderView { background: $window; border: 0; }
QHeaderView::section { background: $window; color: $muted; border: 0; border-bottom: 1px solid $line;
  border-right: 1px solid $line; padding: 4px 8px; }
QTableCornerButton::section { background: $window; border: 0; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:vertical { min-height: 40px; }  QScrollBar::handle:horizontal { min-width: 40px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }  QSplitter::handle:vertical { height: 1px; }
QTabWidget::pane { border: 0; }  QTabBar { border: 0; }
QTabBar::tab { background: transparent; color: $muted; border: 0; border-bottom: 2px solid transparent; padding: 6px 12px; }
QTabBar::tab:hover { color: $text; }  QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }

QMenuBar { background: $window; border: 0; }  QMenuBar::item { padding: 4px 8px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; color: $text; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; }  QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }  QMenu::icon { padding-left: 8px; }
QToolBar { border: 0; spacing: 4px; padding: 4px; }  QStatusBar { background: $window; color: $muted; }
QStatusBar::item { border: 0; }
QProgressBar { background: $line; border: 0; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""


# --------------------------------------------------------------------------- colours


def contrast(one: QColor | str, other: QColor | str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    bright, dim = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def mix(under: QColor | str, over: QColor | str, strength: float) -> QColor:
    """`over` laid on `under` at a strength from 0 to 1."""
    a, b = QColor(under), QColor(over)
    return QColor(*(round(x + (y - x) * strength) for x, y in zip(_rgb(a), _rgb(b), strict=True)))


def code_colour(colour: str, dark: bool | None = None) -> QColor:
    """A code's colour as a mark on the page: the same hue, seen at 3:1 or better. "" gives a neutral grey."""
    return _code_colour(colour, tokens().dark if dark is None else dark)


@lru_cache(maxsize=2048)
def _code_colour(colour: str, dark: bool) -> QColor:
    theme = DARK if dark else LIGHT
    lightness, chroma, hue = _to_lch(QColor(colour) if QColor.isValidColorName(colour) else QColor(NEUTRAL_CODE))
    if theme.dark:
        lightness, chroma, hue = colours.for_dark_page((lightness, chroma, hue))
    step = 0.01 if theme.dark else -0.01
    while contrast(adjusted := _from_lch(lightness, chroma, hue), theme.page) < 3.1:
        lightness += step
    return adjusted


def wash(colour: str, dark: bool | None = None, strength: float = 0.14) -> QColor:
    """A code's colour as a thin highlight under text on the page."""
    theme = tokens() if dark is None else (DARK if dark else LIGHT)
    return mix(theme.page, code_colour(colour, theme.dark), strength)


def hue_of(colour: str) -> float:
    """The hue of a colour, in degrees: what the shades of one family share."""
    return _to_lch(QColor(colour))[2]


def next_colour(used: Iterable[str], family_hue: float | None = None) -> str:
    """A colour for a new code: of the family most unlike those used, or an unused shade of the given hue."""
    return colours.new_family(used, FAMILIES) if family_hue is None else colours.new_shade(used, family_hue)


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _linear(colour: QColor) -> tuple[float, float, float]:
    r, g, b = ((v / 255 / 12.92) if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in _rgb(colour))
    return r, g, b


def _luminance(colour: QColor) -> float:
    r, g, b = _linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _to_lch(colour: QColor) -> tuple[float, float, float]:
    return colours.to_lch(colour.name())


def _from_lch(lightness: float, chroma: float, hue: float) -> QColor:
    return QColor(colours.from_lch(lightness, chroma, hue))


# --------------------------------------------------------------------------- icons


@lru_cache(maxsize=1)
def _glyphs() -> tuple[str, dict[str, str]]:
    """The Phosphor font that comes with qtawesome, read directly: importing the package loads every font it has."""
    spec = find_spec("qtawesome")
    assert spec is not None, "qtawesome comes with Sitat"
    assert spec.origin is not None
    fonts = Path(spec.origin).parent / "fonts"
    loaded = QFontDatabase.addApplicationFont(str(next(fonts.glob("phosphor-[0-9]*.ttf"))))
    charmap = json.loads(next(fonts.glob("phosphor-charmap-*.json")).read_text(encoding="utf-8"))
    return QFontDatabase.applicationFontFamilies(loaded)[0], charmap


class _GlyphEngine(QIconEngine):
    """Paints one glyph in the colours of the theme in force, sharp at any size."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._name, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        family, charmap = _glyphs()
        theme = tokens()
        usual = theme.accent if state == QIcon.State.On else theme.muted
        colour = {
            QIcon.Mode.Disabled: mix(theme.window, theme.text, 0.3).name(),
            QIcon.Mode.Selected: theme.text,
            QIcon.Mode.Active: theme.accent if state == QIcon.State.On else theme.text,
        }.get(mode, usual)
        painter.save()
        glyph = QFont(family)
        glyph.setPixelSize(max(1, min(rect.width(), rect.height())))
        painter.setFont(glyph)
        painter.setPen(QColor(self._colour or colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, chr(int(charmap[self._name], 16)))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        dots = size * scale
        drawn = QPixmap(dots)
        if drawn.isNull():
            return drawn
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), dots), mode, state)
        painter.end()
        return drawn


@lru_cache(maxsize=256)
def icon(name: str, colour: str = "") -> QIcon:
    """A Phosphor icon of regular weight by its name ("tag", "users"). Without a colour it follows the theme."""
    return QIcon(_GlyphEngine(name, colour))
