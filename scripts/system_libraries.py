"""See to the system libraries that Qt needs on Linux: install them where we may, name them where not.

Standard library only: it runs before anything else works.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

# library: Debian's package. The first ones are needed always, the others to open a window under X.
ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
FOR_X = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
FONTS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")


def missing() -> list[str]:
    """Debian's names of the packages that are not there."""
    wanted = ALWAYS | (FOR_X if os.environ.get("DISPLAY") else {})
    packages = [package for library, package in wanted.items() if not _loads(library)]
    if not any(folder.is_dir() and next(folder.rglob("*.[to]tf"), None) for folder in FONTS):
        packages.append("fonts-dejavu-core")
    return packages


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt() -> list[str] | None:
    """How packages are installed here without asking anybody, or None."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    may = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "apt-get"] if may and may.returncode == 0 else None


def main() -> int:
    if not sys.platform.startswith("linux"):
        return 0
    packages = missing()
    if not packages:
        return 0
    install = apt()
    if install is None:
        print(f"Qt needs some system libraries that are not here. On Debian or Ubuntu run, then try again:\n"
              f"  sudo apt-get install {' '.join(packages)}")  # fmt: skip
        return 1
    print(f"· installing system libraries: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*install, "update", "-qq"], check=False, env=quiet, stdout=subprocess.DEVNULL)
    subprocess.run([*install, "install", "-y", "-qq", *packages], check=True, env=quiet, stdout=subprocess.DEVNULL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
