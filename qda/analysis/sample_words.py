"""What the sample says by itself, in English, bokmål and nynorsk. Knows no project."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleWords:
    """Texts; what stands in braces is filled in."""

    title: str
    people: str
    interviews: str
    role: str
    case: str
    number: str
    total: str
    unknown: str
    nobody: str
    caption: str
    and_: str


WORDS: dict[str, SampleWords] = {
    "en": SampleWords(
        title="The sample", people="Who was interviewed", interviews="The interviews", role="Role", case="Case",
        number="Number", total="Total", unknown="not known", nobody="No interviews have been brought in yet.",
        caption="Interviewed, by {by} (n = {n})", and_=" and ",
    ),
    "nb": SampleWords(
        title="Utvalget", people="Hvem som er intervjuet", interviews="Intervjuene", role="Rolle", case="Case",
        number="Antall", total="I alt", unknown="ikke kjent", nobody="Ingen intervjuer er hentet inn ennå.",
        caption="Intervjuede, etter {by} (n = {n})", and_=" og ",
    ),
    "nn": SampleWords(
        title="Utvalet", people="Kven som er intervjua", interviews="Intervjua", role="Rolle", case="Case",
        number="Tal", total="I alt", unknown="ikkje kjent", nobody="Ingen intervju er henta inn enno.",
        caption="Intervjua, etter {by} (n = {n})", and_=" og ",
    ),
}  # fmt: skip
"""By language."""
