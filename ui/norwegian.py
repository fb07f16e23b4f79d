"""The window's texts in bokmål, by their English original. A test sees to it that none is missing."""

TEXTS: dict[str, str] = {}
