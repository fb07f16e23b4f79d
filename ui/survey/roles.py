"""What columns are taken for, and why, in words."""

from __future__ import annotations

from qda.model import Belonging, ColumnRole
from ui.labels import tr

ICONS = {
    ColumnRole.RESPONDENT: "identification-card",
    ColumnRole.CASE: "folder-simple",
    ColumnRole.ATTRIBUTE: "tag-simple",
    ColumnRole.SINGLE: "check-circle",
    ColumnRole.MULTIPLE: "check-square",
    ColumnRole.SCALE: "sliders-horizontal",
    ColumnRole.NUMBER: "hash",
    ColumnRole.OPEN: "text-align-left",
    ColumnRole.LEFT_OUT: "eye-slash",
}


def role_name(role: ColumnRole) -> str:
    return {
        ColumnRole.RESPONDENT: tr("Respondent"),
        ColumnRole.CASE: tr("Name of the case"),
        ColumnRole.ATTRIBUTE: tr("Attribute"),
        ColumnRole.SINGLE: tr("Single choice"),
        ColumnRole.MULTIPLE: tr("Multiple choice"),
        ColumnRole.SCALE: tr("Scale"),
        ColumnRole.NUMBER: tr("Number"),
        ColumnRole.OPEN: tr("Open question"),
        ColumnRole.LEFT_OUT: tr("Leave out"),
    }[role]


def role_told(role: ColumnRole) -> str:
    """What becomes of a column that is taken for this."""
    return {
        ColumnRole.RESPONDENT: tr("Who answers. By it, a later export finds the same respondents again."),
        ColumnRole.CASE: tr("The case that the respondent belongs to; it is made where there is none of that name."),
        ColumnRole.ATTRIBUTE: tr("What is known of the respondent: to group, filter and attribute by."),
        ColumnRole.SINGLE: tr("Counted: one answer each."),
        ColumnRole.MULTIPLE: tr("Counted: any number of answers each, of all respondents who answered."),
        ColumnRole.SCALE: tr("Counted: one answer each, from one end to the other."),
        ColumnRole.NUMBER: tr("Counted as a number, with its middle and its ends."),
        ColumnRole.OPEN: tr("Becomes a question of the guide; the answers are documents to be coded."),
        ColumnRole.LEFT_OUT: tr("Not stored at all."),
    }[role]


def why_told(why: str) -> str:
    """Why a column is proposed to be left out, or taken for the respondent."""
    return {
        "empty": tr("There is nothing in it."),
        "personal": tr("It may tell who somebody is."),
        "time": tr("It tells when somebody answered."),
        "form": tr("It tells of the form, not of what was answered."),
        "another id": tr("Another column says who answers."),
    }.get(why, "")


def belonging_name(belonging: Belonging) -> str:
    return {
        Belonging.EACH: tr("Each respondent is a case"),
        Belonging.COLUMN: tr("The case is named in a column"),
        Belonging.ONE: tr("All belong to one case:"),
    }[belonging]
