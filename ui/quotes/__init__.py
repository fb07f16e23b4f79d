"""The Quotes workspace: coded passages by code, case and question."""
