"""Documents and cases: their panel, the preview before an import, the table of cases."""
