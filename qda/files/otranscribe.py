"""Transcripts as oTranscribe saves them, .otr: a page in JSON. Knows no storage."""

from __future__ import annotations

import json
from pathlib import Path

from qda import errors
from qda.files.plain import text_of
from qda.files.web_page import lines_of
from qda.model import Reading

_STEP = "export it from oTranscribe as plain text"


def read(path: Path, encoding: str | None = None) -> Reading:
    """Raises as `qda.files.read` does."""
    text, encoding = text_of(path, encoding)
    try:
        held = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise errors.TranscriptUnreadable(path, "it is not what oTranscribe saves", _STEP) from problem
    page = held.get("text") if isinstance(held, dict) else None
    if not isinstance(page, str):
        raise errors.TranscriptUnreadable(path, "it is not what oTranscribe saves", _STEP)
    words, labels = lines_of(page.encode("utf-8", "replace")).finished()
    return Reading(path.name, words, encoding, labels=labels)
