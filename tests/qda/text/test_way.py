from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qda.text.way import probabilities

CLEAR, FAR = 6.0, -6.0


def clearly(*questions: int | None, count: int = 4) -> list[list[float]]:
    return [[CLEAR if asked == question else FAR for question in range(count)] for asked in questions]


def likeliest(asked: list[list[float]]) -> list[int | None]:
    return [row.index(max(row)) if max(row) > 0.5 else None for row in asked]


@given(
    st.integers(1, 7).flatmap(
        lambda count: st.tuples(
            st.lists(st.lists(st.floats(-50, 50), min_size=count, max_size=count), max_size=12), st.just(count)
        )
    )
)
def test_what_a_turn_may_ask_is_a_probability(case: tuple[list[list[float]], int]) -> None:
    rows, count = case
    asked = probabilities(rows, count)
    assert [len(row) for row in asked] == [count] * len(rows)
    for row in asked:
        assert all(0 <= chance <= 1 + 1e-9 for chance in row)
        assert sum(row) <= 1 + 1e-9


def test_what_is_clearly_asked_is_asked_in_any_order() -> None:
    assert likeliest(probabilities(clearly(2, 0, None, 3, 1), 4)) == [2, 0, None, 3, 1]


def test_the_order_of_the_guide_decides_what_words_leave_open() -> None:
    (_, between, _) = probabilities([clearly(0)[0], [0.5] * 4, clearly(2)[0]], 4)
    assert between.index(max(between)) == 1


def test_a_question_is_asked_once_where_it_is_asked_best() -> None:
    rows = clearly(0, 1, 1, 2)
    rows[2][1] = CLEAR - 3
    first, second = (probabilities(rows, 4)[place][1] for place in (1, 2))
    assert first > 0.9 > 0.5 > second


def test_a_turn_that_comes_back_may_ask_what_was_asked() -> None:
    assert likeliest(probabilities(clearly(0, 1, 0), 4, again={2})) == [0, 1, 0]


def test_without_turns_or_questions_there_is_nothing_to_weigh() -> None:
    assert probabilities([], 3) == []
    assert probabilities([[], []], 0) == [[], []]
