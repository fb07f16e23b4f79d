"""What to search for: the line, how its words are meant, and where they are looked for. Knows the project's names."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.search import Sought, Way, Where
from ui import theme
from ui.labels import plural, tr
from ui.session import Session

WAIT = 180
"""Milliseconds without a key after which what was typed is searched for."""
MOST_SHOWN = 48
"""Letters of a question in a menu."""


def way_said(way: Way) -> tuple[str, str]:
    """What a way is called, and what it does."""
    return {
        Way.TYPED: (tr("As typed"),
                    tr("The words as they stand; “phrases” in quotation marks, | for or, * for any letters")),
        Way.STEM: (tr("All forms"), tr("Every form of the words: forankre also finds forankring and forankret")),
        Way.FUZZY: (tr("Misspelt, too"), tr("Words with a letter or two wrong, left out or too many")),
        Way.REGEX: (tr("Regular expression"), tr("A pattern, for those who know them: forank(re|ring)\\w*")),
    }[way]  # fmt: skip


class SearchLine(QFrame):
    """One line to type in, the ways as buttons beside each other, and the scope behind a button."""

    asked = Signal(object, bool)
    """A `Sought`, and whether it was asked for with Enter (or else by typing)."""
    below_wanted = Signal()
    """The keyboard is to go to the hits."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "panel")
        self._session = session
        self._where = Where()
        self._soon = QTimer(self, singleShot=True, interval=WAIT)
        self._soon.timeout.connect(lambda: self._ask(meant=False))
        self._build()

    def _build(self) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Words in all transcripts"))
        self.line.setAccessibleName(tr("Words to search for"))
        self.line.setClearButtonEnabled(True)
        self.line.addAction(theme.icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.line.textEdited.connect(lambda _: self._soon.start())
        self.line.textChanged.connect(self._on_text)
        self.line.returnPressed.connect(lambda: self._ask(meant=True))
        self.more = _menu_button("clock-counter-clockwise", tr("Searches used before, and saved ones"))
        first = QHBoxLayout()
        first.setSpacing(theme.SPACE_S)
        first.addWidget(self.line, 1)
        first.addWidget(self.more)
        self.ways: dict[Way, QToolButton] = {}
        self._group = QButtonGroup(self)
        second = QHBoxLayout()
        second.setSpacing(theme.SPACE_XS)
        for way in Way:
            text, tip = way_said(way)
            button = QToolButton()
            button.setText(text)
            button.setToolTip(tip)
            button.setCheckable(True)
            self._group.addButton(button)
            self.ways[way] = button
            second.addWidget(button)
        self.ways[Way.TYPED].setChecked(True)
        self.ways[Way.REGEX].hide()
        self._group.buttonClicked.connect(lambda _: self._on_way())
        self.whole = QCheckBox(tr("Whole words"))
        self.whole.toggled.connect(lambda _: self._ask(meant=False))
        self.scope = QPushButton()
        theme.look(self.scope, "link")
        self.scope.setIcon(theme.icon("funnel-simple"))
        self.scope.setToolTip(tr("Where the words are looked for"))
        self.scope.clicked.connect(self._open_scope)
        second.addSpacing(theme.SPACE_S)
        second.addWidget(self.whole)
        second.addStretch(1)
        second.addWidget(self.scope)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_S)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(first)
        column.addLayout(second)
        self._say_scope()

    # ----------------------------------------------------------------- what is asked

    def sought(self) -> Sought:
        way = next(way for way, button in self.ways.items() if button.isChecked())
        return Sought(self.line.text().strip(), way, self.whole.isChecked(), self._where)

    def show_sought(self, sought: Sought) -> None:
        """Show a search, and ask for it."""
        self.offer_expressions(self.ways[Way.REGEX].isVisibleTo(self) or sought.way is Way.REGEX)
        self.line.setText(sought.words)
        self.ways[sought.way].setChecked(True)
        self.whole.blockSignals(True)
        self.whole.setChecked(sought.whole)
        self.whole.blockSignals(False)
        self.whole.setEnabled(sought.way is Way.TYPED)
        self._where = sought.where
        self._say_scope()
        self._ask(meant=True)

    def offer_expressions(self, offered: bool) -> None:
        """Whether regular expressions are among the ways."""
        self.ways[Way.REGEX].setVisible(offered)
        if not offered and self.ways[Way.REGEX].isChecked():
            self.ways[Way.TYPED].setChecked(True)
            self._on_way()

    def _on_way(self) -> None:
        self.whole.setEnabled(self.ways[Way.TYPED].isChecked())
        self._ask(meant=False)

    def _on_text(self, words: str) -> None:
        if not words:
            self._ask(meant=False)

    def _ask(self, *, meant: bool) -> None:
        self._soon.stop()
        self.asked.emit(self.sought(), meant)

    # ----------------------------------------------------------------- where

    def forget_where(self) -> None:
        """Search everything again: another project is open."""
        self._where = Where()
        self._say_scope()

    def _set_where(self, where: Where) -> None:
        self._where = where
        self._say_scope()
        self._ask(meant=False)

    def _say_scope(self) -> None:
        where, project = self._where, self._session.project
        parts = [tr("participants")] if where.participants else []
        if where.question_id is not None and project is not None:
            questions = {question.id: question.number for question in project.guide.questions()}
            parts.append(tr("answers to question {number}", number=questions.get(where.question_id, "?")))
        if where.case_ids and project is not None:
            names = [case.name for case in project.cases.all() if case.id in where.case_ids]
            parts.append(names[0] if len(names) == 1 else plural(len(names), "{count} case", "{count} cases"))
        if where.document_ids:
            parts.append(tr("the document in hand"))
        told = " · ".join(parts) or tr("Everything")
        self.scope.setText(told)
        self.scope.setAccessibleName(tr("Where the words are looked for: {scope}", scope=told))

    def scope_menu(self) -> QMenu:
        """The scopes to choose from; what is chosen is ticked."""
        menu, where, project = QMenu(self), self._where, self._session.project

        def offer(into: QMenu, text: str, chosen: bool, changed: Where) -> QAction:
            action = into.addAction(text)
            action.setCheckable(True)
            action.setChecked(chosen)
            action.triggered.connect(lambda: self._set_where(changed))
            return action

        offer(menu, tr("Everything"), where.everything, Where())
        menu.addSeparator()
        offer(
            menu, tr("What participants say"), where.participants, replace(where, participants=not where.participants)
        )
        here = frozenset({self._session.document_id}) if self._session.document_id is not None else frozenset()
        in_hand = offer(menu, tr("The document in hand"), bool(where.document_ids),
                        replace(where, document_ids=frozenset() if where.document_ids else here))  # fmt: skip
        in_hand.setEnabled(bool(here))
        questions = project.guide.questions() if project else []
        of_question = menu.addMenu(tr("Answers to one question"))
        of_question.setEnabled(bool(questions))
        offer(of_question, tr("Any question, or none"), where.question_id is None, replace(where, question_id=None))
        for question in questions:
            text = f"{question.number}  {question.text}"
            text = text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN].rsplit(" ", 1)[0] + " …"
            chosen = where.question_id == question.id
            offer(of_question, text.replace("&", "&&"), chosen, replace(where, question_id=question.id))
        cases = project.cases.all() if project else []
        of_cases = menu.addMenu(tr("Cases"))
        of_cases.setEnabled(bool(cases))
        offer(of_cases, tr("All cases"), not where.case_ids, replace(where, case_ids=frozenset()))
        for case in cases:
            offer(of_cases, case.name.replace("&", "&&"), case.id in where.case_ids,
                  replace(where, case_ids=where.case_ids ^ {case.id}))  # fmt: skip
        return menu

    def _open_scope(self) -> None:
        menu = self.scope_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.scope.mapToGlobal(QPoint(0, self.scope.height())))


def _menu_button(icon: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(QIcon(theme.icon(icon)))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
