"""Open the window on a project; without a display, take a picture of it and say so.

show.py PROJECT PICTURE
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(project: Path, picture: Path) -> int:
    if has_display():
        from ui.app import main as open_window

        print(f"· opening the window on {project}")
        return open_window(["sitat", str(project)])
    from pictures import Studio

    with Studio(project) as studio:
        studio.show("code")
        studio.take(picture)
    print(f"· there is no display here; this is how the window looks: {picture.absolute()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
