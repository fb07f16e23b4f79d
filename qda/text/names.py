"""Which names there are in texts: of people, places and organisations, and the numbers that lead to them.

By lists, by how names are written and what stands beside them, and by a trained language model where one is
installed. It proposes, and says what is sure; a person decides. Knows texts only.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qda.model import Report, Span, silent
from qda.text.gazetteer import ambiguous, called_for_short, first_names, is_last_name, place_names
from qda.text.labels import INTERVIEWER, PARTICIPANT
from qda.text.pseudonyms import WORD, Forms, Kind
from qda.text.traces import traces

Entities = Callable[[str], Sequence[tuple[Kind, Span]]]
"""What a language model takes for names in a text."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody or something named, in all the forms that occur; the first is what it is called."""

    name: str
    kind: Kind
    forms: tuple[str, ...]
    sure: bool
    """Whether it is proposed to be replaced; the rest is shown, to be decided."""


_UPPER = r"[A-ZÆØÅÁÉÖÄÜŠČŽĐŊŦÇİŁŚŻ]"
_CAPITALISED = re.compile(rf"(?<![\w@/.-]){_UPPER}[\w\u0300-\u036f]*(?:[-’'](?=[^\W\d_])[\w\u0300-\u036f]+)*")
_INITIAL = re.compile(rf"{_UPPER}\.")
_SALUTATION = re.compile(
    r"\b(?:fru|frøken|herr|hr|dr|doktor|professor|prof|rektor|ordfører|rådmann|onkel|tante|mormor|farmor|bestefar|søster"
    r"|mr|mrs|ms|miss|mister|uncle|aunt|sir|madam|kollega(?:en)?|heter|hette|called|named|min navn er|my name is)"
    r"\.?[ \u00a0]$",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\b(?:i|på|fra|til|ved|mellom|nær|in|from|at|near|to|hos)[ \u00a0]$")
_COMPANY = re.compile(
    r"[ \u00a0](?:AS|ASA|SA|ANS|DA|KF|IKS|HF|RHF|Ltd|Inc|GmbH|AB|ApS|kommune|fylkeskommune|fylke|sykehus|universitet"
    r"|universitetssykehus|høgskole|høyskole|skole|barneskole|ungdomsskole|videregående(?:[ ]skole)?|barnehage|sykehjem"
    r"|legesenter|legekontor|bibliotek|kirke|menighet|idrettslag|sparebank|bank|stiftelse|forbund|hotell|senter"
    r"|[Uu]niversity|[Hh]ospital|[Ss]chool|[Cc]ollege|[Mm]unicipality|[Cc]ouncil|[Cc]ompany)(?!\w)"
)
_IN_ONE_WORD = (
    "kommunen", "sykehuset", "universitetet", "høgskolen", "skolen", "skole", "sykehus", "banken", "bank", "legesenter",
    "barnehage", "bygg", "kraft", "energi", "data", "consult",
)  # fmt: skip
_KNOWN_BODIES = frozenset(
    """
    NAV Nav NTNU NHO LO KS SINTEF Sintef NIVA NINA Telenor Equinor Statoil Statkraft DNB Nordea Helfo Udir Bufetat
    Bufdir UDI IMDi Skatteetaten Vegvesenet Statens_vegvesen Helsedirektoratet Fafo NIFU OsloMet UiO UiB UiT
    """.split()
)
_BODY = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(name.replace('_', ' ') for name in _KNOWN_BODIES))})(?![\w-])")
_TITLES = frozenset("fru frøken herr hr dr doktor professor prof rektor ordfører mr mrs ms miss mister".split())
_SUFFIXES = frozenset("AS ASA SA ANS DA KF IKS HF RHF Ltd Inc GmbH AB ApS".split())
_JOINS = frozenset("af av de den der di du el la le van von".split())
_ROLE = re.compile(
    r"(?:i|r|p|q|a|s|d|f|k|m|x|speaker|taler|person|stemme|voice|mann|kvinne|man|woman|ukjent|unknown|alle|all|flere|ra)"
    r"[ _.-]?\d{0,3}"
)
_NAMED = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.OTHER})
_POSSESSIVE = re.compile(r"['’]s$")
_CONTRACTION = re.compile(r"(?:n['’]t|['’](?:ll|ve|re|d|m))$", re.IGNORECASE)
_NEVER = frozenset(
    """
    jeg eg vi du dere han hun hen ho det dette den der her da nå når hva hvem hvor hvordan hvorfor ja nei jo men
    og så eller at om hvis fordi ikke bare også altså men jeg'en gud norge norsk norske noreg sverige danmark
    europa eu mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar mars april juni juli august
    september oktober november desember jul påske pinse i i'm i'd i'll i've we you he she it they the a an and but
    or so if no yes not well okay ok monday tuesday wednesday thursday friday saturday sunday january february
    march may june july october december christmas easter english norwegian norway teams zoom word excel facebook
    google youtube instagram corona korona covid god internett stortinget storting regjeringen kommunen fylket
    staten høyre venstre arbeiderpartiet interviewer intervjuer informant
    """.split()
)


