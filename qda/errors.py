"""What can go wrong that a person can act on: what, where, and the next step, in one sentence.

Anything else that is raised is a bug. The sentences are in English; `ui` translates them as they
are before their facts are filled in. Knows nothing of storage or Qt.
"""

from __future__ import annotations

from pathlib import Path


class SitatError(Exception):
    """Something a person can act on. `str(error)` is one clear sentence; nothing has been changed."""

    sentence: str = "{reason}"
    """The sentence with `{names}` in it, filled from `facts`: what is looked up to say it in another language."""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.sentence.format(**facts))


class Cancelled(SitatError):
    sentence = "Stopped; nothing was changed."


class FileProblem(SitatError):
    """Something about one file. `path` is always given; the sentence shows its name."""

    def __init__(self, path: Path | str, **facts: object) -> None:
        self.path = Path(path)
        super().__init__(name=self.path.name, path=str(path), **facts)


# --------------------------------------------------------------------------- project files


class NoSuchFile(FileProblem):
    sentence = "There is no file “{name}” in {folder}; check the name or choose another file."

    def __init__(self, path: Path | str) -> None:
        super().__init__(path, folder=str(Path(path).absolute().parent))


class AlreadyThere(FileProblem):
    sentence = "“{name}” is already there; open it, or choose another name."


class NotAProject(FileProblem):
    sentence = "“{name}” is not a Sitat project; choose a file that ends in .sitat."


class ProjectDamaged(FileProblem):
    sentence = "“{name}” is damaged ({reason}); make a copy of it as it is, and open your latest backup."


class ProjectTooNew(FileProblem):
    sentence = (
        "“{name}” was saved by a newer Sitat (format {found}, this one knows {known}); "
        "install the newest Sitat to open it."
    )


class ProjectInUse(FileProblem):
    sentence = "“{name}” is open for writing by {holder}; open it for reading, or ask them to close it."


class ProjectReadOnly(FileProblem):
    sentence = "“{name}” can only be read here; copy it to a folder you may write in to change it."


class FolderReadOnly(FileProblem):
    sentence = "“{name}” cannot be saved in {folder} ({reason}); choose a folder you may write in."


class DiskFull(FileProblem):
    sentence = "There is no room left on the disk for “{name}”; nothing was changed. Free some space and try again."


# --------------------------------------------------------------------------- bad input


class UnknownFormat(FileProblem):
    sentence = "“{name}” is of a kind Sitat does not read; it reads {known}. Save it as one of these and try again."


class UnknownEnding(FileProblem):
    sentence = "“{name}” cannot be written: this is written as {known}. Choose one of these endings."


class TranscriptUnreadable(FileProblem):
    sentence = "“{name}” cannot be read: {reason}; {step}."

    def __init__(self, path: Path | str, reason: str, step: str) -> None:
        super().__init__(path, reason=reason, step=step)


class FileEmpty(FileProblem):
    sentence = "“{name}” has no text in it; check that it is the right file."


class FileTooLarge(FileProblem):
    sentence = (
        "“{name}” is too large for a transcript ({size}, at most {most}); "
        "divide it, or check that it is the right file."
    )


class CodebookUnreadable(FileProblem):
    sentence = "“{name}”, {place}: {reason}; {step}."

    def __init__(self, path: Path | str, place: str, reason: str, step: str) -> None:
        super().__init__(path, place=place, reason=reason, step=step)


class GuideUnreadable(CodebookUnreadable):
    pass


class TableUnreadable(CodebookUnreadable):
    """A csv file of codings, cases or interviews."""


class SynthesisUnreadable(CodebookUnreadable):
    pass


class TemplateUnreadable(FileProblem):
    sentence = "“{name}” cannot be used as a template: {reason}; choose a .docx or .dotx that Word opens."


# --------------------------------------------------------------------------- acts that cannot be done


class ExpressionWrong(SitatError):
    """A regular expression that is not one. `position` counts from 0."""

    sentence = "The regular expression stops making sense at letter {number}: {reason}; correct it there."

    def __init__(self, position: int, reason: str) -> None:
        self.position = position
        super().__init__(number=position + 1, reason=reason)


class CannotDo(SitatError):
    """An act that the study as it stands does not allow. The sentence names the thing and the next step."""

    def __init__(self, sentence: str, /, **facts: object) -> None:
        self.sentence = sentence
        super().__init__(**facts)


class OutsideAStep(RuntimeError):
    """A bug: something was written outside `project.step(…)`."""
