"""Comments are read with the words they stand on, whatever program wrote them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.text.run import Run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qda.errors import UnknownFormat
from qda.files import commented, read
from qda.margin import Commented, Holds

OF_2010 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
OF_2012 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def start(id_: int) -> str:
    return f'<w:commentRangeStart w:id="{id_}"/>'


def end(id_: int) -> str:
    return f'<w:commentRangeEnd w:id="{id_}"/>{reference(id_)}'


def reference(id_: int) -> str:
    return f'<w:r><w:commentReference w:id="{id_}"/></w:r>'


def comment(id_: int, text: str, author: str = "Kari", paragraph: str = "") -> str:
    mark = f' {OF_2010} w14:paraId="{paragraph}"' if paragraph else ""
    signed = f'w:author="{author}" w:date="2026-03-01T10:00:00Z"'
    return f'<w:comment w:id="{id_}" {signed}><w:p{mark}>{run(text)}</w:p></w:comment>'


def told(found: Commented) -> list[tuple[str, str]]:
    """What each comment says, and on which words."""
    return [(one.text, one.span.of(found.reading.text)) for one in found.comments]


def test_a_comment_stands_on_its_words_also_across_paragraphs(made: Callable[..., Path]) -> None:
    path = made(
        f"<w:p>{run('Anna: ')}{start(0)}{run('We waited.')}{start(1)}{run(' Long.')}{end(0)}</w:p>"
        f"<w:p>{run('Nobody ')}{end(1)}{run('came.')}</w:p>",
        comments=comment(0, "Time") + comment(1, "Money; Waiting", "Ola"),
    )
    found = commented(path)
    assert found.reading == read(path)
    assert told(found) == [("Time", "We waited. Long."), ("Money; Waiting", "Long.\nNobody")]
    assert [one.author for one in found.comments] == ["Kari", "Ola"]
    assert found.comments[0].created == "2026-03-01T10:00:00Z"


def test_replies_belong_to_their_comment_and_resolved_ones_are_told(made: Callable[..., Path]) -> None:
    def thread(paragraph: str, above: str = "", done: int = 0) -> str:
        parent = f' w15:paraIdParent="{above}"' if above else ""
        return f'<w15:commentEx {OF_2012} w15:paraId="{paragraph}"{parent} w15:done="{done}"/>'

    path = made(
        f"<w:p>{start(0)}{start(1)}{start(2)}{run('We waited.')}{end(0)}{end(1)}{end(2)}</w:p>",
        comments=comment(0, "Time", "Kari", "0A") + comment(1, "Sure?", "Ola", "0B") + comment(2, "Yes", "Kari", "0C"),
        commentsExtended=thread("0A", done=1) + thread("0B", "0A") + thread("0C", "0B"),
    )
    (one,) = commented(path).comments
    assert (one.text, one.done) == ("Time", True)
    assert [(reply.author, reply.text) for reply in one.replies] == [("Ola", "Sure?"), ("Kari", "Yes")]


def test_a_comment_without_a_range_stands_on_its_paragraph_and_one_without_a_place_on_nothing(
    made: Callable[..., Path],
) -> None:
    path = made(
        f"<w:p>{run('Before.')}</w:p><w:p>{reference(0)}{run('All of this.')}</w:p><w:p>{run('After.')}</w:p>"
        f"<w:p>{start(1)}{end(1)}{run('Empty range.')}</w:p>",
        comments=comment(0, "Time") + comment(1, "Money") + comment(2, "Lost"),
    )
    found = commented(path)
    assert told(found) == [("Time", "All of this."), ("Money", "Empty range."), ("Lost", "")]
    assert [one.holds for one in found.comments] == [Holds.PARAGRAPH, Holds.PARAGRAPH, Holds.NOTHING]


def test_comments_in_tables_footnotes_and_on_changed_text_are_found(made: Callable[..., Path]) -> None:
    cell = f"<w:tc><w:p>{start(0)}{run('in a cell')}{end(0)}</w:p></w:tc>"
    changed = f'<w:ins w:id="9">{run("put in")}</w:ins><w:del w:id="8"><w:r><w:delText>out</w:delText></w:r></w:del>'
    note = f"<w:p>{run(' At the ')}{start(1)}{run('foot')}{end(1)}{run('.')}</w:p>"
    path = made(
        f"<w:tbl><w:tr><w:tc><w:p>{run('first')}</w:p></w:tc>{cell}</w:tr></w:tbl>"
        f'<w:p>{run("Said")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        f"<w:p>{start(3)}{changed}{end(3)}</w:p>",
        comments=comment(0, "Cell") + comment(1, "Note") + comment(3, "Change"),
        footnotes=f'<w:footnote w:id="2">{note}</w:footnote>',
    )
    assert told(commented(path)) == [("Cell", "in a cell"), ("Change", "put in"), ("Note", "foot")]


def test_bookmarks_and_properties_are_read_along(made: Callable[..., Path]) -> None:
    path = made(
        f'<w:p>{run("One ")}<w:bookmarkStart w:id="5" w:name="_here"/>{run("two")}<w:bookmarkEnd w:id="5"/></w:p>'
    )
    found = commented(path)
    assert found.comments == ()
    assert {name: span.of(found.reading.text) for name, span in found.marks.items()} == {"_here": "two"}


def test_comments_as_python_docx_writes_them(tmp_path: Path) -> None:
    document = docx.Document()
    first, second = document.add_paragraph(), document.add_paragraph()
    runs = [first.add_run("Anna: "), first.add_run("We waited."), second.add_run("Nobody came.")]
    document.add_comment(runs[1:], "Time\nThe council was late.", "Kari Nordmann", "KN")
    document.save(str(tmp_path / "a.docx"))
    found = commented(tmp_path / "a.docx")
    assert told(found) == [("Time\nThe council was late.", "We waited.\nNobody came.")]


def test_a_file_of_another_kind_is_refused_with_those_there_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Anna: We waited.")
    with pytest.raises(UnknownFormat):
        commented(path)


WORDS = st.text("abc æø\U0001f600", min_size=1, max_size=8).filter(str.strip)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=5), st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_comment_stands_on_the_words_of_its_runs(
    tmp_path: Path, paragraphs: list[list[str]], choice: st.DataObject
) -> None:
    document = docx.Document()
    runs: list[Run] = []
    for words in paragraphs:
        paragraph = document.add_paragraph()
        runs += [paragraph.add_run(word) for word in words]
    expected = []
    for number in range(choice.draw(st.integers(1, 4))):
        first = choice.draw(st.integers(0, len(runs) - 1))
        last = choice.draw(st.integers(first, len(runs) - 1))
        document.add_comment([runs[first], runs[last]], f"Code {number}", "Kari", "K")
        text = ""
        for place, one in enumerate(runs[first : last + 1], first):
            text += (
                "\n" if place > first and one._r.getparent() is not runs[place - 1]._r.getparent() else ""
            ) + one.text
        expected.append((f"Code {number}", text.strip()))
    document.save(str(tmp_path / "a.docx"))
    assert sorted(told(commented(tmp_path / "a.docx"))) == sorted(expected)


def test_a_comment_without_a_text_and_without_replies_is_none(made: Callable[..., Path]) -> None:
    path = made(f"<w:p>{start(0)}{run('We waited.')}{end(0)}</w:p>", comments=comment(0, ""))
    assert commented(path).comments == ()
