"""Who may know whom. Dependencies point one way; docs/architecture.md has the picture."""

from __future__ import annotations

import ast
import fnmatch
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
MOST_LINES = 480

NOUNS = {"qda.model", "qda.errors", "qda.chart", "qda.report", "qda.margin", "qda.acts"}
STUDY = {*NOUNS, "qda.text", "qda.store", "qda.project"}
FILES = {"qda.model", "qda.errors", "qda.chart", "qda.report", "qda.margin", "qda.text", "qda.files"}

#: part: (what it may import of the core). A part is a module or a package with all that is in it.
MAY_IMPORT = {
    "qda": set[str](),
    "qda.model": {"qda.model"},
    "qda.errors": {"qda.model"},
    "qda.chart": set[str](),
    "qda.report": {"qda.model", "qda.chart"},
    "qda.acts": {"qda.model"},
    "qda.text": {*NOUNS, "qda.text"},
    "qda.store": {*NOUNS, "qda.text", "qda.store"},
    "qda.project": {*NOUNS, "qda.text", "qda.store"},
    "qda.analysis": {*STUDY, "qda.analysis"},
    "qda.files": FILES,
    "qda.drafts": {"qda.model", "qda.text"},
    "qda.margin": {"qda.model"},
    "qda.comments": {*STUDY, *FILES, "qda.analysis", "qda.comments"},
    "qda.sheets": {*STUDY, "qda.sheets"},
    "qda.gathering": {*STUDY, *FILES},
    "qda.importing": {"qda.gathering", *STUDY, "qda.sheets", *FILES, "qda.drafts", "qda.analysis"},
    "qda.surveying": {*STUDY, *FILES},
    "qda.exporting": {*STUDY, *FILES, "qda.drafts", "qda.analysis"},
    "qda.pseudonyms": {*STUDY, *FILES, "qda.pseudonyms"},
    "qda.demo": {*STUDY, *FILES, "qda.drafts", "qda.analysis", "qda.importing", "qda.exporting"},
}

#: library: the only places that may import it.
HOMES = {
    "sqlite3": ("qda/store/",),
    "sqlite_utils": ("qda/store/",),
    "filelock": ("qda/store/",),
    "spacy": ("qda/text/language.py",),
    "rapidfuzz": ("qda/text/matching.py", "qda/text/quotes.py", "qda/text/anchors.py"),
    "snowballstemmer": ("qda/text/stems.py",),
    "regex": ("qda/text/seeking.py", "qda/text/patterns.py"),
    "docx": ("qda/files/word/",),
    "openpyxl": ("qda/files/",),
    "yaml": ("qda/files/",),
    "lxml": ("qda/files/",),
    "matplotlib": ("qda/files/pictures/",),
    "click": ("qda/cli/",),
    "PySide6": ("ui/", "scripts/"),
    "qtawesome": ("ui/",),
}

HEAVY = (
    "spacy",
    "docx",
    "openpyxl",
    "rapidfuzz",
    "yaml",
    "sqlite_utils",
    "lxml",
    "numpy",
    "regex",
    "snowballstemmer",
    "matplotlib",
    "PIL",
)


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path) for path in sources("qda", "ui")}


def imports(path: Path) -> Iterator[str]:
    """The dotted names of what a file imports, anywhere in it; `from qda import files` is qda.files."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES else node.module or ""


def part_of(name: str) -> str:
    """The part of the core that a module is in: qda.store.codes is in qda.store."""
    return ".".join(name.split(".")[:2])


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_imports_of_the_core_point_one_way() -> None:
    wrong = []
    for path in sources("qda"):
        part = part_of(name_of(path))
        if part != "qda.cli":  # stands on top of everything
            assert part in MAY_IMPORT, f"{part} is new: say in MAY_IMPORT what it may know"
            known = {part_of(name) for name in imports(path) if name.split(".")[0] == "qda"}
            wrong += [f"{relative(path)} imports {name}" for name in sorted(known - MAY_IMPORT[part])]
    assert wrong == []


def test_the_core_knows_no_window() -> None:
    for path in sources("qda"):
        tops = {name.split(".")[0] for name in imports(path)}
        assert not tops & {"PySide6", "qtawesome", "PyQt6"}, path
        assert "ui" not in tops or relative(path) == "qda/cli/__init__.py", path


def test_the_window_knows_no_sql() -> None:
    for path in sources("ui"):
        assert not {name.split(".")[0] for name in imports(path)} & {"sqlite3", "sqlite_utils"}, path
        text = path.read_text(encoding="utf-8")
        assert ".execute(" not in text, path
        assert "._store" not in text, path


def test_each_library_has_its_home() -> None:
    wrong = []
    for path in sources("qda", "ui", "scripts"):
        for library in {name.split(".")[0] for name in imports(path)} & set(HOMES):
            if not relative(path).startswith(HOMES[library]):
                wrong.append(f"{relative(path)} imports {library}, which lives in {' and '.join(HOMES[library])}")
    assert wrong == []


def test_the_parts_have_no_circle() -> None:
    def reached(part: str, seen: tuple[str, ...] = ()) -> None:
        assert part not in seen, " → ".join([*seen, part])
        for below in MAY_IMPORT.get(part, set()) - {part}:
            reached(below, (*seen, part))

    for part in MAY_IMPORT:
        reached(part)


def test_what_is_slow_to_load_is_not_loaded_to_show_the_first_window() -> None:
    script = f"import sys, ui.app; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.split() == []


def test_what_is_slow_to_load_is_not_loaded_to_open_a_project() -> None:
    script = f"import sys, qda.project; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.split() == []


def test_every_folder_of_the_repository_is_in_its_map() -> None:
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for folder in sorted(path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")):
        if not any(fnmatch.fnmatch(folder, pattern) for pattern in ignored):
            assert f"`{folder}/`" in page, folder


def test_every_room_of_the_core_is_in_the_map() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for path in (ROOT / "qda").iterdir():
        name = path.stem
        if not name.startswith("_") and (path.suffix == ".py" or (path / "__init__.py").exists()):
            assert name in page, name


def test_no_file_is_too_long_to_read() -> None:
    long = {}
    for path in sources("qda", "ui", "benchmarks", "scripts"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > MOST_LINES:
            long[relative(path)] = lines
    assert long == {}


def test_every_module_of_the_core_says_what_it_is_for() -> None:
    for path in sources("qda"):
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path
