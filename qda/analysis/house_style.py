"""What was chosen for a house's template: where it is, and which of its styles each kind of paragraph takes.

Kept in the study."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from qda.project import Project

OWN = "none"
"""What a recipe calls Sitat's own look."""


def template_of(project: Project, chosen: str = "") -> Path | None:
    """The .docx whose look a report takes: the one `chosen` for it, or else the project's; None for Sitat's own look.

    One that is not where it was, as on a colleague's machine, is looked for beside the project.
    """
    kept = chosen or project.setting("report.template")
    if not kept or kept == OWN:
        return None
    path = Path(kept)
    beside = project.path.parent / path.name
    return beside if not path.exists() and beside.exists() else path


def kept_styles(project: Project, template: Path | None) -> dict[str, str]:
    """The names of styles by kind, as chosen for this template; empty where nobody has chosen."""
    if template is None:
        return {}
    try:
        kept = json.loads(project.setting(_key(template)) or "{}")
    except ValueError:
        return {}
    return {str(kind): str(name) for kind, name in kept.items()} if isinstance(kept, dict) else {}


def keep_styles(project: Project, template: Path, styles: Mapping[str, str]) -> None:
    """Remember the choice for every template of this name."""
    said = json.dumps(dict(styles), ensure_ascii=False, sort_keys=True)
    if said != project.setting(_key(template)):
        project.set_setting(_key(template), said)


def _key(template: Path) -> str:
    return f"report.styles.{template.name.casefold()}"
