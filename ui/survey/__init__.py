"""Surveys: a file of answers understood column by column, and its answers read, counted and coded."""
