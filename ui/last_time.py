"""What happened to a project since it was last open here: a line for the message bar. Knows no widgets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from qda.analysis.history import since_then
from qda.project import Project
from ui.ago import ago
from ui.labels import plural, tr

_A_WHILE = timedelta(hours=20)
"""Whoever was away for less knows where they were."""
_MOST = 3
"""How many people are told of by name."""


def since_last_time(project: Project, left: str) -> str:
    """What to say when a project is opened that was left at a moment; "" where there is nothing to say."""
    try:
        moment = datetime.fromisoformat(left).astimezone(UTC)
    except ValueError:
        return ""
    done = since_then(project, moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    what = [
        _what(who if who != project.coder else "", kinds)
        for who, kinds in sorted(done.items(), key=lambda one: -sum(one[1].values()))
    ]
    if len(what) > _MOST:
        what = [*what[:_MOST], tr("and others worked, too")]
    if what:
        return tr("Last open {ago}; since then {what}.", ago=ago(left), what="; ".join(what))
    return tr("Last open {ago}; nothing was done since.", ago=ago(left)) if _long_ago(moment) else ""


def _long_ago(moment: datetime) -> bool:
    return datetime.now(UTC) - moment > _A_WHILE


def _what(who: str, kinds: Mapping[str, int]) -> str:
    """ "Kari coded 12 passages and did 3 other things"; nobody's name is one's own."""
    coded = kinds.get("coding.add", 0) + kinds.get("coding.add_all", 0)
    others = sum(count for kind, count in kinds.items() if kind not in ("coding.add", "coding.add_all"))
    if not coded:
        if not who:
            return plural(others, "you did {count} thing", "you did {count} things")
        return plural(others, "{who} did {count} thing", "{who} did {count} things", who=who)
    if who:
        said = plural(coded, "{who} coded {count} passage", "{who} coded {count} passages", who=who)
    else:
        said = plural(coded, "you coded {count} passage", "you coded {count} passages")
    if not others:
        return said
    return plural(others, "{said} and did {count} other thing", "{said} and did {count} other things", said=said)
