"""The Reader interface: one small module per file format stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
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

    def __reduce__(self) -> tuple[type[UnreadableFile], tuple[Status, str]]:
        """Let it cross from a worker to its parent."""
        return UnreadableFile, (self.status, self.reason)


_IF_SCANNED = "If it holds scanned pictures of pages, ask for the file the pages were printed from"


def no_text(called: str, remedy: str = _IF_SCANNED) -> UnreadableFile:
    """Return the refusal of a sound file, `called` so, in which nothing is said."""
    return UnreadableFile("not_assessable", f"there is no text in this {called}. {remedy}")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user asked of the readers. `ocr`: recognise the text of pages without any."""

    ocr: bool = False


AS_THEY_ARE = ReadOptions()
"""Files read as they are, nothing recognised."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """One file's bytes on their way to a reader.

    `ending` is the file name's own, in lower case with its dot. `shown_path` and `sha256` are
    passed into the Document.
    """

    content: bytes
    ending: str
    shown_path: str
    sha256: str
    options: ReadOptions = AS_THEY_ARE


class Reader(Protocol):
    """Reads one file format."""

    name: str

    def read(self, file: RawFile) -> Document:
        """Return the Document made of `file`. Raises UnreadableFile."""
        ...
