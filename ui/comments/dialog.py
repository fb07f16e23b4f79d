"""Comments from Word as they are understood: what each name becomes, which comments are taken over; then one step.

Knows the session; understanding and storing are the core's.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from qda.comments.review import Choice, Review, Use, What, commented, review, together
from qda.comments.taking import Taken, taking
from qda.errors import SitatError
from qda.model import Report
from ui import theme
from ui.comments.tables import (
    AUTHOR,
    BECOMES,
    COMMENT,
    COUNT,
    KIND,
    NAME,
    PASSAGE,
    PLACE,
    ChoiceField,
    NamesModel,
    RemarksModel,
)
from ui.labels import error_sentence, plural, tr
from ui.session import Session
from ui.tasks import Slices, Task
from ui.widgets.foot import Foot, verb_button
from ui.widgets.progress import wait_for


def open_comments(session: Session, files: Mapping[Path, int | None], parent: QWidget) -> Task | None:
    """Read the comments of files, off the window's thread, and show them; with each the document it is, if known."""
    project = session.project
    if project is None:
        return None

    def work(report: Report) -> Review:
        with project.reader() as reader:
            found = [review(reader, commented(path), document, report) for path, document in files.items()]
            return together(reader, found)

    def show(found: object) -> None:
        assert isinstance(found, Review)
        if found.remarks:
            CommentsDialog(session, found, parent).open()
            return
        known = plural(found.unchanged, "{count} comment in {name} is", "All {count} comments in {name} are",
                       name=found.source)  # fmt: skip
        session.say(tr("{known} in the project already; nothing was changed.", known=known))

    def fail(error: object) -> None:
        if isinstance(error, SitatError):
            session.say(error_sentence(error), kind="problem")

    task = Task(tr("Reading the comments"), work)
    wait_for(task, parent, show, fail)
    return task


