"""ingest: from a path to a Document, one reader per file format behind one interface."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath

from planaudit.document import Document
from planaudit.ingest.formats import (
    ENDINGS,
    FORMATS,
    REFUSED_ENDINGS,
    format_of,
    reader_for,
    shown_ending,
)
from planaudit.ingest.interface import AS_THEY_ARE, RawFile, ReadOptions, UnreadableFile
from planaudit.ingest.regular_files import not_opened, open_regular

__all__ = [
    "ENDINGS",
    "LARGEST_FILE",
    "REFUSED_ENDINGS",
    "ReadOptions",
    "UnreadableFile",
    "read_content",
    "read_document",
]

LARGEST_FILE = 200 * 2**20
"""Bytes. A larger file is refused unopened; a long plan with pictures has a tenth of it."""


def read_document(path: Path, shown_path: str, options: ReadOptions = AS_THEY_ARE) -> Document:
    """Read the file at `path` into a Document that calls itself `shown_path`.

    Raises UnreadableFile with a plain reason for every file that cannot be read.
    """
    with open_regular(path) as stream:
        try:
            content = stream.read(LARGEST_FILE + 1)
        except OSError as error:
            raise not_opened(error) from None
    return read_content(content, path.name, shown_path, options)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep Python from looking for rings of objects while the body runs.

    Reading makes many objects and few rings, and those wait until the next look; on a long PDF
    looking takes a tenth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_content(
    content: bytes, name: str, shown_path: str, options: ReadOptions = AS_THEY_ARE
) -> Document:
    """Read `content`, the bytes of a file called `name`; for the rest as `read_document`."""
    if not content:
        raise UnreadableFile("failed", "the file is empty. Ask for it to be sent again")
    if len(content) > LARGEST_FILE:
        raise UnreadableFile(
            "failed",
            f"the file is larger than {LARGEST_FILE // 2**20} MB, far more than a plan, so it was "
            "not read. Make its pictures smaller, or print it to PDF",
        )
    ending = PurePosixPath(name).suffix.lower()
    found = format_of(content, ending)
    file = RawFile(content, ending, shown_path, hashlib.sha256(content).hexdigest(), options)
    with _collector_paused():
        document = reader_for(found).read(file)
    if ending in FORMATS[found].endings or not ending:
        return document
    called = FORMATS[found].called
    shown = shown_ending(ending) or "something else"
    note = f"Its name ends in {shown}, but its kind is {called}, and it was read as that."
    return replace(document, notes=(*document.notes, note))
