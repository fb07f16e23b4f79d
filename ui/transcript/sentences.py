"""The sentences of a paragraph, without a wait: by rules alone, until spaCy has been loaded on a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from qda.model import Span
from qda.text.language import sentences, sentences_at_once


class Sentences:
    """Loading spaCy takes about a second, and nobody is to wait for it."""

    def __init__(self) -> None:
        self._asked: set[str] = set()
        self._loaded: set[str] = set()

    def of(self, paragraph: str, language: str) -> Sequence[Span]:
        """The sentences of `paragraph`."""
        if language in self._loaded:
            return sentences(paragraph, language)
        if language not in self._asked:
            self._asked.add(language)
            threading.Thread(target=self._load, args=(language,), daemon=True).start()
        return sentences_at_once(paragraph)

    def _load(self, language: str) -> None:
        sentences("…", language)
        self._loaded.add(language)
