"""Reports made of recipes: each kind's pieces, under its title, in its language. Knows no file format and no window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from qda.analysis import listing
from qda.analysis.anonymity import as_wanted
from qda.analysis.arrangement import Topics
from qda.analysis.by_code import themes
from qda.analysis.by_group import SideBySide
from qda.analysis.codebook import codebook_pieces
from qda.analysis.codebook_pages import codebook_report
from qda.analysis.coded_transcript import made_transcript
from qda.analysis.fixed_texts import in_own_words, phrases
from qda.analysis.grid_pages import arranged, grid_pieces
from qda.analysis.memos import memos_report
from qda.analysis.method import method_pieces
from qda.analysis.phrases import Phrases
from qda.analysis.picture_pages import parted, picture_pieces
from qda.analysis.points import Telling
from qda.analysis.portrait import Portraits
from qda.analysis.quoted_by import Wanted, quotes_by, quotes_by_code
from qda.analysis.recipe_words import WORDS
from qda.analysis.recipes import KINDS_BY, By, Kind, Recipe
from qda.analysis.retrieve import check_template
from qda.analysis.shown_grid import Shown, arrangement_named
from qda.analysis.survey_report import survey_pieces
from qda.analysis.synthesis import SynthesisOptions, synthesis
from qda.analysis.transcript_pages import transcript_pieces
from qda.model import Report as Progress
from qda.model import silent
from qda.project import Project
from qda.report import Contents, Heading, PageBreak, Piece, Report

Maker = Callable[[Project, Recipe, SynthesisOptions, Progress], Iterator[Piece]]


def cooked(project: Project, recipe: Recipe, report: Progress = silent) -> Report:
    """The report a recipe asks for. Raises `CannotDo` where something it needs is not there, such as a guide."""
    options = recipe.settled(project)
    check_template(options.template, project)
    if recipe.kind is Kind.TRANSCRIPT:
        return _transcript(project, recipe, report)
    if recipe.kind is Kind.SYNTHESIS and recipe.by is By.QUESTION:
        beside, at_end = parted(project, recipe.pictures, options.language)
        made = synthesis(project, options, beside=beside)
        pictures = as_wanted(project, at_end, made.language, stand_ins=options.stand_ins)
        return replace(made, pieces=(*made.pieces, *pictures))
    words = phrases(project, options.language)
    if recipe.kind is Kind.MEMOS:
        made = memos_report(project, options)
        pieces = made.pieces
    else:
        told = chain(_MAKERS[recipe.kind](project, recipe, options, report), _pictures(project, recipe, options))
        pieces = tuple(_with_contents(told, recipe, words))
    study = project.setting("title") or project.name
    title = recipe.title or title_of(project, recipe, options.language)
    report_made = Report(
        title=title,
        subtitle=recipe.subtitle or (study if study != title else ""),
        language=options.language,
        pieces=pieces,
        header=f"{study} · {title}" if study != title else title,
        author=options.author or project.coder,
        marks=words.marks,
        page_label=words.page,
        cover=options.cover(words),
    )
    return as_wanted(project, report_made, options.language, stand_ins=options.stand_ins)


def _transcript(project: Project, recipe: Recipe, report: Progress) -> Report:
    """A coded transcript as it can be read without comments; `exporting` writes it with them."""
    made = made_transcript(project, recipe, report)
    return Report(
        made.title, made.subtitle, made.language, tuple(transcript_pieces(made)), made.title, made.author,
        page_label=made.page_label,
    )  # fmt: skip


def title_of(project: Project, recipe: Recipe, language: str) -> str:
    """What a report of this kind is called unless somebody calls it something else."""
    titles = in_own_words(project, WORDS, language).titles
    if recipe.kind is Kind.GRID and recipe.view:
        return recipe.view
    name = f"{recipe.kind} {recipe.by}" if recipe.kind in KINDS_BY else recipe.kind.value
    return titles[name]


def _with_contents(pieces: Iterator[Piece], recipe: Recipe, words: Phrases) -> Iterator[Piece]:
    """Contents first, if they are wanted and there is more than one thing to find by them."""
    made = list(pieces)
    if recipe.contents and "contents" in recipe.asks:
        levels = 1 if recipe.by is By.CASE else 2
        if sum(isinstance(piece, Heading) and piece.level <= levels for piece in made) > 1:
            yield Contents(words.contents, levels, words.figures, words.tables)
            yield from () if isinstance(made[0], PageBreak) else (PageBreak(),)
    yield from made


# --------------------------------------------------------------------------- each kind


def _synthesis(project: Project, recipe: Recipe, options: SynthesisOptions, _: Progress) -> Iterator[Piece]:
    words, template = phrases(project, options.language), options.template
    if recipe.by is By.CASE:
        yield from Portraits(project, words, template, quotes=recipe.quotes, good=recipe.good).all()
        return
    telling = Telling(project, words, template, counts=recipe.counts and recipe.by is By.CODE)
    if recipe.by is By.GROUP and recipe.table:
        yield PageBreak(landscape=True)
    if recipe.findings:
        yield from telling.findings()
    if recipe.by is By.CODE:
        yield from themes(project, words, template, telling)
        if recipe.codebook and project.codes.all():
            yield from (PageBreak(), Heading(1, words.appendix_codebook, "codebook"))
            yield from codebook_pieces(project, words)
    elif recipe.table:
        whole = arranged(
            project, Topics.QUESTIONS, groups=True, attribute=recipe.attribute, bands=recipe.bands,
            language=options.language,
        )  # fmt: skip
        yield from grid_pieces(project, whole, words)
    else:
        beside = SideBySide(project, words, telling, recipe.attribute, recipe.bands, quotes=recipe.quotes)
        yield from beside.all()


def _quotes(project: Project, recipe: Recipe, options: SynthesisOptions, report: Progress) -> Iterator[Piece]:
    words, wanted = phrases(project, options.language), Wanted(recipe.good, recipe.once, recipe.context)
    if recipe.by is By.CODE:
        yield from quotes_by_code(project, words, options.template, wanted)
    else:
        by = listing.By.CASE if recipe.by is By.CASE else listing.By.QUESTION
        yield from quotes_by(project, by, words, options.template, wanted, report)


def _grid(project: Project, recipe: Recipe, options: SynthesisOptions, _: Progress) -> Iterator[Piece]:
    if recipe.view:
        yield from Shown(project, arrangement_named(project, recipe.view), phrases(project, options.language)).pieces()
        return
    topics = Topics.CODES if recipe.by is By.CODE else Topics.QUESTIONS
    yield PageBreak(landscape=True)
    whole = arranged(
        project, topics, groups=recipe.groups, attribute=recipe.attribute, bands=recipe.bands,
        language=options.language,
    )  # fmt: skip
    yield from grid_pieces(project, whole, phrases(project, options.language), summaries=recipe.summaries)


def _codebook(project: Project, recipe: Recipe, options: SynthesisOptions, _: Progress) -> Iterator[Piece]:
    return codebook_report(project, phrases(project, options.language), options.template, examples=recipe.examples)


def _method(project: Project, _: Recipe, options: SynthesisOptions, __: Progress) -> Iterator[Piece]:
    return method_pieces(project, phrases(project, options.language))


def _survey(project: Project, recipe: Recipe, options: SynthesisOptions, _: Progress) -> Iterator[Piece]:
    return survey_pieces(
        project, phrases(project, options.language), options.template, survey=recipe.survey, by=recipe.across,
        tables=recipe.tables, counts=recipe.counts,
    )  # fmt: skip


def _all_pictures(project: Project, recipe: Recipe, options: SynthesisOptions, _: Progress) -> Iterator[Piece]:
    return picture_pieces(project, recipe.pictures, options.language, whole=True)


def _pictures(project: Project, recipe: Recipe, options: SynthesisOptions) -> list[Piece]:
    """The pictures at the end of a report of something else."""
    wanted = recipe.pictures and recipe.kind is not Kind.PICTURES and "pictures" in recipe.asks
    return list(picture_pieces(project, recipe.pictures, options.language)) if wanted else []


_MAKERS: Mapping[Kind, Maker] = {
    Kind.SYNTHESIS: _synthesis,
    Kind.QUOTES: _quotes,
    Kind.GRID: _grid,
    Kind.CODEBOOK: _codebook,
    Kind.METHOD: _method,
    Kind.PICTURES: _all_pictures,
    Kind.SURVEY: _survey,
}
