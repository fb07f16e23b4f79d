"""One act in full: what it made, changed and took away, and what can be done about it. Knows no project."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from qda.analysis.history import How, Told
from qda.model import Act, ActState
from ui import theme
from ui.ago import in_full
from ui.history.words import place_said, state_said
from ui.labels import act_sentence, plural, tr
from ui.since import marked

_MOST_LETTERS = 600
"""How much of one thing's words is shown."""


def noun(table: str) -> str:
    """What a row of a table is to a person."""
    return {
        "coding": tr("Coding"),
        "memo": tr("Memo"),
        "evidence": tr("Evidence"),
        "turn": tr("Question of a turn"),
        "cell": tr("Summary"),
        "point": tr("Point"),
        "code": tr("Code"),
        "question": tr("Question"),
        "document": tr("Document"),
        "document_text": tr("Text"),
        "case": tr("Case"),
        "attribute_value": tr("Attribute"),
        "speaker": tr("Speaker"),
        "query": tr("Search"),
        "survey": tr("Survey"),
        "survey_question": tr("Question"),
    }.get(table, tr("Setting"))


def how_said(how: How) -> str:
    return {How.MADE: tr("made"), How.CHANGED: tr("changed"), How.GONE: tr("taken away")}[how]


def as_rich_text(told: Sequence[Told], more: int) -> str:
    """What an act did, a paragraph for each thing; what went is struck through, what came is bold and underlined."""
    rest = [plural(more, "… and {count} more", "… and {count} more")] if more > 0 else []
    return "".join(f'<p style="margin:0 0 10px 0">{_paragraph(one)}</p>' for one in told) + "".join(rest)


def _paragraph(one: Told) -> str:
    place = place_said(one.place)
    head = f"<b>{escape(noun(one.table))}</b> · {escape(how_said(one.how))}"
    head += f" · {escape(place)}" if place and place != one.words else ""
    if one.how is How.GONE:
        words = f"<s>{escape(_short(one.before))}</s>"
    elif one.before and one.after and one.before != one.after:
        before, after = (words[:20_000] for words in (one.before, one.after))
        old, new = marked(before, after)
        words = f"{old}<br>→ {new}"
    else:
        words = escape(_short(one.words))
    return f"{head}<br>{words}" if words else head


def _short(words: str) -> str:
    return words if len(words) <= _MOST_LETTERS else words[:_MOST_LETTERS].rsplit(" ", 1)[0] + " …"


class ActDetails(QFrame):
    """The act in hand."""

    place_wanted = Signal()
    back_wanted = Signal()
    """Go back to before this act; or, where it is undone, bring back all up to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "panel")
        self._build()
        self.show_act(None, writable=False)

    def _build(self) -> None:
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.look(self.sentence, "title")
        self.who = QLabel(wordWrap=True)
        self.who.setTextFormat(Qt.TextFormat.PlainText)
        theme.look(self.who, "muted", "small")
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.told.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        room = QScrollArea()
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setWidgetResizable(True)
        room.setWidget(self.told)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the text in it takes the keyboard
        room.viewport().setAutoFillBackground(False)
        self.told.setAutoFillBackground(False)
        self.place_button = QPushButton(tr("Show the place"))
        self.place_button.setToolTip(tr("Go to where this was done (Enter)"))
        self.place_button.clicked.connect(self.place_wanted)
        self.back_button = QPushButton()
        self.back_button.clicked.connect(self.back_wanted)
        for button, icon in ((self.place_button, "crosshair"), (self.back_button, "clock-counter-clockwise")):
            button.setIcon(theme.icon(icon))
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_L, theme.SPACE_L, theme.SPACE_L)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.sentence)
        column.addWidget(self.who)
        column.addSpacing(theme.SPACE_XS)
        column.addWidget(room, 1)
        column.addWidget(self.place_button)
        column.addWidget(self.back_button)

    def show_act(
        self, act: Act | None, told: Sequence[Told] = (), more: int = 0, *, place: bool = False, writable: bool
    ) -> None:
        """Show an act; None for none."""
        for widget in (self.sentence, self.who, self.told, self.place_button, self.back_button):
            widget.setVisible(act is not None)
        if act is None:
            return
        self.sentence.setText(act_sentence(act))
        self.who.setText(" · ".join(part for part in (act.coder, in_full(act.at), state_said(act)) if part))
        self.told.setText(as_rich_text(told, more))
        self.place_button.setEnabled(place)
        undone = act.state is ActState.UNDONE
        self.back_button.setText(tr("Bring back up to this…") if undone else tr("Go back to before this…"))
        self.back_button.setToolTip(tr("First shows what that would change"))
        self.back_button.setEnabled(writable and act.state is not ActState.DROPPED and act.kind != "project.new")
