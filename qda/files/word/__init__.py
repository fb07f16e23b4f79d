"""Word documents: read them, and write reports as Word documents. Home of python-docx."""
