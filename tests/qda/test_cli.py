"""The same verbs from a terminal: results, exit status, and one sentence where something is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document as open_docx

from qda.cli import main
from qda.project import Project

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_transcripts" / "en"

Sitat = Callable[..., Result]


@pytest.fixture
def sitat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sitat:
    """Run `sitat` in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample project and its reports, by what they are."""
    folder = tmp_path_factory.mktemp("demo")
    result = CliRunner().invoke(main, ["demo", str(folder), "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return {what: Path(path) for what, path in json.loads(result.stdout).items()}


def assert_refused(result: Result, *words: str) -> None:
    assert result.exit_code == 2
    assert result.stdout == ""
    sentence = result.stderr.strip()
    assert "\n" not in sentence
    for word in words:
        assert word in sentence


def test_the_demo_ends_with_a_report_of_nine_questions(demo: dict[str, Path]) -> None:
    headings = [p.text for p in open_docx(str(demo["synthesis"])).paragraphs if p.style.name.startswith("Heading")]
    numbers = [heading.split(".")[0] for heading in headings if heading[0].isdigit()]
    assert numbers == [str(number) for number in range(1, 10)]


def test_the_demo_is_found_sound(demo: dict[str, Path], sitat: Sitat) -> None:
    result = sitat("check", demo["project"], "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"ok": True, "problems": []}


def test_check_names_the_quote_that_was_changed_behind_our_back(
    demo: dict[str, Path], sitat: Sitat, tmp_path: Path
) -> None:
    copy = tmp_path / "changed.sitat"
    copy.write_bytes(demo["project"].read_bytes())
    with Project.open(copy) as project:
        coding = project.codings.of_codes()[7]
        wrong = coding.quote[:-1] + "#"
        with project.step("coding.resize"):
            project._store.write("UPDATE coding SET quote = ? WHERE id = ?", (wrong, coding.id))
    result = sitat("check", copy)
    assert result.exit_code == 1
    assert coding.quote[:30] in result.stdout


def test_info_counts_what_there_is(demo: dict[str, Path], sitat: Sitat) -> None:
    facts = json.loads(sitat("info", demo["project"], "--json").stdout)
    assert facts["documents"] == facts["cases"] == 5
    assert facts["questions"] == 9
    assert facts["codings"] >= 120
    assert facts["language"] == "en"


def test_the_history_is_told_newest_first(demo: dict[str, Path], sitat: Sitat) -> None:
    lines = sitat("history", demo["project"]).stdout.splitlines()
    assert lines[0].endswith("Built the sample project")
    assert lines[-1].endswith("Made the project")
    told = json.loads(sitat("history", demo["project"], "--limit", 1, "--json").stdout)["acts"]
    assert [(act["kind"], act["state"]) for act in told] == [("demo", "done")]
    assert sitat("history", demo["project"], "--who", "nobody at all").stdout == ""


def test_a_study_from_nothing_to_a_report(sitat: Sitat, tmp_path: Path) -> None:
    assert sitat("new", "study.sitat").exit_code == 0
    transcripts = [SAMPLE / "osen.docx", SAMPLE / "vikna.docx"]
    imported = sitat("import", "study.sitat", *transcripts, "--guide", SAMPLE / "guide.md", "--json")
    assert [facts["questions"] >= 7 for facts in json.loads(imported.stdout)["documents"]] == [True, True]
    book = ROOT / "codebooks" / "welfare-technology.en.yaml"
    assert sitat("codebook", "import", "study.sitat", book).exit_code == 0
    assert sitat("codebook", "export", "study.sitat", "book.yaml").exit_code == 0
    assert (tmp_path / "book.yaml").read_text("utf-8").count("id: ") == book.read_text("utf-8").count("id: ")
    quote = "There was one person who owned it."
    (tmp_path / "codings.csv").write_text(f"document,code,quote\nosen,Enthusiast,{quote}\n", "utf-8")
    assert sitat("code", "study.sitat", "codings.csv").exit_code == 0
    for what, ending in (
        ("synthesis", "docx"),
        ("quotes", "html"),
        ("grid", "csv"),
        ("codings", "csv"),
        ("codebook", "md"),
    ):
        assert sitat("export", what, "study.sitat", "-o", f"out.{ending}").exit_code == 0
        assert (tmp_path / f"out.{ending}").stat().st_size > 0
    assert sitat("check", "study.sitat").stdout == "ok\n"


def test_nobody_exports_a_stale_synthesis_without_being_told(
    demo: dict[str, Path], sitat: Sitat, tmp_path: Path
) -> None:
    study = tmp_path / "study.sitat"
    study.write_bytes(demo["project"].read_bytes())
    assert sitat("export", "synthesis", study, "-o", tmp_path / "before.docx").stderr == ""
    with Project.open(study) as project:
        quote = next(one for point in project.synthesis.points() for one in point.evidence if one.span is not None)
        assert quote.document_id is not None
        assert quote.span is not None
        text, inside = project.documents.text(quote.document_id), quote.span.start + 2
        project.corrections.apply(project.corrections.plan(quote.document_id, f"{text[:inside]}mm{text[inside:]}"))
        before = project.history()[0]
    told = sitat("export", "synthesis", study, "-o", tmp_path / "after.docx").stderr
    assert "rest" in told
    assert "changed since" in told
    assert (tmp_path / "after.docx").exists()
    with Project.open(study, read_only=True) as project:
        assert project.history()[0] == before


def test_exported_codings_can_be_applied_again(demo: dict[str, Path], sitat: Sitat, tmp_path: Path) -> None:
    copy = tmp_path / "again.sitat"
    copy.write_bytes(demo["project"].read_bytes())
    with Project.open(copy) as project:
        before = {(c.document_id, c.span, c.code_id) for c in project.codings.of_codes()}
        project.codings.remove([coding.id for coding in project.codings.of_codes()])
    assert sitat("code", copy, demo["codings"]).exit_code == 0
    with Project.open(copy) as project:
        assert {(c.document_id, c.span, c.code_id) for c in project.codings.of_codes()} == before


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("osen,Enthusiast,There was no such sentence.", ["row 2", "does not occur"]),
        ("osen,Enthusiast,the", ["row 2", "occurs", "times"]),
        ("osen,No such code,There was one person who owned it.", ["row 2", "No such code"]),
        ("oslo,Enthusiast,There was one person who owned it.", ["row 2", "oslo"]),
    ],
)
def test_a_codings_file_with_a_bad_row_changes_nothing(
    demo: dict[str, Path], sitat: Sitat, tmp_path: Path, rows: str, words: list[str]
) -> None:
    copy = tmp_path / "study.sitat"
    copy.write_bytes(demo["project"].read_bytes())
    (tmp_path / "bad.csv").write_text(f"document,code,quote\n{rows}\n", "utf-8")
    before = copy.read_bytes()
    assert_refused(sitat("code", copy, "bad.csv"), "bad.csv", *words)
    with Project.open(copy) as project:
        assert project.to_undo() is not None
        assert project.to_undo().kind == "demo"
    assert before[:16] == copy.read_bytes()[:16]


def test_one_bad_transcript_keeps_all_out(sitat: Sitat, tmp_path: Path) -> None:
    sitat("new", "study.sitat")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "wrong.docx").write_text("not a Word file", "utf-8")
    assert_refused(sitat("import", "study.sitat", SAMPLE / "osen.docx", "empty.txt"), "empty.txt")
    assert_refused(sitat("import", "study.sitat", SAMPLE / "osen.docx", "wrong.docx"), "wrong.docx")
    assert json.loads(sitat("info", "study.sitat", "--json").stdout)["documents"] == 0


def test_a_text_of_200_mb_is_refused_at_once(sitat: Sitat, tmp_path: Path) -> None:
    sitat("new", "study.sitat")
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert_refused(sitat("import", "study.sitat", "huge.txt"), "huge.txt", "too large")


@pytest.mark.parametrize(
    ("book", "word"),
    [
        ("codebook: B\ncodes:\n  - name: A\n    id: same\n  - name: B\n    id: same\n", "same"),
        ("codes: &all\n  - name: A\n    id: a\n    codes: *all\n", "line"),
        ("codes: [", "line"),
    ],
)
def test_a_codebook_that_contradicts_itself_is_refused(sitat: Sitat, tmp_path: Path, book: str, word: str) -> None:
    sitat("new", "study.sitat")
    (tmp_path / "book.yaml").write_text(book, "utf-8")
    assert_refused(sitat("codebook", "import", "study.sitat", "book.yaml"), "book.yaml", word)
    assert json.loads(sitat("info", "study.sitat", "--json").stdout)["codes"] == 0


def test_what_is_not_a_project_is_refused(sitat: Sitat, tmp_path: Path) -> None:
    (tmp_path / "letter.sitat").write_text("Dear all", "utf-8")
    assert_refused(sitat("info", "letter.sitat"), "letter.sitat", "not a Sitat project")
    assert_refused(sitat("info", "nowhere.sitat"), "nowhere.sitat")


def test_an_attribution_with_an_unknown_field_is_refused(demo: dict[str, Path], sitat: Sitat) -> None:
    result = sitat("export", "synthesis", demo["project"], "-o", "x.docx", "--attribution", "({shoe size})")
    assert_refused(result, "shoe size")


def test_words_are_searched_for(demo: dict[str, Path], sitat: Sitat) -> None:
    found = json.loads(sitat("search", demo["project"], "anchor", "--stem", "--json").stdout)["hits"]
    assert {hit["words"].lower() for hit in found} & {"anchored", "anchoring"}
    assert set(found[0]) == {"document", "paragraph", "start", "end", "before", "words", "after"}
    line = sitat("search", demo["project"], "anchor", "--stem").stdout.splitlines()[0]
    assert f"{found[0]['document']} ¶ {found[0]['paragraph']}: " in line
    assert f"[{found[0]['words']}]" in line
    assert json.loads(sitat("search", demo["project"], "xyzzy", "--json").stdout) == {"hits": []}


def test_a_search_that_cannot_be_is_refused(demo: dict[str, Path], sitat: Sitat) -> None:
    assert_refused(sitat("search", demo["project"], "wait(", "--regex"), "letter 6")
    assert_refused(sitat("search", demo["project"], "wait", "--case", "Nowhere"), "Nowhere")
    assert_refused(sitat("search", demo["project"], "wait", "--question", "99"), "99")


def test_a_coded_transcript_goes_out_and_comes_back_with_what_was_added(
    demo: dict[str, Path], sitat: Sitat, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sitat"
    copy.write_bytes(demo["project"].read_bytes())
    assert sitat("export", "transcript", copy, "-o", "osen.docx", "--document", "Osen interview").exit_code == 0
    document = open_docx(str(tmp_path / "osen.docx"))
    answer = next(p for p in document.paragraphs if p.text.startswith("Informant: ") and len(p.runs) == 2)
    document.add_comment(answer.runs[1:], "Gains; Rhubarb\nSay more?", "Rita", "R")
    document.save(str(tmp_path / "back.docx"))
    dry = json.loads(sitat("comments", copy, "back.docx", "--dry-run", "--json").stdout)["files"][0]
    assert (dry["codings"], dry["names"]) == (1, {"Rhubarb": "memo", "Gains": "Gains"})
    assert "1 codings, 1 memos" in sitat("comments", copy, "back.docx").stdout
    assert "0 codings, 0 memos" in sitat("comments", copy, "back.docx").stdout
    assert_refused(sitat("comments", copy, "osen.xlsx"), "osen.xlsx")


def test_comments_are_taken_along_at_import(sitat: Sitat, tmp_path: Path) -> None:
    document = open_docx()
    run = document.add_paragraph().add_run("Anna: We waited until the autumn was over.")
    document.add_comment([run], "Waiting", "Rita", "R")
    document.save(str(tmp_path / "osen.docx"))
    sitat("new", "a.sitat")
    assert sitat("import", "a.sitat", "osen.docx", "--comments", "--new-codes").exit_code == 0
    with Project.open(tmp_path / "a.sitat", read_only=True) as project:
        assert [coding.quote for coding in project.codings.of_codes()] == ["Anna: We waited until the autumn was over."]
        assert [code.name for code in project.codes.all()] == ["Waiting"]
        act = project.to_undo()
        assert act is not None
        assert act.kind == "document.add"
