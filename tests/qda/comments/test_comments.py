"""Comments made in Word become codings and memos, and a copy that comes back gives what was added, once."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qda.analysis.coded_transcript import in_ranges, out_of_ranges
from qda.analysis.recipes import Kind, Recipe
from qda.comments.review import Choice, Review, Use, What, commented, only_known, review
from qda.comments.taking import Taken, take
from qda.errors import CannotDo
from qda.exporting import export, export_recipe
from qda.importing import take_transcripts
from qda.margin import Numbering
from qda.model import About, Span
from qda.project import Project


def export_transcript(project: Project, path: Path, *documents: str, **chosen: Any) -> None:
    export_recipe(project, replace(Recipe.usual(Kind.TRANSCRIPT), documents=documents, **chosen), path)


def osen(project: Project) -> int:
    found = project.documents.named("Osen")
    assert found is not None
    return found.id


def paths_on(project: Project, document_id: int) -> list[tuple[str, str, str]]:
    """(words, code, coder) of every coding."""
    paths = project.codes.paths()
    coders = {coder.id: coder.name for coder in project.codings.coders()}
    return [(c.quote, paths[c.code_id], coders[c.coder_id]) for c in project.codings.in_document(document_id)]


def memos_on(project: Project) -> list[tuple[str, About, str]]:
    coders = {coder.id: coder.name for coder in project.codings.coders()}
    return [(memo.text, memo.about, coders[memo.coder_id]) for memo in project.memos.all()]


def by_hand(project: Project, path: Path, notes: list[tuple[str, str, str]]) -> Path:
    """The transcript of Osen as somebody typed it into Word, with comments: (on which words, what, by whom)."""
    document = docx.Document()
    text = project.documents.text(osen(project))
    for line in text.split("\n"):
        paragraph = document.add_paragraph()
        cuts = sorted({0, len(line), *(place for words, _, _ in notes if words in line
                                       for place in (line.index(words), line.index(words) + len(words)))})  # fmt: skip
        runs = {start: paragraph.add_run(line[start:end]) for start, end in pairwise(cuts)}
        for words, said, author in notes:
            if words in line:
                inside = [run for start, run in runs.items()
                          if line.index(words) <= start < line.index(words) + len(words)]  # fmt: skip
                document.add_comment(inside, said, author, author[:1])
    document.save(str(path))
    return path


def edited(path: Path, goal: Path, **changes: Callable[[str], str]) -> Path:
    """A copy of a file with some of its parts changed, as another program would leave it."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(goal, "w") as copy:
        for entry in source.infolist():
            content = source.read(entry)
            change = changes.get(entry.filename.rpartition("/")[2].partition(".")[0])
            copy.writestr(entry.filename, change(content.decode()).encode() if change else content)
    return goal


def sent(project: Project, tmp_path: Path) -> Path:
    """The coded transcript of Osen, as it was sent to a reviewer."""
    path = tmp_path / "Osen.docx"
    export_transcript(project, path, "Osen")
    return path


def looked_at(project: Project, path: Path) -> Review:
    return review(project, commented(path))


# --------------------------------------------------------------------------- a file coded by hand


def test_names_become_codings_by_their_author_and_the_rest_memos(study: Project, tmp_path: Path) -> None:
    before = len(paths_on(study, osen(study)))
    path = by_hand(
        study,
        tmp_path / "Osen.docx",
        [
            ("More than we had thought", "money; Hours", "Ola"),
            ("nobody came", "Is this the same in Vikna?", "Ola"),
            ("For somebody", "Time\nThey mean working hours.", "Per"),
        ],
    )
    found = looked_at(study, path)
    assert [(name.text, name.count, name.choice.use) for name in found.names] == [
        ("Hours", 1, Use.NEW),
        ("Time", 1, Use.CODE),
        ("money", 1, Use.CODE),
    ]
    assert take(study, found) == Taken(codings=3, memos=2, codes=1)
    assert ("More than we had thought", "Money", "Ola") in paths_on(study, osen(study))
    assert ("More than we had thought", "Hours", "Ola") in paths_on(study, osen(study))
    assert ("They mean working hours.", About.CODING, "Per") in memos_on(study)
    assert ("Is this the same in Vikna?", About.DOCUMENT, "Ola") in memos_on(study)
    study.undo()
    assert len(paths_on(study, osen(study))) == before


