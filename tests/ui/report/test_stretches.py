"""A page in stretches is the same page, however it came to be laid out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from ui.report.stretches import Stretches


def html(name: str, table: bool) -> str:
    rows = "<table><tr><td>cell</td></tr></table>" if table else f'<p style="margin-left:50px">quote of {name}</p>'
    return f'<body><p style="margin-left:22px"><a name="{name}"></a>point {name}</p>{rows}</body>'


stretches = st.lists(st.builds(html, st.sampled_from("abcdefgh"), st.booleans()), max_size=12)


def words(document: QTextDocument) -> str:
    return document.toPlainText()


def whole(htmls: list[str]) -> str:
    """The page laid out from its first stretch to its last."""
    document = QTextDocument()
    page = Stretches(document)
    page.change_to(htmls)
    for number in range(len(page)):
        page.lay_out(number)
    return words(document)


@settings(max_examples=60)
@given(stretches, stretches, st.data())
def test_a_page_changed_in_part_reads_as_one_laid_out_anew(
    qapp: object, before: list[str], after: list[str], data: st.DataObject
) -> None:
    document = QTextDocument()
    page = Stretches(document)
    page.change_to(before)
    if before:
        begin = data.draw(st.integers(0, len(before) - 1))
        page.lay_out(begin)
        for up in data.draw(st.lists(st.booleans(), max_size=12)):
            number = page.laid.start - 1 if up else page.laid.stop
            if 0 <= number < len(page):
                page.lay_out(number)
    page.change_to(after)
    laid = page.laid
    assert words(document) == whole(after[laid.start : laid.stop])
    for number in laid:
        block = document.findBlock(page.start(number))
        assert block.position() == page.start(number)
        assert block.blockFormat().lineHeight() == 1
        assert block.next().blockFormat().leftMargin() == 22


def test_an_anchor_is_found_where_it_is_laid_out(qtbot: QtBot) -> None:
    document = QTextDocument()
    page = Stretches(document)
    page.change_to([html(name, table=False) for name in "abc"])
    assert page.block("b") is None
    page.lay_out(1)
    block = page.block("b")
    assert block is not None
    assert block.text() == "point b"
    page.lay_out(0)
    assert page.anchor_over(document.find("quote of b").position()) == "b"
    assert list(page.anchors()) == ["a", "b", "c"]
