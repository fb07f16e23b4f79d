"""Rows on the real widgets, painted offscreen: cold start, opening, showing a transcript, applying a code."""
