"""Files that people have of interviews and that hold no text to read here: what each is, and what to do with it.

A .doc is looked into, for many programs give that name to pages, RTF and even .docx. Knows no text.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from qda import errors
from qda.files.opening import readable
from qda.model import Reading

_WORD = "open it in Word or LibreOffice and save it as .docx"
_EXPORT = "open it in the program it is from and export it as .docx"
_SHEET = "open it in Excel or LibreOffice and save it as .xlsx"
_SOUND = "have it transcribed first, and import the transcript"
_SLIDES = "copy its text into a document and save it as .docx"

_KINDS = {
    "it is an older Word document": (_WORD, ".doc .dot"),
    "it is a Pages document": (_EXPORT, ".pages"),
    "it is a WordPerfect document": (_WORD, ".wpd .wp .wp5 .wp6"),
    "it is a Works document": (_WORD, ".wps"),
    "it is a link to a document on the web": (_EXPORT, ".gdoc .webloc .url"),
    "it is an older Excel workbook": (_SHEET, ".xls .xlsb"),
    "it is a spreadsheet": (_SHEET, ".ods .numbers"),
    "it is a presentation": (_SLIDES, ".ppt .pptx .odp .key"),
    "it is a sound recording": (
        _SOUND,
        ".mp3 .m4a .wav .wma .ogg .oga .opus .flac .aac .aif .aiff .amr .dss .ds2 .caf",
    ),
    "it is a film": (_SOUND, ".mp4 .mov .avi .mkv .webm .wmv .m4v .mpg .mpeg .3gp"),
    "it is a picture": (
        "read its text with a scanner's program, and save it as .docx",
        ".jpg .jpeg .png .tif .tiff .heic",
    ),
    "it is a web archive": (_WORD, ".mht .mhtml .webarchive"),
}
KNOWN = {ending: (reason, step) for reason, (step, endings) in _KINDS.items() for ending in endings.split()}
"""What a file with such an ending is, and what to do."""

_IN_A_DOC = ((b"PK\x03\x04", "word.read"), (b"{\\rtf", "rtf"), (b"<", "web_page"))


def read(path: Path, encoding: str | None = None) -> Reading:
    """What a .doc holds that is none; else raises, as `qda.files.read` does."""
    with readable(path), path.open("rb") as file:
        start = file.read(8)
    if not start:
        raise errors.FileEmpty(path)
    if path.suffix.lower() == ".doc":
        for beginning, module in _IN_A_DOC:
            if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(beginning):
                reading: Reading = import_module(f"qda.files.{module}").read(path, encoding)
                return reading
    raise errors.TranscriptUnreadable(path, *KNOWN[path.suffix.lower()])
