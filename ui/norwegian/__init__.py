"""The window's texts in bokmål, by their English original. A test sees to it that none is missing."""

from __future__ import annotations

from ui.norwegian import (
    codebook,
    codebook_work,
    coding,
    documents,
    grid,
    history,
    history_place,
    keyboard,
    memos,
    problems,
    quotes,
    report,
    search,
    seeing,
    window,
)
from ui.norwegian.reasons import REASONS

__all__ = ["PARTS", "REASONS", "TEXTS"]

PARTS = (
    window, quotes, memos, coding, keyboard, codebook, codebook_work, documents,
    grid, report, history, history_place, problems, seeing, search,
)  # fmt: skip

TEXTS: dict[str, str] = {english: norwegian for part in PARTS for english, norwegian in part.TEXTS.items()}
