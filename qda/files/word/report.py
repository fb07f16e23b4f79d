"""Write a report as a Word document, in our own look or into a person's own template.

python-docx opens the frame, with its styles, headers and parts, and saves it with a hole where the report goes; the
report is then poured in as text while the file is written. Knows no project.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from qda import model
from qda.files.characters import legal
from qda.files.saving import whole
from qda.files.word.body import Body
from qda.files.word.figures import placed
from qda.files.word.pages import spot_pages
from qda.files.word.properties import in_parts, set_properties
from qda.files.word.styles import LANGUAGES, NAMESPACES
from qda.files.word.template import HOLE, Frame, frame, hole_of
from qda.files.word.turning import Turns, turned
from qda.margin import POINTS, PROJECT
from qda.report import POINT, Bullet, Contents, PageBreak, Report

_PACKED = 1
"""How hard the text is compressed: a quarter of the time of the usual 6 for a fifth more bytes."""
_CHUNK = 1000


def write_docx(
    report: Report,
    path: Path,
    *,
    template: Path | None = None,
    styles: Mapping[str, str] | None = None,
    progress: model.Report = model.silent,
    created: datetime | None = None,
) -> None:
    """Write `report` to `path`, complete or not at all.

    `template` is a .docx or .dotx whose cover, headers, page and styles are kept: the report goes where a paragraph
    says just {{sitat}}, else after what stands there. `styles` names those of its styles
    that were chosen. `created` is now unless it is given.

    Raises `errors.TemplateUnreadable`, `errors.NoSuchFile`, `errors.FolderReadOnly`, `errors.DiskFull`, and what
    `progress` raises to stop.
    """
    total = len(report.pieces)
    progress(0, total, path.name)
    room = frame(report, template, styles)
    describe(room, report, created or datetime.now(UTC))
    _know_again(room, report)
    turns = _turns(report, room)
    pages = _pages(report, room, turns)
    body = Body(report, room.setting, pages, turns, placed(room.document, report))

    def poured() -> Iterator[str]:
        yield "" if room.titled else body.title()
        for done, chunk in enumerate(body.chunks(_CHUNK)):
            progress(min(done * _CHUNK, total), total, path.name)
            yield chunk
        yield body.end()

    pour(room, path, poured())
    progress(total, total, path.name)


def pour(room: Frame, path: Path, xml: Iterable[str]) -> None:
    """Save a frame with `xml` in its hole, complete or not at all."""
    empty = io.BytesIO()
    room.document.save(empty)
    with (
        whole(path) as file,
        zipfile.ZipFile(empty) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_PACKED) as package,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            before, hole, after = content.partition(HOLE.encode())
            if not hole:
                package.writestr(entry.filename, content)
                continue
            with package.open(entry.filename, "w") as document, ThreadPoolExecutor(1) as packing:
                packed = packing.submit(document.write, _speaking_of_w(before))
                for chunk in xml:  # the one before is compressed while this one is made
                    content = chunk.encode()
                    packed.result()
                    packed = packing.submit(document.write, content)
                packed.result()
                document.write(after)


def _know_again(room: Frame, report: Report) -> None:
    """Say in the document's properties what it was written from: the project, and which points."""
    if report.project:
        points = [piece.anchor for piece in report.pieces if isinstance(piece, Bullet) and piece.anchor]
        guids = [anchor.removeprefix(f"{POINT}-") for anchor in points if anchor.startswith(f"{POINT}-")]
        set_properties(room.document, {PROJECT: report.project, **in_parts(POINTS, guids)})


def _turns(report: Report, room: Frame) -> Turns | None:
    """Prepare the frame for pages that lie down; what is to be written where they do."""
    said = [piece.landscape for piece in report.pieces if isinstance(piece, PageBreak) and piece.landscape is not None]
    if not any(said):
        return None
    first = report.pieces[0]
    begins = isinstance(first, PageBreak) and first.landscape is not None
    return turned(room.document, hole_of(room.document), said if begins else [None, *said])


def _pages(report: Report, room: Frame, turns: Turns | None) -> list[int]:
    if not any(isinstance(piece, Contents) for piece in report.pieces):
        return []
    return spot_pages(
        report,
        room.document.styles.element,
        room.setting.styles,
        room.paper.width,
        room.paper.height,
        1 + room.pages_before,
        titled=room.titled,
        turns=turns,
    )


def describe(room: Frame, report: Report, created: datetime) -> None:
    """The document's properties, as Word and the file manager show them."""
    about = room.document.core_properties
    about.title = legal(report.title)[:255]
    about.subject = legal(report.subtitle)[:255]
    about.author = about.last_modified_by = legal(report.author)[:255]
    about.language = LANGUAGES.get(report.language, report.language)
    about.comments = ""
    about.created = about.modified = created.astimezone(UTC).replace(tzinfo=None)


def _speaking_of_w(start: bytes) -> bytes:
    """The start of a document, where the letter w stands for Word's vocabulary even if its writer chose another."""
    root = start.index(b"document")
    if b"xmlns:w=" in start:
        return start
    end = root + len(b"document")
    return start[:end] + b" " + NAMESPACES.encode() + start[end:]
