"""Pure questions asked of a project. Nothing here writes, and nothing here knows a file format or a window."""
