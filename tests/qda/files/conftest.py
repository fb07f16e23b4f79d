"""What tests of files share: a sentence is one sentence, and names its file and place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qda.errors import SitatError

Says = Callable[..., None]


@pytest.fixture
def says() -> Says:
    """Check that an error is one sentence with the file's name, the next step, and all of `parts`."""

    def check(error: BaseException, path: Path, *parts: str) -> None:
        assert isinstance(error, SitatError)
        sentence = str(error)
        assert f"“{path.name}”" in sentence
        assert ";" in sentence
        assert sentence.endswith(".")
        assert ". " not in sentence
        assert "\n" not in sentence
        for part in parts:
            assert part in sentence

    return check
