"""Plain text: its encoding, its tables, its paragraphs."""
