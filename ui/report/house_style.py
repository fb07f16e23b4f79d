"""A house's template: which of its styles each kind of paragraph takes, and what its cover is told.

A page beside the choices shows how it looks. What is chosen stays with the project, for every template of that name.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from qda.analysis.house_style import keep_styles, kept_styles
from qda.files.word.house import KINDS, OURS, House, Theirs
from ui import theme
from ui.labels import plural, tr
from ui.session import Session
from ui.widgets.foot import Foot, verb_button

COVER = ("client", "date", "author")


def kind_words() -> dict[str, str]:
    """What the kinds of paragraphs are called."""
    return {
        "Title": tr("Title"), "Subtitle": tr("Subtitle"), "Heading1": tr("Heading 1"), "Heading2": tr("Heading 2"),
        "Heading3": tr("Heading 3"), "Heading4": tr("Heading 4"), "Lead": tr("Line before bullets"),
        "ListBullet": tr("Bullet"), "ListBullet2": tr("Bullet in a bullet"), "Quote": tr("Quote"),
        "QuoteAttribution": tr("Attribution"), "Note": tr("Small print"), "Caption": tr("Caption"),
        "TableText": tr("Text in tables"), "TOCHeading": tr("Heading of the contents"), "ReportTable": tr("Table"),
    }  # fmt: skip


class HouseStyleDialog(QDialog):
    """A row for each kind with the template's styles to choose from; those that are guesses come with a mark."""

    def __init__(self, session: Session, template: Path, found: House, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.project is not None
        self.setWindowTitle(tr("Styles of the template"))
        self._session, self._project, self._template, self._house = session, session.project, template, found
        title = QLabel(tr("Styles of {name}", name=template.name))
        title.setWordWrap(True)
        theme.look(title, "title")
        missing = len(found.to_ask)
        told = QLabel(
            plural(
                missing,
                "{count} kind of paragraph has no style of its name in the template; see what is proposed (*).",
                "{count} kinds of paragraphs have no style of their name in the template; see what is proposed (*).",
            )
            if missing
            else tr("The template has a style for every kind of paragraph that matters.")
        )
        told.setWordWrap(True)
        theme.look(told, "muted")
        self.page = QTextBrowser()
        self.page.setAccessibleName(tr("How a page looks"))
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices: dict[str, QComboBox] = {}
        beside = QHBoxLayout()
        beside.setSpacing(theme.SPACE_L)
        beside.addWidget(self._built_choices(), 1)
        beside.addWidget(self.page, 1)
        self.again = verb_button(tr("As proposed"), lambda: self._choose({}))
        self.cancel, self.save = verb_button(tr("Cancel"), self.reject), verb_button(tr("Use"), self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(title)
        column.addWidget(told)
        column.addLayout(beside, 1)
        column.addLayout(Foot(self.cancel, self.save, left=[self.again]))
        self.save.setEnabled(session.writable)
        self.resize(900, 600)
        self._choose(kept_styles(self._project, template))

    def _built_choices(self) -> QWidget:
        words, held = kind_words(), QFrame()
        form = QFormLayout(held)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(theme.SPACE_S)
        for kind in KINDS:
            box = QComboBox()
            box.addItem(tr("Sitat's own look"), OURS)
            for style in self._house.for_kind(kind):
                box.addItem(style.name, style.name)
            asked = kind in self._house.to_ask
            box.setAccessibleName(words[kind] + (f", {tr('proposed')}" if asked else ""))
            box.setToolTip(tr("No style of this name is there; this is a proposal") if asked else "")
            box.currentIndexChanged.connect(self._show_page)
            form.addRow(f"{words[kind]} *" if asked else words[kind], box)
            self.choices[kind] = box
        labels = {"client": tr("Client"), "date": tr("Date on the cover"), "author": tr("Author")}
        hints = {"client": "", "date": tr("Today"), "author": self._project.coder}
        self.cover: dict[str, QLineEdit] = {}
        for field in COVER:
            line = QLineEdit(self._project.setting(f"report.{field}"))
            line.setPlaceholderText(hints[field])
            line.setAccessibleName(labels[field])
            place = "{{" + field + "}}"
            line.setToolTip(tr("Stands where the template says {asked}, or in a field of that name", asked=place))
            form.addRow(labels[field], line)
            self.cover[field] = line
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(held)
        return area

    def _choose(self, kept: Mapping[str, str]) -> None:
        for kind, box in self.choices.items():
            wanted = kept.get(kind, self._house.proposed[kind].style)
            box.setCurrentIndex(max(box.findData(wanted), 0))
        self._show_page()

    @property
    def chosen(self) -> dict[str, str]:
        """The names of styles by kind."""
        return {kind: str(box.currentData()) for kind, box in self.choices.items()}

    def keep(self) -> None:
        """Remember what is chosen."""
        project = self._project

        def write() -> None:
            with project.step("project.setting", "setting:report", setting="report", value=self._template.name):
                keep_styles(project, self._template, self.chosen)
                for field, line in self.cover.items():
                    if line.text().strip() != project.setting(f"report.{field}"):
                        project.set_setting(f"report.{field}", line.text().strip())

        if self._session.attempt(write):
            self.accept()

    # ----------------------------------------------------------------- the page

    def _show_page(self) -> None:
        """A page in the styles that are chosen, as far as can be shown here."""
        if len(self.choices) < len(KINDS):
            return
        said = {
            "Title": tr("What was said"), "Subtitle": tr("Five interviews"), "Heading1": tr("Background"),
            "Heading2": tr("1. How is the work anchored?"), "Lead": tr("The answers can be summarised as follows:"),
            "ListBullet": tr("The council voted, but nobody had time."), "Heading3": tr("A heading below"),
            "Quote": tr("“We waited, and nobody came.”"), "Note": tr("Not asked: one case."),
            "Caption": tr("Table 1. Who was interviewed"), "TableText": tr("Manager, 18 February"),
        }  # fmt: skip
        parts = []
        for kind, words in said.items():
            inside = escape(words)
            if kind == "Quote":
                inside += " " + _spanned(self._style("QuoteAttribution"), escape(tr("(Case 2, manager)")), 9)
            parts.append(self._paragraph(kind, inside))
        self.page.setHtml("<body style='background:#ffffff;color:#1b1b1b'>" + "".join(parts) + "</body>")

    def _style(self, kind: str) -> Theirs | None:
        return self._house.named(str(self.choices[kind].currentData()))

    def _paragraph(self, kind: str, inside: str) -> str:
        style = self._style(kind)
        look = style or _OWN_LOOK.get(kind, Theirs("", "", "paragraph", size=10.5))
        bullet = "•&nbsp; " if kind == "ListBullet" else ""
        indent = look.indent // 20 + (14 if bullet and not look.indent else 0)
        space = 14 if kind.startswith(("Heading", "Title")) else 4
        return f"<p style='margin:{space}px 0 4px {max(indent, 0)}px'>{_spanned(look, bullet + inside, 10.5)}</p>"


def _spanned(style: Theirs | None, inside: str, size: float) -> str:
    """Words in a style, as far as a page on the screen can show it."""
    if style is None:
        return f"<span style='font-size:{size}pt;color:#56626d'>{inside}</span>"
    look = f"font-size:{style.size or size}pt;"
    look += "font-weight:600;" if style.bold else ""
    look += "font-style:italic;" if style.italic else ""
    look += f"color:{style.colour};" if style.colour else ""
    look += f"font-family:'{escape(style.font)}';" if style.font else ""
    return f'<span style="{look}">{inside}</span>'


_OWN_LOOK = {
    "Title": Theirs("", "", "paragraph", 26, bold=True, colour="#1f3a4d"),
    "Subtitle": Theirs("", "", "paragraph", 13, colour="#56626d"),
    "Heading1": Theirs("", "", "paragraph", 17, bold=True, colour="#1f3a4d"),
    "Heading2": Theirs("", "", "paragraph", 13, bold=True, colour="#1f3a4d"),
    "Heading3": Theirs("", "", "paragraph", 11.5, bold=True, colour="#1f3a4d"),
    "Quote": Theirs("", "", "paragraph", 10.5, indent=680),
    "Note": Theirs("", "", "paragraph", 9.5, colour="#56626d"),
    "Caption": Theirs("", "", "paragraph", 9.5, bold=True, colour="#56626d"),
    "TableText": Theirs("", "", "paragraph", 9.5),
}
"""How Sitat's own look shows."""
