"""The history in words: for each kind of act, what undo calls it and the sentence the history tells.

The window translates these texts as it does its own. Knows no storage and no Qt.
"""

from __future__ import annotations

from qda.model import Act

#: kind: (the name of the act, as in "Undo coding with Resignation"; its sentence in the history)
WORDS: dict[str, tuple[str, str]] = {
    "attribute.add": ("new attribute {attribute}", "Made the attribute {attribute}"),
    "attribute.clear": ("{attribute} of {case}", "Took {attribute} away from {case}"),
    "attribute.delete": ("deletion of attribute {attribute}", "Deleted the attribute {attribute} and its values"),
    "attribute.move": ("moving of attribute {attribute}", "Moved the attribute {attribute}"),
    "attribute.rename": (
        "renaming of attribute {attribute}",
        "Renamed the attribute {before} to {attribute}",
    ),
    "attribute.set": ("{attribute} of {case}", "Set {attribute} of {case} to “{value}”"),
    "attribute.set_all": ("{count} values", "Changed {count} values in the table"),
    "attribute.type": ("type of attribute {attribute}", "Changed the type of the attribute {attribute}"),
    "case.add": ("new case {case}", "Made the case {case}"),
    "case.delete": ("deletion of case {case}", "Deleted the case {case}"),
    "case.import": ("import of cases", "Read {count} cases from {source}"),
    "case.move": ("moving of case {case}", "Moved the case {case}"),
    "case.rename": ("renaming of case {case}", "Renamed the case {before} to {case}"),
    "cell.cite": (
        "citing in question {question} in {case}",
        "Cited “{quote}” in the summary of question {question} in {case}",
    ),
    "cell.cite_of": ("citing in {topic}, {whose}", "Cited “{quote}” in the summary of {topic}, {whose}"),
    "cell.fill": ("quotes as summaries of {count} cells", "Put the passages of {count} cells there as quotes"),
    "cell.follows": (
        "state of question {question} in {case}",
        "Let question {question} in {case} follow from the turns",
    ),
    "cell.follows_of": ("state of {topic}, {whose}", "Let {topic}, {whose} follow from the transcripts"),
    "cell.right": (
        "question {question} in {case} as still right",
        "Found the summary of question {question} in {case} still right",
    ),
    "cell.right_of": ("{topic}, {whose} as still right", "Found the summary of {topic}, {whose} still right"),
    "cell.state": ("state of question {question} in {case}", "Set question {question} in {case} to “{state}”"),
    "cell.state_of": ("state of {topic}, {whose}", "Set {topic}, {whose} to “{state}”"),
    "cell.summary": ("summary of question {question} in {case}", "Wrote the summary of question {question} in {case}"),
    "cell.summary_of": ("summary of {topic}, {whose}", "Wrote the summary of {topic}, {whose}"),
    "code.add": ("new code {code}", "Made the code {code}"),
    "code.apart": ("{code} and {other} as not the same", "Found that {code} and {other} are not the same"),
    "code.change": ("change of code {code}", "Changed the code {code}"),
    "code.colours": ("new colours of {count} codes", "Gave {count} codes new colours"),
    "code.delete": ("deletion of code {code}", "Deleted the code {code} and its codings"),
    "code.delete_all": (
        "deletion of {count} codes",
        "Deleted {count} codes and their codings, {code} among them",
    ),
    "code.merge": ("merge of {code} into {into}", "Merged the code {code} into {into}"),
    "code.merge_all": ("merge of {count} codes into {into}", "Merged {count} codes into {into}, {code} among them"),
    "code.move": ("moving of code {code}", "Moved the code {code}"),
    "code.move_all": ("moving of {count} codes", "Moved {count} codes, {code} among them"),
    "code.rename": ("renaming of code {code}", "Renamed the code {before} to {code}"),
    "code.split": ("split of {code}", "Split the code {code}: {count} of its codings went to {into}"),
    "codebook.import": ("import of codebook", "Took over the codebook {book}"),
    "coding.add": ("coding with {code}", "Coded “{quote}” with {code} in {document} ¶ {paragraph}"),
    "coding.add_all": ("{count} codings", "Applied {count} codings from {source}"),
    "coding.good": ("good quotes", "Marked “{quote}” in {document} ¶ {paragraph} as a good quote ({count} in all)"),
    "coding.not_good": ("good quotes", "Took the mark of a good quote from “{quote}” in {document} ¶ {paragraph}"),
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
    "comments.take": ("comments from {source}", "Took over {count} comments from {source}"),
    "demo": ("sample project", "Built the sample project"),
    "document.add": ("import of {document}", "Imported {document} ({count} in all)"),
    "document.case": ("case of {document}", "Put {document} into the case “{case}”"),
    "document.correct": ("correction of “{quote}”", "Corrected “{quote}” in {document} ¶ {paragraph}"),
    "document.date": ("date of {document}", "Changed the date of {document}"),
    "document.delete": ("deletion of {document}", "Deleted the document {document}"),
    "document.match": ("matching of {document}", "Matched {document} to the guide"),
    "document.no_case": ("case of {document}", "Took {document} out of its case"),
    "document.read": ("{document} as read", "Marked {document} as read"),
    "document.rename": ("renaming of {document}", "Renamed the document {before} to {document}"),
    "document.text": ("correction of {document}", "Corrected the text of {document}"),
    "document.table": ("table of documents", "Read what is known of {count} documents from {source}"),
    "document.unread": ("{document} as unread", "Marked {document} as not yet read"),
    "evidence.add": ("evidence for a point", "Added evidence to the point “{point}”"),
    "evidence.contrary": ("evidence against a point", "Marked evidence as speaking against the point “{point}”"),
    "evidence.hide": ("hiding of a quote", "Left the quote “{quote}” out of the report"),
    "evidence.move": ("order of evidence", "Moved evidence of the point “{point}”"),
    "evidence.print": ("wording of a quote in print", "Edited the quote “{quote}” for print"),
    "evidence.remove": ("removal of evidence", "Took evidence from the point “{point}”"),
    "evidence.show": ("showing of a quote", "Put the quote “{quote}” into the report"),
    "evidence.supports": ("evidence for a point", "Marked evidence as speaking for the point “{point}”"),
    "evidence.verbatim": ("wording of a quote in print", "Let the quote “{quote}” be printed as it was said"),
    "finding.add": ("new finding", "Made the finding “{point}”"),
    "finding.change": ("wording of a finding", "Worded the finding “{point}”"),
    "finding.delete": ("deletion of a finding", "Deleted the finding “{point}”"),
    "finding.move": ("order of findings", "Moved “{point}” among the findings"),
    "finding.right": ("a finding as still right", "Found the finding “{point}” still right"),
    "guide.number": ("numbering of the guide", "Numbered the questions anew: {way}"),
    "guide.import": ("import of guide", "Took over the guide {guide} with {count} questions"),
    "memo.add": ("new memo", "Wrote the memo “{memo}”"),
    "memo.change": ("change of memo", "Changed the memo “{memo}”"),
    "memo.delete": ("deletion of memo", "Deleted the memo “{memo}”"),
    "memo.link": ("link to a passage", "Linked the memo “{memo}” to “{quote}” in {document} ¶ {paragraph}"),
    "memo.relink": (
        "words of a link",
        "Took the words of a link in the memo “{memo}” as they stand in {document} ¶ {paragraph}",
    ),
    "point.add": ("new point", "Made the point “{point}” under question {question}"),
    "point.change": ("wording of a point", "Worded the point “{point}” under question {question}"),
    "point.delete": ("deletion of a point", "Deleted the point “{point}” under question {question}"),
    "point.group": ("group of a point", "Changed the group that the point “{point}” is told of"),
    "point.merge": ("merge of {count} points", "Merged {count} points into “{point}”"),
    "point.move": ("order of points", "Moved the point “{point}” under question {question}"),
    "point.promote": ("new finding", "Made the finding “{point}” of {count} points"),
    "point.right": ("a point as still right", "Found the point “{point}” under question {question} still right"),
    "point.split": ("split of a point", "Split the point “{point}”; “{other}” is a point of its own now"),
    "report.take": ("{count} changes from an edited report", "Took over {count} changes from an edited report"),
    "project.new": ("new project", "Made the project"),
    "project.pseudonyms": ("pseudonyms", "Put {count} pseudonyms in the place of names"),
    "project.real_names": ("real names", "Put {count} real names back"),
    "project.setting": ("project setting", "Changed {setting} to “{value}”"),
    "query.add": ("saving of {query}", "Saved the query {query}"),
    "query.change": ("change of {query}", "Changed the saved query {query}"),
    "query.delete": ("deletion of {query}", "Deleted the saved query {query}"),
    "query.rename": ("renaming of {query}", "Renamed the saved query {before} to {query}"),
    "question.add": ("new question {question}", "Made question {question}"),
    "question.agreement": ("question {question} as agreement", "Told question {question} as agreement"),
    "question.change": ("change of question {question}", "Changed question {question}"),
    "question.delete": ("deletion of question {question}", "Deleted question {question}"),
    "question.divided": ("question {question} as divided", "Told question {question} as divided views"),
    "question.merge": (
        "merging of question {before} into {question}",
        "Merged question {before} into question {question}",
    ),
    "question.move": ("moving of question {question}", "Moved question {question}"),
    "question.groups": ("question {question} by {attribute}", "Told question {question} by {attribute}"),
    "recipe.add": ("new report {recipe}", "Made the report {recipe}"),
    "recipe.change": ("change of report {recipe}", "Changed how the report {recipe} is made"),
    "recipe.delete": ("deletion of report {recipe}", "Deleted the report {recipe}"),
    "recipe.move": ("order of reports", "Moved the report {recipe}"),
    "recipe.rename": ("renaming of report {recipe}", "Renamed the report {before} to {recipe}"),
    "search.code": ("coding of {count} hits with {code}", "Coded {count} passages found by “{words}” with {code}"),
    "speaker.change": ("change of speaker {speaker}", "Changed the speaker {speaker}"),
    "speaker.table": ("table of speakers", "Read what is known of {count} speakers from {source}"),
    "section.add": ("new section {section}", "Made the section {section}"),
    "section.delete": ("deletion of section {section}", "Deleted the section {section}"),
    "section.move": ("moving of section {section}", "Moved the section {section}"),
    "section.rename": ("renaming of section {section}", "Renamed the section {before} to {section}"),
    "survey.change": ("change of “{question}”", "Changed the question “{question}” of a survey"),
    "survey.code": (
        "coding of {count} answers with {code}",
        "Coded {count} answers to question {question} with {code}",
    ),
    "survey.delete": ("deletion of survey {survey}", "Deleted the survey {survey} and its answers"),
    "survey.import": ("import of survey {survey}", "Read {count} respondents of the survey {survey} from {source}"),
    "survey.rename": ("renaming of survey {survey}", "Renamed the survey {before} to {survey}"),
    "synthesis.import": ("import of synthesis", "Took over summaries and points from {source}"),
    "theme.add": ("new point", "Made the point “{point}” under the code {code}"),
    "theme.change": ("wording of a point", "Worded the point “{point}” under the code {code}"),
    "theme.delete": ("deletion of a point", "Deleted the point “{point}” under the code {code}"),
    "theme.move": ("order of points", "Moved the point “{point}” under the code {code}"),
    "theme.right": ("a point as still right", "Found the point “{point}” under the code {code} still right"),
    "turn.accept": ("matching of {count} turns", "Found the matching of {count} turns right"),
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
