from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QApplication

import ui
from ui.actions import ACTIONS
from ui.theme import _glyphs

NAMED = re.compile(r"""(?:icon|EmptyPlace)\(\s*"([a-z0-9-]+)\"""")


def test_every_icon_asked_for_is_in_the_font(qapp: QApplication) -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(ui.__file__).parent.rglob("*.py")]
    wanted = {name for source in sources for name in NAMED.findall(source)}
    wanted |= {action.icon for action in ACTIONS if action.icon}
    assert len(wanted) > 40
    assert wanted - set(_glyphs()[1]) == set()
