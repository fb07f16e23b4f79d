"""What is proposed to stand for a name: “[Person 1]”, “[Leder 1]”, or another name of the same kind.

No proposal is a word that the texts hold already. Knows the names, not where they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import count, product

from qda.text.gazetteer import MUNICIPALITY_NAMES
from qda.text.names import Proposed
from qda.text.pseudonyms import Kind, Pair, stand_in


class Style(StrEnum):
    """How pseudonyms look."""

    NEUTRAL = "neutral"
    """[Person 1], [Municipality A]"""
    ROLE = "role"
    """[Manager 1], where the role is known."""
    NAMES = "names"
    """Other names of the same kind."""


_CALLED = {
    "nb": {
        Kind.PERSON: "Person", Kind.PLACE: "Sted", Kind.ORGANISATION: "Virksomhet", Kind.PHONE: "Telefon",
        Kind.EMAIL: "E-post", Kind.ADDRESS: "Adresse", Kind.IDENTITY: "Fødselsnummer", Kind.WEB: "Nettadresse",
        Kind.BORN: "Fødselsdato", Kind.REGISTERED: "Nummer", Kind.OTHER: "Navn",
    },
    "en": {
        Kind.PERSON: "Person", Kind.PLACE: "Place", Kind.ORGANISATION: "Organisation", Kind.PHONE: "Phone",
        Kind.EMAIL: "E-mail", Kind.ADDRESS: "Address", Kind.IDENTITY: "Identity number", Kind.WEB: "Web address",
        Kind.BORN: "Date of birth", Kind.REGISTERED: "Number", Kind.OTHER: "Name",
    },
}  # fmt: skip
_MUNICIPALITY = {"nb": "Kommune", "en": "Municipality"}

_WOMEN = """
Tuva Synne Gunnvor Sunniva Eldbjørg Maiken Torill Idunn Alvhild Jorun Edel Frøydis Tyra Hjørdis Signy Valborg Ragna
Eivor Borghild Dagny Oddny Magnhild Turid Gyda Runa Ylva Asta Embjørg Snefrid Torny Yngvild Ase Hallgjerd Ingerid
Målfrid Tone
""".split()
_MEN = """
Sindre Torkel Gaute Eldar Vetle Sturla Amund Halvard Ådne Trygve Brynjar Ottar Roald Eilif Gisle Sverre Tarald Aslak
Birger Dagfinn Egil Finnvard Gudmund Hallstein Ivar Jarle Kolbein Leidulf Magnar Njål Oddvin Reidar Sigvart Toralv
Ulrik Vebjørn
""".split()
_LAST = """
Lundvik Granås Solbu Havnerud Elvebu Furuås Storlid Bjørkmo Tangvik Skogbu Myrås Breimo Haugbu Nordvåg Fossbu
Steinmo Vikås Langbu Kleivmo Sørlid Vollås Straumbu Heimås Dalbu Osmo Bergbu Lidmo Holtås Tverrbu Åsmo
""".split()
_PLACE_HEADS = "Gran Bjørk Sol Stor Lang Brei Havn Elve Skog Tind Furu Myr Rogn Orre Hegg".split()
_PLACE_TAILS = "vika vågen åsen dalen neset sundet moen lia bu fjorden øya tangen".split()
_OF_MEN = frozenset(
    """
    Ole Ola Arne Bjarne Atle Terje Helge Tore Frode Rune Sverre Åge Aage Kåre Børge Ove Tage Lasse Pelle Kalle
    Inge Hugo Ante Are Bjarte Asle Gisle Gaute Vetle Sindre Odde Joe Mike George Luka Mustafa Isa Ilja Nikita
    Sasha Bente-Ole Stale Ståle Endre Jone Jarle Sturla Halvdan Sture André Andre Ailo Áilo Piera Mahtte Máhtte
    Abdullah Musa Issa Yahya Hamza
    """.split()
)
_OF_WOMEN = frozenset(
    """
    Kari Randi Siri Berit Marit Brit Britt Gro Liv Siv Unn Eli Heidi Karin Kristin Ann Elin Elisabeth Elisabet
    Lisbeth Ruth Judith Gerd Hjørdis Inger Ellen Karen Kirsten Guro Mari Kirsti Kjersti Torill Toril Ingunn Gunn
    Janne Jorunn Torunn Gry Guri Mai Sissel Maren Marian Miriam Maryam Helen Susan Carmen Iris Doris Agnes Synnøve
    Sol Vigdis Tordis Turid Eldrid Iselin Anniken Malin Linn Lill Rakel Isabel Máret Biret Risten Elen Fadumo Ayan
    Hodan Rebekka Margit Birgit Astri Ragni Målfrid Margret
    """.split()
)
_WOMANLY = ("a", "e", "hild", "bjørg", "run", "dis", "borg", "veig", "rid", "frid", "laug", "unn", "trud", "vor", "ny")


def is_womans(name: str) -> bool:
    """Whether a first name is a woman's, as it seems."""
    return name not in _OF_MEN and (name in _OF_WOMEN or name.lower().endswith(_WOMANLY))


