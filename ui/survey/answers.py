"""One open question's answers under each other, as rows: the words, whose they are, the codes on them.

Knows answers as they were read, and nothing of how they are painted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qda.model import Code, Written
from ui.labels import tr

Index = QModelIndex | QPersistentModelIndex


class AnswersModel(QAbstractListModel):
    """A row for each answer, in the order of the respondents."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.answers: Sequence[Written] = ()
        self.codes: Mapping[int, Code] = {}

    def show(self, answers: Sequence[Written], codes: Mapping[int, Code]) -> None:
        """Show answers. Where they are the ones shown, rows stay where they are and only their codes are new."""
        places = [(one.document_id, one.span) for one in answers]
        same = places == [(one.document_id, one.span) for one in self.answers]
        if same:
            self.answers, self.codes = answers, codes
            if answers:
                self.dataChanged.emit(self.index(0), self.index(len(answers) - 1))
            return
        self.beginResetModel()
        self.answers, self.codes = answers, codes
        self.endResetModel()

    def codes_on(self, row: int) -> list[Code]:
        """The codes on an answer or on some of its words, each once."""
        ids = dict.fromkeys(code_id for _, code_id, _ in self.answers[row].codings)
        return [self.codes[code_id] for code_id in ids if code_id in self.codes]

    def who(self, row: int) -> str:
        """Whose an answer is."""
        answer = self.answers[row]
        return answer.document if answer.case in ("", answer.document) else f"{answer.document} · {answer.case}"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.answers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.answers[row].text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            codes = ", ".join(code.name for code in self.codes_on(row)) or tr("no code")
            return f"{self.answers[row].text} · {self.who(row)} · {codes}"
        return None
