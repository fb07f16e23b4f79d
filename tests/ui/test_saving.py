from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ui.dialogs.saving import ask_where, whole_name
from ui.main_window import MainWindow

KINDS = {"Table": ".csv", "Excel": ".xlsx"}


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("quotes", "quotes.csv"),
        ("quotes.XLSX", "quotes.XLSX"),
        ("version 1.2", "version 1.2.csv"),
        ("a.docx", "a.docx.csv"),
    ],
)
def test_a_name_without_a_known_ending_gets_one(typed: str, becomes: str) -> None:
    assert whole_name(Path(typed), KINDS, ".csv") == Path(becomes)


def test_a_name_typed_without_its_ending_replaces_no_file_unasked(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    there = tmp_path / "version 1.2.csv"
    there.write_text("precious", encoding="utf-8")
    offered: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        offered.append(Path(dialog.selectedFiles()[0]).name)
        if len(offered) == 1:
            line = dialog.findChild(QLineEdit)
            assert line is not None
            line.setText("version 1.2")
            QTimer.singleShot(50, answer)
            dialog.accept()
        else:
            dialog.reject()

    QTimer.singleShot(50, answer)
    assert ask_where(window, "Export", tmp_path / "quotes.csv", KINDS) is None
    assert offered == ["quotes.csv", "version 1.2.csv"]
    assert there.read_text(encoding="utf-8") == "precious"
