from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette
from pytestqt.qtbot import QtBot

from qda.analysis.colours import distance
from ui import theme
from ui.app import application
from ui.theme import DARK, FAMILIES, LIGHT, Theme

SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
TEXTS = ("text", "muted", "faint", "accent", "danger", "warning", "good")


@SCHEMES
def test_texts_are_readable_on_every_surface(scheme: Theme) -> None:
    weak = [
        (name, surface)
        for name in TEXTS
        for surface in ("window", "page", "raised")
        if theme.contrast(getattr(scheme, name), getattr(scheme, surface)) < 4.5
    ]
    assert not weak


@SCHEMES
def test_text_is_readable_where_it_is_selected_pointed_at_or_on_a_button(scheme: Theme) -> None:
    assert theme.contrast(scheme.text, scheme.selection) >= 4.5
    assert theme.contrast(scheme.text, scheme.hover) >= 4.5
    assert theme.contrast(scheme.on_accent, scheme.accent) >= 4.5


@SCHEMES
def test_marks_and_edges_are_seen(scheme: Theme) -> None:
    for mark in (scheme.edge, scheme.accent):
        for surface in (scheme.window, scheme.page, scheme.raised):
            assert theme.contrast(mark, surface) >= 3


@SCHEMES
def test_the_voices_are_readable_on_the_page(scheme: Theme) -> None:
    assert all(theme.contrast(voice, scheme.page) >= 4.5 for voice in scheme.voices)


@given(st.sampled_from([LIGHT, DARK]), st.integers(0, 0xFFFFFF))
def test_any_colour_of_a_code_is_a_mark_that_is_seen(scheme: Theme, colour: int) -> None:
    assert theme.contrast(theme.code_colour(f"#{colour:06X}", scheme.dark), scheme.page) >= 3


@SCHEMES
@pytest.mark.parametrize("colour", [*FAMILIES, ""])
def test_text_is_readable_on_a_highlight(scheme: Theme, colour: str) -> None:
    assert theme.contrast(scheme.text, theme.wash(colour, scheme.dark)) >= 4.5
    assert theme.contrast(scheme.text, theme.wash(colour, scheme.dark, strength=0.34)) >= 4.5


@SCHEMES
def test_the_families_stay_apart_for_those_who_see_no_red_green_or_blue(scheme: Theme) -> None:
    """0.02 is just seen; three times that is told apart as a thin line."""
    marks = [theme.code_colour(colour, scheme.dark).name() for colour in FAMILIES]
    assert min(distance(one, other) for one, other in combinations(marks, 2)) > 0.06


@SCHEMES
@pytest.mark.parametrize("colour", FAMILIES)
def test_the_families_are_seen_on_every_surface(scheme: Theme, colour: str) -> None:
    for surface in (scheme.page, scheme.raised):
        assert theme.contrast(theme.code_colour(colour, scheme.dark), surface) >= 3
    assert theme.contrast(theme.code_colour(colour, scheme.dark), scheme.window) >= 2.95


def test_new_families_get_colours_that_differ() -> None:
    used: list[str] = []
    for _ in range(40):
        used.append(theme.next_colour(used))
    assert len(set(used)) == 40
    assert set(used[:10]) <= {QColor(colour).name().upper() for colour in FAMILIES}


def test_the_codes_of_a_family_share_its_hue(qtbot: QtBot) -> None:
    hue = theme.hue_of(FAMILIES[0])
    used = [FAMILIES[0]]
    for _ in range(6):
        used.append(theme.next_colour(used, hue))
        assert abs(theme.hue_of(used[-1]) - hue) < 30


def test_a_change_of_scheme_dresses_the_application(qtbot: QtBot) -> None:
    app = application()
    theme.apply(app, "dark")
    assert theme.tokens() is DARK
    assert QGuiApplication.palette().color(QPalette.ColorRole.Base) == QColor(DARK.page)
    theme.apply(app, "light")
    assert theme.tokens() is LIGHT
    assert QGuiApplication.palette().color(QPalette.ColorRole.Base) == QColor(LIGHT.page)


def test_there_are_four_sizes_of_type(qtbot: QtBot) -> None:
    sizes = [theme.font(size).pointSizeF() for size in ("small", "body", "title", "large")]
    assert sizes == sorted(set(sizes))


def test_icons_are_painted_in_the_colour_asked_for(qtbot: QtBot) -> None:
    drawn = theme.icon("plus", "#FF0000").pixmap(16, 16, QIcon.Mode.Normal).toImage()
    assert any(drawn.pixelColor(x, y).red() > 200 for x in range(16) for y in range(16))