def test_the_same_file_again_adds_nothing(study: Project, tmp_path: Path) -> None:
    path = by_hand(
        study,
        tmp_path / "Osen.docx",
        [
            ("nobody came", "Time; Money", "Ola"),
            ("The council", "Why so late?", "Per"),
            ("More", "Time\nYears.", "Per"),
        ],
    )
    take(study, looked_at(study, path))
    again = looked_at(study, path)
    assert (again.remarks, again.unchanged) == ((), 3)


def test_a_misspelt_name_is_proposed_as_its_code_and_a_beginning_as_the_whole(study: Project, tmp_path: Path) -> None:
    path = by_hand(study, tmp_path / "Osen.docx", [("nobody came", "Anchorring; Political; Rhubarb", "Ola")])
    paths = study.codes.paths()
    told = {name.text: paths.get(name.choice.code_id or 0, "") for name in looked_at(study, path).names}
    assert told == {"Anchorring": "Anchoring", "Political": "Anchoring > Political anchoring", "Rhubarb": ""}


def test_what_a_person_says_of_a_name_is_done(study: Project, tmp_path: Path) -> None:
    path = by_hand(study, tmp_path / "Osen.docx", [("nobody came", "Rhubarb; Custard; Time", "Ola")])
    found = looked_at(study, path)
    time = study.codes.find("Time")
    assert time is not None
    choices = {"rhubarb": Choice(Use.MEMO), "custard": Choice(Use.NONE), "time": Choice(Use.CODE, time.id)}
    take(study, found, choices)
    assert ("nobody came", "Time", "Ola") in paths_on(study, osen(study))
    assert ("Rhubarb", About.CODING, "Ola") in memos_on(study)
    assert study.codes.find("Custard") is None


def test_without_new_codes_an_unknown_name_is_kept_as_a_memo(study: Project, tmp_path: Path) -> None:
    path = by_hand(study, tmp_path / "Osen.docx", [("nobody came", "Rhubarb", "Ola")])
    found = looked_at(study, path)
    assert take(study, found, only_known(found)) == Taken(memos=1)
    assert ("Rhubarb", About.DOCUMENT, "Ola") in memos_on(study)


def test_a_file_without_comments_says_so(study: Project, tmp_path: Path) -> None:
    with pytest.raises(CannotDo, match=r"no comments in Osen\.docx"):
        looked_at(study, by_hand(study, tmp_path / "Osen.docx", []))


def test_comments_on_a_text_that_was_corrected_land_on_their_words(study: Project, tmp_path: Path) -> None:
    path = by_hand(study, tmp_path / "Osen.docx", [("for a long time", "Time", "Ola")])
    text = study.documents.text(osen(study)).replace("The council voted for it", "Yes, the council did vote for it")
    study.corrections.apply(study.corrections.plan(osen(study), text))
    take(study, looked_at(study, path))
    assert ("for a long time", "Time", "Ola") in paths_on(study, osen(study))


# --------------------------------------------------------------------------- a copy that comes back


def test_each_coding_is_a_comment_on_exactly_its_words(study: Project, tmp_path: Path) -> None:
    found = commented(sent(study, tmp_path))
    told = [(one.span.of(found.reading.text), one.text.split("\n")[0], one.author) for one in found.comments]
    assert set(paths_on(study, osen(study))) < set(told)
    assert len(told) == len(paths_on(study, osen(study))) + 1
    first = next(one for one in found.comments if "Political" in one.text)
    assert first.text.split("\n") == ["Anchoring > Political anchoring", "The council again."]
    assert any(one.text == "Memo\nWhere the waiting begins." for one in found.comments)


@pytest.mark.parametrize("numbering", list(Numbering))
def test_a_copy_that_comes_back_unchanged_adds_nothing(study: Project, tmp_path: Path, numbering: Numbering) -> None:
    path = tmp_path / "all.docx"
    export_transcript(study, path, numbering=numbering)
    found = looked_at(study, path)
    assert (found.remarks, found.unchanged) == ((), len(paths_on(study, osen(study))) + 1)


