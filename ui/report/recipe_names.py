"""What kinds of report are called in the window, and which of them one begins with. Knows no widgets."""

from __future__ import annotations

from qda.analysis.recipes import KINDS_BY, By, Kind, Recipe
from ui.labels import tr

Choice = tuple[Kind, By]


def kinds() -> list[list[tuple[Choice, str, str]]]:
    """Every kind of report there is, in groups: what it is, what it is called, and what it is good for."""
    kind, by = Kind, By
    return [
        [
            ((kind.SYNTHESIS, by.QUESTION), tr("Synthesis"), tr("The points of each question, with their quotes")),
            ((kind.SYNTHESIS, by.CODE), tr("Themes"), tr("The points under codes, along the codebook")),
            ((kind.SYNTHESIS, by.CASE), tr("Case by case"), tr("A portrait of each case")),
            ((kind.SYNTHESIS, by.GROUP), tr("Groups side by side"), tr("Each question, compared by an attribute")),
        ],
        [
            ((kind.QUOTES, by.CODE), tr("Quotes by code"), tr("Coded passages along the codebook")),
            ((kind.QUOTES, by.QUESTION), tr("Quotes by question"), tr("Coded passages under their questions")),
            ((kind.QUOTES, by.CASE), tr("Quotes by case"), tr("Coded passages, case by case")),
        ],
        [
            ((kind.GRID, by.QUESTION), tr("Grid of questions"), tr("Summaries of questions and cases, on wide pages")),
            ((kind.GRID, by.CODE), tr("Grid of codes"), tr("Summaries of codes and cases, on wide pages")),
        ],
        [
            ((kind.CODEBOOK, by.QUESTION), tr("Codebook"), tr("What each code means, with an example as it was said")),
            ((kind.MEMOS, by.QUESTION), tr("Memos"), tr("Everything noted, by what it is on")),
            ((kind.METHOD, by.QUESTION), tr("Material and method"),
             tr("Who was interviewed, who coded, how the codebook came about")),
            ((kind.PICTURES, by.QUESTION), tr("Pictures"), tr("Codes, coverage and courses, to look at")),
        ],
        [
            ((kind.SURVEY, by.QUESTION), tr("Survey"),
             tr("Each closed question with a chart and a sentence, each open one with its points")),
            ((kind.TRANSCRIPT, by.QUESTION), tr("Coded transcripts"),
             tr("Interviews with their codings as comments in the margin")),
        ],
    ]  # fmt: skip


def called(recipe: Recipe) -> str:
    """What a report of this kind is called."""
    wanted = (recipe.kind, recipe.by if recipe.kind in KINDS_BY else By.QUESTION)
    return next((name for group in kinds() for choice, name, _ in group if choice == wanted), recipe.kind.value)


def about(recipe: Recipe) -> str:
    """What a report of this kind is good for."""
    wanted = (recipe.kind, recipe.by if recipe.kind in KINDS_BY else By.QUESTION)
    return next((words for group in kinds() for choice, _, words in group if choice == wanted), "")


def usual(*, survey: bool = False) -> list[tuple[str, Recipe]]:
    """The reports most studies end with; those with a survey with it, too."""
    chosen = (
        (Kind.SYNTHESIS, By.QUESTION),
        (Kind.SYNTHESIS, By.CASE),
        (Kind.QUOTES, By.CODE),
        (Kind.GRID, By.QUESTION),
        (Kind.CODEBOOK, By.QUESTION),
        (Kind.METHOD, By.QUESTION),
        *([(Kind.SURVEY, By.QUESTION)] if survey else []),
    )
    return [(called(recipe), recipe) for recipe in (Recipe.usual(*choice) for choice in chosen)]
