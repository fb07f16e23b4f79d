"""Every kind of report in three languages, opened anew: in order, nothing empty, quotes verbatim, as Word insists."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document as open_docx
from lxml import etree
from openpyxl import load_workbook

from qda.analysis.arrangement import KIND
from qda.analysis.finished import check_report
from qda.analysis.printed import edit_for_print
from qda.analysis.recipes import KINDS_BY, By, Kind, Recipe
from qda.demo import build
from qda.exporting import RECIPE_FORMATS, export_recipe, export_recipes
from qda.files.word.quoted import quotes_in
from qda.model import About, Place
from qda.project import Project
from qda.surveying import take_survey

from .word_order import W, out_of_order

SAMPLES = Path(__file__).parents[2] / "sample_transcripts"
LANGUAGES = ("en", "nb", "nn")
USUAL = {
    f"{kind}-{by}": Recipe.usual(kind, by)
    for kind in Kind
    for by in KINDS_BY.get(kind, (By.QUESTION,))
    if kind is not Kind.TRANSCRIPT  # written in another way, and looked at in its own tests
}
OTHERS = {
    "groups in a table": replace(Recipe.usual(Kind.SYNTHESIS, By.GROUP), table=True),
    "groups by number": replace(Recipe.usual(Kind.SYNTHESIS, By.GROUP), attribute="innbyggere", bands=(1000.0, 5000.0)),
    "grid of states": replace(Recipe.usual(Kind.GRID), summaries=False),
    "grid of groups": replace(Recipe.usual(Kind.GRID), groups=True),
    "good quotes in context": replace(Recipe.usual(Kind.QUOTES), good=True, context=True),
    "grid of a view": replace(Recipe.usual(Kind.GRID), view="Bare koder, snudd"),
    "survey in tables": replace(Recipe.usual(Kind.SURVEY), tables=True),
    "every quote": replace(Recipe.usual(Kind.QUOTES), once=False),
}
RECIPES = USUAL | OTHERS


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The five municipalities with themes, a finding, good quotes, memos, a second coder and a quote edited."""
    path = build(tmp_path_factory.mktemp("sample"), "nb")
    with Project.open(path, coder="kari") as project:
        codings = project.codings.of_codes()
        used = {coding.code_id: coding for coding in reversed(codings)}
        for code in project.codes.all()[1:5]:
            point = project.synthesis.add_point(Place(code_id=code.id), f"Mye er sagt om {code.name.lower()}.")
            coding = used[code.id]
            project.synthesis.add_quote(point, coding.document_id, coding.span, coding_id=coding.id)
        points = project.synthesis.points()
        project.synthesis.promote([points[0].id, points[4].id])
        project.codings.mark_good([coding.id for coding in used.values()])
        for coding in codings[:20]:
            project.codings.add(coding.document_id, coding.span, coding.code_id, "per")
        project.memos.add("# Til neste gang\n\nSpør flere.", About.CODE, codings[0].code_id)
        project.codes.merge(project.codes.add("Til overs"), codings[0].code_id)
        quote = next(one for point in points for one in point.evidence if one.is_quote and one.shown)
        first = quote.quote.split()[0]
        edit_for_print(project, quote, f"[{first}]{quote.quote.removeprefix(first)}")
        project.queries.add("Bare koder, snudd", {"topics": "codes", "turned": True}, KIND)
        take_survey(project, SAMPLES / "nb" / "survey.xlsx")
        yield project


