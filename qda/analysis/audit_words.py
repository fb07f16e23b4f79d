"""What the history says by itself as a report, in English, bokmål and nynorsk. Knows no project."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditWords:
    """Its title, and what stands below it."""

    title: str
    note: str


WORDS: dict[str, AuditWords] = {
    "en": AuditWords(
        title="History",
        note="Who did what when, oldest first; the times are in UTC. What was undone stands here, too.",
    ),
    "nb": AuditWords(
        title="Historikk",
        note="Hvem som gjorde hva når, eldst først; tidene er i UTC. Det som er angret, står her også.",
    ),
    "nn": AuditWords(
        title="Historikk",
        note="Kven som gjorde kva når, eldst først; tidene er i UTC. Det som er angra, står her òg.",
    ),
}
"""By language."""
