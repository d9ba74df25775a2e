"""The Reader interface: one small module per file format stands behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Protocol

from planaudit.document import Document

Status = Literal["failed", "not_assessable"]


class UnreadableFile(Exception):
    """A file that could not be made into a Document.

    `status` is 'failed' (damaged, encrypted, missing: mend the file and try again) or
    'not_assessable' (nothing wrong with the file, but nothing here can read it: a scan, an
    empty page, a kind of file that is not read). `reason` is one plain sentence that says
    what to do, and never quotes the document.
    """

    def __init__(self, status: Status, reason: str) -> None:
        super().__init__(reason)
        self.status: Status = status
        self.reason = reason


class Reader(Protocol):
    """Reads one file format."""

    name: str
    extensions: tuple[str, ...]

    def read(self, path: Path, content: bytes, shown_path: str, sha256: str) -> Document:
        """Return the Document made of `content`, the bytes of the file at `path`.

        `shown_path` and `sha256` are passed into the Document. Raises UnreadableFile.
        """
        ...
