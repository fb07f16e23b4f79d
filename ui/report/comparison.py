"""What differs between an edited report and the project: looked at, chosen and taken over, point by point.

Knows a comparison and the session; reading and comparing are the core's.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.returned import TAKEN_UNASKED, Comparison, Difference, Differs, take
from qda.model import Place
from qda.project import Project
from qda.store.cells import Crossing, TopicOf, WhoseOf
from ui import theme
from ui.labels import plural, tr
from ui.session import Session
from ui.since import marked
from ui.widgets.foot import Foot, verb_button


def told(differs: Differs) -> str:
    """How a point differs, in words."""
    return {
        Differs.WORDED: tr("Worded otherwise in Word"),
        Differs.BOTH: tr("Worded otherwise in Word and here"),
        Differs.HERE: tr("Worded otherwise here since"),
        Differs.DELETED: tr("Deleted in Word"),
        Differs.GONE: tr("Deleted here since"),
        Differs.NEW: tr("New in Word"),
        Differs.MOVED: tr("In another order in Word"),
    }[differs]


class ComparisonDialog(QDialog):
    """What differs at the left, ticked where it is to be taken over; at the right both wordings, and the one to be."""

    def __init__(self, session: Session, name: str, comparison: Comparison, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Compare with an edited report"))
        self._session, self._found = session, comparison.differences
        self._wordings = [one.there for one in self._found]
        self._places = _places(session.project) if session.project else {}
        self._build(name, comparison)
        self.list.setCurrentRow(0)
        self._count()

    def _build(self, name: str, comparison: Comparison) -> None:
        title = QLabel(
            plural(len(self._found), "{count} difference in {name}", "{count} differences in {name}", name=name)
        )
        title.setWordWrap(True)
        theme.look(title, "title")
        same = plural(comparison.same, "{count} point is worded as here.", "{count} points are worded as here.")
        remarks = plural(
            comparison.comments,
            "It has {count} comment: bring it in by File ▸ Import ▸ Comments from Word.",
            "It has {count} comments: bring them in by File ▸ Import ▸ Comments from Word.",
        )
        sums = QLabel(f"{same} {remarks}" if comparison.comments else same)
        sums.setWordWrap(True)
        theme.look(sums, "muted")
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Differences"))
        for one in self._found:
            row = QListWidgetItem(self._row(one))
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(Qt.CheckState.Checked if one.differs in TAKEN_UNASKED else Qt.CheckState.Unchecked)
            self.list.addItem(row)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemChanged.connect(lambda _: self._count())
        self._here, self._there = _wording(), _wording()
        self.wording = QPlainTextEdit()
        self.wording.setAccessibleName(tr("How it is worded from now on"))
        self.wording.setTabChangesFocus(True)
        self.wording.setFixedHeight(6 * self.fontMetrics().lineSpacing())
        self.wording.textChanged.connect(self._on_typed)
        self._final = _small(tr("How it is worded from now on"))
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(theme.SPACE_L, 0, 0, 0)
        side.setSpacing(theme.SPACE_S)
        for heading, label in ((tr("Here"), self._here), (tr("In Word"), self._there)):
            side.addWidget(_small(heading))
            side.addWidget(label)
        side.addWidget(self._final)
        side.addWidget(self.wording)
        side.addStretch()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(right)
        splitter.setSizes([400, 520])
        self.take_button = verb_button("", self.take)
        foot = Foot(verb_button(tr("Cancel"), self.reject), self.take_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(title)
        column.addWidget(sums)
        column.addWidget(splitter, 1)
        column.addLayout(foot)
        self.resize(980, 560)

    def _row(self, one: Difference) -> str:
        words = one.there or one.here
        short = words if len(words) <= 90 else words[:89] + "…"
        place = self._places.get(one.cell or one.place, tr("Findings"))
        return f"{told(one.differs)} · {place}\n{short}"

    # ----------------------------------------------------------------- looking and choosing

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._found):
            return
        one = self._found[row]
        before, after = marked(one.here, one.there) if one.here and one.there else (one.here, one.there)
        nothing = f"<i>{tr('nothing')}</i>"
        self._here.setText(before or nothing)
        self._there.setText(after or nothing)
        worded = bool(one.there) and not one.order
        self._final.setVisible(worded)
        self.wording.setVisible(worded)
        self.wording.blockSignals(True)
        self.wording.setPlainText(self._wordings[row])
        self.wording.blockSignals(False)

    def _on_typed(self) -> None:
        """What is worded anew is meant to be taken over."""
        row = self.list.currentRow()
        self._wordings[row] = " ".join(self.wording.toPlainText().split())
        self.list.item(row).setCheckState(Qt.CheckState.Checked)

    def _ticked(self) -> list[int]:
        return [row for row in range(self.list.count()) if self.list.item(row).checkState() is Qt.CheckState.Checked]

    def _count(self) -> None:
        count = len(self._ticked())
        self.take_button.setText(plural(count, "Take over {count} change", "Take over {count} changes"))
        self.take_button.setEnabled(count > 0 and self._session.writable)

    def take(self) -> None:
        """Take over what is ticked, in one step."""
        project, rows = self._session.project, self._ticked()
        if project is None or not rows:
            return
        chosen, wordings = [self._found[row] for row in rows], [self._wordings[row] for row in rows]
        if self._session.attempt(lambda: take(project, chosen, wordings)):
            self.accept()
            self._session.say(
                plural(len(rows), "Took over {count} change", "Took over {count} changes"),
                kind="done",
                action=tr("Undo"),
                handler=self._session.undo,
            )


def _places(project: Project) -> dict[Place | Crossing, str]:
    """What the places of points, and those of summaries, are called."""
    questions = {one.id: tr("question {number}", number=one.number) for one in project.guide.questions()}
    codes = {one.id: one.name for one in project.codes.all()}
    names: dict[Place | Crossing, str] = {Place(id_): name for id_, name in questions.items()}
    names |= {Place(code_id=id_): name for id_, name in codes.items()}
    topics = {TopicOf.QUESTION: questions, TopicOf.CODE: codes}
    voices = {
        WhoseOf.CASE: {one.id: one.name for one in project.cases.all()},
        WhoseOf.SPEAKER: {one.id: one.name for one in project.documents.speakers()},
    }
    for place in project.cells.written():
        topic = topics.get(place.topic.of, {}).get(place.topic.id, "")
        voice = voices.get(place.whose.of, {}).get(place.whose.id, "")
        names[place] = tr("summary: {topic}, {voice}", topic=topic, voice=voice)
    return names


def _wording() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _small(words: str) -> QLabel:
    label = QLabel(words)
    theme.look(label, "muted", "small")
    return label
