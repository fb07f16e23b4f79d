"""The history in words: for each kind of act, what undo calls it and the sentence the history tells.

The window translates these texts as it does its own. Knows no storage and no Qt.
"""

from __future__ import annotations

from qda.model import Act

#: kind: (the name of the act, as in "Undo coding with Resignation"; its sentence in the history)
WORDS: dict[str, tuple[str, str]] = {
    "attribute.add": ("new attribute {attribute}", "Made the attribute {attribute}"),
    "attribute.clear": ("{attribute} of {case}", "Took {attribute} away from {case}"),
    "attribute.set": ("{attribute} of {case}", "Set {attribute} of {case} to “{value}”"),
    "case.add": ("new case {case}", "Made the case {case}"),
    "case.delete": ("deletion of case {case}", "Deleted the case {case}"),
    "case.import": ("import of cases", "Read {count} cases from {source}"),
    "case.move": ("moving of case {case}", "Moved the case {case}"),
    "case.rename": ("renaming of case {case}", "Renamed the case {before} to {case}"),
    "cell.follows": (
        "state of question {question} in {case}",
        "Let question {question} in {case} follow from the turns",
    ),
    "cell.right": (
        "question {question} in {case} as still right",
        "Found the summary of question {question} in {case} still right",
    ),
    "cell.state": ("state of question {question} in {case}", "Set question {question} in {case} to “{state}”"),
    "cell.summary": ("summary of question {question} in {case}", "Wrote the summary of question {question} in {case}"),
    "code.add": ("new code {code}", "Made the code {code}"),
    "code.change": ("change of code {code}", "Changed the code {code}"),
    "code.delete": ("deletion of code {code}", "Deleted the code {code} and its codings"),
    "code.merge": ("merge of {code} into {into}", "Merged the code {code} into {into}"),
    "code.move": ("moving of code {code}", "Moved the code {code}"),
    "code.rename": ("renaming of code {code}", "Renamed the code {before} to {code}"),
    "codebook.import": ("import of codebook", "Took over the codebook {book}"),
    "coding.add": ("coding with {code}", "Coded “{quote}” with {code} in {document} ¶ {paragraph}"),
    "coding.add_all": ("{count} codings", "Applied {count} codings from {source}"),
    "coding.recode": ("recoding to {code}", "Recoded “{quote}” to {code} in {document} ¶ {paragraph}"),
    "coding.recode_all": (
        "recoding of {count} codings to {code}",
        "Recoded {count} codings to {code}, “{quote}” in {document} ¶ {paragraph} among them",
    ),
    "coding.remove": ("removal of {code}", "Removed {code} from “{quote}” in {document} ¶ {paragraph}"),
    "coding.remove_all": (
        "removal of {count} codings",
        "Removed {count} codings, {code} from “{quote}” in {document} ¶ {paragraph} among them",
    ),
    "coding.resize": ("new ends of {code}", "Moved the ends of {code} to “{quote}” in {document} ¶ {paragraph}"),
    "demo": ("sample project", "Built the sample project"),
    "document.add": ("import of {document}", "Imported {document} ({count} in all)"),
    "document.case": ("case of {document}", "Put {document} into the case “{case}”"),
    "document.date": ("date of {document}", "Changed the date of {document}"),
    "document.delete": ("deletion of {document}", "Deleted the document {document}"),
    "document.match": ("matching of {document}", "Matched {document} to the guide"),
    "document.no_case": ("case of {document}", "Took {document} out of its case"),
    "document.read": ("{document} as read", "Marked {document} as read"),
    "document.rename": ("renaming of {document}", "Renamed the document {before} to {document}"),
    "document.text": ("correction of {document}", "Corrected the text of {document}"),
    "document.unread": ("{document} as unread", "Marked {document} as not yet read"),
    "evidence.add": ("evidence for a point", "Added evidence to the point “{point}”"),
    "evidence.hide": ("hiding of a quote", "Left the quote “{quote}” out of the report"),
    "evidence.move": ("order of evidence", "Moved evidence of the point “{point}”"),
    "evidence.remove": ("removal of evidence", "Took evidence from the point “{point}”"),
    "evidence.show": ("showing of a quote", "Put the quote “{quote}” into the report"),
    "guide.import": ("import of guide", "Took over the guide {guide} with {count} questions"),
    "memo.add": ("new memo", "Wrote the memo “{memo}”"),
    "memo.change": ("change of memo", "Changed the memo “{memo}”"),
    "memo.delete": ("deletion of memo", "Deleted the memo “{memo}”"),
    "point.add": ("new point", "Made the point “{point}” under question {question}"),
    "point.change": ("wording of a point", "Worded the point “{point}” under question {question}"),
    "point.delete": ("deletion of a point", "Deleted the point “{point}” under question {question}"),
    "point.move": ("order of points", "Moved the point “{point}” under question {question}"),
    "point.right": ("a point as still right", "Found the point “{point}” under question {question} still right"),
    "project.new": ("new project", "Made the project"),
    "project.setting": ("project setting", "Changed {setting} to “{value}”"),
    "question.add": ("new question {question}", "Made question {question}"),
    "question.agreement": ("question {question} as agreement", "Told question {question} as agreement"),
    "question.change": ("change of question {question}", "Changed question {question}"),
    "question.delete": ("deletion of question {question}", "Deleted question {question}"),
    "question.divided": ("question {question} as divided", "Told question {question} as divided views"),
    "speaker.change": ("change of speaker {speaker}", "Changed the speaker {speaker}"),
    "synthesis.import": ("import of synthesis", "Took over summaries and points from {source}"),
    "turn.no_question": ("match of ¶ {paragraph}", "Took the question from ¶ {paragraph} in {document}"),
    "turn.question": ("match of ¶ {paragraph}", "Set ¶ {paragraph} in {document} to question {question}"),
}


class _Details(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


def name(act: Act) -> str:
    """What undo and redo call the act: "coding with Resignation"."""
    return filled(WORDS[act.kind][0], act)


def sentence(act: Act) -> str:
    """What the history says of the act: "Coded “we waited” with Resignation in Namsos ¶ 12"."""
    return filled(WORDS[act.kind][1], act)


def filled(words: str, act: Act) -> str:
    """`words` with the act's details put in."""
    return words.format_map(_Details(act.details))
