"""Name, type and choices of one attribute: a new one, or one there is. Says at once what would not fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from qda.errors import CannotDo
from qda.model import Attribute, AttributeType, Owner
from qda.text.values import in_order
from ui import theme
from ui.labels import plural, tr
from ui.session import Message, Session
from ui.sheets.words import type_words
from ui.widgets.foot import Foot, verb_button

_TOLD = 3


class AttributeDialog(QDialog):
    """Asks for a new attribute of cases, documents or speakers, or corrects one."""

    def __init__(
        self, session: Session, of: Owner, attribute: Attribute | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._of, self._attribute = session, of, attribute
        title = {
            Owner.CASE: tr("New attribute of cases"),
            Owner.DOCUMENT: tr("New attribute of documents"),
            Owner.SPEAKER: tr("New attribute of speakers"),
        }[of]
        title = tr("Attribute {name}", name=attribute.name) if attribute else title
        self.setWindowTitle(title)
        heading = QLabel(title)
        theme.look(heading, "title")
        heading.setWordWrap(True)
        self.name = QLineEdit()
        self.name.setPlaceholderText(
            tr("Level, profession, age …") if of is Owner.SPEAKER else tr("Inhabitants, sector, year …")
        )
        self.kind = QComboBox()
        for kind in AttributeType:
            self.kind.addItem(type_words(kind), kind)
        self.choices = QPlainTextEdit()
        self.choices.setPlaceholderText(tr("One on each line, in their order. None: anything can be typed."))
        self.choices.setTabChangesFocus(True)
        self.choices.setFixedHeight(self.fontMetrics().height() * 6)
        self._note = QLabel()
        self._note.setWordWrap(True)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(theme.SPACE_L)
        self.form.setVerticalSpacing(theme.SPACE_M)
        self.form.addRow(tr("Name"), self.name)
        self.form.addRow(tr("Type"), self.kind)
        self.form.addRow(tr("Choices"), self.choices)
        self.make_button = verb_button(tr("Save attribute") if attribute else tr("Make attribute"), self.make)
        foot = Foot(verb_button(tr("Cancel"), self.reject), self.make_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_L)
        column.addWidget(heading)
        column.addLayout(self.form)
        column.addWidget(self._note)
        column.addLayout(foot)
        self.setMinimumWidth(420)
        if attribute is not None:
            self.name.setText(attribute.name)
            self.kind.setCurrentIndex(self.kind.findData(attribute.type))
            self.choices.setPlainText("\n".join(attribute.choices))
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.choices.textChanged.connect(self._tell)
        session.said.connect(self._on_said)
        self._show_choices()
        self._tell()

    # ----------------------------------------------------------------- what is chosen

    @property
    def chosen(self) -> tuple[AttributeType, tuple[str, ...]]:
        """The type, and the choices where it is one."""
        kind = AttributeType(self.kind.currentData())
        lines = self.choices.toPlainText().splitlines() if kind is AttributeType.CHOICE else []
        return kind, tuple(line.strip() for line in lines if line.strip())

    def _on_kind(self) -> None:
        """A choice begins with the values there are."""
        project = self._session.project
        kind, choices = self.chosen
        if kind is AttributeType.CHOICE and not choices and self._attribute is not None and project is not None:
            there = in_order(project.attributes.in_use(self._attribute.id), self._attribute.type)
            self.choices.setPlainText("\n".join(there))
        self._show_choices()
        self._tell()

    def _show_choices(self) -> None:
        self.form.setRowVisible(self.choices, self.chosen[0] is AttributeType.CHOICE)
        self.adjustSize()

    def _tell(self) -> None:
        """Say what would not fit, as it is chosen now."""
        project = self._session.project
        unfit = []
        if project is not None and self._attribute is not None:
            unfit = project.attributes.unfit(self._attribute.id, *self.chosen)
        named = ", ".join(f"“{value}” ({owner})" for owner, value in unfit[:_TOLD])
        named += " …" if len(unfit) > _TOLD else ""
        theme.look(self._note, "problem" if unfit else "muted", "small")
        told = plural(len(unfit), "{count} value would not fit: {values}", "{count} values would not fit: {values}",
                      values=named)  # fmt: skip
        self._note.setText(told if unfit else "")
        self._note.setVisible(bool(unfit))
        self.make_button.setEnabled(not unfit)

    def _on_said(self, message: Message) -> None:
        """What goes wrong while the dialog covers the message bar is said here."""
        if message.kind == "problem":
            theme.look(self._note, "problem", "small")
            self._note.setText(message.text)
            self._note.setVisible(True)

    # ----------------------------------------------------------------- making

    def make(self) -> None:
        """Make the attribute, or keep what was corrected, in one step."""
        project = self._session.project
        if project is not None and self._session.attempt(self._write):
            self.accept()

    def _write(self) -> None:
        project = self._session.project
        assert project is not None
        kind, choices = self.chosen
        name = self.name.text()
        if self._attribute is None:
            there = project.attributes.named(name)
            if there is not None:
                raise CannotDo("There is already an attribute “{name}”; choose another name.", name=there.name)
            project.attributes.define(name, kind, self._of, choices)
        elif name.strip() == self._attribute.name:
            project.attributes.retype(self._attribute.id, kind, choices)
        else:
            with project.step("attribute.rename", attribute=name.strip(), before=self._attribute.name):
                project.attributes.rename(self._attribute.id, name)
                project.attributes.retype(self._attribute.id, kind, choices)
