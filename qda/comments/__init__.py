"""Comments from Word become codings and memos; a coded transcript that comes back gives what was added to it."""
