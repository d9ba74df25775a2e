"""RTF, read word by word into rich text."""
