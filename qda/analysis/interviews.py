"""What of a project are interviews and what is asked in them, where it holds the answers to a survey as well."""

from __future__ import annotations

from qda.model import Document, Question
from qda.project import Project


def interviewed(project: Project) -> list[Document]:
    """The documents that somebody was met for: all but the answer sheets of surveys."""
    sheets = project.surveys.sheets()
    return [document for document in project.documents.all() if document.id not in sheets]


def asked_in_interviews(project: Project) -> list[Question]:
    """The guide's questions, in order, without those that only a survey asks."""
    only_there = project.surveys.own_questions()
    return [question for question in project.guide.questions() if question.id not in only_there]
