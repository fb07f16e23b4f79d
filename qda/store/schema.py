"""What a project file is known by, and which of its tables are journalled.

`application_id` says that a file is Sitat's, `user_version` which format it has. The tables are in `migrations`.
"""

from __future__ import annotations

APPLICATION_ID = 0x53495441  # "SITA"

FORMAT = 2
"""The format this Sitat writes: how many migrations there are."""

#: Tables whose every change is journalled, undone and announced. Parents come before children.
JOURNALLED = (
    "setting",
    "coder",
    "case",
    "attribute",
    "document",
    "document_text",
    "speaker",
    "attribute_value",
    "section",
    "question",
    "turn",
    "code",
    "code_apart",
    "coding",
    "query",
    "recipe",
    "cell",
    "cell_link",
    "point",
    "evidence",
    "memo",
    "memo_link",
    "survey",
    "survey_question",
    "respondent",
    "survey_answer",
)

AS_THEY_STAND = ("document_text", "turn")
"""Journalled tables that an import fills by the thousand: a row that is new is not written a second time."""
