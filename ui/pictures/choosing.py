"""What is to be seen: the kinds of picture as a list, and under it the choices that fit the one in hand.

Knows a project's families and attributes by name; reads no codings.
"""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from qda.analysis.pictures import Along, Choice, Measure, What
from qda.model import Attribute, Code, Owner
from qda.project import Project
from ui import theme
from ui.labels import tr
from ui.pictures.kinds import (
    WITH_FAMILY,
    WITH_GROUPS,
    WITH_MEASURE,
    KindsModel,
    along_name,
    kind_told,
    measure_name,
)


class Choosing(QFrame):
    """The left of the workspace."""

    changed = Signal(object)
    """A `Choice` was made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "panel")
        self.model = KindsModel(self)
        self.kinds = QListView()
        self.kinds.setModel(self.model)
        self.kinds.setUniformItemSizes(True)
        self.kinds.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.setAccessibleName(tr("Pictures"))
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setContentsMargins(theme.SPACE_S, 0, theme.SPACE_S, theme.SPACE_S)
        theme.look(self.told, "muted", "small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.SPACE_S, theme.SPACE_S, theme.SPACE_S, theme.SPACE_S)
        self._column.setSpacing(theme.SPACE_XS)
        self._column.addWidget(self.kinds)
        self._column.addWidget(self.told)
        self._words: dict[QComboBox, QLabel] = {}
        self.family = self._choice(tr("Codes"))
        self.measure = self._choice(tr("Measured by"))
        self.along = self._choice(tr("Time"))
        self.groups = self._choice(tr("Cases"))
        for measure in Measure:
            self.measure.addItem(measure_name(measure), measure)
        for along in Along:
            self.along.addItem(along_name(along), along)
        self._column.addStretch(1)
        self._families: list[Code] = []
        self._attributes: list[Attribute] = []
        self.kinds.setCurrentIndex(self.model.index(0))
        self.kinds.setFixedHeight(self.kinds.sizeHintForRow(0) * self.model.rowCount() + 2)
        self._fit()
        self.kinds.selectionModel().currentChanged.connect(lambda *_: self._on_kind())

    def _choice(self, name: str) -> QComboBox:
        label, combo = QLabel(name), QComboBox()
        label.setContentsMargins(theme.SPACE_S, theme.SPACE_S, 0, 0)
        theme.look(label, "muted", "small")
        label.setBuddy(combo)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        combo.activated.connect(lambda _: self.changed.emit(self.choice()))
        self._column.addWidget(label)
        self._column.addWidget(combo)
        self._words[combo] = label
        return combo

    # ----------------------------------------------------------------- what there is to choose

    def show_project(self, project: Project) -> None:
        """Offer the project's families and attributes; what was chosen stays so where it is still there."""
        codes = project.codes.all()
        parents = {code.parent_id for code in codes}
        self._families = [code for code in codes if code.id in parents]
        self._fill_families()
        self._attributes = project.attributes.all(Owner.CASE)
        self._fill_groups()
        self._fit()

    @property
    def what(self) -> What:
        return self.model.kinds[max(0, self.kinds.currentIndex().row())]

    @property
    def lacks_phases(self) -> bool:
        """Whether a course is asked for where no family is ordered."""
        return self.what is What.COURSE and self.family.count() == 0

    def choice(self) -> Choice:
        """What is asked for now."""
        what = self.what
        return Choice(
            what,
            self.family.currentData() if what in WITH_FAMILY else None,
            self.groups.currentData() if what in WITH_GROUPS else None,
            measure=Measure(self.measure.currentData()) if what in WITH_MEASURE else Measure.PASSAGES,
            along=Along(self.along.currentData()) if what is What.COURSE else Along.INTERVIEW,
        )

    def show_kind(self, what: What) -> None:
        """Take a kind in hand."""
        self.kinds.setCurrentIndex(self.model.index(self.model.kinds.index(what)))

    def show_choice(self, choice: Choice) -> None:
        """Take a choice in hand, as it was made."""
        self.show_kind(choice.what)
        for combo, chosen in (
            (self.family, choice.family), (self.groups, choice.attribute), (self.measure, choice.measure),
            (self.along, choice.along),
        ):  # fmt: skip
            combo.setCurrentIndex(max(0, combo.findData(chosen)) if combo.count() else -1)
        self._fit()

    def _on_kind(self) -> None:
        self._fill_families()
        self._fill_groups()
        self._fit()
        self.changed.emit(self.choice())

    def _fill_families(self) -> None:
        course = self.what is What.COURSE
        with QSignalBlocker(self.family):
            chosen = self.family.currentData()
            self.family.clear()
            if not course:
                self.family.addItem(tr("All codes"), None)
            for code in self._families:
                if code.ordered or not course:
                    self.family.addItem(code.name, code.id)
            self.family.setCurrentIndex(max(0, self.family.findData(chosen)) if self.family.count() else -1)

    def _fill_groups(self) -> None:
        with QSignalBlocker(self.groups):
            chosen = self.groups.currentData()
            self.groups.clear()
            each = self.what is not What.FREQUENCIES
            self.groups.addItem(tr("Each by itself") if each else tr("All together"), None)
            for attribute in self._attributes:
                self.groups.addItem(tr("By {name}", name=attribute.name), attribute.id)
            self.groups.setCurrentIndex(max(0, self.groups.findData(chosen)))

    def _fit(self) -> None:
        what = self.what
        self.told.setText(kind_told(what))
        fitting = {
            self.family: what in WITH_FAMILY and self.family.count() > 0,
            self.measure: what in WITH_MEASURE,
            self.along: what is What.COURSE and self.family.count() > 0,
            self.groups: what in WITH_GROUPS and self.groups.count() > 1,
        }
        for combo, fits in fitting.items():
            combo.setVisible(fits)
            self._words[combo].setVisible(fits)