class StandIns:
    """Hands out pseudonyms, none twice and none that `occurs` in the texts."""

    def __init__(
        self,
        style: Style = Style.NEUTRAL,
        language: str = "en",
        occurs: Callable[[str], bool] = lambda _: False,
        roles: Mapping[str, str] | None = None,
    ) -> None:
        self._style = style
        self._language = "nb" if language in ("nb", "nn", "no") else "en"
        self._occurs = occurs
        self._roles = roles or {}
        self._given: set[str] = set()

    def give(self, one: Proposed) -> str:
        """A pseudonym for what was proposed."""
        names = self._names(one) if self._style is Style.NAMES else self._described(one)
        return next(name for name in names if self._take(name))

    def _take(self, name: str) -> bool:
        parts = {name, *name.split()} if not name.startswith("[") else {name}
        if parts & self._given or any(self._occurs(part) for part in parts):
            return False
        self._given |= parts
        return True

    def _described(self, one: Proposed) -> Iterator[str]:
        role = self._roles.get(one.name, "") if self._style is Style.ROLE else ""
        if one.kind is Kind.PLACE and one.name in MUNICIPALITY_NAMES:
            yield from (f"[{_MUNICIPALITY[self._language]} {letters}]" for letters in _letters())
        called = role[:1].upper() + role[1:] if role else _CALLED[self._language][one.kind]
        called = called.replace("[", "").replace("]", "")
        yield from (f"[{called} {number}]" for number in count(1))

    def _names(self, one: Proposed) -> Iterator[str]:
        words = one.name.split()
        if one.kind is Kind.PERSON:
            firsts = _WOMEN if is_womans(words[0]) else _MEN
            if len(words) > 1:
                yield from (f"{first} {last}" for first, last in _paired(firsts, _LAST))
            yield from firsts
        elif one.kind is Kind.PLACE:
            yield from (head + tail for tail, head in product(_PLACE_TAILS, _PLACE_HEADS))
        yield from self._described(one)


def _letters() -> Iterator[str]:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    yield from alphabet
    yield from ("".join(pair) for pair in product(alphabet, repeat=2))


def _paired(firsts: Sequence[str], lasts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every first name with every last name, each new pair first with names not used before."""
    yield from (
        (first, lasts[(turn + place) % len(lasts)]) for turn in range(len(lasts)) for place, first in enumerate(firsts)
    )


def pairs_of(forms: Iterable[str], pseudonym: str, kind: Kind, taken: set[str]) -> list[Pair]:
    """The forms of one name, the first being its own, with what stands for each. `taken` grows by them."""
    forms = list(dict.fromkeys(forms))
    pairs: list[Pair] = []
    for form in forms:
        base, given = _part_of(forms[0], pseudonym, form)
        if base == forms[0]:  # “Per-Arnes” is of “Per-Arne”, not of “Per-Arne Lillebo”
            base, given = max(
                ((one.original, one.pseudonym) for one in pairs if _goes_on(one.original, form)),
                key=lambda one: len(one[0]), default=(base, given),
            )  # fmt: skip
        chosen = stand_in(base, given, form, taken)
        if chosen in taken or (given != pseudonym and chosen == pseudonym):
            chosen = stand_in(forms[0], pseudonym, form, taken)
        taken.add(chosen)
        pairs.append(Pair(form, chosen, kind, forms[0]))
    return pairs


def _goes_on(name: str, form: str) -> bool:
    """Whether a form is a name with letters behind it."""
    return form.startswith(name) and form[len(name) :].isalpha()


def _part_of(name: str, pseudonym: str, form: str) -> tuple[str, str]:
    """Which part of a name a form is of, and what stands for it: first name for first name, last for last."""
    words, others = name.split(), pseudonym.split()
    if len(words) > 1 and len(others) > 1 and pseudonym[0] not in "[({‹«<":
        for word, other in ((words[0], others[0]), (words[-1], others[-1])):
            if form.casefold().startswith(word.casefold()) and len(form) <= len(word) + 1:
                return word, other
    return name, pseudonym
