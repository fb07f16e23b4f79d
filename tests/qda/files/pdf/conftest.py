"""PDF files written by hand: text at places, in a typewriter's letters, so that widths are known."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class At:
    """Text that stands somewhere on a page."""

    x: float
    y: float
    text: str
    size: float = 10
    font: str = "F1"
    turned: bool = False


def _content(piece: At | str) -> bytes:
    if isinstance(piece, str):
        return piece.encode("latin-1") + b"\n"
    letters = piece.text.encode("cp1252")
    for sign in b"\\()":
        letters = letters.replace(bytes([sign]), b"\\" + bytes([sign]))
    matrix = b"0 1 -1 0" if piece.turned else b"1 0 0 1"
    return b"BT /%s %g Tf %s %g %g Tm (%s) Tj ET\n" % (
        piece.font.encode(),
        piece.size,
        matrix,
        piece.x,
        piece.y,
        letters,
    )


_FONTS = {
    "F1": "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    "F2": "<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>",
    "F3": "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding << /Differences [1 /fi /fl] >> >>",
    "F4": (
        "<< /Type /Font /Subtype /Type0 /BaseFont /Ukjent /Encoding /Identity-H /DescendantFonts [ << /Type /Font "
        "/Subtype /CIDFontType2 /BaseFont /Ukjent /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Ukjent /Flags 4 >> >> ] >>"
    ),
}


class Paper:
    """Pages to write on, and the file they become."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @staticmethod
    def at(x: float, y: float, text: str, size: float = 10, font: str = "F1", turned: bool = False) -> At:
        return At(x, y, text, size, font, turned)

    @staticmethod
    def column(
        paragraphs: Sequence[str],
        *,
        x: float = 72,
        y: float = 760,
        columns: int = 75,
        leading: float = 12,
        space: float = 0,
    ) -> list[At]:
        """Paragraphs, one under the other, broken as a word processor breaks them."""
        placed = []
        for paragraph in paragraphs:
            line = ""
            for word in [*paragraph.split(" "), ""]:
                if line and (not word or len(line) + 1 + len(word) > columns):
                    placed.append(At(x, y, line))
                    y -= leading
                    line = word
                else:
                    line = f"{line} {word}" if line else word
            y -= space
        return placed

    def saved(
        self,
        *pages: Sequence[At | str],
        packed: bool = False,
        title: str = "",
        trailer: str = "",
        page: str = "",
        more: Sequence[str] = (),
    ) -> Path:
        """A PDF of what stands on its pages; a string is content as PDF writes it. `more` are further objects."""
        fonts = " ".join(f"/{font} {3 + place} 0 R" for place, font in enumerate(_FONTS))
        first = 3 + len(_FONTS)
        kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
            *(font.encode() for font in _FONTS.values()),
        ]
        for number, pieces in enumerate(pages):
            content, kind = b"".join(map(_content, pieces)), b""
            if packed:
                content, kind = zlib.compress(content), b" /Filter /FlateDecode"
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {first + 2 * number + 1} 0 R "
                f"/Resources << /Font << {fonts} >> >> {page} >>".encode()
            )
            objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(content), kind, content))
        objects += [extra.encode("latin-1") for extra in (*more, f"<< /Title ({title}) >>")]
        data = b"%PDF-1.4\n"
        places = []
        for number, held in enumerate(objects, 1):
            places.append(len(data))
            data += b"%d 0 obj\n%s\nendobj\n" % (number, held)
        path = self._folder / "osen.pdf"
        path.write_bytes(
            data
            + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
            + b"".join(b"%010d 00000 n \n" % place for place in places)
            + f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {trailer} >>\n".encode(
                "latin-1"
            )
            + b"startxref\n%d\n%%%%EOF" % len(data)
        )
        return path


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    """Pages for a PDF file."""
    return Paper(tmp_path)
