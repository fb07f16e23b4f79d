"""Which language a text is in, its sentences, and where cues occur in it.

The home of spaCy, which is imported where it is needed: only blank pipelines, nothing to download.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib.metadata import entry_points
from itertools import pairwise
from typing import TYPE_CHECKING

from qda.model import Span
from qda.text.pseudonyms import Kind
from qda.text.spans import trimmed
from qda.text.vocabulary import listed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LANGUAGES = ("en", "nb", "nn", "da", "sv")

_FUNCTION_WORDS = {
    "en": """
        the and of to is that it you was for on are with as they be this have from or had by but what
        there we were when your can said she which do how their if will about then them would so has
        more him could no than been its who now did my i
    """,
    "nb": """
        og i det å er jeg på som ikke av en til vi at for med har de den var om så et fra meg kan men
        eller hva dere noe blir etter mye bare ble opp mer hvordan uten selv deg hadde hvorfor være noen
        hun han også når nå skal vil hvis oss ved gjør sånn veldig da må fått gikk jo ja nei ut der litt
        før
    """,
    "nn": """
        og i det å er eg på som ikkje av ein til vi at for med har dei den var om så eit frå meg kan men
        eller kva de noko blir etter mykje berre vart opp meir korleis utan sjølv deg hadde kvifor vere
        nokon ho han òg når no skal vil viss oss ved gjer slik veldig då må fått gjekk jo ja nei ut der
        litt før vore dykk me kvar kven seier kjem mellom heile
    """,
    "da": """
        og i det at er jeg på som ikke af en til vi for med har de den var om så et fra mig kan men
        eller hvad noget bliver efter meget kun blev op mere hvordan uden selv dig havde hvorfor være
        nogle hun han også når nu skal vil hvis os ved gør sådan lige jo ja nej ud der lidt før altså
        går godt får mellem dem jer kunne skulle ville
    """,
    "sv": """
        och i det att är jag på som inte av en till vi för med har de den var om så ett från mig kan men
        eller vad något blir efter mycket bara blev upp mer hur utan själv dig hade varför vara några
        hon han också när nu ska vill oss vid gör sådan väldigt då måste fått gick ju ja nej ut där lite
        före mellan dem ni är
    """,
}
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 8_000


def guess_language(text: str) -> str:
    """The language of `text` by its commonest small words: "en", "nb", "nn", "da" or "sv"; "en" where nothing tells.

    A word that several of the languages share tells little, one that is only theirs much.
    """
    counts = Counter(_WORD.findall(text[:_ENOUGH].lower()))
    scores = dict.fromkeys(LANGUAGES, 0.0)
    for word, languages in _languages_of().items():
        if word in counts:
            for language in languages:
                scores[language] += counts[word] / len(languages) ** 2
    return max(scores, key=lambda language: scores[language])


@lru_cache(maxsize=1)
def _languages_of() -> dict[str, list[str]]:
    languages: dict[str, list[str]] = {}
    for language, words in _FUNCTION_WORDS.items():
        for word in set(words.split()):
            languages.setdefault(word, []).append(language)
    return languages


@lru_cache(maxsize=len(LANGUAGES))
def _pipeline(language: str) -> Language:
    import spacy

    pipeline = spacy.blank(language if language in LANGUAGES else "en")
    pipeline.max_length = 1_000_000_000
    pipeline.add_pipe("sentencizer")
    return pipeline


# --------------------------------------------------------------------------- sentences

_CLOSING = "\"'”’»)\\]"
_ONLY_OPENING = "“‘„«([–—-"
_OPENING = f"\"'{_ONLY_OPENING}"
_END = re.compile(rf"[.!?…][{_CLOSING}]*\s+(?=[{re.escape(_OPENING)} ]*[^\W_])")
_LAST_WORD = re.compile(r"[^\s(\[«“\"']+$")
_NUMBERING = re.compile(r"[(\[]?(?:\d+|[a-zæøå])(?:\.\d+)*[.)]")
_INITIAL = re.compile(r"(?:^|[^\W\d_a-zæøå][^\W\d_]*\.? )[^\W\d_]\.$")

_IN_SIGHT = 80
"""How many characters either side decide whether a sentence ends."""

_GOES_ON = listed(
    """
    f.eks dvs d.v.s bl.a mht m.h.t jf jfr cf nr kl ca pga p.g.a iht ifm ift vedr evt ev inkl ekskl hhv f.o.m
    fom t.o.m m.a.o m.o.t t.d tlf adr fr hr dr prof st.meld st.prp prop meld kap pkt fig tab e.g i.e eg ie
    viz vs mr mrs ms st approx dept eks eksempelvis sml jvf avd ref spm ifl i.h.t bl.eks resp tidl nåv
    """
)
"""Abbreviations, without their last point, that never end a sentence."""
_BEFORE_NUMBER = listed(
    """
    no nos vol pp p s ch art par
    """
)
_MAY_END = listed(
    """
    osv o.s.v osb o.s.b o.l m.m m.v mv etc e.l o.a o.fl m.fl mfl mill mrd kr stk pst p.m a.m jr sr inc ltd
    u.s u.k div jan feb mar apr aug sept sep okt oct nov des dec et.al al ph.d bto nto
    """
)
"""Abbreviations that end a sentence only where the next word begins with a capital."""


def sentences(text: str, language: str) -> list[Span]:
    """The sentences of `text`, in order; together they hold all that is not white space.

    None crosses a newline. Abbreviations (“f.eks. Osen”), ordinals (“3. samling”), what trails off (“og så … ja”)
    and what somebody is quoted as saying (“«Hva?» sa han”) do not end one.
    """
    lines = text.split("\n")
    found: list[Span] = []
    offset = 0
    for line, doc in zip(lines, _pipeline(language).pipe(lines), strict=True):
        start = 0
        for cut in (*_cuts(line, doc), len(line)):
            span = trimmed(text, Span(offset + start, offset + cut))
            if span.length:
                found.append(span)
            start = cut
        offset += len(line) + 1
    return found


def sentences_at_once(line: str) -> list[Span]:
    """The sentences of one line by the same rules, without spaCy, whose loading takes a second."""
    cuts = [0, *_right(line, {match.end() for match in _END.finditer(line)}), len(line)]
    spans = (trimmed(line, Span(start, end)) for start, end in pairwise(cuts))
    return [span for span in spans if span.length]


def _cuts(line: str, doc: Doc) -> list[int]:
    """Where in `line` a sentence begins, after the first: as spaCy has it, less what is wrong, and what it missed."""
    proposed = {sentence.start_char for sentence in doc.sents} | {match.end() for match in _END.finditer(line)}
    return _right(line, proposed)


def _right(line: str, proposed: set[int]) -> list[int]:
    """The places of `proposed` at which a sentence really begins, after the first, in order."""
    return [
        cut
        for cut in sorted(proposed)
        if cut
        and line[cut - 1].isspace()
        and _ends(line[max(0, cut - _IN_SIGHT) : cut].rstrip(), line[cut : cut + _IN_SIGHT])
    ]


def _ends(head: str, tail: str) -> bool:
    """Whether a sentence ends between `head` and `tail`."""
    following = tail.lstrip(_OPENING + " \t")
    closed = head.rstrip("\"'”’»)]")
    last = _LAST_WORD.search(closed)
    if not following or last is None or head[-1] in _ONLY_OPENING:
        return False
    small = following[0].islower()
    if closed.endswith(("…", "...")) or closed != head:
        return not small
    word = last[0].casefold()
    if not word.endswith("."):
        return True
    word = word.rstrip(".").lstrip("-–")
    if word in _GOES_ON or (word in _BEFORE_NUMBER and following[0].isdigit()) or _NUMBERING.fullmatch(head.strip()):
        return False
    if word in _MAY_END or word.isdigit() or "." in word:
        return not small
    return _INITIAL.search(head) is None or small


# --------------------------------------------------------------------------- cues


def cue_hits(text: str, language: str, cues: Mapping[int, Sequence[str]]) -> list[tuple[int, Span]]:
    """Where the cues of codes occur in `text`: (code, span), by place.

    A cue is a word or phrase, in small letters or capitals; a star stands for any letters of a word:
    “forank*”, “*sjel”. Of cues of one code that overlap, the longest counts.
    """
    from spacy.matcher import Matcher, PhraseMatcher
    from spacy.util import filter_spans

    pipeline = _pipeline(language)
    doc = pipeline.make_doc(text)
    phrases = PhraseMatcher(pipeline.vocab, attr="LOWER")
    patterns = Matcher(pipeline.vocab)
    words = sorted({token.lower_ for token in doc})
    for code, ways in cues.items():
        whole = [pipeline.make_doc(cue.strip()) for cue in ways if cue.strip() and "*" not in cue]
        if whole:
            phrases.add(str(code), whole)
        starred = [pattern for cue in ways if "*" in cue and (pattern := _starred(cue, words))]
        if starred:
            patterns.add(str(code), starred)
    by_code: dict[int, list[tuple[int, int]]] = {}
    for matcher in (phrases, patterns):
        for key, start, end in matcher(doc) if len(matcher) else ():
            by_code.setdefault(int(pipeline.vocab.strings[key]), []).append((start, end))
    hits = [
        (code, Span(span.start_char, span.end_char))
        for code, places in by_code.items()
        for span in filter_spans([doc[start:end] for start, end in places])
    ]
    return sorted(hits, key=lambda hit: (hit[1], hit[0]))


def _starred(cue: str, words: Sequence[str]) -> list[dict[str, object]]:
    """A pattern for the words of `cue`, of which some have stars; empty where no word of the text fits a star."""
    pattern: list[dict[str, object]] = []
    for word in cue.lower().split():
        if "*" not in word:
            pattern.append({"LOWER": word})
            continue
        fitting = re.compile(r"\w*".join(map(re.escape, word.split("*"))))
        found = [known for known in words if fitting.fullmatch(known)]
        if not found or not word.strip("*"):
            return []
        pattern.append({"LOWER": {"IN": found}})
    return pattern


# --------------------------------------------------------------------------- names, by a trained pipeline

_ENTITIES = {
    "PER": Kind.PERSON, "PERSON": Kind.PERSON, "PRS": Kind.PERSON, "LOC": Kind.PLACE, "GPE": Kind.PLACE,
    "GPE_LOC": Kind.PLACE, "FAC": Kind.PLACE, "ORG": Kind.ORGANISATION, "GPE_ORG": Kind.ORGANISATION,
}  # fmt: skip


def trained_names(language: str) -> Callable[[str], list[tuple[Kind, Span]]] | None:
    """What finds names in a text by a trained pipeline that somebody has installed; None where there is none."""
    pipeline = _trained(language)
    if pipeline is None:
        return None

    def find(text: str) -> list[tuple[Kind, Span]]:
        found, offset = [], 0
        lines = text.split("\n")
        for line, doc in zip(lines, pipeline.pipe(lines), strict=True):
            found += [
                (_ENTITIES[one.label_], Span(offset + one.start_char, offset + one.end_char))
                for one in doc.ents
                if one.label_ in _ENTITIES
            ]
            offset += len(line) + 1
        return found

    return find


def _trained(language: str) -> Language | None:
    wanted = "nb" if language == "nn" else language
    fitting = [one for one in entry_points(group="spacy_models") if one.name.partition("_")[0] == wanted]
    if not fitting:
        return None
    pipeline: Language = max(fitting, key=lambda one: one.name).load().load()
    return pipeline
