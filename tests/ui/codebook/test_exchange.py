from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from qda.project import Project
from ui.codebook.panel import CodebookPanel
from ui.session import Message

BOOK = """\
codebook: Buying together
language: en
codes:
  - name: Gains
    id: gains
    colour: "#C2556B"
    codes:
      - name: Price
        id: gains-price
  - name: Money
    id: money
"""


def test_a_codebook_comes_in_and_says_how_much_it_brought(
    panel: CodebookPanel, project: Project, said: list[Message], tmp_path: Path
) -> None:
    path = tmp_path / "gains.yaml"
    path.write_text(BOOK, encoding="utf-8")
    panel.import_codebook(path)
    assert said[-1].text == "3 codes added"
    path.write_text(BOOK.replace("Price", "Lower price"), encoding="utf-8")
    panel.import_codebook(path)
    assert said[-1].text == "1 code changed"
    assert said[-1].handler is not None
    said[-1].handler()
    assert project.codes.find("Gains > Price") is not None


def test_codes_that_come_without_a_colour_are_given_one(
    panel: CodebookPanel, project: Project, said: list[Message], tmp_path: Path
) -> None:
    path = tmp_path / "gains.yaml"
    path.write_text(BOOK, encoding="utf-8")
    panel.import_codebook(path)
    colours = [code.colour for code in project.codes.all()]
    assert all(colours)
    assert len(set(colours)) == len(colours)
    panel._session.undo()
    assert project.codes.find("Gains") is None


def test_a_codebook_that_cannot_be_read_changes_nothing(
    panel: CodebookPanel, project: Project, said: list[Message], tmp_path: Path
) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("codes: [", encoding="utf-8")
    steps = len(project.history())
    panel.import_codebook(path)
    assert said[-1].kind == "problem"
    assert "broken.yaml" in said[-1].text
    assert len(project.history()) == steps


def test_a_codebook_goes_out_and_comes_in_again_unchanged(
    panel: CodebookPanel, project: Project, said: list[Message], tmp_path: Path, qtbot: QtBot
) -> None:
    panel.export_codebook(tmp_path / "mine")
    assert said[-1].text == "The codebook is in “mine.yaml”"
    before = project.codes.all()
    panel.import_codebook(tmp_path / "mine.yaml")
    assert said[-1].text == "Your codebook has all that “mine.yaml” has."
    assert project.codes.all() == before
