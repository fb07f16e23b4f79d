"""Take the pictures of the README and the manual from the real window, on the sample project.

pictures.py [FOLDER]        FOLDER is docs/pictures unless given
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest

from ui.app import application, open_window
from ui.settings import Settings

VIEWS = ("code", "grid", "quotes", "report")


class Studio:
    """A window of its own, with settings of its own, on a project."""

    def __init__(self, project: Path | None, scheme: str = "light", width: int = 1280, height: int = 720) -> None:
        self._folder = tempfile.TemporaryDirectory()
        store = QSettings(str(Path(self._folder.name) / "settings.ini"), QSettings.Format.IniFormat)
        settings = Settings(store)
        settings.theme = scheme
        settings.language = "en"
        application()
        self.window = open_window(project, settings)
        self.window.resize(width, height)
        QTest.qWait(300)

    def __enter__(self) -> Studio:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.window.close()
        self._folder.cleanup()

    def show(self, view: str) -> None:
        """Go to a workspace, and have something in hand there."""
        session = self.window.session
        project = session.project
        assert project is not None
        self.window.show_workspace(view)
        if view == "code":
            document = next(d for d in project.documents.all() if d.name.startswith("Namsos"))
            session.show_document(document.id)
            codings = project.codings.in_document(document.id)
            coding = next(
                c for c in codings[len(codings) // 2 :] if len(project.codings.overlapping(document.id, c.span)) > 1
            )
            session.go_to(document.id, coding.span)
            session.select_coding(coding.id)
        else:
            session.show_question(project.guide.questions()[2].id)
        QTest.qWait(1_500)

    def take(self, picture: Path) -> None:
        """Save the window as it looks."""
        picture.parent.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(picture))


def main(folder: Path) -> int:
    from qda.demo import build

    with tempfile.TemporaryDirectory() as place:
        project = build(Path(place))
        for scheme in ("light", "dark"):
            with Studio(None, scheme) as studio:
                studio.take(folder / f"start-{scheme}.png")
            with Studio(project, scheme) as studio:
                for view in VIEWS:
                    studio.show(view)
                    studio.take(folder / f"{view}-{scheme}.png")
                    print(folder / f"{view}-{scheme}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")))
