"""The fixed texts of reports as a study has them: in its own wording where somebody chose one, else as they are.

A wording must have the places that are filled in, and no others. Kept in the study's settings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from string import Formatter
from typing import Any

from qda.analysis.phrases import PHRASES, Phrases
from qda.errors import CannotDo
from qda.project import Project

_NOT_TO_CHANGE = {"language", "marks", "months", "day_dot", "of", "and_"}


@dataclass(frozen=True, slots=True)
class FixedText:
    """One fixed text: its name, as it is by itself, and a wording of one's own, "" for none."""

    name: str
    usual: str
    own: str = ""

    @property
    def places(self) -> frozenset[str]:
        """What is filled in, as it stands in braces."""
        return _places(self.usual)


def fixed_texts(project: Project, language: str) -> list[FixedText]:
    """Every text that can be worded otherwise, in one language."""
    own = _own(project, language)
    return [FixedText(name, text, own.get(name, "")) for name, text in _usual(PHRASES[language])]


def word(project: Project, language: str, name: str, wording: str) -> None:
    """Word a fixed text otherwise; "" has it as it was. Raises `CannotDo` where a place is missing, or unknown."""
    usual = dict(_usual(PHRASES[language]))[name]
    wording = " ".join(wording.split())
    if wording == usual:
        wording = ""
    if wording:
        check_wording(usual, wording)
    key = f"words.{language}.{name}"
    if wording != project.setting(key):
        project.set_setting(key, wording)


def check_wording(usual: str, wording: str) -> None:
    """Raises `CannotDo` where a wording does not have the places of the usual one."""
    try:
        there = _places(wording)
    except ValueError:
        raise CannotDo("A brace in “{words}” stands alone; write places as {{name}}.", words=wording) from None
    for place in sorted(_places(usual) - there):
        raise CannotDo(
            "{place} is missing in “{words}”; it is filled in there.", place="{" + place + "}", words=wording
        )
    for place in sorted(there - _places(usual)):
        raise CannotDo("Nothing is filled in for {place} in “{words}”.", place="{" + place + "}", words=wording)


def phrases(project: Project, language: str = "") -> Phrases:
    """What a report of this study says by itself."""
    language = language or project.language
    usual, own = PHRASES[language], _own(project, language)
    if not own:
        return usual
    changed: dict[str, Any] = {}
    for field in fields(Phrases):
        now = getattr(usual, field.name)
        if field.name in own:
            changed[field.name] = own[field.name].format if callable(now) else own[field.name]
        elif isinstance(now, Mapping):
            changed[field.name] = {key: own.get(f"{field.name}.{_key(key)}", text) for key, text in now.items()}
    return replace(usual, **changed)


def _usual(words: Phrases) -> Iterator[tuple[str, str]]:
    for field in fields(Phrases):
        value = getattr(words, field.name)
        if field.name in _NOT_TO_CHANGE:
            continue
        if isinstance(value, str):
            yield field.name, value
        elif isinstance(value, Mapping):
            yield from ((f"{field.name}.{_key(key)}", text) for key, text in value.items())
        elif callable(value):
            yield field.name, str(value.__self__)


def _key(key: Any) -> str:
    return str(getattr(key, "value", key))


def _places(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def _own(project: Project, language: str) -> dict[str, str]:
    start = f"words.{language}."
    return {key.removeprefix(start): text for key, text in project.settings(start).items() if text}
