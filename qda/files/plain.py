"""Plain text and Markdown, in whatever encoding they were saved. Knows no storage and nothing of speakers.

Markdown is kept as it was written; only its title is looked at.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from itertools import islice
from pathlib import Path

from qda import errors
from qda.files.opening import contents
from qda.model import Reading
from qda.text.clean import canonical

MIXED = "utf-8 with windows-1252"
"""What is said of UTF-8 into which somebody pasted a little of an older encoding. `encoding=` takes it too."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

_NOT_TEXT = (
    (b"%PDF", "it is a PDF file"),
    (b"PK\x03\x04", "it is a zip or Office file"),
    (b"\xd0\xcf\x11\xe0", "it is an older Office file"),
    (b"{\\rtf", "it is an RTF file"),
)

_OURS = frozenset("æøåÆØÅ")
_NEXT = frozenset("éèêòöäüà")
_MARKS_OF_PRINT = frozenset("“”„‘’‚–—…«»•·°§€£½²³©®™\u00a0\u00ad")

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_BYTES = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
_FEW_CONTROL = 8
_MOST_CONTROL = 0.01
_SAMPLE = 1 << 16
_HIGH_BYTE = re.compile(rb"[A-Za-z]?[\x80-\xff]")


def read(path: Path, encoding: str | None = None) -> Reading:
    text, encoding = text_of(path, encoding)
    title = _title(text) if path.suffix.lower() in (".md", ".markdown") else ""
    return Reading(source=path.name, text=text, encoding=encoding, title=title)


def text_of(path: Path, encoding: str | None = None) -> tuple[str, str]:
    """The canonical text of a file and the name of its encoding. Raises as `qda.files.read` does."""
    data = contents(path)
    if not data:
        raise errors.FileEmpty(path)
    for start, reason in _NOT_TEXT:
        if data.startswith(start):
            raise errors.TranscriptUnreadable(path, reason, "give it its own ending, or save it as .docx or plain text")
    encoding = encoding or guess(data)
    text = _decoded(path, data, encoding)
    strange = len(_CONTROL.findall(text)) if b"\0" in data else len(data) - len(data.translate(None, _CONTROL_BYTES))
    if "\0" in text or strange > max(_FEW_CONTROL, _MOST_CONTROL * len(text)):
        raise errors.TranscriptUnreadable(
            path, "it is not text but a file for some program", "check that it is the right file"
        )
    return canonical(text), encoding


def guess(data: bytes) -> str:
    """The encoding `data` is most likely in; never one that cannot decode it, unless its byte order mark lies."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if b"\0" in data:
        wide = _widest(data)
        if wide:
            return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return MIXED if _mostly_utf8(data) else _eight_bit(data)
    return "utf-8"


def _decoded(path: Path, data: bytes, encoding: str) -> str:
    try:
        if encoding == MIXED:
            return data.decode("utf-8", _OLDER)
        return data.decode(encoding)
    except UnicodeError as problem:
        at = f" (byte {problem.start + 1})" if isinstance(problem, UnicodeDecodeError) else ""
        raise errors.TranscriptUnreadable(
            path, f"it is not written in {encoding}{at}", "choose another encoding"
        ) from problem
    except (LookupError, ValueError) as problem:
        raise errors.TranscriptUnreadable(
            path, f"“{encoding}” is not an encoding Sitat knows", "choose another, such as utf-8 or cp1252"
        ) from problem


# --------------------------------------------------------------------------- guessing


def _widest(data: bytes) -> str:
    """UTF-16 or UTF-32 without a byte order mark: the one in which spaces and plain letters come out most often."""
    best, most = "", 0.2
    for name in _WIDE:
        try:
            text = codecs.getincrementaldecoder(name)().decode(data[:_SAMPLE], final=len(data) <= _SAMPLE)
        except UnicodeDecodeError:
            continue
        common = sum(" " <= letter <= "~" or letter in "\n\r\t" for letter in text) / max(1, len(text))
        if common > most and "\0" not in text:
            best, most = name, common
    return best


def _read_as_older(problem: UnicodeError) -> tuple[str, int]:
    """What the error handler of `MIXED` puts where a byte is not UTF-8."""
    assert isinstance(problem, UnicodeDecodeError)
    wrong = problem.object[problem.start : problem.end]
    return _single_bytes(wrong), problem.end


def _single_bytes(data: bytes) -> str:
    """Windows-1252, and Latin-1 for the five bytes that it leaves undefined."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


_OLDER = "sitat-windows-1252"
codecs.register_error(_OLDER, _read_as_older)


def _mostly_utf8(data: bytes) -> bool:
    kept = data.decode("utf-8", "ignore")
    wide = len(kept) - len(kept.encode("ascii", "ignore"))
    lost = len(data) - len(kept.encode("utf-8"))
    return wide >= 2 * lost


_DOS = ("cp865", "cp850")
"""DOS's pages with Norwegian letters, the likelier one first. They have other signs, such as quotation marks."""


def _from_dos(high: Counter[bytes]) -> bool:
    """Whether there is an “å” or “ø” of DOS's, and not one of the bytes that Windows and Latin-1 have letters at."""
    return (high[b"\x86"] > 0 or high[b"\x9b"] > 0) and all(byte < b"\xc0" for byte in high)


def _eight_bit(data: bytes) -> str:
    """Windows-1252, Latin-1, Mac Roman or DOS, by how likely what comes out is Norwegian. A tie is Windows'."""
    found = [match[0] for match in islice(_HIGH_BYTE.finditer(data), _SAMPLE)]
    high = Counter(piece[-1:] for piece in found)
    after_letter = Counter(piece[-1:] for piece in found if len(piece) == 2)

    def plausible(encoding: str) -> int:
        score = 0
        for byte, times in high.items():
            letter = byte.decode(encoding, "replace")
            if letter in _OURS:
                score += 3 * times
            elif letter in _NEXT:
                score += 2 * times
            elif letter.islower() or letter in _MARKS_OF_PRINT:
                score += times
            elif letter.isupper():
                score += times - after_letter[byte]
            else:
                score -= 2 * times
        return score

    dos = max(_DOS, key=plausible)
    if _from_dos(high) and plausible(dos) > max(plausible("cp1252"), plausible("mac_roman")):
        return dos
    if plausible("mac_roman") > plausible("cp1252"):
        return "mac_roman"
    undefined = any(byte in data for byte in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"))
    return "latin-1" if undefined else "cp1252"


# --------------------------------------------------------------------------- Markdown

_FRONT = re.compile(r"\A---\n(.*?)^(?:---|\.\.\.)\s*$", re.DOTALL | re.MULTILINE)
_FRONT_TITLE = re.compile(r"^title:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_HASHED = re.compile(r"^ {0,3}#[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}=+\s*$")


def _title(text: str) -> str:
    """The title of a Markdown text: in its front matter, or its first line where that is a first-level heading."""
    front = _FRONT.match(text)
    if front:
        named = _FRONT_TITLE.search(front[1])
        if named:
            return named[1].strip("\"'")
        text = text[front.end() :]
    lines = text.lstrip("\n").split("\n", 2)
    hashed = _HASHED.match(lines[0])
    if hashed:
        return hashed[1].strip()
    if len(lines) > 1 and lines[0].strip() and _UNDERLINE.match(lines[1]):
        return lines[0].strip()
    return ""
