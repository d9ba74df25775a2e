"""ingest: from a path to a Document, one reader per file format behind one interface."""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path

from planaudit.document import Document
from planaudit.ingest.interface import Reader, UnreadableFile

__all__ = ["EXTENSIONS", "OTHER_EXTENSIONS", "UnreadableFile", "read_document"]

# One line per format: file name ending, module, class. Modules are imported on first use,
# so that reading text alone does not load a PDF library.
_READERS = {
    ".docx": ("planaudit.ingest.word", "WordReader"),
    ".pdf": ("planaudit.ingest.pdf", "PdfReader"),
    ".txt": ("planaudit.ingest.text", "TextReader"),
    ".md": ("planaudit.ingest.text", "TextReader"),
    ".markdown": ("planaudit.ingest.text", "TextReader"),
}
EXTENSIONS = tuple(_READERS)

_REMEDIES = {
    ".doc": "this is the old Word format. Open it in Word or LibreOffice and save it as .docx",
    ".docm": "this Word file holds macros. Save it as .docx",
    ".dotx": "this is a Word template. Save it as .docx",
    ".odt": "save it as .docx or PDF first",
    ".rtf": "save it as .docx or PDF first",
}
OTHER_EXTENSIONS = tuple(_REMEDIES)
"""Endings of files that people write plans in and no reader here reads."""


def read_document(path: Path, shown_path: str) -> Document:
    """Read the file at `path` into a Document that calls itself `shown_path`.

    Raises UnreadableFile with a plain reason for every file that cannot be read.
    """
    ending = path.suffix.lower()
    if ending not in _READERS:
        known = "Word (.docx), PDF, plain text and Markdown"
        remedy = _REMEDIES.get(ending, f"planaudit reads {known}")
        kind = f"files ending in {ending}" if ending else "files without an ending"
        raise UnreadableFile("not_assessable", f"{kind} are not read: {remedy}")
    try:
        content = path.read_bytes()
    except OSError as error:
        why = error.strerror or "the system refused"
        raise UnreadableFile(
            "failed",
            f"the file could not be opened ({why}). Check that it is there, that it is a file, and "
            "that you are allowed to read it",
        ) from None
    if not content:
        raise UnreadableFile("failed", "the file is empty. Ask for it to be sent again")
    module, name = _READERS[ending]
    reader: Reader = getattr(import_module(module), name)()
    return reader.read(path, content, shown_path, hashlib.sha256(content).hexdigest())
