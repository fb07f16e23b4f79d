"""What the names of files tell: case, speaker, date and name, by a pattern such as “{case}_{speaker}_{date}”.

A pattern with “/” in it reads folders, too: “{case}/{name}”. Knows paths as words; opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from qda.errors import CannotDo
from qda.text.header import iso_date

FIELDS = {"case": "case", "speaker": "speaker", "date": "date", "name": "name", "*": "*",
          "sak": "case", "deltaker": "speaker", "informant": "speaker", "dato": "date", "navn": "name"}  # fmt: skip
"""What a field may be called, and which it is; “*” stands for anything, which is passed over."""
PROPOSED = ("{case}_{speaker}_{date}", "{case}/{name}", "{case} - {speaker}", "{date}_{case}", "{date} {case}",
            "{case}_{speaker}", "{case}")  # fmt: skip

_FIELD = re.compile(r"\{([^{}]*)\}")
_DATE = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{8}|\d{6}|\d{4}"


@dataclass(frozen=True, slots=True)
class Told:
    """What the name of one file told; "" for what it did not."""

    case: str = ""
    speaker: str = ""
    date: str = ""
    name: str = ""


def told(path: PurePath, pattern: str) -> Told | None:
    """What `pattern` reads in the path of a file, without its ending; None where the name is not built so.

    Raises CannotDo where the pattern has a field that is none, one twice, or none at all.
    """
    compiled, folders = _compiled(pattern)
    parts = [*path.parts[:-1], path.stem][-folders:]
    found = compiled.fullmatch("/".join(parts)) if len(parts) == folders else None
    if found is None:
        return None
    facts: Mapping[str, str] = {key: _tidy(value) for key, value in found.groupdict().items() if value}
    date = date_in(facts.get("date", ""))
    if "date" in facts and not date:
        return None
    return Told(facts.get("case", ""), facts.get("speaker", ""), date, facts.get("name", ""))


def date_in(words: str) -> str:
    """A date as a name of a file has it, 20160223 too, as year-month-day; a year alone stays one. "" for none."""
    if re.fullmatch(r"(?:19|20)\d\d", words):
        return words
    if re.fullmatch(r"(?:19|20)\d{6}", words):
        words = f"{words[:4]}-{words[4:6]}-{words[6:]}"
    elif re.fullmatch(r"\d{6}", words):
        words = f"20{words[:2]}-{words[2:4]}-{words[4:]}"
    return iso_date(re.sub(r"^(\d{1,2})-(\d{1,2})-(\d{2,4})$", r"\1.\2.\3", words))


def proposals(paths: Sequence[PurePath]) -> list[str]:
    """The patterns worth trying on these files: those that fit half of them and tell most, before the plain ones."""
    in_folders = len({path.parent for path in paths}) > 1

    def worth(pattern: str) -> tuple[bool, int, int]:
        fits = sum(told(path, pattern) is not None for path in paths)
        tells = 0 if "/" in pattern and not in_folders else pattern.count("{")
        return 2 * fits >= len(paths) and tells > 0, tells, fits

    return sorted(PROPOSED, key=worth, reverse=True)


@lru_cache(maxsize=32)
def _compiled(pattern: str) -> tuple[re.Pattern[str], int]:
    """The expression of a pattern, and over how many parts of a path it goes."""
    pattern = pattern.strip().replace("\\", "/").strip("/")
    seen: set[str] = set()
    parts: list[str] = []
    end = 0
    for field in _FIELD.finditer(pattern):
        if parts and field.start() == end:
            raise CannotDo("Between two fields there must be something that parts them, such as “_”.")
        parts.append(_fixed(pattern[end : field.start()]))
        name = FIELDS.get(field[1].strip().casefold() or "*")
        if name is None:
            raise CannotDo("There is no field “{field}”; the fields are {fields}.", field=field[1], fields=_LISTED)
        if name in seen and name != "*":
            raise CannotDo("The field “{field}” stands there twice.", field=field[1])
        seen.add(name)
        parts.append(rf"(?P<date>{_DATE})" if name == "date" else r"[^/]+?" if name == "*" else rf"(?P<{name}>[^/]+?)")
        end = field.end()
    if not seen:
        raise CannotDo("A pattern needs a field in braces, such as {field}.", field="{case}")
    parts.append(_fixed(pattern[end:]))
    return re.compile("".join(parts), re.IGNORECASE), pattern.count("/") + 1


_LISTED = "{case}, {speaker}, {date}, {name}, {*}"


def _fixed(words: str) -> str:
    """What stands between fields; a space there may be several, or an underscore."""
    return "".join(r"[ _]+" if piece.isspace() else re.escape(piece) for piece in re.split(r"(\s+)", words) if piece)


def _tidy(value: str) -> str:
    return " ".join(value.replace("_", " ").split()).strip(" -–.,")
