"""The window's texts in bokmål, by their English original. A test sees to it that none is missing."""

from __future__ import annotations

from ui.norwegian import codebook, coding, documents, grid, history, problems, report, window
from ui.norwegian.reasons import REASONS

__all__ = ["PARTS", "REASONS", "TEXTS"]

PARTS = (window, coding, codebook, documents, grid, report, history, problems)

TEXTS: dict[str, str] = {english: norwegian for part in PARTS for english, norwegian in part.TEXTS.items()}
