"""The reader for plain text."""

from __future__ import annotations

from planaudit.document import Document, says_anything
from planaudit.ingest.interface import RawFile, no_text
from planaudit.ingest.marks import LINE_END
from planaudit.ingest.rich.blocks import BlockMaker
from planaudit.ingest.text.decoding import decode
from planaudit.ingest.text.plain import plain_parts

SEND_AGAIN = "Ask for it to be sent again"


class TextReader:
    """Reads plain text."""

    name = "text"

    def read(self, file: RawFile) -> Document:
        """Return the Document made of `file`. Raises UnreadableFile."""
        return document_of_text(file, decode(file.content), self.name)


def document_of_text(file: RawFile, text: str, name: str, notes: tuple[str, ...] = ()) -> Document:
    """Return the Document of plain `text`, read by the reader `name`. Raises UnreadableFile."""
    maker = BlockMaker()
    blocks = maker.blocks(plain_parts(LINE_END.split(text)))
    if not says_anything(blocks):
        raise no_text(f"{name} file", SEND_AGAIN)
    return Document(
        path=file.shown_path,
        sha256=file.sha256,
        format=name,
        blocks=blocks,
        left_out=maker.left_out(),
        notes=notes,
    )