def test_a_copy_without_names_comes_back_like_any_other(study: Project, tmp_path: Path) -> None:
    path = tmp_path / "all.docx"
    study.memos.add("As Anna said in Osen.", About.CODING, study.codings.of_codes()[0].id)
    export_transcript(study, path, stand_ins=True)
    assert "Anna" not in "".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    found = looked_at(study, path)
    assert [one for one in found.remarks if one.proposed] == []
    document = docx.Document(str(path))
    answer = next(p for p in document.paragraphs if "More than we had thought" in p.text)
    document.add_comment(answer.runs[-1], "Money", "Rita Reviewer", "RR")
    document.save(str(tmp_path / "back.docx"))
    found = looked_at(study, tmp_path / "back.docx")
    assert [(one.what, one.names, one.author) for one in found.remarks if one.proposed] == [
        (What.CODED, ("Money",), "Rita Reviewer")
    ]


def test_replies_and_new_comments_of_a_reviewer_are_read_in(study: Project, tmp_path: Path) -> None:
    path = sent(study, tmp_path)
    document = docx.Document(str(path))
    answer = next(p for p in document.paragraphs if p.text.startswith("Anna: More"))
    document.add_comment(answer.runs[1:], "Money\nThey had no budget.", "Rita Reviewer", "RR")
    document.save(str(tmp_path / "with new.docx"))
    replied = edited(
        tmp_path / "with new.docx",
        tmp_path / "back.docx",
        comments=lambda xml: xml.replace(
            "</w:comments>",
            '<w:comment w:id="99" w:author="Rita Reviewer" w:date="2026-11-01T09:00:00Z"><w:p w14:paraId="77000001">'
            "<w:r><w:t>I read it otherwise.</w:t></w:r></w:p></w:comment></w:comments>",
        ),
        commentsExtended=lambda xml: re.sub(
            r'(<w15:commentEx w15:paraId="([0-9A-F]{8})")',
            r'<w15:commentEx w15:paraId="77000001" w15:paraIdParent="\2" w15:done="0"/>\1',
            xml,
            count=1,
        ),
    )
    found = looked_at(study, replied)
    assert sorted(one.what for one in found.remarks) == [What.CODED, What.REPLY]
    take(study, found)
    assert ("More than we had thought, å ja.", "Money", "Rita Reviewer") in paths_on(study, osen(study))
    assert ("I read it otherwise.", About.CODING, "Rita Reviewer") in memos_on(study)
    assert ("They had no budget.", About.CODING, "Rita Reviewer") in memos_on(study)
    again = looked_at(study, replied)
    assert again.remarks == ()
    export_transcript(study, tmp_path / "second.docx", "Osen")
    assert looked_at(study, tmp_path / "second.docx").remarks == ()
    assert any(one.replies for one in commented(tmp_path / "second.docx").comments)


def test_a_comment_deleted_in_word_is_listed_and_goes_only_when_a_person_says_so(
    study: Project, tmp_path: Path
) -> None:
    def without_money(xml: str) -> str:
        return re.sub(r"<w:comment (?:(?!</w:comment>).)*>Money<.*?</w:comment>", "", xml)

    back = edited(sent(study, tmp_path), tmp_path / "back.docx", comments=without_money)
    found = looked_at(study, back)
    assert [(one.what, one.names, one.proposed) for one in found.remarks] == [(What.DELETED, ("Money",), False)]
    before = paths_on(study, osen(study))
    assert take(study, found) == Taken()
    assert paths_on(study, osen(study)) == before
    assert take(study, found, chosen=[0]) == Taken(removed=1)
    assert [code for _, code, _ in before if code != "Money"] == [code for _, code, _ in paths_on(study, osen(study))]


def test_a_comment_that_names_another_code_is_offered_as_a_recoding(study: Project, tmp_path: Path) -> None:
    back = edited(
        sent(study, tmp_path),
        tmp_path / "back.docx",
        comments=lambda xml: xml.replace(">Money<", ">Political anchoring<"),
    )
    (only,) = looked_at(study, back).remarks
    assert (only.what, only.names, only.before) == (What.RECODED, ("Political anchoring",), "Money")
    take(study, looked_at(study, back), chosen=[0])
    assert "Money" not in [code for _, code, _ in paths_on(study, osen(study))]


def test_a_code_renamed_since_is_not_taken_for_a_recoding(study: Project, tmp_path: Path) -> None:
    path = sent(study, tmp_path)
    money = study.codes.find("Money")
    assert money is not None
    study.codes.change(money.id, name="Budget")
    assert looked_at(study, path).remarks == ()


