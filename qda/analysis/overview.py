"""A project in numbers."""

from __future__ import annotations

from qda.project import Project


def overview(project: Project) -> dict[str, object]:
    """How many of each noun a project holds, and its name and language."""
    documents = project.documents.all()
    return {
        "name": project.name,
        "documents": len(documents),
        "words": sum(document.words for document in documents),
        "turns": project.documents.count_turns(),
        "speakers": len(project.documents.speakers()),
        "cases": len(project.cases.all()),
        "questions": len(project.guide.questions()),
        "codes": len(project.codes.all()),
        "codings": sum(project.codings.count_by_code().values()),
        "memos": len(project.memos.all()),
        "points": len(project.synthesis.points()),
        "coders": len(project.codings.coders()),
        "language": project.language,
    }
