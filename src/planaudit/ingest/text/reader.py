"""The reader for plain text."""

from __future__ import annotations

import re

from planaudit.document import Document
from planaudit.ingest.interface import RawFile, UnreadableFile
from planaudit.ingest.rich.blocks import BlockMaker
from planaudit.ingest.rich.document import RichDocument
from planaudit.ingest.text.decoding import decode
from planaudit.ingest.text.plain import plain_parts

_LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


class TextReader:
    """Reads plain text."""

    name = "text"

    def read(self, file: RawFile) -> Document:
        """Return the Document made of `file`. Raises UnreadableFile."""
        return document_of_text(file, decode(file.content), self.name)

    def rich(self, file: RawFile) -> RichDocument:
        """Return `file` as rich text. Raises UnreadableFile."""
        return RichDocument(tuple(plain_parts(_LINE_END.split(decode(file.content)))))


def document_of_text(file: RawFile, text: str, name: str, notes: tuple[str, ...] = ()) -> Document:
    """Return the Document of plain `text`, read by the reader `name`. Raises UnreadableFile."""
    maker = BlockMaker()
    blocks = maker.blocks(plain_parts(_LINE_END.split(text)))
    if not blocks:
        raise UnreadableFile("failed", "the file is empty: ask for it to be sent again")
    return Document(
        path=file.shown_path,
        sha256=file.sha256,
        format=name,
        blocks=blocks,
        left_out=maker.left_out(),
        notes=notes,
    )
