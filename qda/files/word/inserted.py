"""Whole files that a Word document was put together from: pages, RTF and plain text that Word shows as its own.

Programs that export “to Word” often write nothing but such a page. Knows nothing of paragraphs.
"""

from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import PurePosixPath

from qda import errors
from qda.files.word.lines import Lines
from qda.files.word.package import Package

_KINDS = ("aFChunk",)


class Inserted:
    """The files that are put into a document's text, by the names it gives them."""

    def __init__(self, package: Package, part: str) -> None:
        self._package = package
        self._parts = {relation.id: relation.part for relation in package.relations(part) if relation.kind in _KINDS}

    def __getitem__(self, id_: str) -> Lines | None:
        """What the file called so says; None where it is none that can be read here."""
        part = self._parts.get(id_)
        if part is None:
            return None
        try:
            data = self._package.bytes_of(part)
        except errors.SitatError:
            return None
        return _lines(data, PurePosixPath(part).suffix.lower())


def _lines(data: bytes, ending: str) -> Lines | None:
    from qda.files import web_page
    from qda.files.rtf import lines_of as lines_of_rtf

    if data.startswith(b"{\\rtf"):
        return lines_of_rtf(data)
    if data.startswith(b"PK"):
        return None
    if ending in (".mht", ".mhtml") or data[:500].lstrip().lower().startswith((b"mime-version:", b"content-type:")):
        data = _page_of(data)
    elif ending == ".txt":
        lines = Lines()
        lines.write(web_page.decoded(data))
        return lines
    return web_page.lines_of(data)


def _page_of(data: bytes) -> bytes:
    """The first page in a web archive, as UTF-8."""
    archive = message_from_bytes(data.lstrip(), policy=policy.compat32)
    for piece in archive.walk():
        if piece.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = piece.get_payload(decode=True)
            words = page if isinstance(page, bytes) else b""
            charset = piece.get_content_charset() or ""
            try:
                return words.decode(charset).encode() if charset else words
            except (LookupError, ValueError):
                return words
    return b""
