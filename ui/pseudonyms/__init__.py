"""Pseudonyms: the wizard, the check for names that are left, and the way back."""
