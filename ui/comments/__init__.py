"""Comments from Word, looked at before they become codings and memos."""
