"""The history in words: nothing that can be done lacks its sentence, and no sentence has holes."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

import pytest

from qda import acts
from qda.model import Act, ActState, Span
from qda.project import Project

ROOT = Path(__file__).parents[2]


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def texts(node: ast.AST) -> set[str]:
    """The texts that an expression may be: one, or one of two."""
    if isinstance(node, ast.IfExp):
        return texts(node.body) | texts(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def steps(folder: str) -> Iterator[tuple[str, set[str], set[str] | None]]:
    """Every step that the code in a folder takes: (where, its kinds, the details it names; None with `**details`)."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            named = {
                target.id: texts(node.value)
                for node in ast.walk(function)
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            for call in ast.walk(function):
                if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args):
                    continue
                if call.func.attr not in {"step", "_step"} or function.name in {"step", "_step"}:
                    continue
                first = call.args[0]
                if not (isinstance(first, ast.Name | ast.IfExp) or texts(first)):
                    continue  # a step of something else
                kinds = named.get(first.id, set()) if isinstance(first, ast.Name) else texts(first)
                details = {keyword.arg for keyword in call.keywords}
                told = None if None in details else {name for name in details if name}
                yield f"{path.name}:{call.lineno}", kinds, told


def test_every_kind_of_step_in_the_code_has_its_words() -> None:
    used: set[str] = set()
    for where, kinds, _ in [*steps("qda"), *steps("ui")]:
        assert kinds, where
        assert kinds <= set(acts.WORDS), where
        used |= kinds
    assert set(acts.WORDS) - used == set()


def test_every_step_of_the_core_tells_what_its_words_ask_for() -> None:
    for where, kinds, told in steps("qda"):
        if told is not None:
            for kind in kinds:
                name, sentence = acts.WORDS[kind]
                assert fields(name) | fields(sentence) <= told, where


def test_no_verb_leaves_a_hole_in_the_history(study: Project, verb: Callable[[Project], object]) -> None:
    before = study.history()[0].id
    verb(study)
    done = [act for act in study.history() if act.id > before]
    assert done
    for act in done:
        name, sentence = acts.WORDS[act.kind]
        for field in fields(name) | fields(sentence):
            assert act.details.get(field) not in (None, ""), (act.kind, field)
        assert "{" not in acts.name(act) + acts.sentence(act)


def test_the_verbs_use_every_kind_there_is(
    study_file: Path, tmp_path: Path, verbs: dict[str, Callable[[Project], object]]
) -> None:
    used = {"demo", "synthesis.import", "project.new"}
    for number, verb in enumerate(verbs.values()):
        path = tmp_path / f"{number}.sitat"
        path.write_bytes(study_file.read_bytes())
        with Project.open(path) as project:
            verb(project)
            used |= {act.kind for act in project.history()}
    assert used == set(acts.WORDS)


def test_the_history_reads_as_sentences(study: Project) -> None:
    document, time = study.documents.all()[0].id, study.codes.find("Time")
    assert time
    text = study.documents.text(document)
    nobody = Span(text.index("We waited"), text.index(" came.") + 6)
    coding = study.codings.add(document, nobody, time.id)
    study.codings.recode([coding], study.codes.add("Resignation"))
    study.codings.remove([coding])
    study.codes.change(time.id, name="Hours")
    assert [acts.sentence(act) for act in study.history(5)] == [
        "Renamed the code Time to Hours",
        "Removed Resignation from “We waited, and nobody came.” in Osen ¶ 5",
        "Recoded “We waited, and nobody came.” to Resignation in Osen ¶ 5",
        "Made the code Resignation",
        "Coded “We waited, and nobody came.” with Time in Osen ¶ 5",
    ]
    undo = study.to_undo()
    assert undo
    assert acts.name(undo) == "renaming of code Time to Hours".replace(" Time to", "")


def test_several_codings_removed_at_once_are_counted(study: Project) -> None:
    study.codings.remove([coding.id for coding in study.codings.of_codes()])
    assert acts.sentence(study.history(1)[0]).startswith("Removed 4 codings, ")


def test_words_with_braces_in_them_stay_as_they_are(project: Project) -> None:
    project.codes.add("{code} {0} {}")
    assert acts.sentence(project.history(1)[0]) == "Made the code {code} {0} {}"


@pytest.mark.parametrize("kind", acts.WORDS)
def test_the_sentence_of_an_act_whose_details_are_lost_still_reads(kind: str) -> None:
    act = Act(1, kind, {}, "kari", "2026-01-01T00:00:00Z", ActState.DONE)
    assert acts.name(act)
    assert acts.sentence(act)[0].isupper()
    assert not acts.sentence(act).endswith(".")
