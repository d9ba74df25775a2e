"""The study tools: the auditor's ratings beside those of human coders."""
