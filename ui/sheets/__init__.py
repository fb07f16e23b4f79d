"""Cases, documents and speakers as spreadsheets."""
