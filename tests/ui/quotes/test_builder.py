"""The query as a sentence: read, narrowed down, and taken apart again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qda.analysis.query import EVERYTHING, Compare, Condition, Query, Relation
from qda.model import AttributeType, Part
from qda.project import Project
from ui.dialogs.ask import LineDialog
from ui.quotes.builder import QueryBuilder
from ui.quotes.condition import ConditionPopup
from ui.quotes.ticks import TickPopup
from ui.quotes.vocabulary import Vocabulary


@pytest.fixture
def builder(coded: Project, qtbot: QtBot) -> QueryBuilder:
    case = coded.cases.all()[0]
    coded.attributes.set_value(case.id, coded.attributes.define("Inhabitants", AttributeType.NUMBER), "13000")
    builder = QueryBuilder()
    qtbot.addWidget(builder)
    builder.resize(300, 400)
    builder.show_query(EVERYTHING, Vocabulary.of(coded))
    builder.show()
    return builder


@pytest.fixture
def sentence(builder: QueryBuilder) -> Callable[[], str]:
    """The sentence as it is read."""

    def read() -> str:
        parts = []
        for name in builder._clauses:
            clause = builder._clauses[name]
            parts += [part for words, chip in zip(clause.words, clause.chips, strict=True)
                      for part in (words.text(), f"[{chip.said()}]") if part]  # fmt: skip
            parts += [clause.after.text()] if clause.after.text() else []
        return " ".join(parts)

    return read


def guid(project: Project, name: str) -> str:
    found = project.codes.find(name)
    assert found is not None
    return found.guid


def tick(qtbot: QtBot, builder: QueryBuilder, *typed: str) -> None:
    popup = builder.popup
    assert isinstance(popup, TickPopup)
    for words in typed:
        popup.line.setText(words)
        qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    popup.close()


def test_a_query_reads_as_a_sentence(builder: QueryBuilder, sentence: Callable[[], str], coded: Project) -> None:
    assert sentence() == "Passages coded [any code]"
    anchoring, political, resignation = (
        guid(coded, name) for name in ("Anchoring", "Political anchoring", "Resignation")
    )
    namsos, osen = (case.guid for case in coded.cases.all())
    builder.show_query(
        Query(codes=(anchoring,), without=(political,), beside=(resignation,), relation=Relation.NEAR, within=25,
              cases=(namsos, osen), conditions=(Condition("Inhabitants", Compare.MORE, "5000"),),
              part=Part.PARTICIPANT, words="voted", good=True)
    )  # fmt: skip
    assert sentence() == (
        "Passages coded [Anchoring] with the codes below and not coded [Political anchoring] "
        "[within 25 words of] passages coded [Resignation] in [Namsos or Osen] "
        "where [Inhabitants is more than 5000] said by [participants] with the words [“voted”] only [good quotes]"
    )


def test_a_code_that_is_gone_is_said_to_be_gone(builder: QueryBuilder, sentence: Callable[[], str]) -> None:
    builder.show_query(Query(codes=("gone",)))
    assert sentence() == "Passages coded [one that is gone]"


def test_codes_are_ticked_by_typing(
    builder: QueryBuilder, sentence: Callable[[], str], coded: Project, qtbot: QtBot
) -> None:
    clause = builder.clause("codes")
    assert clause is not None
    clause.chips[0].click()
    tick(qtbot, builder, "resig", "polit")
    assert set(builder.query.codes) == {guid(coded, "Resignation"), guid(coded, "Political anchoring")}
    assert sentence() == "Passages coded [Political anchoring or Resignation]"
    clause.chips[0].click()
    popup = builder.popup
    assert isinstance(popup, TickPopup)
    popup.extras["all"].click()
    assert sentence() == "Passages coded [Political anchoring and Resignation]"
    popup.close()


def test_a_clause_is_put_in_filled_and_taken_out(
    builder: QueryBuilder, sentence: Callable[[], str], qtbot: QtBot
) -> None:
    builder.add("cases")
    tick(qtbot, builder, "osen")
    assert sentence().endswith("in [Osen]")
    assert builder.clear.isVisible()
    clause = builder.clause("cases")
    assert clause is not None
    qtbot.keyClick(clause.chips[0], Qt.Key.Key_Delete)
    assert sentence() == "Passages coded [any code]"
    assert builder.query == EVERYTHING


def test_a_clause_in_which_nothing_is_chosen_goes_away(
    builder: QueryBuilder, sentence: Callable[[], str], qtbot: QtBot
) -> None:
    builder.add("questions")
    assert sentence().endswith("on question [choose …]")
    builder.popup.close()
    assert sentence() == "Passages coded [any code]"


def test_what_an_attribute_is_to_be_is_asked_for(
    builder: QueryBuilder, sentence: Callable[[], str], qtbot: QtBot
) -> None:
    builder.add("conditions")
    popup = builder.popup
    assert isinstance(popup, ConditionPopup)
    assert [popup.value.itemText(row) for row in range(popup.value.count())] == ["13000"]
    popup.compare.setCurrentIndex(popup.compare.findData(Compare.LESS))
    popup.value.setEditText("20000")
    popup.take.click()
    assert builder.query.conditions == (Condition("Inhabitants", Compare.LESS, "20000"),)
    clause = builder.clause("conditions 0")
    assert clause is not None
    clause.way_out.click()
    assert builder.query.conditions == ()


def test_words_are_asked_for_in_a_line(builder: QueryBuilder, sentence: Callable[[], str], qtbot: QtBot) -> None:
    builder.add("words")
    dialog = builder.findChild(LineDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.line, "council")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert sentence().endswith("with the words [“council”]")
    builder.clear.click()
    assert builder.query == EVERYTHING


def test_a_change_is_said_once(builder: QueryBuilder, qtbot: QtBot) -> None:
    heard: list[object] = []
    builder.changed.connect(heard.append)
    builder.add("good")
    builder.add("good")
    assert heard == [Query(good=True)]
