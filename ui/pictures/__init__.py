"""The Pictures workspace: what was coded, to be looked at, each mark with the passages behind it."""
