"""What a chapter on material and method says by itself, in English, bokmål and nynorsk. Knows no project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodWords:
    """Texts; what stands in braces is filled in."""

    material: str
    spoken: str
    spoken_one: str
    between: str
    on_one_day: str
    lasted: str
    surveyed: str
    surveyed_one: str
    coding: str
    coding_lead: str
    good: str
    unread: str
    coders: str
    coder: str
    documents: str
    first: str
    last: str
    history: str
    history_lead: str
    no_history: str
    date: str
    who: str
    what: str
    codes: str
    acts: Mapping[str, str]
    """What was done to the codebook; {codes} are names, {into} where they went, {count} how many."""
    agreement: str
    agreement_lead: str
    no_agreement: str
    one_coder: str
    turns: str
    percent: str
    kappa: str
    alpha: str
    and_more: str


_EN = MethodWords(
    material="Material",
    spoken="The transcripts hold {words} words in {turns} turns; participants speak {own} of the words.",
    spoken_one="The transcripts hold {words} words in {turns} turns.",
    between="The interviews were made between {first} and {last}.",
    on_one_day="The interviews were made on {first}.",
    lasted="Those with times in their transcripts ({count} of {of}) lasted {hours} in all.",
    surveyed="{count} respondents answered the survey “{name}”.",
    surveyed_one="One respondent answered the survey “{name}”.",
    coding="Coding",
    coding_lead="The transcripts were coded with {codes} codes: {codings} codings on {passages} passages.",
    good="{good} passages were marked as good quotes.",
    unread="Not yet read to the end: {names}.",
    coders="Who coded",
    coder="Coder",
    documents="Interviews",
    first="First",
    last="Last",
    history="How the codebook came about",
    history_lead="From the project's history: what was done to the codebook, and how many codes there were then.",
    no_history="The project keeps no history of how the codebook came about.",
    date="Date",
    who="Who",
    what="What was done",
    codes="Codes",
    acts={
        "add": "Added {codes}", "delete": "Deleted {codes}", "merge": "Merged {codes} into {into}",
        "rename": "Renamed {before} to {codes}", "split": "Split {codes} into {into}",
        "import": "Took over a codebook of {count} codes", "change": "Changed what was written of {codes}",
        "take over": "Changed what was written of {count} codes",
    },
    agreement="Agreement between coders",
    agreement_lead=(
        "Counted on participants' turns that at least one of the two coded, and on the codes that at least one of them "
        "used in that interview: did each of them give the turn the code? What neither of them coded is not counted. "
        "Simple agreement is the share of these decisions that are the same; Cohen's kappa and Krippendorff's alpha "
        "take off what chance would give."
    ),
    no_agreement="No interview was coded by two coders; agreement has not been measured.",
    one_coder="One person coded; agreement has not been measured.",
    turns="Turns",
    percent="Agree",
    kappa="Kappa",
    alpha="Alpha",
    and_more="{names} and {count} more",
)  # fmt: skip

_NB = MethodWords(
    material="Materiale",
    spoken="Transkripsjonene har {words} ord i {turns} innlegg; deltakerne står for {own} av ordene.",
    spoken_one="Transkripsjonene har {words} ord i {turns} innlegg.",
    between="Intervjuene ble gjort mellom {first} og {last}.",
    on_one_day="Intervjuene ble gjort {first}.",
    lasted="De som har tider i transkripsjonen ({count} av {of}), varte i {hours} til sammen.",
    surveyed="{count} respondenter svarte på spørreundersøkelsen «{name}».",
    surveyed_one="Én respondent svarte på spørreundersøkelsen «{name}».",
    coding="Koding",
    coding_lead="Transkripsjonene er kodet med {codes} koder: {codings} kodinger av {passages} passasjer.",
    good="{good} passasjer er merket som gode sitater.",
    unread="Ikke lest til ende ennå: {names}.",
    coders="Hvem som kodet",
    coder="Koder",
    documents="Intervjuer",
    first="Først",
    last="Sist",
    history="Hvordan kodeboken ble til",
    history_lead="Fra prosjektets historikk: hva som ble gjort med kodeboken, og hvor mange koder det var da.",
    no_history="Prosjektet har ingen historikk over hvordan kodeboken ble til.",
    date="Dato",
    who="Hvem",
    what="Hva som ble gjort",
    codes="Koder",
    acts={
        "add": "La til {codes}", "delete": "Slettet {codes}", "merge": "Slo sammen {codes} med {into}",
        "rename": "Ga {before} navnet {codes}", "split": "Delte {codes} i {into}",
        "import": "Overtok en kodebok med {count} koder", "change": "Endret det som står om {codes}",
        "take over": "Endret det som står om {count} koder",
    },
    agreement="Samsvar mellom kodere",
    agreement_lead=(
        "Regnet på deltakernes innlegg som minst én av de to har kodet, og på kodene som minst én av dem har brukt i "
        "det intervjuet: Ga hver av dem innlegget koden? Det som ingen av dem har kodet, er ikke regnet med. Enkelt "
        "samsvar er andelen av disse avgjørelsene som er like; Cohens kappa og Krippendorffs alfa trekker fra det "
        "tilfeldighet ville gitt."
    ),
    no_agreement="Ingen intervjuer er kodet av to; samsvar er ikke målt.",
    one_coder="Én person har kodet; samsvar er ikke målt.",
    turns="Innlegg",
    percent="Enige",
    kappa="Kappa",
    alpha="Alfa",
    and_more="{names} og {count} til",
)  # fmt: skip

_NN = MethodWords(
    material="Materiale",
    spoken="Transkripsjonane har {words} ord i {turns} innlegg; deltakarane står for {own} av orda.",
    spoken_one="Transkripsjonane har {words} ord i {turns} innlegg.",
    between="Intervjua vart gjorde mellom {first} og {last}.",
    on_one_day="Intervjua vart gjorde {first}.",
    lasted="Dei som har tider i transkripsjonen ({count} av {of}), varte i {hours} til saman.",
    surveyed="{count} respondentar svara på spørjeundersøkinga «{name}».",
    surveyed_one="Éin respondent svara på spørjeundersøkinga «{name}».",
    coding="Koding",
    coding_lead="Transkripsjonane er koda med {codes} kodar: {codings} kodingar av {passages} passasjar.",
    good="{good} passasjar er merkte som gode sitat.",
    unread="Ikkje lesne til ende enno: {names}.",
    coders="Kven som koda",
    coder="Kodar",
    documents="Intervju",
    first="Først",
    last="Sist",
    history="Korleis kodeboka vart til",
    history_lead="Frå historikken til prosjektet: kva som vart gjort med kodeboka, og kor mange kodar det var då.",
    no_history="Prosjektet har ingen historikk over korleis kodeboka vart til.",
    date="Dato",
    who="Kven",
    what="Kva som vart gjort",
    codes="Kodar",
    acts={
        "add": "La til {codes}", "delete": "Sletta {codes}", "merge": "Slo saman {codes} med {into}",
        "rename": "Gav {before} namnet {codes}", "split": "Delte {codes} i {into}",
        "import": "Tok over ei kodebok med {count} kodar", "change": "Endra det som står om {codes}",
        "take over": "Endra det som står om {count} kodar",
    },
    agreement="Samsvar mellom kodarar",
    agreement_lead=(
        "Rekna på innlegga til deltakarane som minst éin av dei to har koda, og på kodane som minst éin av dei har "
        "brukt i det intervjuet: Gav kvar av dei innlegget koden? Det som ingen av dei har koda, er ikkje rekna med. "
        "Enkelt samsvar er delen av desse avgjerdene som er like; Cohens kappa og Krippendorffs alfa trekkjer frå "
        "det slumpen ville gitt."
    ),
    no_agreement="Ingen intervju er koda av to; samsvar er ikkje målt.",
    one_coder="Éin person har koda; samsvar er ikkje målt.",
    turns="Innlegg",
    percent="Samde",
    kappa="Kappa",
    alpha="Alfa",
    and_more="{names} og {count} til",
)  # fmt: skip

WORDS: dict[str, MethodWords] = {"en": _EN, "nb": _NB, "nn": _NN}
"""By language."""
