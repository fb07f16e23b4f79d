from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.analysis.retrieve import FIELDS, TEMPLATES, Quotation, Quoting, Voice, attribution, check_template
from qda.errors import CannotDo
from qda.model import Draft, Span
from qda.project import Project


def in_osen(**told: str | int) -> Quotation:
    """What Anna said in Osen, or with something else known of it."""
    known = {
        "document": "Osen, first", "date": "2026-01-02", "case": "Osen", "speaker": "Anna", "role": "health manager",
        "number": "", "pseudonym": "", "paragraph": 43, **told,
    }  # fmt: skip
    paragraph = int(known.pop("paragraph"))
    voice = Voice(**{name: str(value) for name, value in known.items()}, unnamed=str(known["role"]), known={})
    return Quotation(1, Span(0, 9), "we waited", paragraph, voice)


OSEN = in_osen()


def quoted(project: Project, begins: str, ends: str, name: str = "Osen") -> Quotation:
    """The passage of a document from one phrase through another, as it is quoted."""
    document = project.documents.named(name)
    assert document
    text = project.documents.text(document.id)
    start = text.index(begins)
    return Quoting(project).quote(document.id, Span(start, text.index(ends, start) + len(ends)))


# --------------------------------------------------------------------------- quotes


def test_a_passage_inside_a_turn_is_quoted_as_it_stands(study: Project) -> None:
    quotation = quoted(study, "The council", "May.")
    assert quotation.text == "The council voted for it in May."
    assert (quotation.speaker, quotation.role, quotation.case) == ("Anna", "role of Anna", "Osen")
    assert (quotation.document, quotation.paragraph) == ("Osen", 3)


def test_the_label_of_a_turn_is_left_out(study: Project) -> None:
    assert quoted(study, "Anna: The", "May.").text == "The council voted for it in May."
    assert quoted(study, "na: The", "council").text == "The council"


def test_a_passage_over_several_turns_gives_the_speakers_by_name(study: Project) -> None:
    quotation = quoted(study, "After that", "We waited")
    assert quotation.text == (
        "Anna: After that we waited for a long time.\n"
        "Interviewer: Waited for what?\n"
        "Anna: For somebody with time to do it. We waited"
    )
    assert quotation.speaker == "Anna"


def test_a_turn_of_which_only_the_label_is_in_the_passage_is_left_out(study: Project) -> None:
    assert quoted(study, "The council", "Interviewer:").text == (
        "The council voted for it in May. After that we waited for a long time."
    )


def test_what_only_the_interviewer_said_is_the_interviewers(study: Project) -> None:
    quotation = quoted(study, "Interviewer: And what", "cost?")
    assert (quotation.text, quotation.speaker, quotation.role) == (
        "And what did it cost?",
        "Interviewer",
        "role of Interviewer",
    )


def test_words_before_the_first_turn_are_quoted_too(study: Project) -> None:
    assert quoted(study, "an invented", "interview").text == "an invented interview"
    assert (
        quoted(study, "an invented", "anchored?").text
        == "an invented interview\nInterviewer: How is the work anchored?"
    )


def test_a_passage_of_nothing_but_a_label_is_quoted_as_it_stands(study: Project) -> None:
    assert quoted(study, "Interviewer", "Interviewer").text == "Interviewer"


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 200)), min_size=1, max_size=6))
def test_codings_read_together_are_quoted_as_each_passage_alone(study: Project, places: list[tuple[int, int]]) -> None:
    document = study.documents.all()[0].id
    length, code = len(study.documents.text(document)), study.codes.all()[0].id
    spans = [Span(min(start, length - 1), min(start + size, length)) for start, size in places]
    with study.step("demo"):
        for span in spans:
            study.codings.add(document, span, code)
    quoting = Quoting(study)
    together = list(quoting.codings())
    assert {found.span for found in together} >= set(spans)
    assert together == [quoting.quote(document, one.span, one.coding) for one in together]
    study.undo()


def test_a_document_without_turns_is_quoted_as_it_stands(study: Project) -> None:
    study.documents.add(Draft("Notes", "First line.\n\nSecond line."))
    quotation = quoted(study, "First", "Second", "Notes")
    assert (quotation.text, quotation.speaker, quotation.case) == ("First line.\n\nSecond", "", "")


def test_each_voice_brings_its_own_case_or_else_the_documents(study: Project) -> None:
    bjorn = next(speaker for speaker in study.documents.speakers() if speaker.name == "Anna")
    study.documents.set_speaker(bjorn.id, case_id=study.cases.all()[1].id)
    assert quoted(study, "The council", "May.").case == "Vikna"
    assert quoted(study, "How is", "anchored?").case == "Osen"
    lines = Draft("Notes", "Words of nobody.", case="Osen")
    study.documents.add(lines)
    assert quoted(study, "Words", "nobody", "Notes").case == "Osen"


def test_two_participants_of_two_cases_are_both_named(study: Project, draft: Callable[..., Draft]) -> None:
    made = draft("Group", [("Anna", "We waited.", None, None), ("Bjørn", "We did not.", None, None)], "Vikna")
    document = study.documents.add(made)
    anna = study.documents.speakers(document)[0]
    study.documents.set_speaker(anna.id, case_id=study.cases.all()[0].id, role="")
    quotation = quoted(study, "We waited", "did not", "Group")
    assert (quotation.case, quotation.speaker) == ("Osen, Vikna", "Anna, Bjørn")
    assert quotation.role == "Anna, role of Bjørn"