class _Words:
    """What is known of each capitalised word, from all texts."""

    def __init__(self) -> None:
        self.inside: Counter[str] = Counter()
        """How often it stands where no sentence begins."""
        self.small: Counter[str] = Counter()
        """How often it is written in small letters."""


class _Finding:
    """Names as they are found, text by text."""

    def __init__(self, speakers: Iterable[str]) -> None:
        self.sure: dict[tuple[str, Kind], bool] = {}
        self.words = _Words()
        for name in speakers:
            if not is_role(name):
                self.add(name, Kind.PERSON, sure=_is_name(name))

    def add(self, name: str, kind: Kind, *, sure: bool) -> None:
        name = name.strip(" .,:;-–")
        if kind in _NAMED:
            name = _POSSESSIVE.sub("", name)
            if name.lower() in _NEVER or _CONTRACTION.search(name) or is_role(name):
                return
        if WORD.search(name):
            self.sure[name, kind] = self.sure.get((name, kind), False) or sure

    def read(self, text: str, kinds: Collection[Kind]) -> None:
        for trace in traces(text):
            if trace.kind in kinds:
                self.add(trace.span.of(text), trace.kind, sure=trace.sure)
        for body in _BODY.finditer(text):
            self.add(body[0], Kind.ORGANISATION, sure=False)
        self.words.small.update(word for word in WORD.findall(text) if word[0].islower())
        for run in _runs(text):
            self._name(text, run)

    def _name(self, text: str, run: list[re.Match[str]]) -> None:
        """Take a run of capitalised words for what it most looks like."""
        opens = _opens_sentence(text, run[0].start())
        if opens and run[0][0].lower() in _NEVER:
            run, opens = run[1:], False
        titled = bool(run) and len(run) > 1 and run[0][0].lower() in _TITLES
        if titled:
            run, opens = run[1:], False
        words = [word[0] for word in run]
        if not words:
            return
        self.words.inside.update(words[1:] if opens else words)
        span = Span(run[0].start(), run[-1].end())
        before = text[max(0, span.start - 24) : span.start]
        if company := _COMPANY.match(text, span.end):
            whole = text[span.start : company.end()]
            if company[0].strip() not in ("kommune", "fylkeskommune", "fylke", "municipality", "Municipality"):
                self.add(whole, Kind.ORGANISATION, sure=company[0].strip().isupper() or len(words) > 1)
        if len(words) > 1 and words[-1] in _SUFFIXES:
            self.add(span.of(text), Kind.ORGANISATION, sure=True)
            return
        places = place_names()
        known = [word for word in words if word in first_names()]
        name = span.of(text)
        if name in places:
            plain = len(name) > 4 and name.lower() not in ambiguous() and not (opens and name in first_names())
            self.add(name, Kind.PLACE, sure=plain or bool(_WHERE.search(before)) or bool(company))
            if name not in first_names() or _WHERE.search(before):
                return
        first_name = words[0] in first_names() and (len(words) > 1 or self._alone(words[0], opens))
        last_name = len(words) > 1 and is_last_name(words[-1]) and not opens
        if first_name or last_name or titled or _SALUTATION.search(before):
            self.add(name, Kind.PERSON, sure=True)
        elif known and len(words) > 1:
            self.add(text[run[words.index(known[0])].start() : span.end], Kind.PERSON, sure=True)
        elif len(words) == 1 and name.lower().endswith(_IN_ONE_WORD) and len(name) > 8 and not opens:
            self.add(name, Kind.ORGANISATION, sure=False)
        elif not opens:
            inner = [word for word in words if word in places]
            if inner:
                self.add(inner[0], Kind.PLACE, sure=True)
            elif len(words) == 1 and is_last_name(name):
                self.add(name, Kind.PERSON, sure=False)
            else:
                kind = Kind.PLACE if _WHERE.search(before) else Kind.ORGANISATION if name.isupper() else Kind.OTHER
                self.add(name, kind, sure=False)

    def _alone(self, word: str, opens: bool) -> bool:
        return not (opens and word.lower() in ambiguous())


