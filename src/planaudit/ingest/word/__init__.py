"""Word files: unwrapped once, then walked into rich text."""
