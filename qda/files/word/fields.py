"""Fields of a Word document: what Word works out anew when asked, with what stands there until then."""

from __future__ import annotations


def opened(instruction: str, look: str = "") -> str:
    """The start of a field, up to where its result stands. `look` are the properties of all its runs, as XML."""
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def closed(look: str = "") -> str:
    return f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'


def numbered(instruction: str, number: int) -> str:
    return f"{opened(instruction)}<w:r><w:t>{number}</w:t></w:r>{closed()}"
