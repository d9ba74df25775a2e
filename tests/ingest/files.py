"""Bytes handed to a reader, as a test makes them, and what became of them."""

from __future__ import annotations

from pathlib import PurePosixPath

from planaudit.document import Document
from planaudit.ingest.interface import AS_THEY_ARE, RawFile, ReadOptions


def raw_file(name: str, content: bytes, options: ReadOptions = AS_THEY_ARE) -> RawFile:
    """Return `content` as the file called `name`."""
    return RawFile(content, PurePosixPath(name).suffix.lower(), name, "0" * 64, options)


def left_out(document: Document) -> dict[str, int]:
    """Return what was left out, with its visible characters."""
    return {item.what: item.characters for item in document.left_out}
