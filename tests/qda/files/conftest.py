"""What tests of files share: a sentence is one sentence, and names its file and place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
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


InWords = Callable[[Path], AbstractContextManager[None]]


@pytest.fixture
def in_words() -> InWords:
    """Let a file be refused in a sentence that names it; any other exception is a bug."""

    @contextmanager
    def check(path: Path) -> Iterator[None]:
        try:
            yield
        except SitatError as refusal:
            if path.name not in str(refusal):
                pytest.fail(f"the file is not named in: {refusal}")

    return check
