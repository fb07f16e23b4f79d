"""Quotes as they are printed under points: as they were said, or edited with […] and [words] that leave them true.

An edit is kept with the evidence. Where the transcript has been corrected since so that it no longer fits, the words
are printed as they stand there.
"""

from __future__ import annotations

from qda.analysis.retrieve import Quoting
from qda.errors import CannotDo
from qda.model import Evidence, Problem
from qda.project import Project
from qda.store.codings import shortened
from qda.text.edited import CUT, EMPTY, OPEN, Misfit, misfit


def as_printed(evidence: Evidence, verbatim: str) -> str:
    """The words of a quote in print, where `verbatim` is what was said."""
    edited = evidence.printed
    return edited if edited and misfit(edited, verbatim) is None else verbatim


def words_of(project: Project, evidence: Evidence) -> str:
    """A quote as it was said: verbatim, the speakers' labels left out."""
    if evidence.document_id is None or evidence.span is None:
        return ""
    return Quoting(project).quote(evidence.document_id, evidence.span).text


def edit_for_print(project: Project, evidence: Evidence, printed: str) -> None:
    """Say how a quote is printed; as it was said, where that is what `printed` says, or nothing.

    Raises `CannotDo` where a word outside brackets was not said there, or something is left out without […].
    """
    printed, said = printed.strip(), words_of(project, evidence)
    if " ".join(printed.split()) == " ".join(said.split()):
        printed = ""
    wrong = misfit(printed, said) if printed else None
    if wrong is not None:
        raise refusal(wrong)
    if printed != evidence.printed:
        project.synthesis.set_printed(evidence.id, printed)


def refusal(wrong: Misfit) -> CannotDo:
    """What is wrong with an edit, in a sentence."""
    words = shortened(wrong.words, 60)
    if wrong.why == OPEN:
        return CannotDo("A bracket in “{words}” stands alone; mark an edit as […] or [words].", words=words)
    if wrong.why == CUT:
        return CannotDo("Something is left out beside “{words}”; put […] where words are missing.", words=words)
    if wrong.why == EMPTY:
        return CannotDo("There are no words to print; take the quote out of the report instead.")
    return CannotDo("“{words}” was not said there; put words of your own in brackets: [words].", words=words)


def misprinted(project: Project) -> list[Problem]:
    """The quotes whose edit for print no longer fits what stands in the transcript."""
    quoting = Quoting(project)
    problems = []
    for point in project.synthesis.points():
        for one in point.evidence:
            if one.printed and one.document_id is not None and one.span is not None:
                quotation = quoting.quote(one.document_id, one.span)
                if misfit(one.printed, quotation.text) is not None:
                    said = (
                        f"“{shortened(one.printed)}”, as a quote of {quotation.document} is printed under the point "
                        f"“{shortened(point.text)}”, no longer fits what was said there; edit it again."
                    )
                    problems.append(Problem(said, one.document_id, one.span))
    return problems
