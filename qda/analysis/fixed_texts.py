"""The fixed texts of reports as a study has them: in its own wording where somebody chose one, else as they are.

A wording must have the places that are filled in, each once, and no others. Kept in the study's settings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from string import Formatter
from typing import Any, TypeVar

from qda.analysis import (
    audit_words,
    group_words,
    method_words,
    picture_words,
    recipe_words,
    sample_words,
    survey_words,
)
from qda.analysis.phrases import PHRASES, Phrases
from qda.errors import CannotDo
from qda.project import Project

Wording = TypeVar("Wording")


class Of(StrEnum):
    """The kind of report that says a text."""

    ANY = "any"
    SYNTHESIS = "synthesis"
    QUOTES = "quotes"
    GRID = "grid"
    CODEBOOK = "codebook"
    MEMOS = "memos"
    METHOD = "method"
    PICTURES = "pictures"
    SURVEY = "survey"
    TRANSCRIPT = "transcript"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class FixedText:
    """One fixed text: its name, as it is by itself, and a wording of one's own, "" for none."""

    name: str
    usual: str
    own: str = ""
    of: Of = Of.ANY

    @property
    def places(self) -> frozenset[str]:
        """What is filled in, as it stands in braces."""
        return frozenset(_places(self.usual))


@dataclass(frozen=True, slots=True)
class _Kept:
    """Words of one sort, by language: what their names begin with, and which reports say them."""

    start: str
    words: Mapping[str, Any]
    of: Of
    apart: Mapping[Of, frozenset[str]]
    """The fields that reports of another kind say."""
    fixed: frozenset[str] = frozenset()
    """The fields that are no wording, or by which a file that comes back is known."""


def _names(said: str) -> frozenset[str]:
    return frozenset(said.split())


_KEPT: Mapping[type, _Kept] = {
    Phrases: _Kept(
        "", PHRASES, Of.ANY,
        {
            Of.SYNTHESIS: _names("summarised divided by_group but_also findings no_points not_asked not_answered"
                                 " not_read appendix_codebook appendix_grid count_of see"
                                 " the_figure"),
            Of.QUOTES: _names("quotes passages no_passages no_quotes no_case no_question"),
            Of.GRID: _names("grid states"),
            Of.CODEBOOK: _names("codebook definition include exclude example codebook_many"),
            Of.MEMOS: _names("memos memos_on untitled no_memos fates"),
            Of.METHOD: _names("material material_one material_many date_label role words interview"),
        },
        _names("language marks months day_dot of and_"),
    ),
    recipe_words.RecipeWords: _Kept(
        "report/", recipe_words.WORDS, Of.ANY,
        {
            Of.SYNTHESIS: _names("attribute value no_cases no_points_on_codes nothing_on says_so"
                                 " against group"),
            Of.QUOTES: _names("also_under before after printed_under"),
            Of.GRID: _names("no_summaries columns no_grid passage passages"),
            Of.CODEBOOK: _names("counted counted_one unused"),
        },
    ),
    method_words.MethodWords: _Kept("method/", method_words.WORDS, Of.METHOD, {}),
    sample_words.SampleWords: _Kept("sample/", sample_words.WORDS, Of.METHOD, {}, _names("and_")),
    picture_words.PictureWords: _Kept("picture/", picture_words.WORDS, Of.PICTURES, {}, _names("decimal")),
    survey_words.SurveyWords: _Kept("survey/", survey_words.SURVEY_WORDS, Of.SURVEY, {}, _names("marks and_ or_")),
    audit_words.AuditWords: _Kept("history/", audit_words.WORDS, Of.HISTORY, {}),
    group_words.GroupWords: _Kept("group/", group_words.WORDS, Of.ANY, {}, _names("yes no decimal")),
}  # fmt: skip


def fixed_texts(project: Project, language: str) -> list[FixedText]:
    """Every text that can be worded otherwise, in one language, those of one kind of report together."""
    own = _own(project, language)
    texts = [FixedText(name, text, own.get(name, ""), of) for name, (text, of) in _every(language).items()]
    return sorted(texts, key=lambda one: _ORDER[one.of])


