"""A small study to try everything on, every verb there is, and what the tables hold."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from qda.analysis import cells, returned
from qda.analysis.proposals import Unit, code_accepted, propose
from qda.analysis.search import Sought, search
from qda.comments import taking
from qda.comments.review import review
from qda.margin import Comment, Commented, sum_of
from qda.model import (
    FINDINGS,
    About,
    Answers,
    AttributeType,
    Belonging,
    CellState,
    Codebook,
    CodeEntry,
    ColumnRole,
    Draft,
    DraftSpeaker,
    DraftTurn,
    Guide,
    GuideQuestion,
    Mapping,
    Option,
    Owner,
    Part,
    Place,
    Reading,
    Span,
    SurveyColumn,
    TurnRole,
    Views,
)
from qda.project import Project
from qda.report import Returned, Standing
from qda.sheets.arriving import Arriving, plan, take
from qda.store import schema
from qda.store.cells import Citing, Crossing, Topic, TopicOf, Whose, WhoseOf, guide_crossing
from qda.store.documents import drafted
from qda.text.edits import Edit
from qda.text.guide_order import Numbering
from qda.text.pseudonyms import Exchange, Pair

Line = tuple[str, str, int | None, TurnRole | None]
Tables = dict[str, list[tuple[Any, ...]]]

ASKS, FOLLOWS, ANSWERS = TurnRole.ASKS, TurnRole.FOLLOWS_UP, TurnRole.ANSWERS

OSEN: list[Line] = [
    ("Interviewer", "How is the work anchored?", 0, ASKS),
    ("Anna", "The council voted for it in May. After that we waited for a long time.", 0, ANSWERS),
    ("Interviewer", "Waited for what?", 0, FOLLOWS),
    ("Anna", "For somebody with time to do it. We waited, and nobody came.", 0, ANSWERS),
    ("Interviewer", "And what did it cost?", 1, ASKS),
    ("Anna", "More than we had thought, å ja.", 1, ANSWERS),
]
VIKNA: list[Line] = [
    ("Interviewer", "How is the work anchored?", 0, ASKS),
    ("Bjørn", "With the leaders. The politicians have not heard of it 😀.", 0, ANSWERS),
    ("Interviewer", "Who else takes part?", 2, ASKS),
    ("Interviewer", "We can leave that.", None, None),
]


def make_draft(name: str, lines: Sequence[Line], case: str = "") -> Draft:
    """An interview as it is understood at import; each line is (speaker, words, question, role)."""
    voices = list(dict.fromkeys(line[0] for line in lines))
    text = f"{name}, an invented interview\n\n"
    header = Span(0, len(text) - 2)
    turns = []
    for voice, words, question, role in lines:
        start = len(text)
        text += f"{voice}: {words}"
        said = start + len(voice) + 2
        turns.append(
            DraftTurn(
                voices.index(voice),
                Span(start, len(text)),
                Span(start, said - 1),
                Span(said, len(text)),
                question=question,
                role=role,
                confidence=None if role is None else 90,
            )
        )
        text += "\n"
    speakers = tuple(
        DraftSpeaker(voice, Part.INTERVIEWER if voice == "Interviewer" else Part.PARTICIPANT, f"role of {voice}")
        for voice in voices
    )
    return Draft(name, text, f"{name}.docx", case=case, speakers=speakers, turns=tuple(turns), header=header)


def fill(project: Project) -> None:
    """Two interviews, three questions, a nested codebook, and something of every noun."""
    project.guide.take_over(
        Guide(
            "A guide",
            (
                GuideQuestion("1", "How is the work anchored?", "Background", ("Waited for what?",)),
                GuideQuestion("2", "What did it cost?", "Background"),
                GuideQuestion("3", "Who takes part?", "Cooperation"),
            ),
        )
    )
    questions = project.guide.questions()
    osen, _vikna = project.documents.add_all(
        [make_draft("Osen", OSEN, "Osen"), make_draft("Vikna", VIKNA, "Vikna")], questions
    )
    inhabitants = project.attributes.define("Inhabitants", AttributeType.NUMBER)
    project.attributes.set_value(project.cases.all()[0].id, inhabitants, "930")
    anchoring = project.codes.add("Anchoring", definition="Who stands behind it.", shortcut="a", cues=("voted",))
    political = project.codes.add("Political anchoring", anchoring, definition="The council.", colour="#336699")
    time = project.codes.add("Time", example="We waited.")
    money = project.codes.add("Money", ordered=True)
    project.codes.keep_apart(time, money)
    text = project.documents.text(osen)
    council = Span(text.index("The council"), text.index(" After"))
    waited = Span(text.index("we waited"), text.index(" time.") + 5)
    first = project.codings.add(osen, council, political)
    project.codings.add(osen, council, anchoring)
    second = project.codings.add(osen, waited, time)
    project.codings.add(osen, waited, money, "per")
    beforehand = SurveyColumn(ColumnRole.SINGLE, "Had you heard of it?", ("heard",), options=(Option("1", "yes"),))
    whose = Mapping((beforehand,), Belonging.ONE, "Osen")
    project.surveys.take("Beforehand", "beforehand.csv", whose, [Answers("1", (("1",),)), Answers("2", ((),))], "en")
    project.memos.add("The council again.", About.CODING, first)
    project.memos.add("Where the waiting begins.", About.DOCUMENT, osen, waited)
    project.memos.add("What is time?", About.CODE, time)
    project.queries.add("What was waited for", {"words": "wait"})
    project.recipes.add("Portraits", "synthesis", {"by": "case"})
    case_id = project.cases.all()[0].id
    project.synthesis.set_summary(questions[0].id, case_id, "Anchored, and then nobody had time.")
    point = project.synthesis.add_point(questions[0].id, "Anchoring does not give anybody time.")
    project.synthesis.add_point(questions[0].id, "Leaders carry it alone.")
    project.memos.link(project.memos.add("Ask Anna about this.", About.POINT, point), osen, waited)
    project.synthesis.add_cell(point, questions[0].id, case_id)
    project.synthesis.add_quote(point, osen, waited, coding_id=second)


@pytest.fixture(scope="session")
def study_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a small study, closed; to be copied."""
    path = tmp_path_factory.mktemp("study") / "study.sitat"
    with Project.create(path, name="Study", coder="kari") as opened:
        fill(opened)
    return path


