"""YAML files that people edit: read with the line of everything, written so that one change is one small difference.

Home of PyYAML. Text is text here: `no` is the Norwegian language and `1.10` a question's number, neither a truth value
nor a fraction. Aliases are refused, so nothing can hold itself. Knows nothing of codebooks or storage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from qda import errors
from qda.files.plain import text_of
from qda.files.saving import whole

if TYPE_CHECKING:
    from yaml.events import Event

_DEEPEST = 100
_QUOTE_IT = "put the text in quotes, and indent by two spaces a level"


@dataclass(slots=True)
class _Text:
    line: int
    text: str
    plain: bool

    @property
    def nothing(self) -> bool:
        return self.plain and self.text in ("", "~", "null")


@dataclass(slots=True)
class _List:
    line: int
    anchor: str | None = None
    nodes: list[_Node] = field(default_factory=list)


@dataclass(slots=True)
class _Mapping:
    line: int
    anchor: str | None = None
    nodes: dict[str, tuple[int, _Node]] = field(default_factory=dict)
    key: _Text | None = None


_Node = _Text | _List | _Mapping


class YamlFile:
    """One file being read, and how it says what is wrong with it."""

    def __init__(self, path: Path, unreadable: type[errors.CodebookUnreadable]) -> None:
        self.path = path
        self._unreadable = unreadable
        self._text, _ = text_of(path)
        self._lines = self._text.split("\n")

    def refused(self, line: int, reason: str, step: str) -> errors.CodebookUnreadable:
        return self._unreadable(self.path, f"line {line}", reason, step)

    def line(self, number: int) -> str:
        return self._lines[number - 1] if number <= len(self._lines) else ""

    def fields(self, noun: str, known: Sequence[str], first: str) -> Fields:
        """The whole file, which must be a mapping that begins with the key `first`."""
        root = self._root()
        step = f"begin it with “{first}:” and a name"
        if root is None:
            raise self.refused(1, "there is nothing in it but comments", step)
        if not isinstance(root, _Mapping):
            raise self.refused(root.line, f"it is not a {noun}", step)
        return Fields(self, root, noun, known)

    def _root(self) -> _Node | None:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            return self._built(yaml.parse(self._text, Loader=loader))
        except yaml.MarkedYAMLError as problem:
            said = problem.problem or problem.context or "it cannot be taken apart"
            mark = problem.problem_mark or problem.context_mark
            if "end of stream" in said and problem.context_mark:
                mark = problem.context_mark  # where the quotation began that nobody ended
            line = min(mark.line + 1 if mark else 1, len(self._lines))
            raise self.refused(line, f"this is not YAML ({said})", _QUOTE_IT) from problem
        except yaml.YAMLError as problem:
            line = next((n for n, text in enumerate(self._lines, 1) if _UNWRITABLE.search(text)), 1)
            raise self.refused(line, "there is a character that YAML does not allow", "take it away") from problem

    def _built(self, events: Iterable[Event]) -> _Node | None:
        """The file's one document, as nodes. Not recursive: depth is the file's to choose, and ours to refuse."""
        from yaml import events as kinds

        root: _Node | None = None
        open_nodes: list[_List | _Mapping] = []
        for event in events:
            node: _Node
            if isinstance(event, kinds.ScalarEvent):
                node = _Text(_line_of(event), event.value, plain=not event.style)
            elif isinstance(event, kinds.SequenceStartEvent):
                node = _List(_line_of(event), event.anchor)
            elif isinstance(event, kinds.MappingStartEvent):
                node = _Mapping(_line_of(event), event.anchor)
            elif isinstance(event, kinds.CollectionEndEvent):
                open_nodes.pop()
                continue
            elif isinstance(event, kinds.AliasEvent):
                raise self._alias_refused(_line_of(event), event.anchor or "", open_nodes)
            elif isinstance(event, kinds.DocumentStartEvent) and root is not None:
                raise self.refused(_line_of(event), "a second document begins", "put it in a file of its own")
            else:
                continue
            if open_nodes:
                self._put(open_nodes[-1], node)
            else:
                root = node
            if not isinstance(node, _Text):
                open_nodes.append(node)
            if len(open_nodes) > _DEEPEST:
                raise self.refused(node.line, "it is nested too deeply", f"keep to fewer than {_DEEPEST} levels")
        return root

    def _put(self, parent: _List | _Mapping, node: _Node) -> None:
        if isinstance(parent, _List):
            parent.nodes.append(node)
        elif parent.key is None:
            if not isinstance(node, _Text):
                raise self.refused(node.line, "a list or a group stands where a key should", "write it as “key: text”")
            parent.key = node
        else:
            key, parent.key = parent.key, None
            if key.text in parent.nodes:
                first = parent.nodes[key.text][0]
                raise self.refused(key.line, f"“{key.text}” stands already in line {first}", "keep one of them")
            parent.nodes[key.text] = (key.line, node)

    def _alias_refused(self, line: int, anchor: str, open_nodes: list[_List | _Mapping]) -> errors.CodebookUnreadable:
        if any(node.anchor == anchor for node in open_nodes):
            return self.refused(line, f"“*{anchor}” puts something inside itself, a circle without end", "take it away")
        return self.refused(line, f"“*{anchor}” points to another place in the file", "write it out in full")


def _line_of(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class Fields:
    """The keys and values of one mapping, by the types they should have."""

    def __init__(self, file: YamlFile, node: _Mapping, noun: str, known: Sequence[str]) -> None:
        self.file = file
        self.line = node.line
        self._nodes = node.nodes
        self._noun = noun
        for key, (line, _) in node.nodes.items():
            if key not in known:
                close = get_close_matches(key.lower(), known, 1, 0.6)
                step = f"did you mean “{close[0]}”" if close else f"a {noun} has {', '.join(known)}"
                raise file.refused(line, f"“{key}” is nothing a {noun} has", step)

    def line_of(self, key: str) -> int:
        return self._nodes[key][0] if key in self._nodes else self.line

    def refused(self, key: str, reason: str, step: str) -> errors.CodebookUnreadable:
        return self.file.refused(self.line_of(key), reason, step)

    def text(self, key: str, *, needed: bool = False) -> str:
        """A text as it stands, "" where there is none. `needed` refuses one without anything to see in it."""
        node = self._nodes[key][1] if key in self._nodes else None
        if node is not None and not isinstance(node, _Text):
            raise self.refused(key, f"“{key}” is not a text", f"write it as “{key}: text”")
        text = "" if node is None or node.nothing else node.text
        if needed and not text.strip():
            raise self.refused(key, f"this {self._noun} has no “{key}”", f"write “{key}:” and its text")
        return text

    def flag(self, key: str) -> bool:
        text = self.text(key).casefold()
        if text in ("true", "yes", "on"):
            return True
        if text in ("", "false", "no", "off"):
            return False
        raise self.refused(key, f"“{key}” is neither true nor false", f"write “{key}: true” or take it away")

    def texts(self, key: str) -> tuple[str, ...]:
        found = []
        for node in self._list(key, f"a line “- text” for each under “{key}:”"):
            if not isinstance(node, _Text):
                step = "write each on a line of its own, as “- text”"
                raise self.file.refused(node.line, f"“{key}” holds something that is not a text", step)
            if not node.nothing:
                found.append(node.text)
        return tuple(found)

    def entries(self, key: str, noun: str, known: Sequence[str]) -> Iterator[Fields]:
        """The mappings in a list, each a `noun`."""
        for node in self._list(key, f"a line “- {known[0]}: …” for each under “{key}:”"):
            if not isinstance(node, _Mapping):
                step = f"write it as “- {known[0]}: …”"
                raise self.file.refused(node.line, f"“{key}” holds something that is not a {noun}", step)
            yield Fields(self.file, node, noun, known)

    def _list(self, key: str, how: str) -> list[_Node]:
        node = self._nodes[key][1] if key in self._nodes else None
        if node is None or (isinstance(node, _Text) and node.nothing):
            return []
        if not isinstance(node, _List):
            raise self.refused(key, f"“{key}” is not a list", f"write {how}")
        return node.nodes


# --------------------------------------------------------------------------- writing

Value = str | bool | Sequence["str | Mapping[str, Value]"]

_WIDTH = 90
_NARROWEST = 40
_ESCAPED = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufdd0\ufdd1\ufeff\ufffe\uffff]")
_UNWRITABLE = re.compile("[\ufffe\uffff]")
_PLAIN = re.compile(r"[^\W_](?:[^:#\t]|:(?! |$)|(?<! )#)*(?<! )")
_OTHER_THAN_TEXT = re.compile(
    r"(?:true|false|yes|no|on|off|y|n|null)|[0-9][0-9a-fA-F.,:_eExXoO+\-TtZz ]*", re.IGNORECASE
)
_BREAKABLE = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*$")


def write(path: Path, comment: str, fields: Mapping[str, Value]) -> None:
    """Write `fields` to `path`, whole or not at all, with `comment` as its first line.

    What is empty is left out, but for the first field, which tells what the file is.
    """
    key, value = next(iter(fields.items()))
    begin = [f"# {comment}"] if value else [f"# {comment}", f'{key}: ""']
    text = "\n".join([*begin, *_mapping(fields, 0)]) + "\n"
    with whole(path) as file:
        file.write(text.encode("utf-8"))


def _mapping(fields: Mapping[str, Value], indent: int) -> Iterator[str]:
    """The lines of a mapping. What is empty is left out."""
    margin = " " * indent
    for key, value in fields.items():
        if value is True:
            yield f"{margin}{key}: true"
        elif isinstance(value, str) and value:
            yield from _scalar(f"{margin}{key}: ", value, indent + 2)
        elif value and not isinstance(value, (str, bool)):
            yield f"{margin}{key}:"
            for place, entry in enumerate(value):
                if isinstance(entry, str):
                    yield from _scalar(f"{margin}  - ", entry, indent + 4)
                    continue
                if place and not indent:
                    yield ""
                yield from _dashed(_mapping(entry, indent + 4), indent + 2)


def _dashed(lines: Iterator[str], indent: int) -> Iterator[str]:
    for place, line in enumerate(lines):
        yield line if place else f"{' ' * indent}- {line[indent + 2 :]}"


def _scalar(start: str, text: str, indent: int) -> Iterator[str]:
    """A text after `start`: as it is, folded with a line a sentence, or quoted, whichever can hold it first."""
    fits = len(start) + len(text) <= _WIDTH
    if fits and _PLAIN.fullmatch(text) and not _OTHER_THAN_TEXT.fullmatch(text) and not _ESCAPED.search(text):
        yield start + text
    elif _foldable(text) and not (fits and "\n" not in text):
        yield f"{start}>-"
        margin = " " * indent
        for place, line in enumerate(text.split("\n")):
            if place:
                yield ""
            yield from (margin + part for part in _sentences(line, max(_NARROWEST, _WIDTH - indent)) if part)
    else:
        yield start + _quoted(text)


def _foldable(text: str) -> bool:
    """Whether folding keeps it: no line begins or ends with white space, none of its characters need an escape."""
    if text != text.strip(" \t\n") or _ESCAPED.search(text.replace("\n", "")):
        return False
    return all(line == line.strip(" \t") for line in text.split("\n"))


def _sentences(line: str, width: int) -> Iterator[str]:
    """`line` broken after every sentence, and where one is longer than `width`, between words."""
    built = ""
    for word in _BREAKABLE.split(line):
        ended = _SENTENCE_END.search(built) and not word[:1].islower()
        if built and (ended or len(built) + 1 + len(word) > width):
            yield built
            built = word
        else:
            built = f"{built} {word}" if built else word
    yield built


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'
