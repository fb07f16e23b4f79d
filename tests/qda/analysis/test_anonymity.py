from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.anonymity import LEFT_OUT, Name, Seeking, names_of, seen_in, without_names
from qda.analysis.finished import check_report
from qda.analysis.named import named_in
from qda.analysis.retrieve import Quoting, attribution
from qda.analysis.shown_as import show_case_as, show_speaker_as
from qda.analysis.synthesis import SynthesisOptions, synthesis
from qda.exporting import export
from qda.files.everything import all_in
from qda.files.word.quoted import quotes_in
from qda.model import Draft, Span
from qda.project import Project
from qda.report import Bullet, Heading, Quote, Report, Table, Words

OSEN = Name("Osen", "Osen", "Case 1", person=False)
KARI = Name("Kari", "Kari Moen", "", person=True)


def made(*pieces: Heading | Bullet | Quote | Table, title: str = "Report") -> Report:
    return Report(title, "", "en", pieces)


def test_names_are_found_with_their_place() -> None:
    report = made(
        Heading(1, "What Osen did"), Bullet("Osens council waited."), Quote("We in OSEN waited", "(Osen)"),
        Table(("Case",), (("Osen",),)), title="Osen and the rest",
    )  # fmt: skip
    seen = seen_in(report, [OSEN], "Osen_report.docx")
    assert [one.where for one in seen] == [
        "title", "file name", "heading", "text", "quote", "quote", "table"
    ]  # fmt: skip
    assert all(one.sure for one in seen)
    assert {one.under for one in seen[3:]} == {"What Osen did"}


def test_a_name_spelt_almost_the_same_is_doubted_and_a_longer_word_is_not_it() -> None:
    moen = Name("Namsos", "Namsos", "Case 2", person=False)
    assert [(one.written, one.sure) for one in seen_in(made(Bullet("In Namsoss and Namsus")), [moen])] == [
        ("Namsoss", True), ("Namsus", False),
    ]  # fmt: skip
    assert not seen_in(made(Bullet("It happened chosen and frozen.")), [OSEN])


def test_in_quotes_a_stand_in_is_marked_and_elsewhere_it_is_not() -> None:
    report = without_names(
        made(Bullet("Osen waited."), Quote("Kari said Osens council\nKari: waits", "(Osen)")), [OSEN, KARI]
    )
    assert report.pieces[0] == Bullet("Case 1 waited.")
    assert report.pieces[1] == Quote(f"{LEFT_OUT} said [Case 1s] council\n{LEFT_OUT}: waits", "(Case 1)")


def test_a_reference_to_a_heading_is_renamed_with_it() -> None:
    words = (Words("(Osen) · also under "), Words("Life in Osen", refers_to="code-osen"))
    quote = Quote("We waited", "(Osen) · also under Life in Osen", None, words)
    report = without_names(made(Heading(1, "Life in Osen", "code-osen"), quote), [OSEN])
    heading, quote = report.pieces
    assert isinstance(heading, Heading)
    assert isinstance(quote, Quote)
    assert quote.attribution == "".join(part.text for part in quote.words) == "(Case 1) · also under Life in Case 1"
    assert quote.words[1] == Words(heading.text, refers_to="code-osen")
    assert len(seen_in(made(quote), [Name("Case 1", "Case 1", "x", False)])) == 2


def test_somebody_may_leave_a_name_or_say_what_stands_in() -> None:
    report = made(Quote("Osen and Kari", ""))
    assert without_names(report, [OSEN, KARI], {"Osen": "Osen", "Kari Moen": "Informant A"}).pieces == (
        Quote("Osen and [Informant A]", ""),
    )


@given(st.text("abcÆå Osen'.,\n:", max_size=60))
def test_no_sure_name_is_left_by_stand_ins(text: str) -> None:
    report = without_names(made(Bullet(text), Quote(text, text)), [OSEN])
    assert not [one for one in seen_in(report, [OSEN]) if one.sure]
    if not Seeking([OSEN]).find(text):
        assert report.pieces == (Bullet(text), Quote(text, text))


def test_a_report_with_stand_ins_names_neither_cases_nor_speakers(study: Project) -> None:
    names = names_of(study)
    assert {name.whole for name in names} >= {"Osen", "Vikna"}
    plain = synthesis(study, SynthesisOptions(attribution="role"))
    assert seen_in(plain, names)
    assert not seen_in(synthesis(study, SynthesisOptions(attribution="role", stand_ins=True)), names)


def test_roles_and_numbers_are_no_names_and_first_and_last_names_are(
    project: Project, draft: Callable[..., Draft]
) -> None:
    project.documents.add(draft("Osen", [("Kari Moen", "Yes.", None, None), ("I1", "Why?", None, None)], "Osen"))
    words = {name.words for name in names_of(project)}
    assert {"Kari Moen", "Kari", "Moen"} <= words
    assert "I1" not in words


def test_attributions_tell_pseudonym_number_line_and_time(study: Project) -> None:
    document = study.documents.named("Osen")
    assert document is not None
    speaker = next(one for one in study.documents.speakers(document.id) if one.name == "Anna")
    case = study.cases.all()[0]
    show_speaker_as(study, speaker.id, "Informant A")
    show_case_as(study, case.id, "a coastal municipality")
    text = study.documents.text(document.id)
    start = text.index("We waited")
    quotation = Quoting(study).quote(document.id, Span(start, start + 9))
    assert attribution(quotation, "({pseudonym}, case {number}, line {line}, {timecode})").startswith(
        "(Informant A, case 1, line "
    )
    stands_in = {name.words: name.stands_in for name in names_of(study)}
    assert (stands_in["Anna"], stands_in["Osen"]) == ("Informant A", "a coastal municipality")
    study.undo()
    assert {name.words: name.stands_in for name in names_of(study)}["Osen"] == "Case 1"


def test_a_finished_word_file_is_read_to_its_last_corner(study: Project, tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("Nothing here, and Osen's council there.")
    document.add_table(1, 1).cell(0, 0).text = "Vikna"
    document.sections[0].header.paragraphs[0].text = "Anna's report"
    document.core_properties.author = "Bjørn"
    document.save(str(tmp_path / "About_Osen.docx"))
    places = [problem.sentence for problem in named_in(study, all_in(tmp_path / "About_Osen.docx"))]
    assert len(places) == 5
    for name, where in (
        ("Osen", "file name"), ("Osen", "text, paragraph 1"), ("Vikna", "text, paragraph"), ("Anna", "header"),
        ("Bjørn", "properties"),
    ):  # fmt: skip
        assert any(f"“{name}”" in said and where in said for said in places), (name, where, places)


def test_a_report_that_was_written_with_stand_ins_names_nobody_anywhere(study: Project, tmp_path: Path) -> None:
    options = SynthesisOptions(attribution="role", stand_ins=True)
    for ending in (".docx", ".html", ".md"):
        export("synthesis", study, tmp_path / f"report{ending}", options=options)
        assert named_in(study, all_in(tmp_path / f"report{ending}")) == []
    export("synthesis", study, tmp_path / "full.docx")
    assert named_in(study, all_in(tmp_path / "full.docx"))
    assert check_report(study, quotes_in(tmp_path / "report.docx")) == []
