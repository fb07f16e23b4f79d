"""Pseudonyms for a study: proposed, put into a copy of it or into itself, checked for leaks, and taken back."""
