"""What there is in a project for a report to be made of: attributes, views of the grid, surveys, documents, questions.

Read once when the form is shown. Knows no widgets.
"""

from __future__ import annotations

from dataclasses import dataclass

from qda.analysis.arrangement import KIND
from qda.analysis.survey import answered, grounds
from qda.model import Attribute, Question
from qda.project import Project

READS = ("attribute", "query", "survey", "survey_question", "document", "question", "code", "case")
"""The tables that it is read from."""


@dataclass(frozen=True, slots=True)
class Known:
    """Names, in the order of the project."""

    attributes: tuple[Attribute, ...] = ()
    views: tuple[str, ...] = ()
    """Views of the grid."""
    surveys: tuple[str, ...] = ()
    across: tuple[str, ...] = ()
    """What the closed questions of surveys can be told by."""
    documents: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()


def known_of(project: Project) -> Known:
    """What there is in a project."""
    surveys = project.surveys.all()
    across = (ground.name for one in surveys for ground in grounds(project, answered(project, one.id, counted=False)))
    return Known(
        tuple(project.attributes.all()),
        tuple(view.name for view in project.queries.all(KIND)),
        tuple(one.name for one in surveys),
        tuple(dict.fromkeys(across)),
        tuple(document.name for document in project.documents.all()),
        tuple(project.guide.questions()),
    )
