"""Read RTF: made by Word, LibreOffice, WordPad, TextEdit and case-management systems.

The libraries that read RTF keep its text and throw away what it is printed in, its tables
or both, or come under a licence that planaudit may not use; so this reader is planaudit's
own. `tokens` cuts the file into tokens, `walk` walks through them once, and
`paragraphs`, `destinations` and `notes` say what each control word does.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from planaudit.document import Document, says_anything
from planaudit.ingest.interface import RawFile, UnreadableFile, no_text
from planaudit.ingest.rich.document import RichDocument, document_of
from planaudit.ingest.rtf.destinations import DESTINATION_WORDS
from planaudit.ingest.rtf.notes import NOTE_WORDS
from planaudit.ingest.rtf.paragraphs import PARAGRAPH_WORDS
from planaudit.ingest.rtf.walk import Found, Walk

_CUT_SHORT = (
    "The file ends before it should: it may have been cut short, and what is missing is not known."
)
_GOES_ON = "The file goes on after its end; what follows was read too."


class RtfReader:
    """Reads .rtf files."""

    name = "rtf"

    def read(self, file: RawFile) -> Document:
        """Return the Document in `file`. Raises UnreadableFile."""
        found, rich = _found_in(file.content)
        document = document_of(file, self.name, rich)
        if not says_anything(document.blocks):
            raise _refusal(found)
        return document

    def rich(self, file: RawFile) -> RichDocument:
        """Return `file` as rich text. Raises UnreadableFile."""
        return _found_in(file.content)[1]


def _found_in(content: bytes) -> tuple[Found, RichDocument]:
    content = content.removeprefix(codecs.BOM_UTF8)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode()
    words = {**PARAGRAPH_WORDS, **DESTINATION_WORDS, **NOTE_WORDS}
    walk = Walk(content.decode("latin-1"), _raw_code_page(content), words)
    parts = walk.body()
    found = walk.found
    return found, RichDocument(
        parts=tuple(parts),
        headers=tuple(found.headers),
        footers=tuple(found.footers),
        tally=found.tally,
        notes=tuple(_notes(found)),
        comments=tuple(found.comments),
        properties=found.properties,
    )


def _raw_code_page(content: bytes) -> str | None:
    """Return 'utf-8' where bytes that RTF should have escaped are UTF-8, None for none or other.

    RTF is ASCII. A program that writes more into it mostly writes what it works in.
    """
    if content.isascii():
        return None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _refusal(found: Found) -> UnreadableFile:
    # A file cut short in its text is read as far as it goes, and says so; without any text
    # there is nothing to go by.
    if found.cut_short:
        return UnreadableFile(
            "failed",
            "this RTF file ends before any text (it may have been cut short). Ask for it to be "
            "sent again",
        )
    return no_text("RTF file")


def _notes(found: Found) -> Iterator[str]:
    if found.cut_short:
        yield _CUT_SHORT
    if found.goes_on:
        yield _GOES_ON
