"""What groups of an attribute are called, in English, bokmål and nynorsk. Knows no project."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWords:
    """Texts; what stands in braces is filled in."""

    under: str
    over: str
    unknown: str
    no_number: str
    yes: str
    no: str
    decimal: str


WORDS: dict[str, GroupWords] = {
    "en": GroupWords(
        under="under {}", over="{} or more", unknown="not known", no_number="no number", yes="yes", no="no",
        decimal=".",
    ),
    "nb": GroupWords(
        under="under {}", over="{} eller mer", unknown="ikke kjent", no_number="uten tall", yes="ja", no="nei",
        decimal=",",
    ),
    "nn": GroupWords(
        under="under {}", over="{} eller meir", unknown="ikkje kjent", no_number="utan tal", yes="ja", no="nei",
        decimal=",",
    ),
}  # fmt: skip
"""By language."""
