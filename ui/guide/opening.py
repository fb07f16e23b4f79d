"""How the window opens the interview guide and the review of its matching: one window of each at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.labels import tr

if TYPE_CHECKING:
    from ui.guide.dialog import GuideDialog
    from ui.guide.review import MatchingReview
    from ui.main_window import MainWindow


def open_guide(window: MainWindow) -> GuideDialog | None:
    """Show the guide; without one, the place to write one."""
    from ui.guide.dialog import GuideDialog

    if window.session.project is None:
        return None
    dialog = next((one for one in window.findChildren(GuideDialog) if one.isVisible()), None)
    if dialog is None:
        dialog = GuideDialog(window.session, window)
        dialog.review_wanted.connect(lambda: open_review(window))
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


def open_review(window: MainWindow, document_id: int | None = None) -> MatchingReview | None:
    """Show what is doubtful in the matching, of one interview or of all."""
    from ui.guide.review import MatchingReview

    project = window.session.project
    if project is None:
        return None
    if not project.guide.questions():
        window.session.say(
            tr("There is no interview guide yet; write or import one first."),
            kind="problem",
            action=tr("Interview guide…"),
            handler=lambda: open_guide(window),
        )
        return None
    review = next((one for one in window.findChildren(MatchingReview) if one.isVisible()), None)
    if review is None:
        review = MatchingReview(window.session, window, document_id)
    review.show()
    review.raise_()
    review.activateWindow()
    review.list.setFocus()
    return review