@pytest.fixture
def study(study_file: Path, tmp_path: Path) -> Iterator[Project]:
    """A small study, open."""
    with Project.open(shutil.copy(study_file, tmp_path / "study.sitat"), coder="kari") as opened:
        yield opened


@pytest.fixture(scope="session")
def filled() -> Callable[[Project], None]:
    """Fills an empty project with the small study."""
    return fill


@pytest.fixture(scope="session")
def draft() -> Callable[..., Draft]:
    """Makes a draft: `draft(name, lines, case)`, each line as (speaker, words, question's place, role)."""
    return make_draft


@pytest.fixture(scope="session")
def tables() -> Callable[[Project], Tables]:
    """What all journalled tables of a project hold."""

    def read(project: Project) -> Tables:
        return {table: project._store.rows(f'SELECT * FROM "{table}" ORDER BY 1') for table in schema.JOURNALLED}

    return read


# --------------------------------------------------------------------------- every verb


def code(project: Project, name: str) -> int:
    found = project.codes.find(name)
    assert found is not None
    return found.id


def codings(project: Project) -> list[int]:
    return [coding.id for coding in project.codings.of_codes()]


def case(project: Project, name: str = "Osen") -> int:
    found = project.cases.named(name)
    assert found is not None
    return found.id


def document(project: Project, name: str = "Osen") -> int:
    found = project.documents.named(name)
    assert found is not None
    return found.id


def question(project: Project, number: str = "1") -> int:
    found = project.guide.numbered(number)
    assert found is not None
    return found.id


