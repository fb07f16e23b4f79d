"""What Word's older EQ fields show: ruby beside a character, fractions, letters over one another. Knows no file."""

from __future__ import annotations

import re

_RUBY = re.compile(r"\\o\s*\\a[a-z]\s*\(\s*\\s\s*\\up\s*\d*\s*\([^()]*\)\s*[,;](?P<base>.*)\)\s*\Z", re.DOTALL)
_SWITCH = re.compile(r"\\\*\s*(?:\"[^\"]*\"|\w+)|\\[a-z]+\d*", re.IGNORECASE)
_FRACTION = re.compile(r"\\f\s*\(([^(),;]*)[,;]([^(),;]*)\)", re.IGNORECASE)
_LONGEST = 2_000


def shown_by(instruction: str) -> str:
    """The words that a field with `instruction` shows by itself, having no result; "" for one that is no equation.

    Of ruby, what it stands beside: so it is read in other formats, too.
    """
    words = instruction.strip()
    if words[:2].upper() != "EQ" or len(words) > _LONGEST:
        return ""
    words = words[2:]
    ruby = _RUBY.search(words)
    if ruby:
        return ruby["base"].strip()
    words = _SWITCH.sub("", _FRACTION.sub(r"\1/\2", words))
    return re.sub(r"\s*[,;]\s*", "", words).strip().strip("()")