@pytest.fixture(scope="module")
def written(sample: Project, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Each report in each language."""
    folder = tmp_path_factory.mktemp("reports")
    found = {}
    for name, recipe in RECIPES.items():
        for language in LANGUAGES:
            found[name, language] = folder / f"{name}-{language}.docx"
            export_recipe(sample, replace(recipe, language=language), found[name, language])
    return found


@cache
def blocks(path: Path) -> list[tuple[str, str]]:
    """The style and the text of each paragraph, and "Table" for tables, in order."""
    document = open_docx(str(path))
    names = {style.style_id: style.name or "" for style in document.styles}
    found = []
    for element in document.element.body:
        if element.tag == f"{W}p":
            style = element.find(f"{W}pPr/{W}pStyle")
            text = "".join(node.text or "" for node in element.iter(f"{W}t"))
            found.append((names[style.get(f"{W}val")] if style is not None else "Normal", text))
        elif element.tag == f"{W}tbl":
            found.append(("Table", "".join(node.text or "" for node in element.iter(f"{W}t"))))
    return found


def test_headings_go_down_a_level_at_a_time(written: dict[tuple[str, str], Path]) -> None:
    for key, path in written.items():
        levels = [int(style[-1]) for style, _ in blocks(path) if re.fullmatch("heading [1-4]", style.lower())]
        if key[0] != "grid-code":  # one table, under the title
            assert levels, key
            assert levels[0] == 1, key
        assert all(after <= before + 1 for before, after in pairwise(levels)), key


def test_no_section_is_empty(written: dict[tuple[str, str], Path]) -> None:
    for key, path in written.items():
        found = [(style, text) for style, text in blocks(path) if text]
        for (style, text), (following, _) in zip(found, [*found[1:], ("heading 1", "")], strict=True):
            if style.lower().startswith("heading"):
                level = int(style[-1])
                deeper = following.lower().startswith("heading") and int(following[-1]) > level
                assert deeper or not following.lower().startswith("heading"), (key, text)


def test_every_quote_stands_in_its_transcript(sample: Project, written: dict[tuple[str, str], Path]) -> None:
    quotes = [quoted for path in written.values() for quoted in quotes_in(path)]
    assert len(quotes) > 1000
    assert check_report(sample, list({quoted.words: quoted for quoted in quotes}.values())) == []


def test_word_finds_everything_where_it_insists_to_have_it(written: dict[tuple[str, str], Path]) -> None:
    for path in written.values():
        assert out_of_order(path) == [], path.name


def test_only_styles_say_how_things_look(written: dict[tuple[str, str], Path]) -> None:
    """What a paragraph or a run may say itself: that it stays with the next, and which words are bold or italic."""
    for path in written.values():
        body = open_docx(str(path)).element.body
        told = {child.tag.removeprefix(W) for properties in body.iter(f"{W}pPr") for child in properties}
        assert told <= {"pStyle", "keepNext", "numPr", "tabs", "sectPr"}, path.name
        runs = {child.tag.removeprefix(W) for properties in body.iter(f"{W}rPr") for child in properties}
        assert runs <= {"rStyle", "b", "i"}, path.name


def test_wide_tables_lie_down_and_repeat_their_header(written: dict[tuple[str, str], Path]) -> None:
    for name in ("grid-question", "grid-code", "grid of states", "groups in a table"):
        document = open_docx(str(written[name, "nb"]))
        last = document.sections[-1]
        assert last.page_width > last.page_height, name
        width = (last.page_width - last.left_margin - last.right_margin) / 635
        assert document.tables
        for table in document.tables:
            assert table._tbl.tr_lst[0].find(f"{W}trPr/{W}tblHeader") is not None
            grid = [int(column.get(f"{W}w")) for column in table._tbl.tblGrid.iter(f"{W}gridCol")]
            assert abs(sum(grid) - width) < 20, name
    upright = open_docx(str(written["synthesis-case", "nb"])).sections[-1]
    assert upright.page_width < upright.page_height


def test_a_passage_stands_once_and_is_referred_to_from_its_other_codes(
    sample: Project, written: dict[tuple[str, str], Path]
) -> None:
    quotes = [text for style, text in blocks(written["quotes-code", "nb"]) if style == "Quote"]
    passages = {(one.document_id, one.span) for one in sample.codings.of_codes()}
    assert len(quotes) == len(passages)
    twice = len({(one.document_id, one.span, one.code_id) for one in sample.codings.of_codes()}) - len(passages)
    assert twice > 10
    assert sum("også under" in quote for quote in quotes) > 10
    notes = [text for _, text in blocks(written["quotes-code", "nb"]) if text.startswith("Trykt under ")]
    assert sum(len(re.findall("»(?:; |$)", note)) for note in notes) == twice
    every = [text for style, text in blocks(written["every quote", "nb"]) if style == "Quote"]
    assert len(every) == len(sample.codings.of_codes())


def test_every_reference_follows_the_heading_it_names(written: dict[tuple[str, str], Path]) -> None:
    root = open_docx(str(written["quotes-code", "nn"])).element.body
    headings = {
        mark.get(f"{W}name"): "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
        for paragraph in root.iterchildren(f"{W}p")
        for mark in paragraph.iter(f"{W}bookmarkStart")
    }
    fields = [field for field in root.iter(f"{W}instrText") if (field.text or "").startswith(" REF ")]
    assert len(fields) > 20
    for field in fields:
        shown = field.getparent().getnext().getnext()
        assert "".join(node.text or "" for node in shown.iter(f"{W}t")) == headings[(field.text or "").split()[1]]


def test_an_edit_for_print_is_printed_and_marked(written: dict[tuple[str, str], Path]) -> None:
    for name in ("synthesis-question", "synthesis-case", "synthesis-group"):
        assert any(text.startswith("«[") for style, text in blocks(written[name, "nb"]) if style == "Quote")


def test_the_fixed_texts_are_in_the_language_asked_for(written: dict[tuple[str, str], Path]) -> None:
    for name in USUAL:
        said = ["\n".join(text for _, text in blocks(written[name, language])) for language in LANGUAGES]
        assert len(set(said)) == 3 or name == "memos-question", name
        for path in (written[name, language] for language in ("nb", "nn")):
            text = "\n".join(text for _, text in blocks(path))
            for english in (
                "Material and",
                "Contents",
                "Not asked",
                "codings in",
                "Coder",
                "Printed under",
                "also under",
            ):
                assert english not in text, (path.name, english)


def test_material_and_method_tells_the_trail(written: dict[tuple[str, str], Path]) -> None:
    text = "\n".join(text for _, text in blocks(written["method-question", "nb"]))
    for said in (
        "Slo sammen Til overs med",
        "Overtok en kodebok med 21 koder",
        "kari",
        "per",
        "Cohens kappa",
        "18. februar",
    ):
        assert said in text, said


@pytest.mark.parametrize("ending", [ending for ending in RECIPE_FORMATS if ending != ".docx"])
@pytest.mark.parametrize("name", RECIPES)
def test_every_recipe_is_written_in_every_format(sample: Project, tmp_path: Path, name: str, ending: str) -> None:
    path = tmp_path / f"out{ending}"
    export_recipe(sample, RECIPES[name], path)
    assert path.stat().st_size > 200
    if ending == ".xlsx":
        for sheet in load_workbook(path).worksheets:
            header, *rows = sheet.iter_rows(values_only=True)
            assert len(set(header)) == len(header)
            assert None not in header
            assert all(len(row) == len(header) for row in rows)
            if sheet.title != "attributes":
                assert rows, (name, sheet.title)


def test_all_saved_reports_go_into_a_folder_under_their_names(sample: Project, tmp_path: Path) -> None:
    ids = [sample.recipes.add(name, recipe.kind, recipe.options()) for name, recipe in list(USUAL.items())[:3]]
    ids.append(sample.recipes.add("a/b?", "grid", {}))
    paths = export_recipes(sample, tmp_path / "all")
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == sorted(path.name for path in paths)
    assert "a_b_.docx" in {path.name for path in paths}
    for id_ in ids:
        sample.recipes.delete(id_)


def template(path: Path, landscape: bool = False) -> Path:
    """A house template with a cover, a header, and something behind the report."""
    document = open_docx()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "The house"
    if landscape:
        section.page_width, section.page_height = section.page_height, section.page_width
    document.add_paragraph("A cover")
    document.add_paragraph("{{sitat}}")
    document.add_paragraph("The back")
    document.save(str(path))
    return path


@pytest.mark.parametrize("name", ["grid-question", "groups in a table"])
@pytest.mark.parametrize("landscape", [False, True])
def test_pages_lie_down_inside_a_house_template(sample: Project, tmp_path: Path, name: str, landscape: bool) -> None:
    path = tmp_path / "house.docx"
    export_recipe(sample, RECIPES[name], path, template=template(tmp_path / "template.docx", landscape))
    assert out_of_order(path) == []
    document = open_docx(str(path))
    lying = [section.page_width > section.page_height for section in document.sections]
    assert lying == ([True] if landscape else [False, True, False])
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    first = root.iter(f"{W}sectPr").__next__()
    assert first.find(f"{W}headerReference") is not None
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "A cover" in texts[0]
    assert texts[-1] == "The back"


@pytest.mark.parametrize(("language", "said"), [("en", "See figure 1."), ("nb", "Se figur 1."), ("nn", "Sjå figur 1.")])
def test_the_text_refers_to_the_figure_beside_its_question(
    sample: Project, tmp_path: Path, language: str, said: str
) -> None:
    path = tmp_path / "out.docx"
    at = sample.guide.questions()[2].number
    recipe = replace(Recipe.usual(Kind.SYNTHESIS), language=language, pictures=("heat", f"course?at={at}"))
    export_recipe(sample, recipe, path)
    body = open_docx(str(path)).element.body
    (paragraph,) = (
        one for one in body.iterchildren(f"{W}p") if "".join(node.text or "" for node in one.iter(f"{W}t")) == said
    )
    (field,) = (one.text.split() for one in paragraph.iter(f"{W}instrText"))
    assert (field[0], field[2:]) == ("REF", ["\\h", "\\*", "Lower"])
    captions = {
        mark.get(f"{W}name"): "".join(node.text or "" for node in mark.getparent().iter(f"{W}t"))
        for mark in body.iter(f"{W}bookmarkStart")
    }
    assert captions[field[1]].startswith("Figur")
    assert " 1. " in captions[field[1]]
    assert out_of_order(path) == []


def test_a_recipe_has_the_look_of_its_own_template_and_else_the_projects(sample: Project, tmp_path: Path) -> None:
    house, own = template(tmp_path / "house.docx"), template(tmp_path / "own.docx", landscape=True)
    sample.set_setting("report.template", str(house))
    for kind in (Kind.SYNTHESIS, Kind.SURVEY, Kind.TRANSCRIPT):
        for chosen, lies, theirs in (("", False, True), (str(own), True, True), ("none", False, False)):
            path = tmp_path / "out.docx"
            export_recipe(sample, replace(Recipe.usual(kind), template=chosen), path)
            section = open_docx(str(path)).sections[-1]
            assert (section.page_width > section.page_height) is lies
            headers = [paragraph.text for paragraph in section.header.paragraphs]
            assert ("The house" in headers) is theirs, (kind, chosen)
    id_ = sample.recipes.add("Own", "memos", {"template": str(own)})
    (path, *_) = (one for one in export_recipes(sample, tmp_path / "every") if one.name == "Own.docx")
    section = open_docx(str(path)).sections[-1]
    assert section.page_width > section.page_height
    sample.recipes.delete(id_)
    sample.set_setting("report.template", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_transcript_without_names_has_its_comments_on_the_same_words(
    sample: Project, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "out.docx"
    recipe = replace(Recipe.usual(Kind.TRANSCRIPT), language=language, documents=("Osen intervju",), stand_ins=True)
    export_recipe(sample, recipe, path)
    assert out_of_order(path) == []
    document = open_docx(str(path))
    osen = sample.documents.named("Osen intervju")
    assert osen is not None
    codings = sample.codings.in_document(osen.id)
    assert len(list(document.comments)) >= len(codings)
    assert "Osen" not in "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert document.paragraphs[0].text == "Case 1 intervju"
