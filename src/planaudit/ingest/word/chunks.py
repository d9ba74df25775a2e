"""Files of another kind inserted into a Word file (`altChunk`): web pages, RTF, text, other Word.

Case-management systems put them in and leave it to Word to make text of them, so a plan may be
nothing else until Word has saved it once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from lxml import etree

from planaudit.document import Comment
from planaudit.ingest.interface import RawFile, UnreadableFile
from planaudit.ingest.left_out import Thing
from planaudit.ingest.rich.document import RichDocument
from planaudit.ingest.rich.model import Paragraph, Part, paragraphs_of
from planaudit.ingest.word.package import WordPackage

ReadInserted = Callable[[RawFile], RichDocument]
"""Reads a file of any kind that may stand in a Word file. Raises UnreadableFile."""
MOST_CHUNKS = 500
"""A system may insert the answer to each question of a form as a file of its own."""
MOST_PACKAGES = 50
"""Inserted Word files, each of which may unpack to as much as the file around it."""
_ZIPPED = b"PK"


class Chunks:
    """Reads such files as they are met, and gathers what stands beside their text."""

    def __init__(self, package: WordPackage, read: ReadInserted | None) -> None:
        """`read` is None inside an inserted file: files inserted into it are not read."""
        self.notes: list[str] = []
        self.comments: list[Comment] = []
        self._package = package
        self._read = read
        self._met: set[str] = set()
        self._packages = 0

    def parts(self, place: etree._Element) -> Iterator[Part]:
        """Yield the rich text of the file that is inserted at the `altChunk` element `place`."""
        name, content = self._package.bytes_of(place)
        if name and name in self._met:
            self._package.tally.add(Thing.INSERTED_AGAIN)
            return
        self._met.add(name)
        rich = self._rich(RawFile(content, PurePosixPath(name).suffix.lower(), "", ""))
        if rich is None:
            self._package.tally.add(Thing.INSERTED_UNREAD)
            return
        self._gather(rich)
        for part in rich.parts:
            yield replace(part, line=None) if isinstance(part, Paragraph) else part

    def _rich(self, file: RawFile) -> RichDocument | None:
        """Return an inserted file as rich text, None for one that is not read."""
        zipped = file.content.startswith(_ZIPPED)
        self._packages += zipped
        too_many = len(self._met) > MOST_CHUNKS or (zipped and self._packages > MOST_PACKAGES)
        if self._read is None or too_many or not file.content:
            return None
        try:
            return self._read(file)
        except UnreadableFile:
            return None

    def _gather(self, rich: RichDocument) -> None:
        self.notes += [note for note in rich.notes if note not in self.notes]
        self.comments += rich.comments
        self._package.tally.include(rich.tally)
        for each in paragraphs_of((*rich.headers, *rich.footers)):
            self._package.tally.add_text(Thing.INSERTED_MARGINS, each.text)
