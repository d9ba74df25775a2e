"""A folder of plans, two to be read and some that cannot be, each with a secret word in it."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf

from tests.ingest.pdf_pages import pdf_of, words_at
from tests.ingest.word_files import para, word_bytes

SECRET = "Angharad"
WORDS = f"{SECRET} sings on Tuesdays and wants to sing again."


def word_plan() -> bytes:
    """Return a plan in Word."""
    return word_bytes(para("What matters to me", style="Heading1"), para(WORDS))


def pdf_plan() -> bytes:
    """Return a plan in PDF."""
    return pdf_of(words_at(50, 780, "What matters to me", bold=True) + words_at(50, 760, WORDS))


def locked_pdf() -> bytes:
    """Return a PDF under a password."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_plan()))
    writer.encrypt("password", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()


BAD = {
    "cut.docx": word_plan()[:3000],
    "cut.pdf": pdf_plan()[:300],
    "empty.docx": b"",
    "locked.pdf": locked_pdf(),
    "old.doc": b"\xd0\xcf\x11\xe0" + WORDS.encode("utf-16-le"),
}
"""Files that cannot be read, by name."""
GOOD = {"plan.docx": word_plan(), "plan.pdf": pdf_plan(), "plan.txt": WORDS.encode()}
"""Files that can."""


def folder_with(folder: Path, files: dict[str, bytes]) -> Path:
    """Return `folder` with these files in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder
