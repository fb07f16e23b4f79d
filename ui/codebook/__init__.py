"""The codebook in the window: its tree, the sheet that edits a code, and what merges two of them."""
