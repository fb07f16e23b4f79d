"""PDF files as they are read, page by page: pieces of text, their order, and the paragraphs they make."""
