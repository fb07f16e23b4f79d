"""The window's texts in bokmål, by their English original. A test sees to it that none is missing."""

from __future__ import annotations

from ui.norwegian import (
    codebook,
    codebook_work,
    coding,
    comments,
    comparing,
    documents,
    findings,
    grid,
    grid_laid_out,
    guide,
    history,
    history_place,
    house,
    importing,
    keyboard,
    memos,
    pictures,
    problems,
    pseudonyms,
    quotes,
    recipes,
    report,
    search,
    seeing,
    sheets,
    survey,
    window,
)
from ui.norwegian.reasons import REASONS

__all__ = ["PARTS", "REASONS", "TEXTS"]

PARTS = (
    comments, comparing, window, quotes, memos, coding, keyboard, codebook, codebook_work, documents,
    grid, grid_laid_out, guide, report, findings, recipes, history, history_place, house, importing, problems,
    pictures, pseudonyms,
    seeing, search, sheets, survey,
)  # fmt: skip

TEXTS: dict[str, str] = {english: norwegian for part in PARTS for english, norwegian in part.TEXTS.items()}
