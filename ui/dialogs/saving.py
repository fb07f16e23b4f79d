"""Where a file is to be written, asked of the person. Knows names and endings, not what is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(parent: QWidget, title: str, beside: Path, kinds: Mapping[str, str]) -> Path | None:
    """Ask for a file to write, `beside` being offered; None where the person gives up.

    `kinds` are the kinds of file with their endings. Nothing is replaced that the person was not asked about: where
    a name typed without its ending is that of a file that is there, the dialog comes again with the whole name.
    """
    while True:
        dialog = saving_dialog(parent, title, beside, kinds)
        chosen = dialog.selectedFiles() if dialog.exec() == QFileDialog.DialogCode.Accepted else []
        ending = "." + dialog.defaultSuffix()
        dialog.deleteLater()
        if not chosen:
            return None
        typed = Path(chosen[0])
        beside = whole_name(typed, kinds, ending)
        if beside == typed or not beside.exists():
            return beside


def whole_name(typed: Path, kinds: Mapping[str, str], ending: str) -> Path:
    """A name with an ending: its own where that is one of those there are, or else `ending` after it."""
    return typed if typed.suffix.lower() in kinds.values() else typed.with_name(typed.name + ending)


def saving_dialog(parent: QWidget, title: str, beside: Path, kinds: Mapping[str, str]) -> QFileDialog:
    """The dialog, not yet shown."""
    endings = {f"{name} (*{ending})": ending for name, ending in kinds.items()}
    dialog = QFileDialog(parent, title, str(beside.parent), ";;".join(endings))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(next(iter(endings.values())))
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(endings.get(chosen, "")))
    dialog.selectFile(beside.name)
    return dialog
