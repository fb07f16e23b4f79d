from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.transcript.lanes import BAND, LINE, NAMES, PITCH, Label, Lanes, Stripe, labels

ROW = 15.0
WIDTHS = st.integers(120, 260)


@st.composite
def margins(draw: st.DrawFn) -> tuple[int, list[Stripe]]:
    """A margin's width, and stripes in its lanes of which no two that overlap share one."""
    width, lanes = draw(WIDTHS), draw(st.integers(1, 30))
    place, stripes, free = Lanes(width, lanes), list[Stripe](), [-50.0] * lanes
    for number in range(draw(st.integers(1, 40))):
        lane = draw(st.integers(0, lanes - 1))
        top = free[lane] + draw(st.integers(1, 80))
        free[lane] = top + draw(st.integers(6, 120))
        stripes.append(Stripe(number, f"code {number}", "", place.x(lane), top, free[lane], place.crowds(lane)))
    return width, stripes


@given(WIDTHS, st.integers(1, 80))
def test_lanes_stand_apart_in_their_order_and_leave_room_for_names(width: int, count: int) -> None:
    place = Lanes(width, count)
    here = [place.x(lane) for lane in range(count)]
    own = [x for lane, x in enumerate(here) if not place.crowds(lane)]
    assert all(after - before >= LINE + 1 for before, after in pairwise(own))
    assert here == sorted(here)
    assert here[-1] + LINE <= width
    if width >= NAMES + 40:
        assert width - here[-1] > NAMES - 2 * PITCH


def test_ten_codings_over_each_other_have_a_lane_each_in_the_narrowest_margin() -> None:
    place = Lanes(144, 10)
    assert len({place.x(lane) for lane in range(10)}) == 10
    assert not place.crowds(9)


def test_what_is_deeper_than_the_room_shares_the_last_lane() -> None:
    place = Lanes(144, 60)
    assert place.crowds(59)
    assert place.x(59) == place.x(40)


def boxes(found: list[Label]) -> list[tuple[float, float, float, float]]:
    return [(one.left, one.top, one.left + one.width, one.top + one.height) for one in found]


@given(margins())
def test_no_name_lies_on_another_name_or_on_a_stripe(margin: tuple[int, list[Stripe]]) -> None:
    width, stripes = margin
    found = labels(stripes, width, ROW)
    places = boxes(found)
    for number, (left, top, right, bottom) in enumerate(places):
        assert right <= width
        for other in places[number + 1 :]:
            assert bottom <= other[1] or other[3] <= top
        for stripe in stripes:
            if stripe.top < bottom and stripe.bottom > top:
                assert stripe.x + LINE < left


@given(margins())
def test_every_stripe_is_named_or_counted_once(margin: tuple[int, list[Stripe]]) -> None:
    width, stripes = margin
    seen = [stripe for stripe in stripes if stripe.bottom > 0]
    found = labels(seen, width, ROW)
    told = [one.stripe.coding_id for one in found] + [stripe.coding_id for one in found for stripe in one.more]
    assert len(told) == len(set(told))
    if found and found[0].stripe is min(seen, key=lambda one: (max(one.top, 0.0), one.x, one.coding_id)):
        assert set(told) == {stripe.coding_id for stripe in seen}


def test_names_without_room_are_counted_at_the_last_one() -> None:
    place = Lanes(160, 10)
    found = labels([Stripe(n, f"code {n}", "", place.x(n), 0, 2 * ROW) for n in range(10)], 160, ROW)
    assert [one.stripe.coding_id for one in found] == [0, 1]
    assert [stripe.coding_id for stripe in found[-1].more] == list(range(2, 10))
    assert BAND < ROW
