"""The reader for plain text."""

from __future__ import annotations

from planaudit.document import Document, says_anything
from planaudit.ingest.interface import RawFile, no_text
from planaudit.ingest.marks import LINE_END
from planaudit.ingest.rich.document import RichDocument, document_of
from planaudit.ingest.text.decoding import decode
from planaudit.ingest.text.plain import plain_parts

SEND_AGAIN = "Ask for it to be sent again"


class TextReader:
    """Reads plain text."""

    name = "text"

    def read(self, file: RawFile) -> Document:
        """Return the Document made of `file`. Raises UnreadableFile."""
        return document_of_text(file, decode(file.content), self.name)

    def rich(self, file: RawFile) -> RichDocument:
        """Return `file` as rich text. Raises UnreadableFile."""
        return _rich(decode(file.content))


def document_of_text(file: RawFile, text: str, name: str, notes: tuple[str, ...] = ()) -> Document:
    """Return the Document of plain `text`, read by the reader `name`. Raises UnreadableFile."""
    document = document_of(file, name, _rich(text, notes))
    if not says_anything(document.blocks):
        raise no_text(f"{name} file", SEND_AGAIN)
    return document


def _rich(text: str, notes: tuple[str, ...] = ()) -> RichDocument:
    return RichDocument(tuple(plain_parts(LINE_END.split(text))), notes=notes)
