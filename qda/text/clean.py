"""Canonical text: what every offset of a document counts in. Knows nothing of files or encodings.

Text is cleaned once, when it is imported, and never again: a span stored today must fit tomorrow.
"""

from __future__ import annotations

import re

_TO_GO = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0\ufdd1]")
_CONTROL_BYTES = bytes([*range(0x09), *range(0x0B, 0x20), 0x7F])
_OTHER_BYTES = tuple(map(re.compile, (rb"\xc2[\x80-\x9f]", rb"\xef\xb7[\x90\x91]", rb"\xed[\xa0-\xbf]")))
_BYTE_ORDER_MARK = "\ufeff"


def canonical(raw: str) -> str:
    """`raw` as Sitat keeps it. Idempotent.

    Line ends become ``\\n``; control characters other than newline and tab, U+FDD0, U+FDD1 and a byte
    order mark at the very start go; half a surrogate pair becomes U+FFFD, and two that belong together
    the character they stand for. Nothing else changes: not the spaces, and no Unicode normalisation,
    so that offsets in files of other tools still fit.
    """
    text = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
    if not _is_clean(text):
        text = _TO_GO.sub("", text)
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.lstrip(_BYTE_ORDER_MARK)


def _is_clean(text: str) -> bool:
    """Whether there is nothing to take out. Searching bytes is several times faster than searching the text."""
    encoded = text.encode("utf-8", "surrogatepass")
    if len(encoded.translate(None, _CONTROL_BYTES)) != len(encoded):
        return False
    return not any(pattern.search(encoded) for pattern in _OTHER_BYTES)
