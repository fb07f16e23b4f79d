"""What pictures there are, in words and icons, and which choices fit which. Knows the core's names for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qda.analysis.pictures import Along, Measure, What
from ui import theme
from ui.labels import tr

Index = QModelIndex | QPersistentModelIndex

ICONS = {
    What.HEAT: "squares-four",
    What.COVERAGE: "grid-four",
    What.FREQUENCIES: "chart-bar-horizontal",
    What.COOCCURRENCE: "intersect",
    What.COURSE: "path",
}
WITH_FAMILY = frozenset({What.HEAT, What.FREQUENCIES, What.COOCCURRENCE, What.COURSE})
WITH_GROUPS = frozenset({What.HEAT, What.COVERAGE, What.FREQUENCIES, What.COURSE})
WITH_MEASURE = frozenset({What.HEAT, What.FREQUENCIES})


def kind_name(what: What) -> str:
    return {
        What.HEAT: tr("Codes by cases"),
        What.COVERAGE: tr("Coverage of the guide"),
        What.FREQUENCIES: tr("How often each code"),
        What.COOCCURRENCE: tr("Codes that meet"),
        What.COURSE: tr("The course of phases"),
    }[what]


def kind_told(what: What) -> str:
    """What a picture of this kind answers."""
    return {
        What.HEAT: tr("Who speaks of what: darker where there is more."),
        What.COVERAGE: tr("What each case was asked, and what it answered."),
        What.FREQUENCIES: tr("What is spoken of most, code by code."),
        What.COOCCURRENCE: tr("Which codes stand on the same words."),
        What.COURSE: tr("Where each case speaks of which phase, from beginning to end."),
    }[what]


def measure_name(measure: Measure) -> str:
    return {
        Measure.PASSAGES: tr("Number of passages"),
        Measure.WORDS: tr("Share of the words"),
    }[measure]


def along_name(along: Along) -> str:
    return {
        Along.INTERVIEW: tr("Along the interview"),
        Along.DATES: tr("Along the dates"),
    }[along]


class KindsModel(QAbstractListModel):
    """A row for each kind of picture."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kinds: Sequence[What] = tuple(What)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self.kinds)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        what = self.kinds[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return kind_name(what)
            case Qt.ItemDataRole.ToolTipRole:
                return kind_told(what)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{kind_name(what)}. {kind_told(what)}"
            case Qt.ItemDataRole.DecorationRole:
                return theme.icon(ICONS[what])
        return None
