"""Everything a person reads can be read in bokmål, and nothing is translated that nobody reads."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from qda import acts, errors
from qda.errors import CannotDo, SitatError, TranscriptUnreadable
from qda.model import Act, ActState, CellState
from qda.store import shelf
from ui import exports
from ui.actions import ACTIONS, MENUS
from ui.labels import WRITTEN_OUT, act_name, act_sentence, error_sentence, plural, tr, use_language
from ui.main_window import MainWindow
from ui.norwegian import PARTS, REASONS, TEXTS
from ui.settings import Settings
from ui.workspaces import WORKSPACES

ROOT = Path(__file__).parents[2]

TABLES = {
    "ui/shortcuts.py": {"action.text", "inside", "menu"},
    "ui/documents/import_details.py": {"line"},
    "ui/exports.py": {"KINDS[ending]"},
    "ui/labels.py": {
        "one if count == 1 else many",
        "acts.WORDS[act.kind][0]",
        "acts.WORDS[act.kind][1]",
        "str(state)",
    },
    "ui/menus.py": {"action.text", "name", "own"},
    "ui/palette.py": {"inside", "menu"},
    "ui/main_window.py": {"place.text", "place.tip"},
    "qda/store/codes.py": {"GONE['coding']"},
    "qda/store/shelf.py": {"GONE[table]", "NAMELESS[what]"},
}
"""Where a text comes from a table instead of standing in the call. `of_tables` has the texts of these tables."""


def sources(folder: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def calls(folder: str, *names: str) -> Iterator[tuple[str, ast.Call]]:
    """The calls of functions so named, with the file each stands in."""
    for path, tree in sources(folder):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in names:
                yield path, node


def arguments() -> Iterator[tuple[str, ast.expr]]:
    """Every text that is given to be said, as it stands in the code."""
    for path, call in calls("ui", "tr"):
        yield path, call.args[0]
    for path, call in calls("ui", "plural"):
        yield from ((path, argument) for argument in call.args[1:])
    for path, call in calls("qda", "CannotDo"):
        yield path, call.args[0]


def of_tables() -> set[str]:
    """The texts of the tables that `TABLES` names, and of the errors and acts."""
    found = {action.text for action in ACTIONS} | {part for action in ACTIONS for part in action.menu.split("/")}
    found |= {text for place in WORKSPACES for text in (place.text, place.tip)}
    found |= {*MENUS, *exports.KINDS.values(), *shelf.GONE.values(), *shelf.NAMELESS.values(), *CellState}
    found |= {words for both in acts.WORDS.values() for words in both}
    found |= {kind.sentence for kind in kinds_of_error() if kind.sentence != SitatError.sentence}
    for _, tree in sources("qda/files"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_LEFT_OUT":
                found |= set(ast.literal_eval(node.value))
    return found | {"notes"}  # what subtitles leave out


def kinds_of_error() -> list[type[SitatError]]:
    return [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, SitatError)]


def said() -> set[str]:
    """Every English text there is."""
    written = {node.value for _, node in arguments() if isinstance(node, ast.Constant)}
    return {text for text in written | of_tables() if isinstance(text, str)}


REFUSALS = {
    *(kind for kind in vars(errors) if kind.endswith("Unreadable")),
    *("FileTooLarge", "FolderReadOnly", "ProjectDamaged", "ProjectInUse"),
    *("_refused", "_unreadable", "refused", "unreadable"),
}
"""What raises an error that is told a reason, a step or a place. The first argument of all but the last is the file
or the key that is wrong."""


def reasons() -> set[str]:
    """The reasons, steps and places that are given to an error, where they stand in the code; {} is filled in there."""
    found: set[str] = set()
    for folder in ("qda/files", "qda/store", "qda"):
        for _, tree in sources(folder):
            named: dict[str, list[ast.expr]] = {}
            for node in ast.walk(tree):
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    named.setdefault(node.targets[0].id, []).append(node.value)
            for node in ast.walk(tree):
                if isinstance(node, ast.Call):
                    name = ast.unparse(node.func).rpartition(".")[2]
                    if name in REFUSALS:
                        given = node.args[0 if name == "unreadable" else 1 :]
                        given += [keyword.value for keyword in node.keywords if keyword.arg in WRITTEN_OUT]
                        found |= {shape for one in given for shape in shapes(one, named)}
    return found


PUT_TOGETHER = {"it is {}", "write {}", "{}, not {}"}
"""Reasons with so little in them that they are in the catalogue with what can be filled in."""


def shapes(node: ast.expr, named: dict[str, list[ast.expr]]) -> Iterator[str]:
    """The texts that an expression can be: one that stands there, either of two, or what a name was given before."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in parts)  # type: ignore[misc]
        case ast.IfExp(body=one, orelse=other):
            yield from (*shapes(one, named), *shapes(other, named))
        case ast.Name(id=name):
            for given in named.get(name, ()):
                if not isinstance(given, ast.Name):
                    yield from shapes(given, named)


