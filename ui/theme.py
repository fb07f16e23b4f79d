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
from math import atan2, cos, degrees, hypot, radians, sin
from pathlib import Path
from string import Template
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

Scheme = Literal["light", "dark", "system"]
Size = Literal["small", "body", "title", "large"]

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 24
SIZES: dict[Size, float] = {"small": 0.88, "body": 1.0, "title": 1.22, "large": 1.7}
READING_FAMILIES = ("Source Serif 4", "Charter", "Georgia", "Cambria", "Liberation Serif", "Noto Serif", "DejaVu Serif")
NEUTRAL_CODE = "#7A828A"
FAMILIES = (
    "#0072B2", "#C4500B", "#00876A", "#A0408F", "#A67200", "#4A4FB5",
    "#B3445A", "#2F8F96", "#6F7F1E", "#7B3F72", "#3D7EBB", "#3B7A3B",
)  # fmt: skip
"""One per family of codes, in the order they are handed out: after Okabe and Ito (2008) and Tol's muted
scheme (2021), darkened where needed to be seen as a thin line on white."""
_SHADES = ((0.52, 0.13), (0.64, 0.11), (0.42, 0.10), (0.58, 0.06), (0.47, 0.15), (0.66, 0.07), (0.45, 0.05))


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
QPushButton[look~="link"] { background: transparent; border-color: transparent; color: $accent; padding: 4px 8px; }
QPushButton[look~="link"]:hover { background: $hover; }  QPushButton[look~="link"]:focus { border-color: $accent; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $hover; }  QToolButton:pressed { background: $press; }
QToolButton:checked { background: $selection; }  QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { width: 0; }
QCheckBox::indicator:unchecked, QAbstractItemView::indicator:unchecked {
  background: $page; border: 1px solid $edge; border-radius: 3px; }

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
        lightness, chroma = 0.62 + 0.55 * (min(max(lightness, 0.35), 0.70) - 0.35), chroma * 0.9
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
    """A colour for a new code: of the family least used, or an unused shade of the given hue."""
    taken = {QColor(colour).name().upper() for colour in used if QColor.isValidColorName(colour)}
    if family_hue is None:
        hues = [hue_of(colour) for colour in taken]
        near = {family: sum(_apart(hue_of(family), hue) < 12 for hue in hues) for family in FAMILIES}
        family = min(FAMILIES, key=near.__getitem__)
        if family.upper() not in taken:
            return family
        family_hue = hue_of(family)
    for turn in (0, 8, -8, 16, -16, 24, -24):
        for lightness, chroma in _SHADES:
            shade = _from_lch(lightness, chroma, (family_hue + turn) % 360).name().upper()
            if shade not in taken:
                return shade
    return _from_lch(*_SHADES[0], family_hue).name().upper()


def _apart(one: float, other: float) -> float:
    return abs((one - other + 180) % 360 - 180)


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _linear(colour: QColor) -> tuple[float, float, float]:
    r, g, b = ((v / 255 / 12.92) if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in _rgb(colour))
    return r, g, b


def _luminance(colour: QColor) -> float:
    r, g, b = _linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _to_lch(colour: QColor) -> tuple[float, float, float]:
    """Lightness, chroma and hue in OKLCH (Ottosson 2020), where equal steps look equal."""
    r, g, b = _linear(colour)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b_ = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    return lightness, hypot(a, b_), degrees(atan2(b_, a)) % 360


def _from_lch(lightness: float, chroma: float, hue: float) -> QColor:
    """The colour of an OKLCH value, with its chroma lowered until a screen can show it."""
    while True:
        a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
        long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
        middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
        linear = (
            4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
        )
        if all(-0.001 <= v <= 1.001 for v in linear) or chroma < 0.005:
            clipped = (min(max(v, 0.0), 1.0) for v in linear)
            return QColor(
                *(round(255 * (12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055)) for v in clipped)
            )
        chroma -= 0.004


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
