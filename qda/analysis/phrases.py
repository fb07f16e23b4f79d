"""The fixed texts of reports in English, bokmål and nynorsk. Knows no project."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from qda.model import CellState, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """What a report says by itself. Fields ending in nothing are texts; the callables fill one in."""

    language: str
    marks: tuple[str, str]
    page: str
    of: str
    contents: str
    figures: str
    tables: str
    material: str
    case: str
    interview: str
    date_label: str
    role: str
    words: str
    question: str
    code: str
    codings: str
    definition: str
    include: str
    exclude: str
    example: str
    summarised: str
    divided: str
    by_group: Callable[[str], str]
    but_also: str
    """Before quotes that speak against a point."""
    count_of: str
    """How many of the cases that answered say what a point says."""
    see: str
    """Leads to the pictures of a question."""
    the_figure: str
    """What a picture is called where it has no number; else it is “figure 2”."""
    findings: str
    no_points: str
    no_quotes: str
    not_asked: Callable[[str], str]
    not_answered: Callable[[str], str]
    not_read: Callable[[str], str]
    appendix_codebook: str
    appendix_grid: str
    codebook: str
    grid: str
    quotes: str
    passages: str
    no_passages: str
    no_case: str
    no_question: str
    states: Mapping[CellState, str]
    parts: Mapping[Part, str]
    and_: str
    months: tuple[str, ...]
    day_dot: str
    material_one: str
    material_many: str
    codebook_many: str
    memos: str
    memos_on: Mapping[str, str]
    """A heading for each kind of thing that memos are on."""
    untitled: str
    no_memos: str
    fates: Mapping[str, str]
    """What has become of a linked passage that is not what it was."""

    def listed(self, names: Sequence[str]) -> str:
        """ "Osen, Vikna and Namsos"."""
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self.and_} {names[-1]}"

    def date(self, iso: str) -> str:
        """ "18 February 2016" from "2016-02-18"; anything else as it stands."""
        try:
            day = datetime.date.fromisoformat(iso)
        except ValueError:
            return iso
        return f"{day.day}{self.day_dot} {self.months[day.month - 1]} {day.year}"

    def number(self, value: int) -> str:
        """A whole number, its thousands parted by a narrow space."""
        return f"{value:,}".replace(",", "\u202f")

    def material_lead(self, cases: int, interviews: int) -> str:
        """What the synthesis rests on, in a sentence."""
        words = self.material_one if interviews == 1 else self.material_many
        return words.format(cases=cases, interviews=interviews)

    def codebook_lead(self, codes: int) -> str:
        return self.codebook_many.format(codes=codes)


_NORWEGIAN_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
    "november", "desember",
)  # fmt: skip

ENGLISH = Phrases(
    language="en",
    marks=("“", "”"),
    page="Page",
    of="of",
    contents="Contents",
    figures="Figures",
    tables="Tables",
    material="Material",
    case="Case",
    interview="Interview",
    date_label="Date",
    role="Interviewed",
    words="Words",
    question="Question",
    code="Code",
    codings="Codings",
    definition="Definition",
    include="Include",
    exclude="Exclude",
    example="Example",
    summarised="The answers can be summarised as follows:",
    divided="On this, views are divided:",
    by_group="The answers differ by {}:".format,
    but_also="But also:",
    count_of="({count} of {of})",
    see="See {figures}.",
    the_figure="the figure",
    findings="Main findings",
    no_points="No points have been written on this question yet.",
    no_quotes="Nothing has been coded yet.",
    not_asked="Not asked: {}.".format,
    not_answered="Asked, but not answered: {}.".format,
    not_read="Not yet read: {}.".format,
    appendix_codebook="Appendix: codebook",
    appendix_grid="Appendix: who answered what",
    codebook="Codebook",
    grid="Who answered what",
    quotes="Quotes by code",
    passages="Quotes",
    no_passages="No coded passage fits.",
    no_case="Without a case",
    no_question="Outside the questions",
    states={
        CellState.ANSWERED: "answered",
        CellState.NOT_ANSWERED: "asked, not answered",
        CellState.NOT_ASKED: "not asked",
        CellState.NOT_READ: "not yet read",
    },
    parts={Part.INTERVIEWER: "interviewer", Part.PARTICIPANT: "participant"},
    and_="and",
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"),
    day_dot="",
    material_one="The synthesis rests on one interview.",
    material_many="The synthesis rests on {interviews} interviews in {cases} cases.",
    codebook_many="The passages were coded with these {codes} codes.",
    memos="Memos",
    memos_on={
        "nothing": "Free memos", "code": "On codes", "coding": "On codings", "passage": "On passages",
        "document": "On documents", "case": "On cases", "question": "On questions", "point": "On points",
    },
    untitled="Without words",
    no_memos="No memos have been written yet.",
    fates={
        "other words now": "the transcript has other words now",
        "taken out of the document": "taken out of the transcript since",
        "document deleted": "the document has been deleted",
    },
)  # fmt: skip

BOKMAAL = Phrases(
    language="nb",
    marks=("«", "»"),
    page="Side",
    of="av",
    contents="Innhold",
    figures="Figurer",
    tables="Tabeller",
    material="Materiale",
    case="Case",
    interview="Intervju",
    date_label="Dato",
    role="Intervjuet",
    words="Ord",
    question="Spørsmål",
    code="Kode",
    codings="Kodinger",
    definition="Definisjon",
    include="Ta med",
    exclude="Ta ikke med",
    example="Eksempel",
    summarised="Svarene kan sammenfattes slik:",
    divided="Her er meningene delte:",
    by_group="Svarene skiller seg etter {}:".format,
    but_also="Men også:",
    count_of="({count} av {of})",
    see="Se {figures}.",
    the_figure="figuren",
    findings="Hovedfunn",
    no_points="Det er ikke skrevet punkter til dette spørsmålet ennå.",
    no_quotes="Ingenting er kodet ennå.",
    not_asked="Ikke spurt: {}.".format,
    not_answered="Spurt, men ikke besvart: {}.".format,
    not_read="Ikke lest ennå: {}.".format,
    appendix_codebook="Vedlegg: kodebok",
    appendix_grid="Vedlegg: hvem svarte på hva",
    codebook="Kodebok",
    grid="Hvem svarte på hva",
    quotes="Sitater etter kode",
    passages="Sitater",
    no_passages="Ingen kodet passasje passer.",
    no_case="Uten case",
    no_question="Utenfor spørsmålene",
    states={
        CellState.ANSWERED: "besvart",
        CellState.NOT_ANSWERED: "spurt, ikke besvart",
        CellState.NOT_ASKED: "ikke spurt",
        CellState.NOT_READ: "ikke lest ennå",
    },
    parts={Part.INTERVIEWER: "intervjuer", Part.PARTICIPANT: "deltaker"},
    and_="og",
    months=_NORWEGIAN_MONTHS,
    day_dot=".",
    material_one="Sammenfatningen bygger på ett intervju.",
    material_many="Sammenfatningen bygger på {interviews} intervjuer i {cases} caser.",
    codebook_many="Utsagnene er kodet med disse {codes} kodene.",
    memos="Notater",
    memos_on={
        "nothing": "Frie notater",
        "code": "Om koder",
        "coding": "Om kodinger",
        "passage": "Om passasjer",
        "document": "Om dokumenter",
        "case": "Om caser",
        "question": "Om spørsmål",
        "point": "Om punkter",
    },
    untitled="Uten ord",
    no_memos="Det er ikke skrevet notater ennå.",
    fates={
        "other words now": "transkripsjonen har andre ord nå",
        "taken out of the document": "siden tatt ut av transkripsjonen",
        "document deleted": "dokumentet er slettet",
    },
)

NYNORSK = Phrases(
    language="nn",
    marks=("«", "»"),
    page="Side",
    of="av",
    contents="Innhald",
    figures="Figurar",
    tables="Tabellar",
    material="Materiale",
    case="Case",
    interview="Intervju",
    date_label="Dato",
    role="Intervjua",
    words="Ord",
    question="Spørsmål",
    code="Kode",
    codings="Kodingar",
    definition="Definisjon",
    include="Ta med",
    exclude="Ta ikkje med",
    example="Døme",
    summarised="Svara kan samanfattast slik:",
    divided="Her er meiningane delte:",
    by_group="Svara skil seg etter {}:".format,
    but_also="Men òg:",
    count_of="({count} av {of})",
    see="Sjå {figures}.",
    the_figure="figuren",
    findings="Hovudfunn",
    no_points="Det er ikkje skrive punkt til dette spørsmålet enno.",
    no_quotes="Ingenting er koda enno.",
    not_asked="Ikkje spurt: {}.".format,
    not_answered="Spurt, men ikkje svara på: {}.".format,
    not_read="Ikkje lese enno: {}.".format,
    appendix_codebook="Vedlegg: kodebok",
    appendix_grid="Vedlegg: kven svara på kva",
    codebook="Kodebok",
    grid="Kven svara på kva",
    quotes="Sitat etter kode",
    passages="Sitat",
    no_passages="Ingen koda passasje passar.",
    no_case="Utan case",
    no_question="Utanfor spørsmåla",
    states={
        CellState.ANSWERED: "svara på",
        CellState.NOT_ANSWERED: "spurt, ikkje svara på",
        CellState.NOT_ASKED: "ikkje spurt",
        CellState.NOT_READ: "ikkje lese enno",
    },
    parts={Part.INTERVIEWER: "intervjuar", Part.PARTICIPANT: "deltakar"},
    and_="og",
    months=_NORWEGIAN_MONTHS,
    day_dot=".",
    material_one="Samanfatninga byggjer på eitt intervju.",
    material_many="Samanfatninga byggjer på {interviews} intervju i {cases} casar.",
    codebook_many="Utsegnene er koda med desse {codes} kodane.",
    memos="Notat",
    memos_on={
        "nothing": "Frie notat",
        "code": "Om kodar",
        "coding": "Om kodingar",
        "passage": "Om passasjar",
        "document": "Om dokument",
        "case": "Om casar",
        "question": "Om spørsmål",
        "point": "Om punkt",
    },
    untitled="Utan ord",
    no_memos="Det er ikkje skrive notat enno.",
    fates={
        "other words now": "transkripsjonen har andre ord no",
        "taken out of the document": "sidan teke ut av transkripsjonen",
        "document deleted": "dokumentet er sletta",
    },
)

PHRASES: dict[str, Phrases] = {"en": ENGLISH, "nb": BOKMAAL, "nn": NYNORSK}
"""By language."""
