"""Words set bold or italic stay so in Markdown and on a web page."""

from __future__ import annotations

import pytest

from qda.files.markdown import to_markdown
from qda.files.web import to_html, to_preview
from qda.report import Bullet, Piece, Report, Text, Words

PARTS = (Words("They "), Words("waited ", bold=True), Words("long", bold=True, italic=True), Words(" * and <so>"))


def report(*pieces: Piece) -> Report:
    return Report(title="Memos", subtitle="", language="en", pieces=pieces)


def test_markdown_closes_last_what_it_opened_first() -> None:
    made = to_markdown(report(Text("They waited long * and <so>", words=PARTS), Text("said", "quoted")))
    assert r"They **waited *long*** \* and \<so\>" in made
    assert "\n> said\n" in made


@pytest.mark.parametrize(("text", "written"), [("1. first", r"1\. first"), ("- dash", r"\- dash"), ("+1", r"\+1")])
def test_what_only_looks_like_a_list_is_kept_from_being_one(text: str, written: str) -> None:
    assert f"\n{written}\n" in to_markdown(report(Text(text)))


def test_a_web_page_sets_words_apart_in_paragraphs_and_bullets() -> None:
    made = to_html(report(Text("…", words=PARTS), Bullet("…", level=2, words=PARTS), Text("said", "quoted")))
    told = "They <strong>waited </strong><strong><em>long</em></strong> * and &lt;so&gt;"
    assert f'<p class="body">{told}</p>' in made
    assert f"{told}</li>" in made
    assert "<blockquote>said</blockquote>" in made
    assert "<em>long</em>" in to_preview(report(Text("…", words=PARTS)), dark=False)