def _is_name(words: str) -> bool:
    """Whether a speaker's label surely is a name: “Kari”, “Bjørn Åsen”; not “Head of nursing”."""
    parts = words.split()
    known = any(word in first_names() or is_last_name(word) for word in parts)
    return known and all(word[0].isupper() or word in _JOINS for word in parts)


def is_role(name: str) -> bool:
    """Whether a speaker is called by what they do, not by name: “Interviewer”, “I1”, “Speaker 2”."""
    small = name.strip().lower()
    return any(pattern.fullmatch(small) for pattern in (INTERVIEWER, PARTICIPANT, _ROLE)) or not WORD.search(small)


def _runs(text: str) -> list[list[re.Match[str]]]:
    """Capitalised words that follow each other: “Kari Anne van Nordmann”, “K. Nordmann”."""
    runs: list[list[re.Match[str]]] = []
    for word in _CAPITALISED.finditer(text):
        if runs:
            gap = text[runs[-1][-1].end() : word.start()]
            initial = len(runs[-1][-1][0]) == 1 and gap in (". ", ".")
            if gap in (" ", "\u00a0") or initial or (gap.strip(" ") in _JOINS and gap[:1] == gap[-1:] == " "):
                runs[-1].append(word)
                continue
        runs.append([word])
    return [run for run in runs if len(run) > 1 or len(run[0][0]) > 1]


_ENDS = '.!?…:;\n\t•–—-"“”«»‘([*>'


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip(" \u00a0")
    return not before or before[-1] in _ENDS


# --------------------------------------------------------------------------- the whole


def propose(
    texts: Sequence[str],
    speakers: Iterable[str] = (),
    kinds: Collection[Kind] = tuple(Kind),
    entities: Entities | None = None,
    report: Report = silent,
) -> list[Proposed]:
    """Everything in `texts` that may lead to somebody, by kind, the most certain and the most frequent first."""
    finding = _Finding(speakers)
    total = 3 * len(texts)
    for done, text in enumerate(texts):
        report(done, total, "")
        finding.read(text, kinds)
        if entities is not None:
            for kind, span in entities(text):
                finding.add(span.of(text), kind, sure=True)
    groups = _grouped(finding, kinds)
    forms = Forms((name, group.kind) for group in groups for name in group.names)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for done, text in enumerate(texts, len(texts)):
        report(done, total, "")
        for name, counter in forms.count([text]).items():
            counts[name].update(counter)
    found, seen = [], set[str]()
    for group in groups:
        written = [form for name in group.names for form, _ in counts[name].most_common()]
        ways = [form for form in dict.fromkeys([*group.names, *written]) if form not in seen]
        ways = [form for form in ways if form in written]
        usual = _rather_a_word(group.names[0], finding.words)
        if usual:
            ways = [form for form in ways if form != form.lower()]
        seen.update(ways)
        if ways:
            found.append(Proposed(ways[0], group.kind, tuple(ways), group.sure and not usual))
    order = list(Kind)
    often = {one.name: sum(counts[one.name].values()) for one in found}
    return sorted(found, key=lambda one: (order.index(one.kind), not one.sure, -often[one.name], one.name))