def point(project: Project, place: int = 0) -> int:
    return project.synthesis.points()[place].id


def evidence(project: Project, place: int) -> int:
    return project.synthesis.points()[0].evidence[place].id


def points_in(project: Project, place: Place) -> None:
    """All that can be done to points in a place: among the findings, or under a code."""
    first, second = project.synthesis.add_points(place, ["One.", "Two."])
    project.synthesis.set_point_text(second, "Twice.")
    project.synthesis.move_point(second, 0)
    project.synthesis.add_cell(second, question(project), case(project))
    project.synthesis.set_summary(question(project), case(project), "Said otherwise.")
    project.synthesis.point_still_right(second)
    project.synthesis.delete_point(first)


def answer(project: Project) -> int:
    return next(turn.id for turn in project.documents.turns(document(project)) if turn.role is ANSWERS)


def matched_anew(project: Project) -> None:
    turns, _ = drafted(project.documents.turns(document(project)), project.documents.speakers(document(project)))
    project.documents.set_questions(document(project), turns, project.guide.questions())


def corrected(project: Project) -> None:
    text = project.documents.text(document(project))
    text = text.replace("The council voted", "In the end the council voted").replace("for a long time", "")
    project.corrections.apply(project.corrections.plan(document(project), text))


def typed(project: Project) -> None:
    live = project.edits.open(document(project))
    for edit in (Edit(live.text.index("council"), 0, "whole "), Edit(live.text.index("for a long time"), 15, "")):
        live.typed.type(edit)
        project.edits.keep(live)
    project.edits.fold()


def commented(project: Project) -> None:
    """A file comes back with a coding, a memo and a reply."""
    text = project.documents.text(document(project))
    span = Span(text.index("More than"), text.index(", å ja"))
    reply = Comment("3", span, "Sure?", "per")
    comments = (
        Comment("1", span, "Time; Waiting", "ola", "2026-03-01T10:00:00Z", replies=(reply,)),
        Comment("2", span, "Is that so?", "ola"),
    )
    taking.take(project, review(project, Commented(Reading("Osen.docx", text), comments)))


def edited_in_word(project: Project) -> None:
    """A report comes back with another wording of its first point."""
    point = project.synthesis.points()[0]
    lines = (Standing("", "They waited longer than that.", f"point-{point.guid}", sum_of(point.text)),)
    returned.take(project, returned.compare(project, Returned("", frozenset(), lines)).differences)


BOOK = Codebook(
    "A codebook",
    "en",
    (
        CodeEntry("m1", "Money", shortcut="a", codes=(CodeEntry("t1", "Time", "Hours and years."),)),
        CodeEntry("n1", "New"),
    ),
)
GUIDE = Guide(
    "Another guide", (GuideQuestion("2", "What did it really cost?", "Money"), GuideQuestion("9", "Anything else?"))
)


def relinked(p: Project) -> None:
    """A linked passage is corrected, and the link takes the words as they stand then."""
    memo = p.memos.all()[0].id
    number = p.memos.link(memo, document(p), Span(4, 20))
    text = p.documents.text(document(p))
    p.corrections.apply(p.corrections.plan(document(p), text[:10] + "x" + text[10:]))
    p.memos.relink(memo, number)


def coded_place(project: Project, name: str = "Anchoring") -> Crossing:
    """Where a code meets the speakers of a document that an attribute groups."""
    level = project.attributes.named("Level")
    of = level.id if level else project.attributes.define("Level", AttributeType.CHOICE, Owner.SPEAKER)
    return Crossing(Topic(TopicOf.CODE, code(project, name)), Whose(WhoseOf.GROUP, of, "leader"))


def coded_case(project: Project, name: str) -> Crossing:
    return Crossing(Topic(TopicOf.CODE, code(project, name)), Whose(WhoseOf.CASE, case(project)))


