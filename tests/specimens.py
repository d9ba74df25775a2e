"""The documents and blank forms that tests of several rooms read, and how each was read, once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from planaudit.document import Document
from planaudit.ingest import read_document

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "sample_plans"
PRACTICE = ROOT / "tests" / "data" / "ordinary_practice"
OTHERS = ROOT / "tests" / "data" / "other_forms"
NEW_FORMS = ROOT / "tests" / "data" / "new_forms"
FOLDERS = (SAMPLES, PRACTICE, OTHERS)
PLANS = sorted(
    path
    for folder in FOLDERS
    for path in folder.iterdir()
    if path.suffix in (".docx", ".pdf", ".txt", ".md") and path.stem != "README"
)
BLANKS = sorted(path for folder in FOLDERS for path in (folder / "forms").iterdir())
NEW_BLANKS = sorted((NEW_FORMS / "forms").iterdir())
"""Blank forms whose guidance may be taken for writing where the form is not given."""


@cache
def ingested(path: Path) -> Document:
    """Return the document at `path`, called by its name alone."""
    return read_document(path, path.name)
