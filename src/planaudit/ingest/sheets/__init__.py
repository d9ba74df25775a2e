"""Spreadsheets in which each row is one document."""
