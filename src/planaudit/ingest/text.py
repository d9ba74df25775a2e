"""The reader for plain text and Markdown."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Sequence

from planaudit.document import Document
from planaudit.ingest.interface import RawFile, UnreadableFile
from planaudit.ingest.text_blocks import BlockList
from planaudit.ingest.text_markdown import read_markdown
from planaudit.ingest.text_plain import read_plain

_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


def _decodings(content: bytes) -> Iterator[str]:
    """Yield the encodings to try, the surest first."""
    if content.startswith(codecs.BOM_UTF8):
        yield "utf-8-sig"
    elif content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield "utf-16"
    else:
        yield "utf-8"
        yield "cp1252"
        yield "latin-1"


def decode(content: bytes) -> str:
    """Return the text of `content`: UTF-8, UTF-16 with its mark, or else Windows-1252.

    Raises UnreadableFile for bytes that are not text.
    """
    for encoding in _decodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _BINARY.search(text) is None:
            return text
    raise UnreadableFile(
        "failed", "the file is not plain text: save it as text in UTF-8, or as Word or PDF"
    )


class TextReader:
    """Reads plain text."""

    name = "text"

    def read(self, file: RawFile) -> Document:
        """Return the Document made of `file`. Raises UnreadableFile."""
        return _document(file, self.name, read_plain)


class MarkdownReader:
    """Reads Markdown."""

    name = "markdown"

    def read(self, file: RawFile) -> Document:
        """Return the Document made of `file`. Raises UnreadableFile."""
        return _document(file, self.name, read_markdown)


def _document(
    file: RawFile, name: str, read_lines: Callable[[Sequence[str], BlockList], None]
) -> Document:
    lines = [line.expandtabs(4) for line in _LINE_END.split(decode(file.content))]
    found = BlockList()
    read_lines(lines, found)
    blocks = found.blocks()
    if not blocks:
        raise UnreadableFile("failed", "the file is empty: ask for it to be sent again")
    return Document(path=file.shown_path, sha256=file.sha256, format=name, blocks=blocks)
