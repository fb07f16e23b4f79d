"""The grid: guide questions × cases, cells open to their passages and summary."""