def names_in(text: str) -> set[str]:
    """The `{names}` that are filled in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


# --------------------------------------------------------------------------- the catalogue


def test_every_text_has_its_bokmaal() -> None:
    assert sorted(said() - set(TEXTS)) == []


def test_no_translation_is_left_over() -> None:
    assert sorted(set(TEXTS) - said()) == []


def test_no_text_is_translated_twice() -> None:
    assert len(TEXTS) == sum(len(part.TEXTS) for part in PARTS)


def test_every_text_stands_in_its_call_or_comes_from_a_known_table() -> None:
    """A text put together before it is looked up would never be found."""
    others: dict[str, set[str]] = {}
    for path, node in arguments():
        if not isinstance(node, ast.Constant):
            others.setdefault(path, set()).add(ast.unparse(node))
    assert others == TABLES


def test_nothing_is_said_before_the_language_is_known() -> None:
    early = []
    for path, tree in sources("ui"):
        inside = {
            id(node)
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef | ast.Lambda)
            for node in ast.walk(function)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("tr", "plural") and id(node) not in inside:
                early.append(f"{path}: {ast.unparse(node)}")
    assert early == []


def test_a_translation_fills_in_what_its_original_does() -> None:
    wrong = {english for english, norwegian in TEXTS.items() if names_in(norwegian) != names_in(english)}
    assert wrong == set()


def test_a_translation_is_set_as_its_original() -> None:
    """The same end, the same spaces round it, a capital where there was one, and the quotation marks of Norwegian."""
    for english, norwegian in TEXTS.items():
        assert norwegian.strip(), english
        assert norwegian.endswith("…") == english.endswith("…"), english
        assert norwegian.endswith(".") == english.endswith("."), english
        assert norwegian[0].isspace() == english[0].isspace(), english
        assert norwegian[0].isupper() == english[0].isupper(), english
        assert not set("“”\"'") & set(norwegian), english
        assert norwegian.count("«") == norwegian.count("»") == english.count("“"), english


def test_every_reason_of_an_error_has_its_bokmaal() -> None:
    use_language("nb")
    filled = {reason.replace("{}", "7") for reason in reasons() - PUT_TOGETHER}
    assert (
        sorted(reason for reason in filled if reason in error_sentence(TranscriptUnreadable("x.txt", reason, ""))) == []
    )


def test_a_reason_fills_in_what_its_original_does() -> None:
    for english, norwegian in REASONS.items():
        assert names_in(norwegian) == names_in(english), english
        assert english[0].isupper() == norwegian[0].isupper(), english


# --------------------------------------------------------------------------- in use


def texts_in(window: QWidget) -> set[str]:
    """Whatever can be read, or heard, of a window's widgets."""
    found = {window.windowTitle()}
    for widget in window.findChildren(QWidget):
        found |= {widget.toolTip(), widget.accessibleName()}
        if isinstance(widget, QAbstractButton | QLabel):
            found.add(widget.text())
        if isinstance(widget, QLineEdit):
            found.add(widget.placeholderText())
        if isinstance(widget, QMenu):
            found.add(widget.title())
        found |= {action.text().partition("\t")[0] for action in widget.actions()}
    return found