def cited_and_still_right(project: Project) -> None:
    """A cited passage is corrected, and the summary found right."""
    place = coded_case(project, "Time")
    project.cells.cite(place, "Waiting (¶ 3).", [], [Citing("(¶ 3)", document(project), Span(4, 20))])
    text = project.documents.text(document(project))
    project.corrections.apply(project.corrections.plan(document(project), text[:10] + "x" + text[10:]))
    project.cells.still_right(place, [["guid", "words"]])


def coded_by_search(project: Project) -> None:
    found = list(search(project, Sought("time")))
    time = code(project, "Time")
    code_accepted(project, propose(project, found, Unit.WORDS, time), time, "time")


def surveyed(project: Project, said: str = "We talk more. And we plan.") -> int:
    """A survey of two respondents: a scale, an open question, an attribute."""
    columns = (
        SurveyColumn(ColumnRole.RESPONDENT, "Id", ("Id",)),
        SurveyColumn(ColumnRole.ATTRIBUTE, "Position", ("Position",)),
        SurveyColumn(ColumnRole.SCALE, "Did it help?", ("Helped",), options=(Option("1", "no"), Option("2", "yes"))),
        SurveyColumn(ColumnRole.OPEN, "How?", ("How?",)),
    )
    answers = [
        Answers("a", (("a",), ("nurse",), ("1",), (said,))),
        Answers("b", (("b",), ("cook",), ("2",), ())),
    ]
    return project.surveys.take("After the course", "after.csv", Mapping(columns), answers, "en")


def survey_question(project: Project, role: ColumnRole = ColumnRole.SCALE) -> int:
    return next(one.id for one in project.surveys.questions(surveyed(project)) if one.role is role)


def answers_coded(project: Project) -> None:
    """All answers to an open question, coded in one step."""
    survey_id = surveyed(project)
    asked = next(one for one in project.surveys.questions(survey_id) if one.role is ColumnRole.OPEN)
    written = project.surveys.written(survey_id, asked.question_id or 0)
    with project.step("survey.code", count=len(written), code="Time", question="S1"):
        project.codings.add_all([(one.document_id, one.span, code(project, "Time"), "", "") for one in written])