class CommentsDialog(QDialog):
    """Names above, comments below, the one in hand in full at the foot."""

    def __init__(self, session: Session, found: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.project is not None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Comments from Word"))
        self._session, self._found, self._project = session, found, session.project
        self.names = NamesModel(self._project, found.names, self)
        self.remarks = RemarksModel(self._project, found, self.names, self)
        self._build()
        self.names.decided.connect(self._show_sum)
        self.remarks.ticked.connect(self._show_sum)
        self._show_sum()
        self.remarks_view.selectRow(0)
        if found.names:
            self.names_view.setCurrentIndex(self.names.index(0, BECOMES))

    # ----------------------------------------------------------------- building

    def _build(self) -> None:
        title = QLabel(tr("Comments from Word"))
        theme.look(title, "title")
        self._told = QLabel()
        self._told.setWordWrap(True)
        theme.look(self._told, "muted")
        self.names_view = _table(self.names, tr("Names in the comments"), {NAME: 300, COUNT: 120}, BECOMES)
        self.names_view.setItemDelegateForColumn(BECOMES, ChoiceField(self))
        self.names_view.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.names_view.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.memo_button = QPushButton(tr("All unknown names are memos"))
        self.memo_button.setToolTip(tr("No code is made; what no code is called stays as a memo on its passage"))
        self.memo_button.setAutoDefault(False)
        theme.look(self.memo_button, "link")
        self.memo_button.clicked.connect(self.make_memos)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.names_view, 1)
        column.addWidget(self.memo_button, 0, Qt.AlignmentFlag.AlignLeft)
        upper.setVisible(bool(self._found.names))
        widths = {KIND: 150, PLACE: 180, PASSAGE: 230, COMMENT: 260, AUTHOR: 110}
        self.remarks_view = _table(self.remarks, tr("Comments"), widths, COMMENT)
        self.remarks_view.selectionModel().currentRowChanged.connect(lambda index, _: self._show(index.row()))
        self._whole = QTextBrowser()
        self._whole.setAccessibleName(tr("The comment in hand"))
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        for widget in (upper, self.remarks_view, self._whole):
            splitter.addWidget(widget)
        splitter.setSizes([190, 240, 130])
        self.take_button = verb_button("", self.take)
        foot = Foot(verb_button(tr("Cancel"), self.reject), self.take_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        whole.setSpacing(theme.SPACE_M)
        whole.addWidget(title)
        whole.addWidget(self._told)
        whole.addWidget(splitter, 1)
        whole.addLayout(foot)
        self.resize(1040, 660)

    # ----------------------------------------------------------------- showing

    def _show_sum(self) -> None:
        remarks = self.remarks.remarks
        fresh = [one for one in remarks if one.what in (What.CODED, What.MEMO)]
        coded = sum(map(self.remarks.coded, fresh))
        replies = sum(one.what is What.REPLY for one in remarks)
        changed = sum(one.what in (What.RECODED, What.REWORDED) for one in remarks)
        deleted = sum(one.what is What.DELETED for one in remarks)
        unsure = self._found.doubtful
        known = self._found.unchanged
        told = [
            plural(coded, "{count} comment is a coding", "{count} comments are codings") if coded else "",
            plural(len(fresh) - coded, "{count} is a memo", "{count} are memos") if len(fresh) > coded else "",
            plural(replies, "{count} reply", "{count} replies") if replies else "",
            plural(changed, "{count} says something else now", "{count} say something else now") if changed else "",
            plural(deleted, "{count} was deleted in Word", "{count} were deleted in Word") if deleted else "",
            plural(known, "{count} is known already", "{count} are known already") if known else "",
            plural(unsure, "{count} place is not certain", "{count} places are not certain") if unsure else "",
        ]
        self._told.setText(f"{self._found.source}: {' · '.join(part for part in told if part)}")
        count = len(self.remarks.chosen)
        self.take_button.setText(plural(count, "Take over {count} comment", "Take over {count} comments"))
        self.take_button.setEnabled(bool(count) and self._session.writable)
        self.memo_button.setEnabled(any(choice.use is Use.NEW for choice in self.names.choices.values()))

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self.remarks.remarks):
            return
        remark = self.remarks.remarks[row]
        colours = theme.tokens()
        parts = [f'<p style="color:{colours.muted}">“{escape(remark.place.quote)}”</p>' if remark.place.quote else ""]
        signed = f' <span style="color:{colours.muted}">{escape(remark.author)}</span>'
        if remark.names:
            parts.append(f"<p><b>{escape('; '.join(remark.names))}</b>{signed}</p>")
        if remark.words:
            parts.append(f"<p>{_lines(remark.words)}{'' if remark.names else signed}</p>")
        parts += [
            f'<p style="margin-left:16px">{_lines(reply.text)} '
            f'<span style="color:{colours.muted}">{escape(reply.author)}</span></p>'
            for reply in remark.replies
        ]
        if remark.before:
            told = tr("Here it is: {before}", before=remark.before)
            parts.append(f'<p style="color:{colours.muted}">{escape(told)}</p>')
        if remark.done:
            parts.append(f'<p style="color:{colours.muted}">{escape(tr("Marked as resolved in Word"))}</p>')
        self._whole.setHtml("".join(parts))

    # ----------------------------------------------------------------- deciding

    def make_memos(self) -> None:
        """Let every name that would become a new code be a memo."""
        rows = [row for row, name in enumerate(self.names.names) if self.names.becomes(name).use is Use.NEW]
        self.names.choose(rows, Choice(Use.MEMO))

    def take(self) -> None:
        """Keep what is ticked, in one step; stopped, nothing is kept."""
        chosen = sorted(self.remarks.chosen)
        work = Slices(
            tr("Taking over comments"), taking(self._project, self._found, self.names.choices, chosen), len(chosen)
        )
        wait_for(work, self, self._on_taken, self._on_failed)

    def _on_taken(self, taken: object) -> None:
        assert isinstance(taken, Taken)
        self.accept()
        told = [
            plural(taken.codings, "{count} coding", "{count} codings") if taken.codings else "",
            plural(taken.memos, "{count} memo", "{count} memos") if taken.memos else "",
            plural(taken.codes, "{count} new code", "{count} new codes") if taken.codes else "",
            plural(taken.changed, "{count} comment changed", "{count} comments changed") if taken.changed else "",
            plural(taken.removed, "{count} deleted here", "{count} deleted here, too") if taken.removed else "",
        ]
        words = ", ".join(part for part in told if part) or tr("nothing new")
        self._session.say(
            tr("From the comments: {what}", what=words), kind="done", action=tr("Undo"), handler=self._session.undo
        )

    def _on_failed(self, error: object) -> None:
        if isinstance(error, SitatError):
            self._told.setText(error_sentence(error))


def _table(model: NamesModel | RemarksModel, name: str, widths: Mapping[int, int], wide: int) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setTabKeyNavigation(False)
    view.setAccessibleName(name)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 12)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, width in widths.items():
        header.resizeSection(column, width)
    header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    return view


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
