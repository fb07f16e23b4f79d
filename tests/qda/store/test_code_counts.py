from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qda.model import Code, Draft, Span
from qda.project import Project
from qda.store.codes import Codes


def test_a_code_counts_with_those_below_it(project: Project) -> None:
    anchoring = project.codes.add("Anchoring")
    political = project.codes.add("Political", anchoring)
    mayor = project.codes.add("Mayor", political)
    totals = project.codes.with_those_below(project.codes.all(), {political: 2, mayor: 3})
    assert totals == {anchoring: 5, political: 5, mayor: 3}


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 50)), max_size=30))
def test_the_families_together_count_every_coding_once(tree: list[tuple[int, int]]) -> None:
    codes = [Code(i, "", (at % i or None) if i > 1 else None, 0, str(i)) for i, (at, _) in enumerate(tree, start=1)]
    counts = {code.id: count for code, (_, count) in zip(codes, tree, strict=True)}
    totals = Codes.with_those_below(codes, counts)
    assert sum(totals[code.id] for code in codes if code.parent_id is None) == sum(counts.values())


def test_passages_that_carry_both_codes_are_counted_as_merging_counts_them(project: Project) -> None:
    document = project.documents.add(Draft("Osen", "We waited, and nobody came."))
    one, other = project.codes.add("Waiting"), project.codes.add("Patience")
    for code, span in ((one, Span(0, 9)), (one, Span(11, 20)), (other, Span(0, 9)), (other, Span(0, 8))):
        project.codings.add(document, span, code)
    project.codings.add(document, Span(11, 20), other, coder="per")
    assert project.codes.coinciding(one, other) == 1
    before = len(project.codings.of_codes())
    project.codes.merge(one, other)
    assert len(project.codings.of_codes()) == before - 1
