"""Memos in the window: a note on anything, kept as it is typed."""
