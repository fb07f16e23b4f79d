"""The words of answers: scales that questionnaires use, and what says yes, ticked, or nothing. Knows no file.

Each scale runs from one end to the other; a file that uses only a part of its words still has the whole scale, so that
nobody's having chosen an end can be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_SCALES = """
svært misfornøyd|misfornøyd|verken fornøyd eller misfornøyd|fornøyd|svært fornøyd
svært misfornøyd|misfornøyd|nøytral|fornøyd|svært fornøyd
svært lite fornøyd|lite fornøyd|nøytral|fornøyd|svært fornøyd
svært misfornøyd|ganske misfornøyd|verken fornøyd eller misfornøyd|ganske fornøyd|svært fornøyd
helt uenig|delvis uenig|verken enig eller uenig|delvis enig|helt enig
helt uenig|delvis uenig|nøytral|delvis enig|helt enig
helt uenig|litt uenig|verken enig eller uenig|litt enig|helt enig
helt uenig|uenig|verken enig eller uenig|enig|helt enig
helt uenig|noe uenig|verken enig eller uenig|noe enig|helt enig
svært uenig|uenig|verken enig eller uenig|enig|svært enig
helt uenig|delvis uenig|delvis enig|helt enig
heilt ueinig|delvis ueinig|verken einig eller ueinig|delvis einig|heilt einig
heilt ueinig|ueinig|verken einig eller ueinig|einig|heilt einig
svært misnøgd|misnøgd|verken nøgd eller misnøgd|nøgd|svært nøgd
i svært liten grad|i liten grad|i noen grad|i stor grad|i svært stor grad
i svært liten grad|i liten grad|i nokon grad|i stor grad|i svært stor grad
ikke i det hele tatt|i liten grad|i noen grad|i stor grad|i svært stor grad
aldri|sjelden|av og til|ofte|alltid
aldri|sjelden|noen ganger|ofte|alltid
aldri|sjelden|av og til|ofte|svært ofte
svært dårlig|dårlig|verken god eller dårlig|god|svært god
svært dårlig|dårlig|middels|bra|svært bra
svært dårlig|dårlig|verken bra eller dårlig|bra|svært bra
ikke viktig|lite viktig|noe viktig|viktig|svært viktig
svært lite viktig|lite viktig|verken viktig eller uviktig|viktig|svært viktig
svært usannsynlig|usannsynlig|verken sannsynlig eller usannsynlig|sannsynlig|svært sannsynlig
mye dårligere|noe dårligere|uendret|noe bedre|mye bedre
mye mindre|noe mindre|som før|noe mer|mye mer
lav|middels|høy
strongly disagree|disagree|neither agree nor disagree|agree|strongly agree
strongly disagree|somewhat disagree|neither agree nor disagree|somewhat agree|strongly agree
strongly disagree|disagree|neutral|agree|strongly agree
completely disagree|partly disagree|neutral|partly agree|completely agree
completely disagree|somewhat disagree|neither agree nor disagree|somewhat agree|completely agree
very dissatisfied|dissatisfied|neither satisfied nor dissatisfied|satisfied|very satisfied
very dissatisfied|somewhat dissatisfied|neither satisfied nor dissatisfied|somewhat satisfied|very satisfied
very dissatisfied|dissatisfied|neutral|satisfied|very satisfied
not at all|to a small extent|to some extent|to a large extent|to a very large extent
not at all|slightly|moderately|very|extremely
never|rarely|sometimes|often|always
very poor|poor|fair|good|very good
very poor|poor|acceptable|good|excellent
poor|fair|good|very good|excellent
not important|slightly important|moderately important|important|very important
very unlikely|unlikely|neither likely nor unlikely|likely|very likely
much worse|somewhat worse|about the same|somewhat better|much better
low|medium|high
"""
SCALES: tuple[tuple[str, ...], ...] = tuple(tuple(line.split("|")) for line in _SCALES.split("\n") if line)

BESIDE = frozenset(
    "vet ikke|veit ikke|veit ikkje|ikke sikker|ikkje sikker|usikker|ikke aktuelt|ikke relevant|ikkje aktuelt|"
    "ikkje relevant|vil ikke svare|ønsker ikke å svare|ingen formening|ingen mening|har ingen mening|ubesvart|"
    "kan ikke svare|don't know|don’t know|do not know|not sure|unsure|not applicable|not relevant|n/a|na|no opinion|"
    "prefer not to say|prefer not to answer|vet ikke/ikke relevant|vet ikke / ikke relevant".split("|")
)
"""Answers that stand beside a scale, not on it."""

YES = ("ja", "yes", "jo")
NO = ("nei", "no")
TICKED = frozenset({"1", "x", "✓", "✔", "true", "sann", "valgt", "vald", "selected", "checked", "ticked", "ja", "yes"})
NOT_TICKED = frozenset(
    {"", "0", "false", "usann", "ikke valgt", "ikkje vald", "not selected", "unchecked", "nei", "no", "-"}
)


def known_scale(values: Iterable[str]) -> tuple[str, ...]:
    """The scale that all the values are on, its words written as they are among the values; () if there is none.

    Answers beside the scale don't count. Two different places of it at least must have been used.
    """
    written: dict[str, str] = {}
    for value in values:
        if value.casefold() not in BESIDE:
            written.setdefault(value.casefold(), value)
    if len(written) < 2:
        return ()
    fitting = [scale for scale in SCALES if written.keys() <= set(scale)]
    if not fitting:
        return ()
    scale = min(fitting, key=len)
    capital = next(iter(written.values()))[:1].isupper()
    return tuple(written.get(step, step[:1].upper() + step[1:] if capital else step) for step in scale)


def in_answer_order(values: Sequence[str]) -> list[str]:
    """Values as a questionnaire would put them: yes before no, what stands beside them last, others as they came."""

    def rank(value: str) -> int:
        word = value.casefold()
        return 0 if word in YES else 1 if word in NO else 3 if word in BESIDE else 2

    return sorted(values, key=rank)
