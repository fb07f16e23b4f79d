"""What is dragged from one part of the window to another: codes of the codebook, a passage of a transcript.

Knows how they are packed, not what becomes of them where they are dropped.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData

CODES_MIME = "application/x-sitat-codes"
"""Dragged codes: their ids as text with spaces between, first the one the pointer took hold of."""
SPAN_MIME = "application/x-sitat-span"
"""A dragged passage."""


def with_codes(code_ids: Iterable[int], path: str) -> QMimeData:
    """Codes to be dragged; `path` is that of the first, by which another window's codebook is told from this one."""
    dragged = QMimeData()
    dragged.setData(CODES_MIME, QByteArray(" ".join(map(str, code_ids)).encode()))
    dragged.setText(path)
    return dragged


def codes_in(dragged: QMimeData) -> list[int]:
    """The ids of the codes that are dragged, if codes are."""
    return [int(code_id) for code_id in bytes(dragged.data(CODES_MIME).data()).split()]
