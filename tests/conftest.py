"""What every test starts from: no screen, and settings and home of its own."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from qda.project import Project

settings.register_profile("sitat", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("sitat")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A new, empty project file, open."""
    with Project.create(tmp_path / "study.sitat", coder="kari") as opened:
        yield opened
