"""Correcting a transcript: a paragraph in place, or the whole text from a file, with all that lies on it."""
