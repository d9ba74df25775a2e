"""OpenDocument texts, walked into rich text."""
