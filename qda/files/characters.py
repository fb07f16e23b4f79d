"""Which characters a file may hold. XML, and so Word, Excel and HTML, refuses some that text can have.

Knows no format.
"""

from __future__ import annotations

import re

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """`text` without the control characters and lone surrogates that XML 1.0 refuses, its line ends as newlines.

    Canonical text comes back as it is: it has none of them.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _REFUSED.sub("", text)
