"""A whole file as rich text, before it is made into the blocks of a Document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from planaudit.document import Comment, Document
from planaudit.ingest.interface import RawFile
from planaudit.ingest.left_out import Tally
from planaudit.ingest.rich.blocks import BlockMaker
from planaudit.ingest.rich.model import Part


@dataclass(frozen=True, slots=True)
class RichDocument:
    """What a reader found in a file. The names are those of Document.

    `tally` has counted what was left out so far. `comments` are those that no paragraph bears.
    """

    parts: tuple[Part, ...]
    headers: tuple[Part, ...] = ()
    footers: tuple[Part, ...] = ()
    tally: Tally = field(default_factory=Tally)
    notes: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()


@runtime_checkable
class RichReader(Protocol):
    """Reads a format whose files may be inserted into a Word file."""

    def rich(self, file: RawFile) -> RichDocument:
        """Return `file` as rich text, as Word shows it where it is inserted.

        Raises UnreadableFile.
        """
        ...


def document_of(file: RawFile, name: str, rich: RichDocument) -> Document:
    """Return the Document of `rich`, which the reader `name` found in `file`."""
    maker = BlockMaker(rich.tally)
    blocks = maker.blocks(rich.parts)
    headers, footers = maker.margin(rich.headers), maker.margin(rich.footers)
    return Document(
        path=file.shown_path,
        sha256=file.sha256,
        format=name,
        blocks=blocks,
        headers=headers,
        footers=footers,
        left_out=maker.left_out(),
        notes=rich.notes,
        comments=(*maker.comments, *rich.comments),
        properties=rich.properties,
    )