_ORDER = {of: place for place, of in enumerate(Of)}


def word(project: Project, language: str, name: str, wording: str) -> None:
    """Word a fixed text otherwise; "" has it as it was. Raises `CannotDo` where a place is missing, or unknown."""
    usual, _ = _every(language)[name]
    wording = " ".join(wording.split())
    if wording == usual.strip():
        wording = ""
    if wording:
        check_wording(usual, wording)
        wording = usual[: len(usual) - len(usual.lstrip())] + wording
    key = f"words.{language}.{name}"
    if wording != project.setting(key):
        project.set_setting(key, wording)


def check_wording(usual: str, wording: str) -> None:
    """Raises `CannotDo` where a wording does not have the places of the usual one, each once."""
    try:
        there = _places(wording)
    except ValueError:
        raise CannotDo("A brace in “{words}” stands alone; write places as {{name}}.", words=wording) from None
    wanted = _places(usual)
    for place in sorted(wanted - there):
        raise CannotDo(
            "{place} is missing in “{words}”; it is filled in there.", place="{" + place + "}", words=wording
        )
    for place in sorted(there - wanted):
        if place in wanted:
            raise CannotDo(
                "{place} stands more than once in “{words}”; leave it once.", place="{" + place + "}", words=wording
            )
        raise CannotDo("Nothing is filled in for {place} in “{words}”.", place="{" + place + "}", words=wording)


def phrases(project: Project, language: str = "") -> Phrases:
    """What every report of this study says by itself."""
    return in_own_words(project, PHRASES, language)


def in_own_words(project: Project, words: Mapping[str, Wording], language: str = "") -> Wording:
    """Words of one sort as this study has them; of a language there are none of, in English."""
    language = language or project.language
    usual = words.get(language) or words["en"]
    kept = _KEPT[type(usual)]
    own = {
        name.removeprefix(kept.start): text
        for name, text in _own(project, language).items()
        if name.startswith(kept.start) and (kept.start or "/" not in name)
    }
    if not own:
        return usual
    changed: dict[str, Any] = {}
    for field in fields(usual):  # type: ignore[arg-type]
        now = getattr(usual, field.name)
        if field.name in own:
            changed[field.name] = own[field.name].format if callable(now) else own[field.name]
        elif isinstance(now, Mapping):
            changed[field.name] = {key: own.get(f"{field.name}.{_key(key)}", text) for key, text in now.items()}
    return replace(usual, **changed)  # type: ignore[type-var]


def _every(language: str) -> dict[str, tuple[str, Of]]:
    """Every text as it is by itself, and the reports that say it, by its name."""
    found: dict[str, tuple[str, Of]] = {}
    for kept in _KEPT.values():
        of_field = {name: of for of, names in kept.apart.items() for name in names}
        for field, name, text in _usual(kept.words[language], kept.fixed):
            title = field == "titles" and kept.of is Of.ANY
            of = Of(name.removeprefix("titles.").split()[0]) if title else of_field.get(field, kept.of)
            found[kept.start + name] = text, of
    return found


def _usual(words: Any, fixed: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Field, name and wording of every text."""
    for field in fields(words):
        value = getattr(words, field.name)
        if field.name in fixed:
            continue
        if isinstance(value, str):
            yield field.name, field.name, value
        elif isinstance(value, Mapping):
            yield from ((field.name, f"{field.name}.{_key(key)}", text) for key, text in value.items())
        elif callable(value):
            yield field.name, field.name, str(value.__self__)


def _key(key: Any) -> str:
    return str(getattr(key, "value", key))


def _places(text: str) -> Counter[str]:
    """What is filled in, and how often. Raises `ValueError` for what is no place."""
    found: Counter[str] = Counter()
    for _, name, form, conversion in Formatter().parse(text):
        if form or conversion:
            raise ValueError(form)
        if name is not None:
            found[name] += 1
    return found


def _own(project: Project, language: str) -> dict[str, str]:
    start = f"words.{language}."
    return {key.removeprefix(start): text for key, text in project.settings(start).items() if text}
