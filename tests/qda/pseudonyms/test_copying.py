"""A pseudonymised copy holds no name, wherever one looks; the project stays untouched, and names come back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qda.cli import main
from qda.errors import AlreadyThere, Cancelled, CannotDo, TableUnreadable
from qda.exporting import export
from qda.files.names_key import read_key, write_key
from qda.model import Draft, Span
from qda.project import Project
from qda.pseudonyms.copying import beside, make, prepare, with_kept
from qda.pseudonyms.finding import Found, completed, look, places_of
from qda.pseudonyms.finding import given as pseudonyms_for
from qda.pseudonyms.leaks import BYTES, FILE, HISTORY, leaks
from qda.store.pseudonyms import Where
from qda.text.pseudonyms import Exchange, Key, Kind, Pair
from qda.text.stand_ins import Style

Tables = dict[str, list[tuple[Any, ...]]]
KEY: Key = (Pair("Anna", "[Person 1]", Kind.PERSON), Pair("Bjørn", "[Person 2]", Kind.PERSON), Pair("Osen", "Granvika"))


@pytest.fixture
def key(study: Project) -> Key:
    return completed(KEY, tuple(study.pseudonyms.words()))


def test_the_copy_holds_no_name_and_the_project_is_untouched(study: Project, key: Key, tmp_path: Path, tables: Callable[[Project], Tables]) -> None:  # fmt: skip  # noqa: E501
    study.documents.rename(study.documents.all()[0].id, "Anna, of Osen")
    study.codes.add("Bjørn's way")
    before = tables(study)
    assert {leak.original for leak in leaks(study.path, key)} >= {"Anna", "Bjørn", "Osen"}
    goal = tmp_path / "copy.sitat"
    put = make(study, goal, key)
    assert put.names > 10
    assert leaks(goal, key) == []
    assert tables(study) == before
    with Project.open(goal) as copy:
        assert copy.history() == []
        assert copy.unsound() == []
        assert copy.documents.search("granvika")
    assert leaks(goal, key) == []


def test_the_raw_bytes_hold_no_piece_of_a_long_name(project: Project, tmp_path: Path) -> None:
    name = "Ingeborgsdatter"
    text = f"{name} said it. " + "Words that everybody may read. " * 900 + f"{name.upper()} left, and {name}s son. "
    project.documents.add(Draft("One", text))
    document = project.documents.add(Draft("Two", f"{name} again."))
    project.documents.delete(document)
    key = completed((Pair(name, "[P]"),), tuple(project.pseudonyms.words()))
    assert HISTORY in {leak.place for leak in leaks(project.path, key)}
    make(project, tmp_path / "copy.sitat", key)
    data = (tmp_path / "copy.sitat").read_bytes().lower()
    for piece in (name, name[1:], name[:-3]):
        assert piece.lower().encode() not in data
        assert piece.lower().encode("utf-16-le") not in data


def test_names_put_back_are_there_to_the_letter(
    study: Project, key: Key, tmp_path: Path, tables: Callable[[Project], Tables]
) -> None:
    before = tables(study)
    make(study, tmp_path / "copy.sitat", key)
    with Project.open(tmp_path / "copy.sitat") as copy:
        make(copy, tmp_path / "back.sitat", key, back=True)
    with Project.open(tmp_path / "back.sitat") as back:
        assert tables(back) == before


def test_what_was_coded_in_the_copy_goes_back_too(study: Project, key: Key, tmp_path: Path) -> None:
    make(study, tmp_path / "copy.sitat", key)
    with Project.open(tmp_path / "copy.sitat") as copy:
        document = copy.documents.all()[0].id
        at = copy.documents.text(document).index("[Person 1]")
        copy.codings.add(document, Span(at, at + 10), copy.codes.all()[0].id)
        make(copy, tmp_path / "back.sitat", key, back=True)
    with Project.open(tmp_path / "back.sitat") as back:
        assert "Anna" in [coding.quote for coding in back.codings.in_document(back.documents.all()[0].id)]


def test_stopped_it_leaves_no_trace(study: Project, key: Key, tmp_path: Path) -> None:
    there = sorted(tmp_path.iterdir())
    asked = threading.Event()

    def stop(done: int, total: int, note: str) -> None:
        if note == "Vikna":
            asked.set()
            raise Cancelled

    with pytest.raises(Cancelled):
        make(study, tmp_path / "copy.sitat", key, tmp_path / "key.csv", report=stop)
    assert asked.is_set()
    assert sorted(tmp_path.iterdir()) == there


def test_a_key_that_will_not_do_leaves_no_trace(study: Project, tmp_path: Path) -> None:
    there = sorted(tmp_path.iterdir())
    with pytest.raises(CannotDo):
        make(study, tmp_path / "copy.sitat", (Pair("Anna", "Interviewer"),), tmp_path / "key.csv")
    assert sorted(tmp_path.iterdir()) == there


def test_a_file_that_is_there_is_not_overwritten(study: Project, key: Key, tmp_path: Path) -> None:
    (tmp_path / "copy.sitat").write_text("mine")
    with pytest.raises(AlreadyThere):
        make(study, tmp_path / "copy.sitat", key)
    assert (tmp_path / "copy.sitat").read_text() == "mine"


def test_in_the_project_itself_the_file_is_exchanged(study: Project, key: Key) -> None:
    path = study.path
    ready = prepare(study, path, key, over=True)
    study.close()
    ready.take_place()
    assert leaks(path, key) == []
    assert sorted(one.name for one in path.parent.iterdir() if one.name.startswith(".")) == []


def test_older_copies_beside_it_are_told_of(study: Project) -> None:
    older = study.path.with_name("study (format 1).sitat")
    older.write_bytes(study.path.read_bytes())
    assert beside(study.path) == [older]


def test_names_left_by_choice_are_told_apart(project: Project, tmp_path: Path) -> None:
    project.documents.add(Draft("One", "Even came. Even cameras were there."))
    key: Key = (Pair("Even", "[P]", Kind.PERSON),)
    words = tuple(project.pseudonyms.words())
    left = places_of(words, key)[""][1:]
    key = with_kept(key, left)
    make(project, tmp_path / "copy.sitat", key, leave=[found.place for found in left])
    found = leaks(tmp_path / "copy.sitat", key)
    assert [(leak.count, leak.chosen) for leak in found] == [(1, True)]


def test_what_may_be_a_name_is_told_as_a_doubt(project: Project) -> None:
    project.memos.add("The Bergensers sang, and BERGEN listened. 5 per cent.")
    found = leaks(project.path, (Pair("Bergen", "x"), Pair("Per", "y")))
    assert {(leak.original, leak.sure) for leak in found if leak.place == Where.MEMOS} == {("Bergen", False)}


def test_a_name_in_bytes_that_belong_to_nothing_is_found(study: Project) -> None:
    path = study.path
    study.close()
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
        with path.open("ab") as file:
            file.write(b"\0\0" + "Bjørnhild Ødegård".encode(encoding) + b"\0\0")
        found = leaks(path, (Pair("Bjørnhild Ødegård", "x"),))
        assert {leak.place for leak in found} == {BYTES}, encoding
        path.write_bytes(path.read_bytes()[: -4 - len("Bjørnhild Ødegård".encode(encoding))])
        assert leaks(path, (Pair("Bjørnhild Ødegård", "x"),)) == []


@pytest.mark.parametrize("ending", [".docx", ".html", ".md"])
def test_files_written_from_a_project_are_searched_too(study: Project, key: Key, tmp_path: Path, ending: str) -> None:
    plain, hidden = tmp_path / f"plain{ending}", tmp_path / f"hidden{ending}"
    export("quotes", study, plain)
    make(study, tmp_path / "copy.sitat", key)
    with Project.open(tmp_path / "copy.sitat") as copy:
        export("quotes", copy, hidden)
    found = leaks(tmp_path / "copy.sitat", key, [plain, hidden])
    assert {leak.file for leak in found if leak.place == FILE and leak.sure} == {plain.name}


def test_a_project_is_pseudonymised_from_what_is_proposed(study: Project, tmp_path: Path) -> None:
    study.documents.add(Draft("Three", "I asked Kari Nordmann in Trondheim. Call 987 65 432, said Nordmann."))
    looked = look(study)
    assert {"Anna", "Bjørn", "Kari Nordmann", "Trondheim", "987 65 432"} <= {one.name for one in looked.proposed}
    pairs = pseudonyms_for(looked, Style.NEUTRAL, "en")
    key = tuple(pair for one, pairs in zip(looked.proposed, pairs, strict=True) if one.sure for pair in pairs)
    make(study, tmp_path / "copy.sitat", key)
    assert [leak for leak in leaks(tmp_path / "copy.sitat", key) if leak.sure] == []
    with Project.open(tmp_path / "copy.sitat") as copy:
        text = copy.documents.text(copy.documents.all()[2].id)
    assert "Nordmann" not in text
    assert text.startswith("I asked [Person ")


def test_places_are_found_with_their_context(study: Project) -> None:
    found = places_of(tuple(study.pseudonyms.words([Where.DOCUMENTS])), KEY)[""]
    assert all(isinstance(one, Found) and one.can_be_left for one in found)
    assert ("council here. ", "Anna", ": The") not in [one.context(6) for one in found]
    assert {one.context()[1] for one in found} == {"Anna", "Bjørn", "Osen"}


# --------------------------------------------------------------------------- the key's file


def test_a_key_survives_its_file(tmp_path: Path) -> None:
    key = (
        Pair("Kåre “K;,\n” Åsen", "[Person 1]", Kind.PERSON, "Kåre", 2),
        Pair(" x", "=1+1", Kind.OTHER, " x"),
        Pair("01017012345", "[N]", Kind.IDENTITY, "01017012345"),
    )
    write_key(key, tmp_path / "key.csv", "nb")
    assert read_key(tmp_path / "key.csv") == key
    assert (tmp_path / "key.csv").read_text(encoding="utf-8-sig").startswith("Hemmelig")


def test_a_key_written_by_hand_is_read(tmp_path: Path) -> None:
    (tmp_path / "key.csv").write_text("Pseudonym,Original\nTuva,Kari\n\n", encoding="utf-8")
    assert read_key(tmp_path / "key.csv") == (Pair("Kari", "Tuva", Kind.OTHER, "Kari"),)


def test_a_table_that_is_no_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key.csv").write_text("name,age\nKari,4\n", encoding="utf-8")
    with pytest.raises(TableUnreadable, match="original and pseudonym"):
        read_key(tmp_path / "key.csv")
    (tmp_path / "key.csv").write_text("original,pseudonym\nKari,\n", encoding="utf-8")
    with pytest.raises(TableUnreadable, match="row 2"):
        read_key(tmp_path / "key.csv")


# --------------------------------------------------------------------------- from a terminal


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_from_a_terminal(study: Project, tmp_path: Path) -> None:
    study.memos.add("ANNA, and Annas house.")
    key, copy, back = tmp_path / "key.csv", tmp_path / "copy.sitat", tmp_path / "back.sitat"
    write_key(KEY, key)
    found = run("leaks", study.path, key)
    assert (found.exit_code, "“Anna”: found" in found.output) == (1, True)
    made = run("pseudonymise", study.path, key, "-o", copy)
    assert made.exit_code == 0, made.output
    assert "2 forms of names added" in made.output
    assert Exchange(read_key(key)).hits("Annas ANNA")
    assert run("leaks", copy, key).output == "None of the names can be read in copy.sitat.\n"
    assert run("leaks", copy, key, "--json").output.startswith('{"ok": true') or run("leaks", copy, key).exit_code == 0
    assert run("pseudonymise", copy, key, "-o", back, "--back").exit_code == 0
    with Project.open(back) as project:
        assert "ANNA, and Annas house." in [memo.text for memo in project.memos.all()]
    assert run("pseudonymise", study.path, key, "-o", copy).exit_code == 2


def test_a_pseudonym_that_the_context_of_a_coding_cuts_is_no_leak(project: Project, tmp_path: Path) -> None:
    document = project.documents.add(Draft("One", "We had waited, and then there came Per Dahl from far away."))
    text = project.documents.text(document)
    code = project.codes.add("Code")
    for start in range(len(text) - 3):
        project.codings.add(document, Span(start, start + 3), code)
    key = (Pair("Per Dahl", "[Person 12]"), Pair("Per", "[Person 12b]"), Pair("Dahl came", "[Person 13]"))
    make(project, tmp_path / "copy.sitat", key)
    assert leaks(tmp_path / "copy.sitat", key) == []
    project.memos.add("[Per came")
    assert Where.MEMOS in {leak.place for leak in leaks(project.path, key) if leak.original == "Per"}


_LETTERS = "abcdefghijklmnoprstuvyæøåšž"
_NAMES = st.text(_LETTERS, min_size=5, max_size=12).map(lambda letters: f"Qx{letters}")


@given(st.lists(_NAMES, min_size=2, max_size=4, unique_by=str.casefold), st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_written_and_done_no_byte_beside_the_copy_holds_a_name(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], data: st.DataObject
) -> None:
    names = [name for name in names if not any(name != other and name.startswith(other) for other in names)]
    folder, apart = tmp_path_factory.mktemp("study"), tmp_path_factory.mktemp("copy")
    a_name = st.sampled_from(names)
    with Project.create(folder / "study.sitat", coder="me") as project:
        filler = "Words that everybody may read. " * data.draw(st.integers(0, 300))
        one, two, three = (data.draw(a_name) for _ in range(3))
        document = project.documents.add(Draft(f"On {one}", f"{one}: {filler}{two.upper()} and {three}s boat, {one}."))
        gone = project.documents.add(Draft(two, f"{two} {filler} {three}"))
        project.documents.delete(gone)
        code = project.codes.add(f"{one}-like", definition=f"As {two} is.")
        length = len(project.documents.text(document))
        start = data.draw(st.integers(0, length - 2))
        project.codings.add(document, Span(start, data.draw(st.integers(start + 1, length))), code)
        memo = project.memos.add(f"Ask {three}.")
        project.memos.set_text(memo, f"Ask {one}, not {three}.")
        project.cases.add(three)
        project.undo()
        key = completed(
            tuple(Pair(name, f"[P{number}]", Kind.PERSON, name) for number, name in enumerate(names)),
            tuple(project.pseudonyms.words()),
        )
        make(project, apart / "copy.sitat", key)
    assert leaks(apart / "copy.sitat", key) == []
    with Project.open(apart / "copy.sitat") as copy:
        copy.memos.add("Afterwards.")
        files = [one.read_bytes() for one in apart.iterdir()]
        told = [one.name.casefold() for one in apart.iterdir()]
    files += [one.read_bytes() for one in apart.iterdir()]
    for name in names:
        assert not any(name.casefold() in one for one in told)
        for form in (name, name.upper(), name.lower()):
            for way in ("utf-8", "utf-16-le", "utf-16-be"):
                assert not any(form.encode(way) in one for one in files), form
