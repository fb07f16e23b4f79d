"""Comments in an OpenDocument text are read with the words they stand on."""

from __future__ import annotations

from pathlib import Path

from qda.files import commented, read
from qda.margin import Commented, Holds

_SPACES = (
    " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "meta"))
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    + ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)


def flat(folder: Path, body: str, meta: str = "") -> Commented:
    path = folder / "osen.fodt"
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES}><office:meta>{meta}</office:meta>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>",
        encoding="utf-8",
    )
    found = commented(path)
    assert found.reading == read(path)
    return found


def begin(name: str, text: str, more: str = "") -> str:
    said = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
    return (
        f'<office:annotation office:name="{name}"{more}><dc:creator>Rita</dc:creator>'
        f"<dc:date>2026-03-01T10:00:00.000000000</dc:date>{said}</office:annotation>"
    )


def end(name: str) -> str:
    return f'<office:annotation-end office:name="{name}"/>'


def test_comments_stand_on_their_words_with_their_replies(tmp_path: Path) -> None:
    reply = begin("b", "Sure?", ' loext:parent-name="a"')
    found = flat(
        tmp_path,
        f"<text:p>Anna: {begin('a', 'Time' + chr(10) + 'Years.')}{reply}We waited.</text:p>"
        f"<text:p>Nobody{end('a')}{end('b')} came.</text:p><text:p>{begin('c', 'All of it')}Before noon.</text:p>",
    )
    one, other = found.comments
    assert (one.text, one.author, one.created) == ("Time\nYears.", "Rita", "2026-03-01T10:00:00")
    assert one.span.of(found.reading.text) == "We waited.\nNobody"
    assert [reply.text for reply in one.replies] == ["Sure?"]
    assert (other.holds, other.span.of(found.reading.text)) == (Holds.PARAGRAPH, "Before noon.")


def test_bookmarks_and_properties_are_read_along(tmp_path: Path) -> None:
    found = flat(
        tmp_path,
        '<text:p>One <text:bookmark-start text:name="_x"/>two<text:bookmark-end text:name="_x"/> three</text:p>',
        '<meta:user-defined meta:name="Sitat project">abc</meta:user-defined>',
    )
    assert found.marks["_x"].of(found.reading.text) == "two"
    assert found.properties == {"Sitat project": "abc"}
