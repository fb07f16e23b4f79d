"""Cases, documents and speakers as sheets, and tables from elsewhere that are matched with them by name."""
