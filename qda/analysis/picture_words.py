"""What pictures say by themselves, in English, bokmål and nynorsk. Knows no project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWords:
    """Texts; what stands in braces is filled in."""

    pictures: str
    """The heading over several."""
    nothing: str
    titles: Mapping[str, str]
    by_group: str
    """The title of what is told by the groups of an attribute."""
    within: str
    """Added to a title: “{title}: {family}”."""
    passage: str
    passages: str
    no_passages: str
    place: str
    places: str
    no_places: str
    of_words: str
    mark: str
    """“{row}, {column}: {number}”"""
    both: str
    axis_passages: str
    axis_words: str
    axis_places: str
    axis_most: str
    axis_answered: str
    axis_interview: str
    axis_dates: str
    in_cases: str
    """How many of the cases or groups a code is in."""
    answered_of: str
    question: str
    cells: str
    """In the alt text of the grid: how many cells."""
    heat_alt: str
    bars_alt: str
    most: str
    pairs_alt: str
    pairs_none: str
    course_alt: str
    dates_alt: str
    speaks: str
    speaks_one: str
    names: str
    """What a case speaks of, in no order."""
    silent: str
    and_others: str
    from_to: str
    decimal: str


_EN = PictureWords(
    pictures="Pictures",
    nothing="There is nothing to show in pictures yet.",
    titles={
        "heat": "Codes by case", "heat group": "Codes", "coverage": "Who answered what",
        "frequencies": "How often each code was used",
        "cooccurrence": "Codes on the same words", "course": "Course: {family}",
    },
    by_group="{title} by {attribute}",
    within="{title}: {family}",
    passage="1 passage",
    passages="{count} passages",
    no_passages="no passages",
    place="1 place",
    places="{count} places",
    no_places="no place",
    of_words="{share} of the words",
    mark="{row}, {column}: {number}",
    both="{one} and {other}",
    axis_passages="Number of passages",
    axis_words="Per cent of the words said",
    axis_places="Places where both codes are on the same words",
    axis_most="Places where both codes are on the same words; the {count} codes that meet most",
    axis_answered="Cases that answered, of those in the group",
    axis_interview="Per cent of the interview",
    axis_dates="Date of the interview",
    in_cases="{count} of {of} cases",
    answered_of="{count} of {of} cases answered",
    question="question {number}",
    cells="{questions} questions by {cases} cases.",
    heat_alt="Heat map of {codes} codes by {sides} columns.",
    bars_alt="Bars for {codes} codes.",
    most="Most: {listed}.",
    pairs_alt="{codes} codes by each other. Most often on the same words: {listed}.",
    pairs_none="{codes} codes by each other; none are on the same words.",
    course_alt="Where in the interview each case speaks of each phase of {family}.",
    dates_alt="When each case speaks of each phase of {family}.",
    speaks="{case} speaks of {first} first, then of {others}.",
    speaks_one="{case} speaks of {first} only.",
    names="{case} speaks of {all}.",
    silent="{cases}: none of the phases.",
    and_others="{count} other cases are not told here.",
    from_to="{first}–{last} %",
    decimal=".",
)  # fmt: skip

_NB = PictureWords(
    pictures="Bilder",
    nothing="Det er ingenting å vise i bilder ennå.",
    titles={
        "heat": "Koder etter case", "heat group": "Koder", "coverage": "Hvem svarte på hva",
        "frequencies": "Hvor ofte hver kode er brukt",
        "cooccurrence": "Koder på de samme ordene", "course": "Forløp: {family}",
    },
    by_group="{title} etter {attribute}",
    within="{title}: {family}",
    passage="1 passasje",
    passages="{count} passasjer",
    no_passages="ingen passasjer",
    place="1 sted",
    places="{count} steder",
    no_places="ingen steder",
    of_words="{share} av ordene",
    mark="{row}, {column}: {number}",
    both="{one} og {other}",
    axis_passages="Antall passasjer",
    axis_words="Prosent av ordene som ble sagt",
    axis_places="Steder der begge kodene står på de samme ordene",
    axis_most="Steder der begge kodene står på de samme ordene; de {count} kodene som møtes oftest",
    axis_answered="Caser som svarte, av dem i gruppen",
    axis_interview="Prosent av intervjuet",
    axis_dates="Intervjuets dato",
    in_cases="{count} av {of} caser",
    answered_of="{count} av {of} caser svarte",
    question="spørsmål {number}",
    cells="{questions} spørsmål og {cases} caser.",
    heat_alt="Varmekart over {codes} koder og {sides} kolonner.",
    bars_alt="Søyler for {codes} koder.",
    most="Mest: {listed}.",
    pairs_alt="{codes} koder mot hverandre. Oftest på de samme ordene: {listed}.",
    pairs_none="{codes} koder mot hverandre; ingen står på de samme ordene.",
    course_alt="Hvor i intervjuet hver case snakker om hver fase av {family}.",
    dates_alt="Når hver case snakker om hver fase av {family}.",
    speaks="{case} snakker først om {first}, så om {others}.",
    speaks_one="{case} snakker bare om {first}.",
    names="{case} snakker om {all}.",
    silent="{cases}: ingen av fasene.",
    and_others="{count} andre caser er ikke nevnt her.",
    from_to="{first}–{last} %",
    decimal=",",
)  # fmt: skip

_NN = PictureWords(
    pictures="Bilete",
    nothing="Det er ingenting å vise i bilete enno.",
    titles={
        "heat": "Kodar etter case", "heat group": "Kodar", "coverage": "Kven svara på kva",
        "frequencies": "Kor ofte kvar kode er brukt",
        "cooccurrence": "Kodar på dei same orda", "course": "Forløp: {family}",
    },
    by_group="{title} etter {attribute}",
    within="{title}: {family}",
    passage="1 passasje",
    passages="{count} passasjar",
    no_passages="ingen passasjar",
    place="1 stad",
    places="{count} stader",
    no_places="ingen stader",
    of_words="{share} av orda",
    mark="{row}, {column}: {number}",
    both="{one} og {other}",
    axis_passages="Talet på passasjar",
    axis_words="Prosent av orda som vart sagde",
    axis_places="Stader der begge kodane står på dei same orda",
    axis_most="Stader der begge kodane står på dei same orda; dei {count} kodane som møtest oftast",
    axis_answered="Casar som svara, av dei i gruppa",
    axis_interview="Prosent av intervjuet",
    axis_dates="Datoen for intervjuet",
    in_cases="{count} av {of} casar",
    answered_of="{count} av {of} casar svara",
    question="spørsmål {number}",
    cells="{questions} spørsmål og {cases} casar.",
    heat_alt="Varmekart over {codes} kodar og {sides} kolonnar.",
    bars_alt="Søyler for {codes} kodar.",
    most="Mest: {listed}.",
    pairs_alt="{codes} kodar mot kvarandre. Oftast på dei same orda: {listed}.",
    pairs_none="{codes} kodar mot kvarandre; ingen står på dei same orda.",
    course_alt="Kvar i intervjuet kvar case snakkar om kvar fase av {family}.",
    dates_alt="Når kvar case snakkar om kvar fase av {family}.",
    speaks="{case} snakkar først om {first}, så om {others}.",
    speaks_one="{case} snakkar berre om {first}.",
    names="{case} snakkar om {all}.",
    silent="{cases}: ingen av fasane.",
    and_others="{count} andre casar er ikkje nemnde her.",
    from_to="{first}–{last} %",
    decimal=",",
)  # fmt: skip

WORDS: dict[str, PictureWords] = {"en": _EN, "nb": _NB, "nn": _NN}
"""By language."""
