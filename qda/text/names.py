"""Which names there are in texts: of people, places and organisations, and the numbers that lead to them.

By lists, by how names are written and what stands beside them, and by a trained language model where one is
installed. It proposes, and says what is sure; a person decides. Knows texts only.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from qda.model import Report, Span, silent
from qda.text.gazetteer import (
    also_words,
    ambiguous,
    countries,
    first_names,
    is_first_name,
    is_last_name,
    place_names,
)
from qda.text.labels import INTERVIEWER, PARTICIPANT
from qda.text.name_cues import (
    BODIES,
    BODY,
    COMPANY,
    CUES,
    EPITHETS,
    FARM,
    IN_ONE_WORD,
    JOINS,
    NEVER,
    OPENERS,
    ORDINARY_ENDS,
    PLACE_ENDS,
    SALUTATION,
    SUFFIXES,
    TITLES,
    UPPER,
    USUALLY_CAPITAL,
    WHERE,
)
from qda.text.name_groups import Words, almost, grouped, rather_a_word
from qda.text.pseudonyms import WORD, Forms, Kind
from qda.text.traces import traces

__all__ = ["Entities", "Proposed", "almost", "is_role", "propose"]

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


_CAPITALISED = re.compile(
    rf"(?<![\w@/-])(?<!\w\w\.){UPPER}[\w\u0300-\u036f]*(?:-(?={UPPER})[\w\u0300-\u036f]+|[’'](?=[^\W\d_])[\w\u0300-\u036f]+)*"
)
"""“Namsos” of “Namsos-folk”, but “Per-Arne” and “O’Leary” whole."""
_SHORTENED = frozenset("Aa Chr Fr Joh Kj Th".split())
_DOES = re.compile(
    r"(?:['’]s)?[ \u00a0](?:sa|sier|seier|fortalte|fortalde|mente|meinte|spurte|ringte|ringde|skrev|kom|var|er|hadde"
    r"|har|satt|sat|jobbet|jobba|said|says|told|asked|was|is|had|has|came|went|thinks|thought|called|rang|phoned|knew|and|og"
    r"|lo|gråt|cried|laughed|left)\b"
)
"""What somebody does who is named first in a sentence."""
_ROLE = re.compile(
    r"(?:i|r|p|q|a|s|d|f|k|m|x|speaker|taler|person|stemme|voice|mann|kvinne|man|woman|ukjent|unknown|alle|all|flere|ra)"
    r"[ _.-]?\d{0,3}|[a-zæøå][ _.-]?\d{1,3}"
)
_NAMED = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.OTHER})
_POSSESSIVE = re.compile(r"['’]s$")
_CONTRACTION = re.compile(r"(?:n['’]t|['’](?:ll|ve|re|d|m))$", re.IGNORECASE)


class _Finding:
    """Names as they are found, text by text."""

    def __init__(self, speakers: Iterable[str], texts: Iterable[str]) -> None:
        self.sure: dict[tuple[str, Kind], bool] = {}
        self.words = Words(texts)
        self.doubted: set[str] = set()
        """Names that are words as well: they are shown, however often the word is said."""
        for name in speakers:
            if not is_role(name):
                self.add(name, Kind.PERSON, sure=_is_name(name))

    def add(self, name: str, kind: Kind, *, sure: bool) -> None:
        name = name.strip(" .,:;-–")
        if kind in _NAMED:
            name = _POSSESSIVE.sub("", name)
            if (
                name.lower() in NEVER
                or (len(name) > 6 and name.lower().removesuffix("s") in NEVER)
                or _CONTRACTION.search(name)
                or is_role(name)
            ):
                return
        if WORD.search(name):
            self.sure[name, kind] = self.sure.get((name, kind), False) or sure

    def read(self, text: str, kinds: Collection[Kind]) -> None:
        for trace in traces(text):
            if trace.kind in kinds:
                self.add(trace.span.of(text), trace.kind, sure=trace.sure)
        for body in BODY.finditer(text):
            self.add(body[0], Kind.ORGANISATION, sure=False)
        for run in _runs(text):
            self._name(text, run)

    def _name(self, text: str, run: list[re.Match[str]]) -> None:
        """Take a run of capitalised words for what it most looks like."""
        opens = _opens_sentence(text, run[0].start())
        while opens and len(run) > 1 and self._is_no_part(run[0][0], run[1][0]):
            run, opens = run[1:], False
        initials = _is_initial(run[0])
        titled = len(run) > 1 and run[0][0].lower() in TITLES
        if titled:
            run = run[1:]
        words = [word[0] for word in run]
        labels = text.startswith(":", run[-1].end())
        if opens and not titled and not initials and not labels:
            self.words.opening[words[0]] += 1
            self.words.inside.update(words[1:])
        else:
            opens = opens and labels
            self.words.inside.update(words)
        span = Span(run[0].start(), run[-1].end())
        before = text[max(0, span.start - 40) : span.start]
        last = before.rstrip(" \u00a0.,").rpartition(" ")[2]
        where = last in WHERE and before[-1:] in (" ", "\u00a0")
        cued = before if last.lower().lstrip('(“"«') in CUES else ""
        farm = bool(cued) and bool(FARM.search(cued))
        if self._is_body(text, words, span, opens) or self._is_place(text, words, span, opens, where=where, farm=farm):
            return
        name = _plain(span.of(text))
        if initials or titled or (cued and SALUTATION.search(cued)):
            self.add(name, Kind.PERSON, sure=True)
        elif len(words) == 1:
            self._one_word(name, text[span.end : span.end + 12], opens, where=where)
        else:
            self._some_words(name, words, text[span.start : span.end], opens)

    def _is_no_part(self, word: str, then: str) -> bool:
        """Whether the first of some capitalised words only begins the sentence."""
        named = is_first_name(word) and (word.lower() not in OPENERS or not is_first_name(then))
        return not named and word not in EPITHETS and word.lower() not in TITLES and self.words.is_usual(word)

    def _is_body(self, text: str, words: Sequence[str], span: Span, opens: bool) -> bool:
        """Whether it is the name of an organisation and of nothing besides."""
        if company := COMPANY.match(text, span.end):
            kind, form = Kind.ORGANISATION, company[0].strip()
            plain = form in USUALLY_CAPITAL and words[0] not in place_names() and not is_last_name(words[0])
            if form not in ("kommune", "fylkeskommune", "fylke", "municipality"):
                self.add(
                    text[span.start : company.end()],
                    kind,
                    sure=form.isupper() or len(words) > 1 or not (opens or plain),
                )
        if len(words) > 1 and words[-1] in SUFFIXES | BODIES and not self.words.is_usual(words[0]):
            self.add(span.of(text), Kind.ORGANISATION, sure=True)
            return True
        return False

    def _is_place(self, text: str, words: Sequence[str], span: Span, opens: bool, *, where: bool, farm: bool) -> bool:
        name, places = span.of(text), place_names()
        if name not in places and _plain(name) in places:
            name = _plain(name)
        if name in places:
            usual = name.lower() in ambiguous() or (opens and self.words.is_usual(name))
            plain = len(name) > 4 and not usual and not (opens and name in first_names())
            self.add(name, Kind.PLACE, sure=plain or where or bool(COMPANY.match(text, span.end)))
            return name not in first_names() or where
        if name in countries():
            self.add(name, Kind.PLACE, sure=False)
            return True
        lies = len(words) > 1 and words[0] in EPITHETS and not is_first_name(words[1])
        if lies or (farm and not is_first_name(words[0])):
            self.add(name, Kind.PLACE, sure=True)
            return True
        return False

    def _one_word(self, name: str, after: str, opens: bool, *, where: bool) -> None:
        low = name.lower()
        if is_first_name(name):
            if low not in also_words():
                self.add(name, Kind.PERSON, sure=not (opens and low in ambiguous() and self.words.small[low] > 0))
            elif not opens or not self.words.small[low] or _DOES.match(after):
                self.doubted.add(name)
                self.add(name, Kind.PERSON, sure=False)
        elif low.endswith(IN_ONE_WORD) and len(name) > 8 and not opens:
            self.add(name, Kind.ORGANISATION, sure=False)
        elif opens:
            if not self.words.is_usual(name) and not low.endswith(ORDINARY_ENDS) and _DOES.match(after):
                self.add(name, Kind.PERSON, sure=False)
        elif where and len(name) > 5 and low.endswith(PLACE_ENDS):
            self.add(name, Kind.PLACE, sure=True)
        elif is_last_name(name):
            self.add(name, Kind.PERSON, sure=False)
        else:
            kind = Kind.PLACE if where else Kind.ORGANISATION if name.isupper() else Kind.OTHER
            self.add(name, kind, sure=False)

    def _some_words(self, name: str, words: Sequence[str], written: str, opens: bool) -> None:
        at = next((number for number, word in enumerate(words) if is_first_name(word)), None)
        if at == 0 or (is_last_name(words[-1]) and not (opens and self.words.is_usual(words[0]))):
            self.add(name, Kind.PERSON, sure=True)
        elif at is not None:
            self.add(_plain(written[written.index(words[at]) :]), Kind.PERSON, sure=True)
        elif inner := [word for word in words if word in place_names()]:
            self.add(inner[0], Kind.PLACE, sure=True)
        elif not opens or not self.words.is_usual(words[0]):
            self.add(name, Kind.OTHER, sure=False)


def _plain(name: str) -> str:
    """A name without the s of a genitive, where what is left is known and the whole is not."""
    last = name.rpartition(" ")[2].rpartition("-")[2]
    bare = last[:-1]
    if not last.endswith("s") or len(bare) < 3 or is_first_name(last) or is_last_name(last) or last in place_names():
        return name
    return name[:-1] if is_first_name(bare) or is_last_name(bare) or bare in place_names() else name


def _is_initial(word: re.Match[str]) -> bool:
    """Whether it is short for a name, with a full stop: “K.” and “Aa.”, not the English “I.”"""
    short = (len(word[0]) == 1 and word[0] != "I") or word[0] in _SHORTENED
    return short and word.string.startswith(".", word.end())


def _is_name(words: str) -> bool:
    """Whether a speaker's label surely is a name: “Kari”, “Bjørn Åsen”; not “Head of nursing”."""
    parts = words.split()
    known = any(is_first_name(word) or is_last_name(word) for word in parts)
    return known and all(word[0].isupper() or word in JOINS for word in parts)


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
            initial = gap in (". ", ".") and _is_initial(runs[-1][-1])
            if gap in (" ", "\u00a0") or initial or (gap.strip(" ") in JOINS and gap[:1] == gap[-1:] == " "):
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
    finding = _Finding(speakers, texts)
    total = 3 * len(texts)
    for done, text in enumerate(texts):
        report(done, total, "")
        finding.read(text, kinds)
        if entities is not None:
            for kind, span in entities(text):
                finding.add(span.of(text), kind, sure=True)
    groups = grouped(finding.sure, kinds, finding.words, finding.doubted)
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
        usual = rather_a_word(group.names[0], finding.words)
        if usual:
            ways = [form for form in ways if form != form.lower()]
        seen.update(ways)
        if ways:
            found.append(Proposed(ways[0], group.kind, tuple(ways), group.sure and not usual))
    order = list(Kind)
    often = {one.name: sum(counts[one.name].values()) for one in found}
    return sorted(found, key=lambda one: (order.index(one.kind), not one.sure, -often[one.name], one.name))
