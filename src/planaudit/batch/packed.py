"""A document put small, as the parent of the workers keeps it between reading and rating.

A batch is all read before any of it is rated, so all its documents are kept at once. As objects
each takes several times the room of its pickle, and nothing but its words is asked for here.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass

from planaudit.document import Document
from planaudit.ingest.interface import ReadOptions, UnreadableFile
from planaudit.ingest.sources import Source, read_source
from planaudit.reading.forms import keys_of


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """A Document as its pickle, with what tells it and the form it is on."""

    path: str
    sha256: str
    _keys: str
    _pickle: bytes

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its text blocks, by which a form is known."""
        return tuple(self._keys.split("\n"))

    def document(self) -> Document:
        """Return the Document, made anew each time."""
        document = pickle.loads(self._pickle)  # made by `packed`, in this program
        assert isinstance(document, Document)
        return document


def packed(document: Document) -> PackedDocument:
    """Return `document` put small."""
    keys = "\n".join(keys_of(document))  # a key has no line feed in it
    return PackedDocument(document.path, document.sha256, keys, pickle.dumps(document, -1))


def read_packed(options: ReadOptions, source: Source) -> PackedDocument | UnreadableFile:
    """Return the document at `source` put small, or why it could not be read."""
    document = read_source(options, source)
    return packed(document) if isinstance(document, Document) else document
