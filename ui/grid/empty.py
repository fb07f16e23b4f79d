"""What stands where there is no grid to show, and what belongs there. Knows what is missing, not how it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qda.analysis.arrangement import Arrangement, Compared, Topics
from qda.analysis.framework import Framework
from qda.project import Project
from ui.labels import tr
from ui.widgets.empty import EmptyPlace

if TYPE_CHECKING:
    from ui.grid.arranging import Arranging
    from ui.grid.workspace import GridWorkspace


def what_is_missing(
    workspace: GridWorkspace, project: Project | None, now: Arrangement, whole: Framework
) -> EmptyPlace:
    """Says which of the two sides of the grid there is nothing on yet."""
    if not whole.topics and now.topics is Topics.QUESTIONS:
        return EmptyPlace(
            "list-numbers",
            tr("No interview guide yet"),
            tr("The grid sets the questions of your guide against your cases."),
            tr("Interview guide…"),
            workspace.guide_wanted.emit,
        )
    if not whole.topics:
        return EmptyPlace(
            "tag" if now.topics is not Topics.QUERIES else "bookmark-simple",
            {
                Topics.CODES: tr("No codes yet"),
                Topics.FAMILIES: tr("No families of codes yet"),
            }.get(now.topics, tr("No saved queries yet")),
            {
                Topics.CODES: tr("With codes, the grid shows which case speaks of which of them."),
                Topics.FAMILIES: tr("A code with codes below it is a family; put some into another in the codebook."),
            }.get(now.topics, tr("Ask for passages in the Quotes workspace, and save the query there.")),
            tr("Show the questions"),
            lambda: workspace.arranging.take(Arrangement()),
        )
    if project is None or not project.documents.all():
        return EmptyPlace(
            "files",
            tr("No transcripts yet"),
            tr("With transcripts, the grid shows which case answered which question."),
            tr("Import transcripts…"),
            workspace.import_wanted.emit,
        )
    if now.compared is not Compared.CASES:
        return EmptyPlace(
            "users-three",
            tr("Nobody to compare"),
            tr("No speaker is a participant, or nobody is known to belong to a group."),
            tr("Compare cases"),
            lambda: workspace.arranging.compare(Compared.CASES),
        )
    return EmptyPlace(
        "users-three",
        tr("No cases yet"),
        tr("The grid compares cases; no document belongs to one yet."),
        tr("Make a case of each document"),
        workspace.verbs.make_cases,
    )


def nothing_shown(arranging: Arranging) -> EmptyPlace:
    """All rows or all columns are left out."""
    return EmptyPlace(
        "funnel",
        tr("Nothing to show"),
        tr("No row and column is left with what the grid is narrowed to."),
        tr("Show everything"),
        arranging.show_everything,
    )
