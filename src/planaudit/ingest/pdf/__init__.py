"""PDF files: characters, lines and fields by pdfium; from words to lines, paragraphs and cells."""
