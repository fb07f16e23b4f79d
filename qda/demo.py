"""The sample project, built from its files through the same importers as anybody's study."""

from __future__ import annotations

import sysconfig
from collections.abc import Callable
from pathlib import Path

from qda.importing import (
    take_cases,
    take_codebook,
    take_codings,
    take_guide,
    take_interviews,
    take_synthesis,
    take_transcripts,
)
from qda.model import Report, silent
from qda.project import Project

LANGUAGES = ("en", "nb")
TRANSCRIPTS = ("osen", "vikna", "hoylandet", "namsos", "namsskogan")
NAMES = {"en": "Welfare technology", "nb": "Velferdsteknologi"}


def build(folder: Path, language: str = "en", report: Report = silent) -> Path:
    """Make the sample project in `folder` and return its path; a sample that is there is made anew.

    Stopped half-way, it leaves no file.
    """
    texts, book = _files(language)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAMES[language]}.sitat"
    path.unlink(missing_ok=True)
    try:
        with Project.create(path, name=NAMES[language], language=language) as project, project.step("demo"):
            _fill(project, texts, book, report)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _fill(project: Project, texts: Path, book: Path, report: Report) -> None:
    acts: tuple[Callable[[], object], ...] = (
        lambda: take_guide(project, texts / "guide.md"),
        lambda: take_codebook(project, book),
        lambda: take_cases(project, texts / "cases.csv"),
        lambda: take_transcripts(project, [texts / f"{name}.docx" for name in TRANSCRIPTS]),
        lambda: take_interviews(project, texts / "interviews.csv"),
        lambda: take_codings(project, texts / "codings.csv"),
        lambda: take_synthesis(project, texts / "synthesis.yaml"),
    )
    for number, act in enumerate(acts):
        report(number, len(acts) + 1, "")
        act()
    for document in project.documents.all():
        project.documents.set_read(document.id)
    report(len(acts) + 1, len(acts) + 1, "")


def _files(language: str) -> tuple[Path, Path]:
    """The folder of the sample's transcripts and its codebook: beside the code, or where the wheel put them."""
    beside = Path(__file__).resolve().parent.parent
    for home in (beside, Path(sysconfig.get_path("data")) / "share" / "sitat"):
        texts = home / "sample_transcripts" / language
        if texts.is_dir():
            return texts, home / "codebooks" / f"welfare-technology.{language}.yaml"
    raise FileNotFoundError("the sample's files are not installed with Sitat")
