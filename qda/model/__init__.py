"""The nouns of a study, as frozen values. Knows no storage, no files and no Qt.

Offsets are Python code points everywhere. A `Span` is half-open. Numbers that stand for
time are whole milliseconds; a confidence is a whole per cent from 0 to 100.
"""

from __future__ import annotations

from qda.model.cases import Attribute, AttributeType, Case, Guide, GuideQuestion, Owner, Question, Section, Views
from qda.model.codebook import About, Code, Codebook, CodeEntry, Coder, Coding, Memo
from qda.model.common import NOWHERE, Report, Span, new_guid, silent
from qda.model.documents import Document, Part, Speaker, Turn, TurnRole
from qda.model.drafts import Draft, DraftSpeaker, DraftTurn, Reading
from qda.model.happened import Act, ActState, Changes, Problem
from qda.model.survey import (
    Answers,
    Belonging,
    ColumnRole,
    Mapping,
    Option,
    Respondent,
    Survey,
    SurveyColumn,
    SurveyQuestion,
    Written,
)
from qda.model.synthesis import FINDINGS, Cell, CellState, Evidence, Passage, Place, Point

__all__ = [
    "FINDINGS",
    "NOWHERE",
    "About",
    "Act",
    "ActState",
    "Answers",
    "Attribute",
    "AttributeType",
    "Belonging",
    "Case",
    "Cell",
    "CellState",
    "Changes",
    "Code",
    "CodeEntry",
    "Codebook",
    "Coder",
    "Coding",
    "ColumnRole",
    "Document",
    "Draft",
    "DraftSpeaker",
    "DraftTurn",
    "Evidence",
    "Guide",
    "GuideQuestion",
    "Mapping",
    "Memo",
    "Option",
    "Owner",
    "Part",
    "Passage",
    "Place",
    "Point",
    "Problem",
    "Question",
    "Reading",
    "Report",
    "Respondent",
    "Section",
    "Span",
    "Speaker",
    "Survey",
    "SurveyColumn",
    "SurveyQuestion",
    "Turn",
    "TurnRole",
    "Views",
    "Written",
    "new_guid",
    "silent",
]
