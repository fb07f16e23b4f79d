"""The only SQL. Everything here reads and writes one project file; nothing here knows a window or a file format."""
