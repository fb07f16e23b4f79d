"""A web page comes in as a browser shows it: blocks as lines, and nothing that is not on the page."""

from __future__ import annotations

import html
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda import errors
from qda.drafts import understand
from qda.files import read
from qda.model import Reading
from qda.text.clean import canonical

Says = Callable[..., None]


def reading(folder: Path, page: str | bytes, name: str = "osen.html") -> Reading:
    path = folder / name
    path.write_bytes(page if isinstance(page, bytes) else page.encode("utf-8"))
    return read(path)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>a\n  b <b>c</b> , <i>d</i></p>  <p>e</p>", "a b c , d\ne"),
        ("a<br>b<br/><br>c<p>d<br></p>e<div><br></div>f", "a\nb\n\nc\nd\ne\n\nf"),
        ("<h1>a</h1><ul><li>b<li>c<ul><li>d</ul></ul><blockquote>e</blockquote>f", "a\nb\nc\nd\ne\nf"),
        ("<div><div>a</div>b</div><section>c</section>", "a\nb\nc"),
        ("<pre>a  b\n\tc</pre><p style='white-space: pre-wrap'>d  e</p>f  g", "a  b\n\tc\nd  e\nf g"),
        (
            "<p>&oslash;&#230;&#xe5;&nbsp;&hellip;&amp;lt;&lsqb;&#150;&ukjent; & x < y</p>",
            "øæå\u00a0…&lt;[–&ukjent; & x < y",
        ),
        ("<p>a<wbr>b<span>c</span>d<a href='x'>e</a></p>", "abcde"),
        ("<P>A<BR>B</P>", "A\nB"),
        ("<p>uten slutt <b>fet", "uten slutt fet"),
        ("<p title='a > b'>c</p><p title=\"d>e\">f", "c\nf"),
        ("<p title='a>b", "b"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢kan"),
        ("bare tekst\nuten merker", "bare tekst\nuten merker"),
    ],
)
def test_a_page_is_read_as_it_is_shown(tmp_path: Path, page: str, text: str) -> None:
    assert reading(tmp_path, page).text == text


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>Kari</td><td><p>Hei</p><p>du</p></td><tr><th>Ola</th><td></td></tr><td><td>alene</table>etter",
        "<TABLE><TBODY><TR><TD>Kari<TD>Hei<br>du<TR><TD>Ola<TD><TR><TD><TD>alene</TABLE>etter",
        "<table>\n <tr>\n <td> Kari </td>\n <td> Hei<br> du\n </tr><tr><td>Ola<td></tr><tr><td><td>alene</table>etter",
    ],
)
def test_a_row_of_a_table_is_a_line_with_tabs(tmp_path: Path, page: str) -> None:
    assert reading(tmp_path, page).text == "Kari\tHei\ndu\nOla\n\talene\netter"


def test_tables_in_tables_and_cells_without_one_are_read(tmp_path: Path) -> None:
    assert reading(tmp_path, "<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>e").text == "a\nb\tc\td\ne"
    assert reading(tmp_path, "<td>a</td><td>b</td></tr></table><p>c").text == "a\nb\nc"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>if (a < b) { 'x</p>' }</script>",
        "<style>p { color: red }</style>",
        "<noscript>nei</noscript>",
        "<template><p>nei</p></template>",
        "<select><option>nei</select>",
        "<!-- nei -->",
        "<!--[if gte mso 9]><p>nei</p><![endif]-->",
        "<textarea>nei</textarea>",
        "<?php nei ?>",
        "<span style='mso-list:Ignore'>1.<span>  </span></span>",
    ],
)
def test_what_no_reader_sees_is_not_read(tmp_path: Path, hidden: str) -> None:
    found = reading(tmp_path, f"<p>a{hidden}b</p>")
    assert (found.text, found.left_out) == ("ab", ())


@pytest.mark.parametrize(
    ("page", "text", "name"),
    [
        ("a<span style='display:none'>nei<span>nei</span></span>b", "ab", "hidden text"),
        ("a<p hidden>nei<p>b", "a\nb", "hidden text"),
        ("<ul><li style='display: none'>nei<ul><li>nei</ul><li>a</ul>b", "a\nb", "hidden text"),
        ("<table><tr hidden><td>nei<tr><td>a</table>b", "a\nb", "hidden text"),
        ("<del datetime='2020'>nei</del>a<del>b</del>", "ab", "deleted text"),
        ("a<img src=x>b", "ab", "pictures"),
        ("<div title='header'><p>topp</p></div>ab", "ab", "headers"),
        ("ab<div style='mso-element:comment-list'><div>K: nei</div></div>", "ab", "comments"),
    ],
)
def test_what_a_reader_could_miss_is_named(tmp_path: Path, page: str, text: str, name: str) -> None:
    found = reading(tmp_path, page)
    assert (found.text, found.left_out) == (text, (name,))


