"""planaudit: a reader of social-care assessments and care and support plans."""

__version__ = "0.1.0"