@dataclass(slots=True)
class _Group:
    kind: Kind
    names: list[str]
    sure: bool


def _grouped(finding: _Finding, kinds: Collection[Kind]) -> list[_Group]:
    """Names of the same person or place together: first name, last name, initials, what they are called for short, and
    what is written almost the same."""
    small = finding.words.small
    names = {key: sure for key, sure in finding.sure.items() if key[1] in kinds and (sure or not _usual(key[0], small))}
    people = sorted((name for name, kind in names if kind is Kind.PERSON), key=lambda name: (-len(name.split()), name))
    known = set(people)
    groups: list[_Group] = []
    home: dict[str, list[_Group]] = defaultdict(list)
    for name in people:
        same = _base(name, known)
        owners = home[same] if same in home else home.get(name, [])
        if len(owners) == 1:
            owners[0].names.append(name)
            owners[0].sure |= names[name, Kind.PERSON]
            continue
        group = _Group(Kind.PERSON, [name], names[name, Kind.PERSON])
        groups.append(group)
        for way in {name, *_ways(name)}:
            home[way].append(group)
    for group in groups:
        first, last = group.names[0].split()[0], group.names[0].split()[-1]
        if first != last and group.sure:
            own = (word for word in (first, last) if len(home[word]) == 1 and len(word) > 2)
            group.names += [word for word in own if word not in group.names]
    rest = [(name, kind) for name, kind in names if kind is not Kind.PERSON and name not in known]
    for name, kind in sorted(rest, key=lambda one: (not names[one], -len(one[0]), one[0])):
        near = _nearest(name, groups) if kind in (Kind.OTHER, Kind.PLACE) and not names[name, kind] else None
        if near is not None:
            near.names.append(name)
        elif not any(name in group.names for group in groups) and _base(name, {key[0] for key in names}) == name:
            groups.append(_Group(kind, [name], names[name, kind]))
    for one, other in list(
        pairwise(sorted((g for g in groups if len(g.names[0].split()) == 1), key=lambda g: g.names[0]))
    ):
        if (
            one.kind is other.kind is Kind.PERSON
            and almost(one.names[0], other.names[0])
            and not (one.names[0] in first_names() and other.names[0] in first_names())
        ):
            one.names += other.names
            groups.remove(other)
            other.names = one.names
    return groups


def _usual(name: str, small: Counter[str]) -> bool:
    """Whether what looks like a name is a word that is written small as well, or a heading in capitals."""
    words = name.split()
    return small[words[0].lower()] > 0 or (name.isupper() and len(name) > 6)


def _rather_a_word(name: str, words: _Words) -> bool:
    """Whether a name of one word is written small more often than as a name."""
    return " " not in name and words.small[name.lower()] > words.inside[name]


def _base(name: str, known: Collection[str]) -> str:
    """A genitive without its s, where the name without it is known."""
    return name[:-1] if name.endswith("s") and name not in first_names() and name[:-1] in known else name


def _ways(name: str) -> set[str]:
    """What somebody of a full name may be called."""
    words = name.split()
    ways = set(called_for_short(words[0]))
    if len(words) > 1:
        first, last = words[0], words[-1]
        ways |= {first, last, f"{first} {last}", f"{first[0]}. {last}", f"{first} {last[0]}.", *called_for_short(first)}
        ways |= {f"{first} {last[0]}", f"{first[0]} {last}"}
    return ways


def _nearest(name: str, groups: Sequence[_Group]) -> _Group | None:
    near = [group for group in groups if any(almost(name, word) for known in group.names for word in known.split())]
    return near[0] if len(near) == 1 else None


def almost(one: str, other: str) -> bool:
    """Whether two names, of five letters at least, are a letter apart: missing, other, or two of them exchanged."""
    if one == other or min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    if " " in one or " " in other:
        return False
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail_one, tail_other = one[head:], other[head:]
    return (
        tail_one[1:] == tail_other[1:]
        or tail_one[1:] == tail_other
        or tail_one == tail_other[1:]
        or (tail_one[:2] == tail_other[1::-1] and tail_one[2:] == tail_other[2:])
    )
