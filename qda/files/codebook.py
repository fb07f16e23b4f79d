"""Codebooks as YAML that a person reads, edits and compares. Knows no storage.

    # A Sitat codebook: edit it freely, keep the ids.
    codebook: Buying together
    language: en
    codes:
      - name: Anchoring
        id: k4wz7mqa2p
        colour: "#0072B2"
        definition: >-
          Who has said yes to the work and stands behind it.
          One sentence is one line, so that a change of one shows as one.
        cues:
          - anchor*
        codes:
          - name: Political anchoring
            id: 8xj2nrb5tw

What is empty is left out. Codes stand in the codebook's order, one inside another by `codes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from qda import errors
from qda.files.yaml_text import Fields, Value, YamlFile, write
from qda.model import Codebook, CodeEntry, new_guid

_BOOK = ("codebook", "language", "codes")
_CODE = (
    "name",
    "id",
    "colour",
    "shortcut",
    "ordered",
    "definition",
    "include",
    "exclude",
    "example",
    "cues",
    "codes",
)
_COLOUR = re.compile("#(?:[0-9A-Fa-f]{3}){1,2}")
_COLOUR_AS_COMMENT = re.compile(r"\bcolour:\s*#([0-9A-Fa-f]{3,6})")
_COMMENTS = {
    "nb": "En kodebok for Sitat: rediger den fritt, og behold id-ene.",
    "nn": "Ei kodebok for Sitat: rediger ho fritt, og behald id-ane.",
}
_COMMENT = "A Sitat codebook: edit it freely, keep the ids."


def read_codebook(path: Path | str) -> Codebook:
    """The codebook in a YAML file. A code without an id is given one.

    Raises `errors.CodebookUnreadable` with the line of what is wrong, or what opening a file raises.
    """
    file = YamlFile(Path(path), errors.CodebookUnreadable)
    fields = file.fields("codebook", _BOOK, "codebook")
    name = fields.text("codebook")
    if not name.strip():
        raise fields.refused("codebook", "the codebook has no name", "begin the file with “codebook:” and its name")
    return Codebook(name, fields.text("language"), _codes(fields, _Seen()))


def write_codebook(book: Codebook, path: Path | str) -> None:
    """Write a codebook; the same one always gives the same bytes, and `read_codebook` gives it back."""
    fields: dict[str, Value] = {"codebook": book.name, "language": book.language, "codes": _written(book.codes)}
    write(Path(path), _COMMENTS.get(book.language, _COMMENT), fields)


def _written(codes: Iterable[CodeEntry]) -> list[str | dict[str, Value]]:
    return [
        {
            "name": code.name,
            "id": code.guid,
            "colour": code.colour,
            "shortcut": code.shortcut,
            "ordered": code.ordered,
            "definition": code.definition,
            "include": code.include,
            "exclude": code.exclude,
            "example": code.example,
            "cues": code.cues,
            "codes": _written(code.codes),
        }
        for code in codes
    ]


# --------------------------------------------------------------------------- reading


class _Seen:
    """The lines on which ids and shortcuts have been given away."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, str], int] = {}

    def once(self, fields: Fields, key: str, step: str) -> str:
        """The text of `key`, refused where another code has it."""
        text = fields.text(key)
        if text:
            if (key, text) in self._lines:
                first = self._lines[key, text]
                raise fields.refused(key, f"the {key} “{text}” is that of the code in line {first} too", step)
            self._lines[key, text] = fields.line
        return text


def _codes(parent: Fields, seen: _Seen) -> tuple[CodeEntry, ...]:
    codes = []
    names: dict[str, int] = {}
    for fields in parent.entries("codes", "code", _CODE):
        code = _code(fields, seen)
        if code.name in names:
            reason = f"“{code.name}” stands already in line {names[code.name]}, in the same place of the tree"
            raise fields.refused("name", reason, "give one of them another name, or make them one")
        names[code.name] = fields.line
        codes.append(code)
    return tuple(codes)


def _code(fields: Fields, seen: _Seen) -> CodeEntry:
    name = fields.text("name", needed=True)
    guid = seen.once(fields, "id", "take one of them away and Sitat gives that code a new one")
    return CodeEntry(
        guid=guid or new_guid(),
        name=name,
        definition=fields.text("definition"),
        include=fields.text("include"),
        exclude=fields.text("exclude"),
        example=fields.text("example"),
        colour=_colour(fields),
        shortcut=seen.once(fields, "shortcut", "give one of them another key"),
        cues=fields.texts("cues"),
        ordered=fields.flag("ordered"),
        codes=_codes(fields, seen),
    )


def _colour(fields: Fields) -> str:
    colour = fields.text("colour")
    commented = _COLOUR_AS_COMMENT.search(fields.file.line(fields.line_of("colour")))
    if not colour and commented:
        step = f'write it as colour: "#{commented[1]}"'
        raise fields.refused("colour", "a colour without quotation marks is a remark to YAML", step)
    if colour and not _COLOUR.fullmatch(colour):
        raise fields.refused("colour", f"“{colour}” is not a colour", 'write it as colour: "#0072B2"')
    return colour
