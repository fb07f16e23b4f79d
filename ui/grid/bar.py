"""The bar above the grid: what meets whom, turned or not, what is left out, in which order, and views with names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from qda.analysis.arrangement import Arrangement, Compared, Only, Order, Topics
from qda.analysis.framework import Framework
from qda.analysis.laid import Laid
from qda.analysis.query import Compare, Condition
from qda.model import Attribute, AttributeType, Owner
from qda.store.cells import Topic, Whose
from ui import theme
from ui.grid.arranging import Arranging
from ui.labels import plural, tr

_PAUSE = 200
"""Milliseconds without a key after which the grid is narrowed to what was typed."""
_MOST_VALUES = 40


class ArrangementBar(QWidget):
    """Shows how the grid is laid out, and tells `Arranging` how it is to be."""

    fold_toggled = Signal(bool)
    """Whether the panel of the cell is shown."""

    def __init__(self, arranging: Arranging, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arranging = arranging
        self._attributes: Sequence[Attribute] = ()
        self._whole = Framework()
        self.writable = True
        self.topics, self.compared, self.only = QComboBox(), QComboBox(), QComboBox()
        self.turn = _tool("swap", tr("Turn round"), arranging.turn)
        self.text = QLineEdit(placeholderText=tr("Filter"), clearButtonEnabled=True)
        self.text.setAccessibleName(tr("Filter the grid"))
        self.text.setToolTip(tr("Only what has these words in its name or its summaries"))
        self.text.setMinimumWidth(90)
        self.narrow = self._menu_tool("funnel", tr("Show only some"), self._fill_narrow)
        self.order = self._menu_tool("sort-ascending", tr("Order"), self._fill_order)
        self.left_out = self._menu_tool("eye-slash", tr("What is left out"), self._fill_left_out)
        self.views = self._menu_tool("bookmark-simple", tr("Views"), self._fill_views)
        self.fold = _tool("columns", tr("Show or hide the cell's panel"))
        self.fold.setCheckable(True)
        self.fold.setChecked(True)
        self.fold.toggled.connect(self.fold_toggled)
        self._typed = QTimer(self, singleShot=True, interval=_PAUSE)
        self._typed.timeout.connect(lambda: arranging.set(text=self.text.text().strip()))
        self._build()

    def _build(self) -> None:
        for combo, name in (
            (self.topics, tr("What the grid is asked by")),
            (self.compared, tr("Whose words it compares")),
            (self.only, tr("Which cells")),
        ):
            combo.setAccessibleName(name)
            combo.setToolTip(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(9)
        for topics, words in (
            (Topics.QUESTIONS, tr("Questions")), (Topics.CODES, tr("Codes")),
            (Topics.FAMILIES, tr("Families of codes")), (Topics.QUERIES, tr("Saved queries")),
        ):  # fmt: skip
            self.topics.addItem(words, topics)
        for only, words in (
            (Only.ALL, tr("All cells")), (Only.EMPTY, tr("Not yet summed up")), (Only.STALE, tr("To look at again")),
        ):  # fmt: skip
            self.only.addItem(words, only)
        self.topics.activated.connect(self._on_topics)
        self.compared.activated.connect(self._on_compared)
        self.only.activated.connect(lambda place: self._arranging.set(only=Only(self.only.itemData(place))))
        self.text.textEdited.connect(lambda _: self._typed.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_S, 0)
        row.setSpacing(theme.SPACE_XS)
        for widget in (self.topics, self.turn, self.compared):
            row.addWidget(widget)
        row.addSpacing(theme.SPACE_S)
        row.addWidget(self.text, 1)
        for widget in (self.only, self.narrow, self.order, self.left_out, self.views, self.fold):
            row.addWidget(widget)

    def _menu_tool(self, icon: str, name: str, fill: Callable[[QMenu], None]) -> QToolButton:
        button = _tool(icon, name)
        menu = QMenu(button)

        def fill_anew() -> None:
            menu.clear()
            fill(menu)

        menu.aboutToShow.connect(fill_anew)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    # ----------------------------------------------------------------- showing

    def show_arrangement(self, whole: Framework, laid: Laid, attributes: Sequence[Attribute]) -> None:
        """Show how the grid is laid out now."""
        now = self._arranging.now
        self._whole, self._attributes = whole, attributes
        self.topics.setCurrentIndex(self.topics.findData(now.topics))
        self._show_compared(now)
        self.only.setCurrentIndex(self.only.findData(now.only))
        if self.text.text().strip() != now.text and not self._typed.isActive():
            self.text.setText(now.text)
        down, along = tr("Turn round: questions down the side"), tr("Turn round: questions along the top")
        self.turn.setToolTip(down if now.turned else along)
        chosen = bool(now.headings or now.conditions)
        theme.look(self.narrow, *(("chosen",) if chosen else ()))
        ordered = now.order_topics is not Order.OWN or now.order_compared is not Order.OWN
        theme.look(self.order, *(("chosen",) if ordered else ()))
        self.left_out.setVisible(bool(laid.left_out))
        said = plural(laid.left_out, "{count} row or column left out", "{count} rows and columns left out")
        self.left_out.setToolTip(said)
        self.left_out.setAccessibleName(said)

    def _show_compared(self, now: Arrangement) -> None:
        self.compared.clear()
        self.compared.addItem(tr("Cases"), Compared.CASES)
        self.compared.addItem(tr("Speakers"), Compared.SPEAKERS)
        if self._attributes:
            self.compared.insertSeparator(2)
        for attribute in self._attributes:
            self.compared.addItem(tr("By {attribute}", attribute=attribute.name), attribute)
        if now.compared is not Compared.GROUPS:
            self.compared.setCurrentIndex(self.compared.findData(now.compared))
            return
        wanted = now.attribute.casefold()
        places = [place for place, one in enumerate(self._attributes, 3) if one.name.casefold() == wanted]
        if places and self._attributes[places[0] - 3].type is AttributeType.NUMBER:
            self.compared.addItem(tr("Other borders…"), None)
        self.compared.setCurrentIndex(places[0] if places else -1)

    # ----------------------------------------------------------------- choosing

    def _on_topics(self, place: int) -> None:
        topics = Topics(self.topics.itemData(place))
        if topics != self._arranging.now.topics:
            self._arranging.set(topics=topics, headings=())

    def _on_compared(self, place: int) -> None:
        chosen = self.compared.itemData(place)
        if isinstance(chosen, Attribute):
            self._arranging.compare_groups(chosen)
        elif chosen is not None:
            self._arranging.compare(Compared(chosen))
        else:
            self._show_compared(self._arranging.now)
            self._arranging.ask_borders()

    def _fill_narrow(self, menu: QMenu) -> None:
        now = self._arranging.now
        headings = list(dict.fromkeys(line.within for line in self._whole.topics if line.within))
        if headings:
            menu.addSection(tr("Sections") if now.topics is Topics.QUESTIONS else tr("Families of codes"))
        for heading in headings:
            action = _ticked(menu, heading, heading in now.headings)
            action.triggered.connect(lambda _=False, one=heading: self._arranging.toggle_heading(one))
        known = [] if now.compared is Compared.GROUPS else self._known()
        if known:
            menu.addSection(tr("Cases") if now.compared is Compared.CASES else tr("Speakers"))
        for attribute, values in known:
            self._fill_values(menu.addMenu(attribute.name), attribute, values)
        menu.addSeparator()
        menu.addAction(tr("Show everything"), self._arranging.show_everything).setEnabled(now.narrowed)

    def _known(self) -> list[tuple[Attribute, list[str]]]:
        """The attributes that those compared have, with their values."""
        told: Mapping[str, dict[str, None]] = {one.name.casefold(): {} for one in self._attributes}
        for line in self._whole.compared:
            for name, value in line.attributes.items():
                told.get(name, {})[value] = None
        return [(one, sorted(told[one.name.casefold()])) for one in self._attributes if told[one.name.casefold()]]

    def _fill_values(self, menu: QMenu, attribute: Attribute, values: Sequence[str]) -> None:
        conditions, name = self._arranging.now.conditions, attribute.name
        for one in conditions:
            if one.attribute.casefold() == name.casefold() and one.compare is not Compare.IS:
                words = f"{'<' if one.compare is Compare.LESS else '>'} {one.value}"
                action = _ticked(menu, words, True)
                action.triggered.connect(
                    lambda _=False, one=one: self._arranging.set_condition(one.attribute, one.compare, one.value)
                )
        if attribute.type is AttributeType.NUMBER:
            menu.addAction(tr("Less than…"), lambda: self._arranging.ask_condition(name, Compare.LESS))
            menu.addAction(tr("More than…"), lambda: self._arranging.ask_condition(name, Compare.MORE))
            return
        for value in values[:_MOST_VALUES]:
            action = _ticked(menu, value, Condition(name, Compare.IS, value) in conditions)
            action.triggered.connect(
                lambda _=False, value=value: self._arranging.set_condition(name, Compare.IS, value)
            )

    def _fill_order(self, menu: QMenu) -> None:
        now = self._arranging.now
        menu.addSection(self.topics.currentText())
        own = tr("As in the guide") if now.topics is Topics.QUESTIONS else tr("As listed")
        self._fill_orders(menu, Topic, now.order_topics, own)
        menu.addSection(tr("Columns") if not now.turned else tr("Rows"))
        group = self._fill_orders(menu, Whose, now.order_compared, tr("As listed"))
        if now.compared is not Compared.GROUPS:
            for attribute in self._attributes:
                if attribute.of is Owner.CASE or now.compared is Compared.SPEAKERS:
                    ticked = now.order_compared is Order.ATTRIBUTE and now.by.casefold() == attribute.name.casefold()
                    action = _ticked(menu, tr("By {attribute}", attribute=attribute.name), ticked)
                    group.addAction(action)
                    action.triggered.connect(
                        lambda _=False, one=attribute: self._arranging.order(Whose, Order.ATTRIBUTE, one.name)
                    )

    def _fill_orders(self, menu: QMenu, kind: type, chosen: Order, own: str) -> QActionGroup:
        group = QActionGroup(menu)
        for order, words in ((Order.OWN, own), (Order.NAME, tr("By name")), (Order.SAID, tr("By how much was said"))):
            action = _ticked(menu, words, order is chosen)
            group.addAction(action)
            action.triggered.connect(lambda _=False, order=order: self._arranging.order(kind, order))
        return group

    def _fill_left_out(self, menu: QMenu) -> None:
        hidden = [
            line
            for line in (*self._whole.topics, *self._whole.compared)
            if line.name_in_file in self._arranging.now.hidden
        ]
        if hidden:
            menu.addSection(tr("Hidden; choose one to show it again"))
        for line in hidden[:_MOST_VALUES]:
            menu.addAction(_short(line.title), partial(self._arranging.show_again, line))
        menu.addSeparator()
        menu.addAction(tr("Show everything"), self._arranging.show_everything)

    def _fill_views(self, menu: QMenu) -> None:
        in_hand, views = self._arranging.view_in_hand(), self._arranging.views()
        usual = _ticked(menu, tr("Questions by cases"), self._arranging.now == Arrangement())
        usual.triggered.connect(lambda: self._arranging.take(Arrangement()))
        for view in views:
            action = _ticked(menu, _short(view.name), in_hand is not None and view.id == in_hand.id)
            action.triggered.connect(lambda _=False, view=view: self._arranging.take_view(view))
        menu.addSeparator()
        menu.addAction(tr("Save view as…"), self._arranging.ask_name).setEnabled(self.writable)
        menu.addAction(tr("Save as report…"), self._arranging.ask_report).setEnabled(self.writable)
        if in_hand is not None and self.writable:
            menu.addAction(tr("Rename view…"), lambda: self._arranging.ask_new_name(in_hand))
            menu.addAction(tr("Delete view"), lambda: self._arranging.delete_view(in_hand))


def _tool(icon: str, name: str, handler: Callable[[], object] | None = None) -> QToolButton:
    button = QToolButton()
    button.setIcon(theme.icon(icon))
    button.setToolTip(name)
    button.setAccessibleName(name)
    if handler is not None:
        button.clicked.connect(lambda: handler())
    return button


def _ticked(menu: QMenu, text: str, ticked: bool) -> QAction:
    action = menu.addAction(_short(text))
    action.setCheckable(True)
    action.setChecked(ticked)
    return action


def _short(text: str) -> str:
    return (text if len(text) <= 60 else f"{text[:59]}…").replace("&", "&&")