VERBS: dict[str, Callable[[Project], object]] = {
    "proposals.code_accepted": coded_by_search,
    "pseudonyms.put": lambda p: p.pseudonyms.put(Exchange([Pair("Anna", "[Person 1]")])),
    "pseudonyms.put back": lambda p: p.pseudonyms.put(Exchange([Pair("Anna", "Anne")]), back=True),
    "project.set_setting": lambda p: p.set_setting("title", "Five municipalities"),
    "documents.add": lambda p: p.documents.add(make_draft("Namsos", OSEN, "Namsos"), p.guide.questions()),
    "documents.add_all": lambda p: p.documents.add_all(
        [make_draft("A", OSEN), make_draft("B", VIKNA, "osen")], p.guide.questions()
    ),
    "documents.adding": lambda p: list(p.documents.adding([make_draft("A", []), make_draft("A", [])])),
    "documents.rename": lambda p: p.documents.rename(document(p), "Osen, first interview"),
    "documents.set_case": lambda p: p.documents.set_case(document(p), case(p, "Vikna")),
    "documents.set_case to none": lambda p: p.documents.set_case(document(p), None),
    "documents.set_date": lambda p: p.documents.set_date(document(p), "2026-03-01"),
    "documents.set_read": lambda p: p.documents.set_read(document(p)),
    "documents.set_read not": lambda p: (p.documents.set_read(document(p)), p.documents.set_read(document(p), False)),
    "documents.set_speaker": lambda p: p.documents.set_speaker(
        p.documents.speakers()[1].id, part=Part.INTERVIEWER, role="mayor", case_id=case(p, "Vikna")
    ),
    "documents.set_question": lambda p: p.documents.set_question(answer(p), question(p, "3"), FOLLOWS),
    "documents.set_question to none": lambda p: p.documents.set_question(answer(p), None, None),
    "documents.set_questions": matched_anew,
    "corrections.apply": corrected,
    "comments.take": commented,
    "returned.take": edited_in_word,
    "edits.fold": typed,
    "documents.delete": lambda p: p.documents.delete(document(p)),
    "codes.add": lambda p: p.codes.add("Gains", code(p, "Time"), definition="What came of it.", cues=["won"]),
    "codes.add_path": lambda p: p.codes.add_path("Gains > Quality > For users"),
    "codes.change": lambda p: p.codes.change(code(p, "Time"), name="Hours", include="Years, too", ordered=True),
    "codes.change of the name": lambda p: p.codes.change(code(p, "Time"), name="Hours"),
    "codes.move": lambda p: p.codes.move(code(p, "Money"), code(p, "Anchoring"), 0),
    "codes.merge": lambda p: p.codes.merge(code(p, "Anchoring"), code(p, "Time")),
    "codes.merge into its parent": lambda p: p.codes.merge(code(p, "Political anchoring"), code(p, "Anchoring")),
    "codes.delete": lambda p: p.codes.delete(code(p, "Anchoring")),
    "codes.delete_all": lambda p: p.codes.delete_all([code(p, "Anchoring"), code(p, "Money")]),
    "codes.merge_all": lambda p: p.codes.merge_all([code(p, "Anchoring"), code(p, "Money")], code(p, "Time")),
    "codes.move_all": lambda p: p.codes.move_all([code(p, "Money"), code(p, "Time")], code(p, "Anchoring"), 0),
    "codes.recolour": lambda p: p.codes.recolour({code(p, "Money"): "#0072B2", code(p, "Time"): "#C4500B"}),
    "codes.keep_apart": lambda p: p.codes.keep_apart(code(p, "Anchoring"), code(p, "Time")),
    "codes.split": lambda p: p.codes.split(
        code(p, "Time"), {c.id: "Waiting" for c in p.codings.of_codes([code(p, "Time")])}, {"Waiting": "#0072B2"}
    ),
    "codes.split whole": lambda p: p.codes.split(
        code(p, "Time"), {c.id: "Waiting" for c in p.codings.of_codes([code(p, "Time")])}, keep=False
    ),
    "codes.take_over": lambda p: p.codes.take_over(BOOK),
    "codings.add": lambda p: p.codings.add(document(p, "Vikna"), Span(60, 70), code(p, "Time"), "ola"),
    "codings.add_together": lambda p: p.codings.add_together(
        document(p, "Vikna"), Span(60, 70), [code(p, "Time"), code(p, "Money")]
    ),
    "codings.add_all": lambda p: p.codings.add_all(
        [(document(p, name), Span(4, 9 + n), code(p, "Time"), "", "") for n in range(3) for name in ("Vikna", "Osen")],
        "codings.csv",
    ),
    "codings.remove": lambda p: p.codings.remove(codings(p)[:1]),
    "codings.remove several": lambda p: p.codings.remove(codings(p)),
    "codings.recode": lambda p: p.codings.recode(codings(p)[:1], code(p, "Money")),
    "codings.recode several": lambda p: p.codings.recode(codings(p), code(p, "Time")),
    "codings.removing": lambda p: list(p.codings.removing(codings(p))),
    "codings.recoding": lambda p: list(p.codings.recoding(codings(p), code(p, "Money"))),
    "codings.marking": lambda p: list(p.codings.marking(codings(p), True)),
    "codings.mark_good": lambda p: p.codings.mark_good(codings(p)[:2]),
    "codings.mark_good not": lambda p: (
        p.codings.mark_good(codings(p)[:1]),
        p.codings.mark_good(codings(p)[:1], False),
    ),
    "queries.add": lambda p: p.queries.add("Waiting", {"words": "waited"}),
    "queries.rename": lambda p: p.queries.rename(p.queries.add("Waiting", {"words": "waited"}), "Patience"),
    "queries.replace": lambda p: p.queries.replace(p.queries.add("Waiting", {"words": "waited"}), {"good": True}),
    "recipes.add": lambda p: p.recipes.add("By case", "synthesis", {"by": "case"}),
    "recipes.change": lambda p: p.recipes.change(p.recipes.add("Quotes", "quotes", {}), {"good": True}),
    "recipes.rename": lambda p: p.recipes.rename(p.recipes.add("Quotes", "quotes", {}), "All quotes"),
    "recipes.move": lambda p: (p.recipes.add("A", "grid", {}), p.recipes.move(p.recipes.add("B", "memos", {}), 0)),
    "recipes.delete": lambda p: p.recipes.delete(p.recipes.add("Quotes", "quotes", {})),
    "queries.delete": lambda p: p.queries.delete(p.queries.add("Waiting", {"words": "waited"})),
    "codings.resize": lambda p: p.codings.resize(codings(p)[0], Span(3, 12)),
    "cases.add": lambda p: p.cases.add("Namsos"),
    "cases.add_all": lambda p: p.cases.add_all(["Grong", "Namsos"]),
    "cases.rename": lambda p: p.cases.rename(case(p), "Åfjord"),
    "cases.move": lambda p: p.cases.move(case(p), 1),
    "cases.delete": lambda p: p.cases.delete(case(p)),
    "attributes.define": lambda p: p.attributes.define("Coast", AttributeType.YES_NO),
    "attributes.set_value": lambda p: p.attributes.set_value(case(p, "Vikna"), p.attributes.all()[0].id, "4 500"),
    "attributes.set_value to nothing": lambda p: p.attributes.set_value(case(p), p.attributes.all()[0].id, ""),
    "attributes.set_value of a speaker": lambda p: p.attributes.set_value(
        p.documents.speakers()[1].id, p.attributes.define("Level", AttributeType.CHOICE, Owner.SPEAKER), "leader"
    ),
    "attributes.setting": lambda p: list(p.attributes.setting({(case(p), p.attributes.all()[0].id): "7"})),
    "attributes.set_values": lambda p: p.attributes.set_values(
        {
            (case(p, "Vikna"), p.attributes.all()[0].id): "4500",
            (document(p), p.attributes.define("Place", of=Owner.DOCUMENT)): "at work",
        }
    ),
    "attributes.rename": lambda p: p.attributes.rename(p.attributes.all()[0].id, "People"),
    "attributes.retype": lambda p: p.attributes.retype(p.attributes.all()[0].id, AttributeType.CHOICE, ["930", "many"]),
    "attributes.move": lambda p: p.attributes.move(p.attributes.define("Coast"), 0),
    "attributes.delete": lambda p: p.attributes.delete(p.attributes.all()[0].id),
    "sheets.take of documents": lambda p: take(
        p, plan(p, Owner.DOCUMENT, Arriving(("document", "Place"), (("osen", "home"),), "here"))
    ),
    "sheets.take of speakers": lambda p: take(
        p, plan(p, Owner.SPEAKER, Arriving(("speaker", "role", "case"), (("Anna", "mayor", "Grong"),), "here"))
    ),
    "cases.take_over": lambda p: p.cases.take_over(
        {"Inhabitants": AttributeType.TEXT, "Coast": AttributeType.YES_NO},
        {"osen": {"Coast": "yes"}, "Røyrvik": {"Inhabitants": "400"}},
        "cases.csv",
    ),
    "guide.take_over": lambda p: p.guide.take_over(GUIDE),
    "guide.add": lambda p: p.guide.add("4", "What next?", p.guide.sections()[0].id),
    "guide.change": lambda p: p.guide.change(question(p), number="1a", text="Who stands behind it?"),
    "guide.set_views": lambda p: p.guide.set_views(question(p), Views.DIVIDED),
    "guide.set_views back": lambda p: (
        p.guide.set_views(question(p), Views.DIVIDED),
        p.guide.set_views(question(p), Views.AGREEMENT),
    ),
    "guide.take_over with choices": lambda p: p.guide.take_over(
        GUIDE, {0: question(p), 1: None}, drop=[question(p, "3")]
    ),
    "guide.add first": lambda p: p.guide.add("", "And then?", place=0, probes=["when"]),
    "guide.change probes": lambda p: p.guide.change(question(p), probes=["who", " ", "when"]),
    "guide.move": lambda p: p.guide.move(question(p, "3"), None, 0),
    "guide.renumber": lambda p: p.guide.renumber(Numbering.SECTIONS),
    "guide.merge": lambda p: p.guide.merge(question(p), question(p, "2")),
    "guide.add_section": lambda p: p.guide.add_section("Afterwards", p.guide.sections()[0].id),
    "guide.rename_section": lambda p: p.guide.rename_section(p.guide.sections()[0].id, "Before"),
    "guide.move_section": lambda p: p.guide.move_section(p.guide.sections()[-1].id, 0),
    "guide.delete_section": lambda p: p.guide.delete_section(p.guide.sections()[0].id),
    "documents.accept_questions": lambda p: p.documents.accept_questions([answer(p)]),
    "guide.delete": lambda p: p.guide.delete(question(p)),
    "surveys.take": surveyed,
    "surveys.rename": lambda p: p.surveys.rename(surveyed(p), "Before the course"),
    "surveys.change_question": lambda p: p.surveys.change_question(
        survey_question(p), text="Was it any help?", role=ColumnRole.SINGLE, options=[Option("2", "B")]
    ),
    "surveys.take again": lambda p: (surveyed(p), surveyed(p, "We plan. And we talk more than before.")),
    "surveys.taking": lambda p: list(p.surveys.taking("Later", "later.csv", p.surveys.mapping(1), [], "en")),
    "surveys coded": answers_coded,
    "surveys.delete": lambda p: p.surveys.delete(surveyed(p)),
    "memos.add": lambda p: p.memos.add("On the case.", About.CASE, case(p)),
    "memos.set_text": lambda p: p.memos.set_text(p.memos.all()[0].id, "Said otherwise."),
    "memos.delete": lambda p: p.memos.delete(p.memos.all()[0].id),
    "memos.link": lambda p: p.memos.link(p.memos.all()[0].id, document(p), Span(4, 20)),
    "memos.relink": relinked,
    "synthesis.set_summary": lambda p: p.synthesis.set_summary(question(p, "3"), case(p), "Nobody else."),
    "synthesis.set_summaries": lambda p: p.synthesis.set_summaries(
        {(question(p, number), case(p)): f"About {number}." for number in "123"}
    ),
    "synthesis.still_right": lambda p: (
        p.documents.set_question(answer(p), None, None),
        p.synthesis.still_right(question(p), case(p)),
    ),
    "cells.set_summary": lambda p: p.cells.set_summary(coded_place(p), "Voted, and left.", [["g", "The council"]]),
    "cells.set_summaries": lambda p: p.cells.set_summaries(
        {coded_place(p, name): ("Both.", []) for name in ("Time", "Money")}
    ),
    "cells.set_state": lambda p: p.cells.set_state(coded_place(p), CellState.NOT_READ),
    "cells.set_state back": lambda p: (
        p.cells.set_state(coded_place(p), CellState.NOT_READ),
        p.cells.set_state(coded_place(p), None),
    ),
    "cells.fill": lambda p: cells.fill(p, [coded_case(p, "Anchoring"), coded_case(p, "Time")]),
    "cells.still_right": cited_and_still_right,
    "cells.cite": lambda p: p.cells.cite(
        guide_crossing(question(p), case(p)), "Nobody had time (¶ 3).", [], [Citing("(¶ 3)", document(p), Span(4, 20))]
    ),
    "synthesis.point_still_right": lambda p: (
        p.synthesis.set_summary(question(p), case(p), "Said otherwise."),
        p.synthesis.point_still_right(point(p)),
    ),
    "synthesis.set_state": lambda p: p.synthesis.set_state(question(p), case(p), CellState.NOT_ASKED),
    "synthesis.set_state back": lambda p: (
        p.synthesis.set_state(question(p), case(p), CellState.NOT_ASKED),
        p.synthesis.set_state(question(p), case(p), None),
    ),
    "synthesis.add_point": lambda p: p.synthesis.add_point(question(p), "Between the two.", 1),
    "synthesis.add_points": lambda p: p.synthesis.add_points(question(p), ["One.", "Two."], 0),
    "synthesis.split_point": lambda p: p.synthesis.split_point(point(p), 10),
    "synthesis.split_point with evidence": lambda p: p.synthesis.split_point(point(p), 10, [evidence(p, 1)]),
    "synthesis.merge_points": lambda p: p.synthesis.merge_points([point(p), point(p, 1)]),
    "synthesis.promote": lambda p: p.synthesis.promote([point(p), point(p, 1)]),
    "synthesis.add_on_point": lambda p: (
        (below := point(p, 1)) and p.synthesis.add_on_point(p.synthesis.promote([point(p)]), below)
    ),
    "synthesis.add_point to a code": lambda p: p.synthesis.add_point(Place(code_id=code(p, "Time")), "Of the council."),
    "synthesis.write_lines": lambda p: p.synthesis.write_lines(point(p), ["One.", "Two."]),
    "synthesis.point_of_cells": lambda p: p.synthesis.point_of_cells(
        question(p), [(Place(question(p)), case(p)), (Place(code_id=code(p, "Time")), case(p, "Vikna"))], "Both."
    ),
    "synthesis.set_group": lambda p: p.synthesis.set_group(point(p), "under 5000"),
    "synthesis.set_printed": lambda p: p.synthesis.set_printed(evidence(p, 1), "we waited […]"),
    "synthesis.set_printed back": lambda p: [
        p.synthesis.set_printed(evidence(p, 1), printed) for printed in ("[They] waited", "")
    ],
    "synthesis.set_contrary": lambda p: p.synthesis.set_contrary(evidence(p, 1), True),
    "synthesis.set_contrary back": lambda p: [
        p.synthesis.set_contrary(evidence(p, 1), contrary) for contrary in (True, False)
    ],
    "guide.group_by": lambda p: p.guide.group_by(question(p), p.attributes.all()[0].id, (5000,)),
    "synthesis.add_point among the findings": lambda p: points_in(p, FINDINGS),
    "synthesis.add_point under a code": lambda p: points_in(p, Place(code_id=code(p, "Time"))),
    "synthesis.set_point_text": lambda p: p.synthesis.set_point_text(point(p), "Anchoring takes time."),
    "synthesis.move_point": lambda p: p.synthesis.move_point(point(p), 1),
    "synthesis.move_point elsewhere": lambda p: p.synthesis.move_point(point(p), 0, question(p, "2")),
    "synthesis.delete_point": lambda p: p.synthesis.delete_point(point(p)),
    "synthesis.add_cell": lambda p: p.synthesis.add_cell(point(p, 1), question(p), case(p, "Vikna")),
    "synthesis.add_quote": lambda p: p.synthesis.add_quote(point(p, 1), document(p), Span(4, 20)),
    "synthesis.show_quote": lambda p: p.synthesis.show_quote(evidence(p, 1), False),
    "synthesis.show_quote again": lambda p: [p.synthesis.show_quote(evidence(p, 1), shown) for shown in (False, True)],
    "synthesis.move_evidence": lambda p: p.synthesis.move_evidence(evidence(p, 1), 0),
    "synthesis.remove_evidence": lambda p: p.synthesis.remove_evidence(evidence(p, 1)),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `verb` is run with every verb of every shelf."""
    if "verb" in metafunc.fixturenames:
        metafunc.parametrize("verb", VERBS.values(), ids=VERBS)


@pytest.fixture(scope="session")
def verbs() -> dict[str, Callable[[Project], object]]:
    """Every verb of every shelf, by name; what follows the name says how it is used."""
    return VERBS
