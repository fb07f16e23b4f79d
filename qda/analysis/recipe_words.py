"""The fixed texts of the reports that recipes make, in English, bokmål and nynorsk. Knows no project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipeWords:
    """What these reports say by themselves; what stands in braces is filled in."""

    titles: Mapping[str, str]
    """By "kind" or "kind by"."""
    attribute: str
    value: str
    no_cases: str
    no_points_on_codes: str
    nothing_on: str
    """The questions a case says nothing about."""
    no_summaries: str
    says_so: str
    """How many of a group's cases say what a point says: "{group}: {count} of {of}"."""
    against: str
    also_under: str
    before: str
    after: str
    printed_under: str
    counted: str
    """How often a code was used, in how many cases."""
    counted_one: str
    unused: str
    group: str
    columns: str
    """Which of several tables: "{first} to {last}"."""
    no_grid: str
    passage: str
    passages: str


_EN = RecipeWords(
    titles={
        "synthesis question": "Synthesis", "synthesis code": "Themes", "synthesis case": "Case by case",
        "synthesis group": "Groups side by side", "quotes code": "Quotes by code",
        "quotes question": "Quotes by question", "quotes case": "Quotes by case", "grid question": "Grid of questions",
        "grid code": "Grid of codes", "codebook": "Codebook", "memos": "Memos", "method": "Material and method",
        "pictures": "Pictures", "survey": "Survey", "transcript": "Coded transcripts",
    },
    attribute="Attribute",
    value="Value",
    no_cases="There are no cases yet.",
    no_points_on_codes="No points have been written under codes yet.",
    nothing_on="Nothing written on question {questions}.",
    no_summaries="No summaries have been written yet.",
    says_so="{group}: {count} of {of}",
    against="{count} against",
    also_under="also under {codes}",
    before="Before",
    after="After",
    printed_under="Printed under {code}: {quotes}",
    counted="{codings} codings in {cases} of {of} cases.",
    counted_one="One coding, in {cases} of {of} cases.",
    unused="Not used yet.",
    group="Group",
    columns="{first} to {last}",
    no_grid="There is nothing to lay out as a grid yet.",
    passage="1 passage",
    passages="{count} passages",
)  # fmt: skip

_NB = RecipeWords(
    titles={
        "synthesis question": "Sammenfatning", "synthesis code": "Temaer", "synthesis case": "Case for case",
        "synthesis group": "Grupper side om side", "quotes code": "Sitater etter kode",
        "quotes question": "Sitater etter spørsmål", "quotes case": "Sitater etter case",
        "grid question": "Matrise over spørsmål", "grid code": "Matrise over koder", "codebook": "Kodebok",
        "memos": "Notater", "method": "Materiale og metode", "pictures": "Bilder", "survey": "Spørreundersøkelse",
        "transcript": "Kodede transkripsjoner",
    },
    attribute="Egenskap",
    value="Verdi",
    no_cases="Det er ingen caser ennå.",
    no_points_on_codes="Det er ikke skrevet punkter under koder ennå.",
    nothing_on="Ingenting er skrevet om spørsmål {questions}.",
    no_summaries="Det er ikke skrevet sammendrag ennå.",
    says_so="{group}: {count} av {of}",
    against="{count} imot",
    also_under="også under {codes}",
    before="Før",
    after="Etter",
    printed_under="Trykt under {code}: {quotes}",
    counted="{codings} kodinger i {cases} av {of} caser.",
    counted_one="Én koding, i {cases} av {of} caser.",
    unused="Ikke brukt ennå.",
    group="Gruppe",
    columns="{first} til {last}",
    no_grid="Det er ingenting å sette opp i en matrise ennå.",
    passage="1 passasje",
    passages="{count} passasjer",
)  # fmt: skip

_NN = RecipeWords(
    titles={
        "synthesis question": "Samanfatning", "synthesis code": "Tema", "synthesis case": "Case for case",
        "synthesis group": "Grupper side om side", "quotes code": "Sitat etter kode",
        "quotes question": "Sitat etter spørsmål", "quotes case": "Sitat etter case",
        "grid question": "Matrise over spørsmål", "grid code": "Matrise over kodar", "codebook": "Kodebok",
        "memos": "Notat", "method": "Materiale og metode", "pictures": "Bilete", "survey": "Spørjeundersøking",
        "transcript": "Koda transkripsjonar",
    },
    attribute="Eigenskap",
    value="Verdi",
    no_cases="Det er ingen casar enno.",
    no_points_on_codes="Det er ikkje skrive punkt under kodar enno.",
    nothing_on="Ingenting er skrive om spørsmål {questions}.",
    no_summaries="Det er ikkje skrive samandrag enno.",
    says_so="{group}: {count} av {of}",
    against="{count} imot",
    also_under="også under {codes}",
    before="Før",
    after="Etter",
    printed_under="Trykt under {code}: {quotes}",
    counted="{codings} kodingar i {cases} av {of} casar.",
    counted_one="Éi koding, i {cases} av {of} casar.",
    unused="Ikkje brukt enno.",
    group="Gruppe",
    columns="{first} til {last}",
    no_grid="Det er ingenting å setje opp i ei matrise enno.",
    passage="1 passasje",
    passages="{count} passasjar",
)  # fmt: skip

WORDS: dict[str, RecipeWords] = {"en": _EN, "nb": _NB, "nn": _NN}
"""By language."""
