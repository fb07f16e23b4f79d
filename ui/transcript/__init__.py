"""The transcript: one column to read and select in, coding stripes in its margin, and the picker of codes."""
