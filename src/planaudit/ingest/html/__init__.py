"""Web pages and Markdown, walked into rich text."""
