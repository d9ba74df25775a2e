"""The reader for Markdown: rendered to HTML, which is read as a web page is."""

from __future__ import annotations

from planaudit.document import Document, says_anything
from planaudit.ingest.html.markdown_html import rendered
from planaudit.ingest.html.reader import page_in
from planaudit.ingest.html.tree import parse_html
from planaudit.ingest.interface import RawFile, no_text
from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.rich.document import document_of
from planaudit.ingest.text.decoding import decode
from planaudit.ingest.text.reader import SEND_AGAIN, document_of_text

_LONGEST = 1_000_000
"""Characters. What is longer is no plan written by hand, and is read as plain text."""
_READ_AS_TEXT = "It is too long or nests too deep for Markdown, and was read as plain text."


class MarkdownReader:
    """Reads Markdown."""

    name = "markdown"

    def read(self, file: RawFile) -> Document:
        """Return the Document made of `file`. Raises UnreadableFile."""
        text = decode(file.content).replace("\r\n", "\n").replace("\r", "\n")
        made = rendered(text) if len(text) <= _LONGEST else None
        if made is None:
            return document_of_text(file, text, self.name, (_READ_AS_TEXT,))
        tally = Tally()
        for comment in made.comments:
            tally.add_text(Thing.COMMENT, comment)
        page = page_in(parse_html(f"<body>{made.html}</body>"), tally)
        document = document_of(file, self.name, page)
        if not says_anything(document.blocks):
            raise no_text(f"{self.name} file", SEND_AGAIN)
        return document