@pytest.fixture
def norwegian_window(settings: Settings, filled: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window in bokmål on the filled project."""
    use_language("nb")
    window = MainWindow(settings)
    window.resize(1280, 720)
    window.show()
    assert window.projects.open(filled)
    yield window
    window.close()


def test_the_menus_are_in_bokmaal(norwegian_window: MainWindow) -> None:
    bar = norwegian_window.menuBar()
    assert [action.text() for action in bar.actions()] == [
        "Fil",
        "Rediger",
        "Dokument",
        "Koding",
        "Gå",
        "Rapport",
        "Vis",
        "Hjelp",
    ]
    assert norwegian_window.menus.actions["import.transcripts"].text() == "Importer transkripsjoner …"
    assert norwegian_window.menus.actions["edit.undo"].text() == "Angre eksempelprosjekt"


def test_nothing_in_any_workspace_is_left_in_english(norwegian_window: MainWindow) -> None:
    for place in WORKSPACES:
        norwegian_window.show_workspace(place.name)
    english = {text for text, norwegian in TEXTS.items() if text != norwegian} - set(TEXTS.values())
    assert sorted(texts_in(norwegian_window) & english) == []


def test_undo_says_what_it_took_back(norwegian_window: MainWindow) -> None:
    project = norwegian_window.session.project
    assert project is not None
    project.codes.add("Tillit")
    norwegian_window.session.undo()
    message = norwegian_window.message_bar.message
    assert message is not None
    assert (message.text, message.action) == ("Angret: ny kode Tillit", "Gjør om")


def test_one_and_many_are_told_apart() -> None:
    use_language("nb")
    assert plural(1, "{count} coding", "{count} codings") == "1 koding"
    assert plural(12_000, "{count} coding", "{count} codings") == "12\u202f000 kodinger"


def test_the_history_is_told_with_the_state_in_bokmaal() -> None:
    use_language("nb")
    details = {"question": "3", "case": "Osen", "state": CellState.NOT_ASKED}
    act = Act(1, "cell.state", details, "kari", "2026-01-01T00:00:00", ActState.DONE)
    assert act_name(act) == "tilstanden til spørsmål 3 i Osen"
    assert act_sentence(act) == "Satte spørsmål 3 i Osen til «ikke spurt»"


def test_a_text_nobody_translated_is_said_in_english() -> None:
    use_language("nb")
    assert tr("A new text of {count} words", count=6) == "A new text of 6 words"


# --------------------------------------------------------------------------- what goes wrong


def test_what_cannot_be_done_is_said_in_both_languages() -> None:
    error = CannotDo("There is already a case “{name}”; choose another name.", name="Osen")
    assert str(error) == "There is already a case “Osen”; choose another name."
    use_language("nb")
    assert error_sentence(error) == "Det finnes alt en case «Osen»; velg et annet navn."


def test_a_sentence_without_facts_may_hold_braces() -> None:
    assert str(CannotDo("An attribution cannot say {{{wrong}}}; it may use {known}.", wrong="x", known="{case}")) == (
        "An attribution cannot say {x}; it may use {case}."
    )


@given(name=st.text(max_size=20))
def test_whatever_a_thing_is_called_it_is_called_so_in_both_languages(name: str) -> None:
    error = CannotDo("Another document is called “{name}”; choose another name.", name=name)
    use_language("nb")
    try:
        assert f"«{name}»" in error_sentence(error)
        assert f"“{name}”" in str(error)
    finally:
        use_language("en")