def test_a_coding_removed_here_since_does_not_come_back(study: Project, tmp_path: Path) -> None:
    path = sent(study, tmp_path)
    money = next(c for c in study.codings.in_document(osen(study)) if study.codes.path(c.code_id) == "Money")
    study.codings.remove([money.id])
    assert looked_at(study, path).remarks == ()


def test_a_copy_without_bookmarks_and_properties_is_known_by_its_words(study: Project, tmp_path: Path) -> None:
    def bare(xml: str) -> str:
        return re.sub(r"<w:bookmark(?:Start|End) [^>]*/>", "", xml)

    back = edited(
        sent(study, tmp_path),
        tmp_path / "from another program.docx",
        document=bare,
        custom=lambda xml: re.sub(r"<property.*</property>", "", xml),
        commentsExtended=lambda xml: re.sub(r"<w15:commentEx .*?/>", "", xml),
    )
    found = looked_at(study, back)
    assert found.remarks == ()
    assert found.unchanged == len(paths_on(study, osen(study))) + 1


def test_a_reviewed_copy_whose_words_were_edited_keeps_its_new_comments(study: Project, tmp_path: Path) -> None:
    path = sent(study, tmp_path)
    document = docx.Document(str(path))
    answer = next(p for p in document.paragraphs if p.text.startswith("Anna: More"))
    document.add_comment(answer.runs[1:], "Money", "Rita", "R")
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("How is the work", "How was the work")
    document.save(str(tmp_path / "back.docx"))
    take(study, looked_at(study, tmp_path / "back.docx"))
    assert ("More than we had thought, å ja.", "Money", "Rita") in paths_on(study, osen(study))


def test_comments_on_a_report_go_to_the_point_the_question_or_the_passage_quoted(
    study: Project, tmp_path: Path
) -> None:
    export("synthesis", study, tmp_path / "report.docx")
    document = docx.Document(str(tmp_path / "report.docx"))

    def comment(begins: str, said: str) -> None:
        paragraph = next(p for p in document.paragraphs if p.text.startswith(begins) and "Contents" not in p.text)
        document.add_comment(paragraph.runs, said, "Rita", "R")

    comment("Anchoring does not give anybody time.", "Too strong, I think.")
    comment("“we waited for a long time", "Time")
    document.save(str(tmp_path / "back.docx"))
    found = looked_at(study, tmp_path / "back.docx")
    assert {one.place.about for one in found.remarks} == {About.POINT, About.DOCUMENT}
    take(study, found)
    assert ("Too strong, I think.", About.POINT, "Rita") in memos_on(study)
    assert ("we waited for a long time", "Time", "Rita") in [
        (quote, code, coder) for quote, code, coder in paths_on(study, osen(study))
    ]


def test_a_copy_imported_as_another_document_brings_its_codings(study: Project, tmp_path: Path) -> None:
    path = sent(study, tmp_path)
    before = paths_on(study, osen(study))
    copy = take_transcripts(study, [path])[0]
    take(study, review(study, commented(path), copy))
    assert sorted(paths_on(study, copy)) == sorted(before)
    assert paths_on(study, osen(study)) == before


# --------------------------------------------------------------------------- promises


@given(st.sets(st.integers(0, 5_000)))
def test_numbers_come_out_of_a_files_properties_as_they_went_in(numbers: set[int]) -> None:
    assert out_of_ranges(in_ranges(numbers)) == numbers


@given(st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_codings_come_back_as_they_were_sent(study: Project, tmp_path: Path, choice: st.DataObject) -> None:
    text = study.documents.text(osen(study))
    code = study.codes.find("Time")
    assert code is not None
    with study.step("demo"):
        for _ in range(choice.draw(st.integers(1, 6))):
            start = choice.draw(st.integers(0, len(text) - 2))
            end = choice.draw(st.integers(start + 1, len(text)))
            if text[start:end].strip():
                study.codings.add(osen(study), Span(start, end), code.id, choice.draw(st.sampled_from(["kari", "ola"])))
    path = sent(study, tmp_path)
    found = commented(path)
    words = sorted(" ".join(one.span.of(found.reading.text).split()) for one in found.comments)
    lines = {" ".join(line.split()) for line in found.reading.text.split("\n")}
    assert {" ".join(line.split()) for line in text.split("\n")} - {""} <= lines
    assert len(words) == len(paths_on(study, osen(study))) + 1
    assert review(study, found).remarks == ()
    study.undo()
