"""Take the pictures of the README and the manual from the real window, on the sample project.

pictures.py [FOLDER]        FOLDER is docs/pictures unless given

Every view in light and dark, and the windows of the import, the matching and the pseudonyms: at 1280×720, and in
FOLDER/large as a screen of 2560×1440 at 200 % shows it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")

from PIL import Image
from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from qda.model import Span
from qda.project import Project
from ui.app import application, open_window
from ui.documents.import_dialog import ImportDialog
from ui.guide.opening import open_review
from ui.settings import Settings
from ui.workspaces import WORKSPACES

SAMPLE = Path(__file__).parents[1] / "sample_transcripts" / "en"
SURVEY = SAMPLE / "survey.xlsx"
SEARCHED = "tender"
ALREADY_LARGE = "SITAT_PICTURES_LARGE"


class Studio:
    """A window of its own, with settings of its own, on a project."""

    def __init__(self, project: Path | None, scheme: str = "light", width: int = 1280, height: int = 720) -> None:
        self._folder = tempfile.TemporaryDirectory()
        store = QSettings(str(Path(self._folder.name) / "settings.ini"), QSettings.Format.IniFormat)
        settings = Settings(store)
        settings.theme = scheme
        settings.language = "en"
        settings.coder = "Kari"
        application()
        self.window = open_window(project, settings)
        self.window.resize(width, height)
        wait(300)

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
        workspace = self.window.show_workspace(view)
        if view == "code":
            document = next(d for d in project.documents.all() if d.name.startswith("Namsos"))
            session.show_document(document.id)
            codings = project.codings.in_document(document.id)
            coding = next(
                c for c in codings[len(codings) // 2 :] if len(project.codings.overlapping(document.id, c.span)) > 1
            )
            session.go_to(document.id, coding.span)
            session.select_coding(coding.id)
        elif view == "search":
            workspace.begin(SEARCHED)  # type: ignore[union-attr]
        else:
            session.show_question(project.guide.questions()[2].id)
        wait(1_500)

    def open(self, name: str) -> QWidget:
        """Open one of the windows beside the main one, with something in hand there."""
        dialog: QDialog | None
        if name == "import":
            self.window.imports.transcripts(sorted(SAMPLE.glob("*.docx")))
            dialog = self.window.findChild(ImportDialog)
        elif name == "matching":
            dialog = open_review(self.window)
        else:
            dialog = wizard = self.window.pseudonyms.ask()
            assert wizard is not None
            wizard.go_on()
            wait(2_500)
            wizard.deciding.table.selectRow(3)
        assert dialog is not None
        dialog.resize(1_120, 640)
        wait(2_500)
        return dialog

    def take(self, picture: Path, of: QWidget | None = None) -> None:
        """Save the window as it looks."""
        picture.parent.mkdir(parents=True, exist_ok=True)
        (of or self.window).grab().save(str(picture))
        made_small(picture)
        print(picture)


def made_small(picture: Path) -> None:
    """Keep a window's few colours as a palette: a third of the size, and nothing to be seen of it."""
    with Image.open(picture) as image:
        few = image.convert("RGB").quantize(192, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


def wait(milliseconds: int) -> None:
    """Let the window work, its threads as well."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def worked_on(path: Path) -> Path:
    """The sample after a little more work, so that its history has something to tell."""
    with Project.open(path, coder="Kari") as project:
        codes = {code.name: code.id for code in project.codes.all()}
        document = project.documents.all()[0]
        said = [turn.said for turn in project.documents.turns(document.id) if turn.said.length > 60]
        for turn, name in zip(said[2:8], ("Time", "Money", "Gains", "Time", "Competence", "Involvement"), strict=True):
            project.codings.add(document.id, Span(turn.start, turn.start + 50), codes[name])
        project.memos.add("What do they call dialogue, and what is shopping?")
        project.codes.change(codes["Gains"], name="Gains and savings")
        project.undo()
    return path


def with_survey(path: Path) -> Path:
    """A copy of the sample that has the survey, too."""
    from qda.surveying import take_survey

    copy = Path(shutil.copyfile(path, path.with_stem(f"{path.stem} and a survey")))
    with Project.open(copy, coder="Kari") as project:
        take_survey(project, SURVEY)
    return copy


def only_a_guide(folder: Path) -> Path:
    """A project before the first interview is in it."""
    from qda.importing import take_cases, take_guide

    path = folder / "Before the interviews.sitat"
    with Project.create(path, name="Joint procurement") as project:
        take_guide(project, SAMPLE / "guide.md")
        take_cases(project, SAMPLE / "cases.csv")
    return path


def take_all(folder: Path, project: Path, surveyed: Path, begun: Path) -> None:
    """Every view in light and dark, at the scale this process was started with."""
    for scheme in ("light", "dark"):
        with Studio(None, scheme) as studio:
            studio.take(folder / f"start-{scheme}.png")
        for of, names in ((project, [one.name for one in WORKSPACES if one.name != "survey"]), (surveyed, ["survey"])):
            with Studio(of, scheme) as studio:
                for name in names:
                    studio.show(name)
                    studio.take(folder / f"{name}-{scheme}.png")
        for of, name in ((begun, "import"), (project, "matching"), (project, "pseudonyms")):
            with Studio(of, scheme) as studio:
                dialog = studio.open(name)
                studio.take(folder / f"{name}-{scheme}.png", dialog)
                dialog.close()


def main(folder: Path) -> int:
    from qda.demo import build

    with tempfile.TemporaryDirectory() as place:
        project = worked_on(build(Path(place)))
        if ALREADY_LARGE in os.environ:
            take_all(folder / "large", project, with_survey(project), only_a_guide(Path(place)))
            return 0
        take_all(folder, project, with_survey(project), only_a_guide(Path(place)))
    twice = {**os.environ, "QT_SCALE_FACTOR": "2", ALREADY_LARGE: "1"}
    return subprocess.run([sys.executable, __file__, str(folder)], env=twice, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")))