def test_every_coding_is_quoted_as_any_passage_is(study: Project) -> None:
    document, time = study.documents.all()[0].id, study.codes.find("Time")
    assert time
    text = study.documents.text(document)
    for start in range(0, len(text), 17):
        study.codings.add(document, Span(start, min(len(text), start + 40)), time.id)
    quoting = Quoting(study)
    found = list(quoting.codings())
    assert [q.coding for q in found] == study.codings.of_codes()
    for quotation in found:
        assert quotation == quoting.quote(quotation.document_id, quotation.span, quotation.coding)
    assert [q.coding for q in quoting.codings([time.id])] == study.codings.of_codes([time.id])


# --------------------------------------------------------------------------- attribution


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("full", "(Osen, health manager, ¶ 43)"),
        ("case", "(Osen)"),
        ("role", "(health manager)"),
        ("none", ""),
    ],
)
def test_the_templates_that_come_with_sitat(template: str, expected: str) -> None:
    assert attribution(OSEN, TEMPLATES[template]) == expected


@pytest.mark.parametrize(
    ("unknown", "template", "expected"),
    [
        ("case", "({case}, {role}, ¶ {paragraph})", "(health manager, ¶ 43)"),
        ("role", "({case}, {role}, ¶ {paragraph})", "(Osen, ¶ 43)"),
        ("paragraph", "({case}, {role}, ¶ {paragraph})", "(Osen, health manager)"),
        ("case role", "({case}, {role}, ¶ {paragraph})", "(¶ 43)"),
        ("case role paragraph", "({case}, {role}, ¶ {paragraph})", ""),
        ("speaker", "— {speaker}, {role}", "— health manager"),
        ("role", "— {speaker}, {role}", "— Anna"),
        ("case", "{speaker} ({case})", "Anna"),
        ("speaker", "{speaker} ({case})", "(Osen)"),
        ("speaker", "{case} – {speaker}", "Osen"),
        ("case", "{case} – {speaker}", "Anna"),
        ("document", "[{case}; {document}; {date}]", "[Osen; 2026-01-02]"),
        ("role", "{case}, ({role})", "Osen"),
        ("case", "{case}, ({role})", "(health manager)"),
        ("date", "{speaker} ({case}, {date}), ¶ {paragraph}", "Anna (Osen), ¶ 43"),
        ("role", "({case} [{role}], ¶ {paragraph})", "(Osen, ¶ 43)"),
    ],
)
def test_what_is_not_known_is_left_out_with_its_comma_and_sign(unknown: str, template: str, expected: str) -> None:
    lost = {name: 0 if name == "paragraph" else "" for name in unknown.split()}
    assert attribution(in_osen(**lost), template) == expected


TOLD = [field for field in FIELDS if field not in ("line", "timecode")]
"""The fields that a quotation knows by itself."""


@given(st.sets(st.sampled_from(TOLD)), st.permutations(TOLD), st.sampled_from([", ", "; ", " – ", " / "]))
def test_no_separator_ever_stands_alone(lost: set[str], order: list[str], separator: str) -> None:
    template = "(" + separator.join(("¶ " if name == "paragraph" else "") + "{" + name + "}" for name in order) + ")"
    plain: dict[str, str | int] = dict(
        zip(TOLD, ("Osen", "manager", "Anna", "Informant A", "2", "D", 43, "2026"), strict=True)
    )
    missing = {name: 0 if name == "paragraph" else "" for name in lost}
    told = attribution(in_osen(**{**plain, **missing}), template)
    known = [str(plain[name]) for name in order if name not in lost]
    expected = [("¶ " if name == "43" else "") + name for name in known]
    assert told == (f"({separator.join(expected)})" if known else "")


def test_commas_and_signs_in_a_name_are_left_alone() -> None:
    odd = in_osen(case="Osen, (old), ¶ ", role=", ()")
    assert attribution(odd, "({case}, {role}, ¶ {paragraph})") == "(Osen, (old), ¶ , , (), ¶ 43)"


def test_words_of_a_template_stay_and_double_braces_are_braces() -> None:
    assert attribution(OSEN, "Said in {case}.") == "Said in Osen."
    assert attribution(OSEN, "(anonymised)") == "(anonymised)"
    assert attribution(OSEN, "{{{case}}}") == "{Osen}"
    assert attribution(OSEN, "({case}") == "(Osen"
    assert attribution(OSEN, "{case}) {role}") == "Osen) health manager"


@pytest.mark.parametrize(
    "template", ["{name}", "{}", "{0}", "{case.upper}", "{case!r}", "{case:>9}", "({case}, {town})"]
)
def test_an_unknown_field_is_refused_with_those_there_are(template: str) -> None:
    for refuses in (check_template, lambda template: attribution(OSEN, template)):
        with pytest.raises(CannotDo, match=r"cannot say \{.*it may use \{case\}, \{role\}"):
            refuses(template)


@pytest.mark.parametrize("template", ["{case", "case}", "{case}{", "}{"])
def test_a_template_with_half_a_brace_is_refused(template: str) -> None:
    with pytest.raises(CannotDo, match="check its braces"):
        check_template(template)


@given(st.text("(){}[],¶ ab—;", max_size=20))
def test_any_template_is_used_or_refused(template: str) -> None:
    try:
        check_template(template)
    except CannotDo:
        return
    assert isinstance(attribution(OSEN, template), str)