def test_the_title_is_no_text(tmp_path: Path) -> None:
    found = reading(tmp_path, "<head><title>Intervju &amp;\n Osen</title></head><body>a<svg><title>x</title></svg>")
    assert (found.title, found.text) == ("Intervju & Osen", "a")


def test_bold_tells_labels(tmp_path: Path) -> None:
    lines = [
        "<b>Kari</b> Hva?",
        "<strong>Ola</strong> Mye.",
        "<span style='font-weight:700'>Kari</span> Og?",
        "<b>Ola </b>Nei.",
    ]
    draft = understand(reading(tmp_path, "".join(f"<p>{line}</p>" for line in lines)))
    assert [(speaker.name, speaker.turns) for speaker in draft.speakers] == [("Kari", 2), ("Ola", 2)]


# --------------------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        ("<meta charset=utf-8><p>Blåbær – på".encode(), "utf-8"),
        ("<meta charset='iso-8859-1'><p>Blåbær – på".encode("cp1252"), "cp1252"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=macintosh"><p>Blåbær – på'.encode("mac_roman"),
            "macintosh",
        ),
        ("<p>Blåbær – på".encode("cp1252"), "cp1252"),
        ("<meta charset=utf-8><p>Blåbær – på".encode("cp1252"), "cp1252"),
        ("<meta charset=utf-16><p>Blåbær – på".encode(), "utf-8"),
        ("<meta charset=klingon><p>Blåbær – på".encode(), "utf-8"),
        ("<p>Blåbær – på".encode("utf-16"), "utf-16"),
    ],
)
def test_the_encoding_is_the_one_it_names_if_it_fits(tmp_path: Path, page: bytes, encoding: str) -> None:
    found = reading(tmp_path, page, "osen.htm")
    assert (found.text, found.encoding) == ("Blåbær – på", encoding)


def test_the_encoding_can_be_forced(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes("<meta charset=utf-8><p>på".encode("mac_roman"))
    assert read(tmp_path / "a.html", encoding="mac_roman").text == "på"


@pytest.mark.parametrize("page", ["", "<p> </p>", "<script>x</script>", "<title>x</title>"])
def test_a_page_without_words_is_empty(tmp_path: Path, says: Says, page: str) -> None:
    with pytest.raises(errors.FileEmpty) as refusal:
        reading(tmp_path, page)
    says(refusal.value, tmp_path / "osen.html")


def test_a_page_nested_without_end_loses_nothing(tmp_path: Path) -> None:
    page = "".join(f"<p><font><div>ord{number}" for number in range(3000)) + "<b>" * 3000 + "slutt"
    assert reading(tmp_path, page).text.split("\n")[-1] == "ord2999slutt"


# --------------------------------------------------------------------------- the promise

_words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff"), min_size=1)


@given(
    st.lists(st.lists(_words, min_size=1, max_size=4), min_size=1, max_size=6),
    st.sampled_from(["p", "div", "li", "h2"]),
)
def test_every_character_comes_in(tmp_path: Path, paragraphs: list[list[str]], block: str) -> None:
    page = "".join(
        f"<{block}>x" + "".join(f"<span>{html.escape(words)}</span>" for words in paragraph) + f"x</{block}>\n"
        for paragraph in paragraphs
    )
    expected = "\n".join("x" + "".join(paragraph) + "x" for paragraph in paragraphs)
    found = reading(tmp_path, page).text
    assert "".join(found.split(" ")) == "".join(canonical(expected).split(" "))


def test_comments_that_google_docs_puts_below_a_page_are_left_out(tmp_path: Path) -> None:
    page = (
        '<p>Kåre: Ja.<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> Takk.</p><p>Nei.</p>'
        '<div class="c1"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>En kommentar</span></p></div><p>slutt</p>'
    )
    found = reading(tmp_path, page)
    assert (found.text, found.left_out) == ("Kåre: Ja. Takk.\nNei.\nslutt", ("comments",))


@pytest.mark.parametrize("piece", ['<p a="', "<a href='#", '<p a="x>y '])
def test_quotation_marks_that_are_never_closed_cost_no_time(tmp_path: Path, piece: str) -> None:
    begun = time.process_time()
    found = reading(tmp_path, "<p>Kari: Ja.</p>" + piece * 50_001 + "<p>slutt</p>")
    assert found.text.startswith("Kari: Ja.")
    assert "slutt" in found.text
    assert time.process_time() - begun < 2
