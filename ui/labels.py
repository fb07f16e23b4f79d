"""The words of the window, in the language of its user.

Every text a person reads goes through `tr`. English is the original; `ui/norwegian/` has the same
sentences in bokmål. Knows no widgets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from string import Formatter

from qda import acts
from qda.errors import SitatError
from qda.model import Act

LANGUAGES = {"en": "English", "nb": "Norsk"}

WRITTEN_OUT = ("reason", "step", "place", "holder", "known", "size", "most")
"""The facts of an error that are English words of the core's, not names or numbers."""

_catalogue: Mapping[str, str] = {}
_reasons: Mapping[str, str] = {}


def use_language(language: str) -> None:
    """Speak English ("en") or bokmål ("nb") from now on."""
    global _catalogue, _reasons
    _catalogue, _reasons = {}, {}
    if language == "nb":
        from ui.norwegian import REASONS, TEXTS

        _catalogue, _reasons = TEXTS, REASONS
    _shapes.cache_clear()


def tr(text: str, /, **facts: object) -> str:
    """`text` in the user's language, with `{names}` in it filled from `facts`."""
    text = _catalogue.get(text, text)
    return text.format(**facts) if facts else text


def plural(count: int, one: str, many: str, **facts: object) -> str:
    """ "1 coding" or "12 codings": `one` and `many` hold `{count}`, which is written with thin spaces."""
    return tr(one if count == 1 else many, count=f"{count:,}".replace(",", "\u202f"), **facts)


def act_name(act: Act) -> str:
    """What undo and redo call an act."""
    return acts.filled(tr(acts.WORDS[act.kind][0]), act)


def act_sentence(act: Act) -> str:
    """What the history says of an act."""
    state = act.details.get("state")
    told = replace(act, details={**act.details, "state": tr(str(state))}) if state else act
    return acts.filled(tr(acts.WORDS[act.kind][1]), told)


def error_sentence(error: SitatError) -> str:
    """What went wrong and what to do, in one sentence."""
    translated = _catalogue.get(error.sentence)
    if translated is None:
        return str(error)
    facts = {name: _reason(str(fact)) if name in WRITTEN_OUT else fact for name, fact in error.facts.items()}
    return translated.format(**facts)


def _reason(words: str) -> str:
    """A reason, a step or a place in the user's language. It is known by its shape: the core has filled it in."""
    if words in _reasons:
        return _reasons[words]
    for shape, translated in _shapes():
        if found := shape.fullmatch(words):
            parts = {
                name: _reason(part) if name in ("kind", "noun") else part for name, part in found.groupdict().items()
            }
            return translated.format(**parts)
    return words


@cache
def _shapes() -> list[tuple[re.Pattern[str], str]]:
    """The reasons that something is filled into, as patterns; those that say most themselves come first."""
    found = []
    for words, translated in _reasons.items():
        parts = [(re.escape(text), f"(?P<{name}>.+?)" if name else "") for text, name, _, _ in Formatter().parse(words)]
        if any(name for _, name in parts):
            found.append(
                (sum(len(text) for text, _ in parts), "".join(text + name for text, name in parts), translated)
            )
    found.sort(key=lambda shape: -shape[0])
    return [(re.compile(pattern, re.DOTALL), translated) for _, pattern, translated in found]
