"""Fields of a Word document: what Word works out anew when asked, with what stands there until then."""

from __future__ import annotations

CLOSED = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def opened(instruction: str) -> str:
    """The start of a field, up to where its result stands."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def numbered(instruction: str, number: int) -> str:
    return f"{opened(instruction)}<w:r><w:t>{number}</w:t></w:r>{CLOSED}"
