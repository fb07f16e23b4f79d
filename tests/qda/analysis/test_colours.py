"""Colours for codes: told apart by everybody, a hue a family."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.analysis.colours import (
    by_family,
    contrast_on_white,
    distance_on_any_page,
    families,
    from_lch,
    hues_apart,
    is_colour,
    new_family,
    new_shade,
    to_lch,
)
from qda.model import Code

PALETTE = ("#0072B2", "#C4500B", "#00876A", "#A0408F", "#A67200", "#4A4FB5")


def book(*parents: int | None, colours: Sequence[str] = (), ordered: Sequence[int] = ()) -> list[Code]:
    """Codes 1, 2, 3 … with these parents, in the order of a codebook."""
    return [
        Code(id_, "", parent, id_, f"code {id_}", colour=colours[id_ - 1] if colours else "", ordered=id_ in ordered)
        for id_, parent in enumerate(parents, 1)
    ]


def test_the_first_family_gets_the_first_colour_and_the_next_the_one_most_unlike_it() -> None:
    assert new_family([], PALETTE) == PALETTE[0]
    second = new_family([PALETTE[0]], PALETTE)
    best = max(distance_on_any_page(colour, PALETTE[0]) for colour in PALETTE)
    assert distance_on_any_page(second, PALETTE[0]) == best


def test_a_colour_near_one_in_use_is_the_last_to_be_handed_out() -> None:
    """A blue chosen by hand keeps the palette's blue from being given to the next family."""
    used = ["#0A75B5"]
    for _ in PALETTE:
        used.append(new_family(used, PALETTE))
    assert used[-1] == "#0072B2"


def test_families_beyond_the_palette_differ_still() -> None:
    used: list[str] = []
    for _ in range(40):
        used.append(new_family(used, PALETTE))
    assert set(PALETTE) <= set(used)
    assert len(set(used)) == 40


@pytest.mark.parametrize("family", PALETTE)
def test_six_shades_of_a_family_are_told_apart_and_seen_on_white(family: str) -> None:
    used = [family]
    for _ in range(5):
        used.append(new_shade(used, to_lch(family)[2]))
        assert hues_apart(to_lch(used[-1])[2], to_lch(family)[2]) < 24
        assert contrast_on_white(used[-1]) >= 3.1
    assert min(distance_on_any_page(a, b) for a in used for b in used if a != b) > 0.02


def test_what_is_no_colour_is_not_in_the_way() -> None:
    assert new_family(["", "red", "#12"], PALETTE) == PALETTE[0]
    assert is_colour(new_shade([""], 200))


def test_a_whole_book_is_coloured_by_family() -> None:
    codes = book(None, 1, 2, 1, None, 5, None)
    colours = by_family(codes, PALETTE)
    assert set(colours) == {code.id for code in codes}
    assert len(set(colours.values())) == len(codes)
    for code in codes:
        head = families(codes)[code.id]
        assert hues_apart(to_lch(colours[code.id])[2], to_lch(colours[head])[2]) < 24


def test_an_ordered_family_goes_from_light_to_dark() -> None:
    colours = by_family(book(None, 1, 1, 1, 1, ordered=[1]), PALETTE)
    lightness = [to_lch(colours[id_])[0] for id_ in (2, 3, 4, 5)]
    assert lightness == sorted(lightness, reverse=True)
    assert min(a - b for a, b in pairwise(lightness)) > 0.04


def test_only_the_chosen_codes_change_and_they_heed_the_others() -> None:
    codes = book(None, 1, None, 3, colours=["#0072B2", "#234B6B", "#C4500B", "#123456"])
    colours = by_family(codes, PALETTE, {3, 4})
    assert set(colours) == {3, 4}
    assert colours[3] != "#0072B2"
    assert hues_apart(to_lch(colours[4])[2], to_lch(colours[3])[2]) < 24


def test_families_may_keep_their_colours() -> None:
    codes = book(None, 1, None, colours=["#005A8C", "#FF0000", ""])
    colours = by_family(codes, PALETTE, keep_families=True)
    assert set(colours) == {2, 3}
    assert hues_apart(to_lch(colours[2])[2], to_lch("#005A8C")[2]) < 24


def test_a_flat_book_of_three_hundred_codes_has_as_many_colours() -> None:
    colours = by_family(book(*[None] * 300), PALETTE)
    assert len(set(colours.values())) > 250


def test_an_empty_book_needs_no_colours() -> None:
    assert by_family([], PALETTE) == {}


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_a_colour_is_what_it_was_on_the_way_back(red: int, green: int, blue: int) -> None:
    colour = f"#{red:02X}{green:02X}{blue:02X}"
    back = from_lch(*to_lch(colour))
    assert max(abs(int(colour[at : at + 2], 16) - int(back[at : at + 2], 16)) for at in (1, 3, 5)) <= 2


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_every_code_that_is_to_change_gets_a_colour_in_any_book(data: st.DataObject) -> None:
    codes: list[Code] = []
    branch: list[int] = []
    for id_ in range(1, data.draw(st.integers(0, 25)) + 1):
        del branch[data.draw(st.integers(0, len(branch))) :]
        codes.append(Code(id_, "", branch[-1] if branch else None, id_, "", ordered=data.draw(st.booleans())))
        branch.append(id_)
    chosen = data.draw(st.none() | st.sets(st.integers(1, 25)))
    colours = by_family(codes, PALETTE, chosen)
    assert set(colours) == {code.id for code in codes if chosen is None or code.id in chosen}
    assert all(is_colour(colour) for colour in colours.values())
