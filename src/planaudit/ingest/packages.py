"""Zipped packages, as Word, Excel and OpenDocument files are, opened within bounds.

Only the parts asked for are unpacked, in memory, and never more than a plan could need: a
small file that unpacks to gigabytes is refused before it is unpacked.
"""

from __future__ import annotations

import io
import os
import posixpath
import struct
import zipfile
import zlib
from types import TracebackType
from typing import BinaryIO, Self

from lxml import etree

from planaudit.ingest.interface import UnreadableFile
from planaudit.ingest.refusals import damaged, too_much
from planaudit.ingest.xml_parsing import parse_xml

LARGEST_PART = 64 * 2**20
"""Bytes that one part may unpack to. The text of a 1,000-page plan is a tenth of it."""
LARGEST_SUM = 160 * 2**20
"""Bytes that all parts read may unpack to together."""
MOST_PARTS = 20_000
LONGEST_LIST = 8 * 2**20
"""Bytes of the list of parts: 400 for each of as many as there may be."""
_END_OF_LIST = b"PK\x05\x06"
_END_OF_LONG_LIST = b"PK\x06\x06"
DAMAGE = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, EOFError, NotImplementedError,
    RuntimeError, UnicodeError, OverflowError, struct.error,
)  # fmt: skip
"""What zipfile raises for damaged archives, RuntimeError for a locked one."""
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
"""Word's 'Strict Open XML' says the same under other names."""


def opened_zip(stream: BinaryIO) -> zipfile.ZipFile:
    """Return the archive in `stream`, when its list of parts is no longer than a list of plans.

    Raises UnreadableFile for one that is, and DAMAGE for an archive that is not whole.
    """
    if _list_size(stream) > LONGEST_LIST:
        raise too_much(f"its list of parts is longer than {LONGEST_LIST // 2**20} MB")
    archive = zipfile.ZipFile(stream)
    if len(archive.infolist()) > MOST_PARTS:
        archive.close()
        raise too_much(f"it holds more than {MOST_PARTS} parts")
    return archive


def _list_size(stream: BinaryIO) -> int:
    """Return how long an archive says that its list of parts is, in bytes; 0 when it is silent.

    zipfile takes the whole list into memory before anything can be asked of it.
    """
    length = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, length - 2**16 - 200))
    tail = stream.read()
    stream.seek(0)
    sizes = [0]
    for mark, offset, form in ((_END_OF_LIST, 12, "<L"), (_END_OF_LONG_LIST, 40, "<Q")):
        place = tail.rfind(mark)
        if place >= 0 and len(tail) >= place + offset + struct.calcsize(form):
            sizes.append(struct.unpack_from(form, tail, place + offset)[0])
    return min(max(sizes), length)


class Package:
    """A zipped package: its parts by name. Closes with its `with` block."""

    def __init__(self, content: bytes) -> None:
        """Open the package. Raises UnreadableFile."""
        self.damaged: set[str] = set()
        """The names of parts that were asked for, are not sound, and were done without."""
        self._unpacked = 0
        try:
            self._zip = opened_zip(io.BytesIO(content))
        except DAMAGE:
            raise damaged() from None
        infos = self._zip.infolist()
        self._infos = {info.filename.lstrip("/").replace("\\", "/"): info for info in infos}
        # The same part under two names that differ in case is one part to Office.
        self._by_folded_name = {name.lower(): info for name, info in self._infos.items()}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._infos)

    def part(self, name: str) -> bytes | None:
        """Return the bytes of a part, None if there is no such part. Raises UnreadableFile."""
        info = self._infos.get(name) or self._by_folded_name.get(name.lower())
        if info is None:
            return None
        if info.flag_bits & 1:
            raise UnreadableFile(
                "failed", "this file is protected by a password. Save a copy without one"
            )
        try:
            with self._zip.open(info) as stream:
                content = stream.read(LARGEST_PART + 1)  # never trust the size it claims
        except DAMAGE:
            raise damaged() from None
        self._unpacked += len(content)
        if len(content) > LARGEST_PART or self._unpacked > LARGEST_SUM:
            raise too_much("it unpacks to more text than a thousand pages hold")
        return content

    def text(self, name: str, longest: int) -> str:
        """Return the first `longest` letters of a short plain part, '' if there is none."""
        return (self.part(name) or b"")[:longest].decode("ascii", "replace")

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of an XML part, None if there is no such part.

        Raises UnreadableFile.
        """
        content = self.part(name)
        return None if content is None else parse_xml(_in_transitional_names(content))

    def sound_xml(self, name: str) -> etree._Element | None:
        """Return the root of a part that can be done without, None if it is missing or damaged.

        A damaged one is kept in `damaged`, for whoever says what was left out.
        """
        try:
            return self.xml(name)
        except UnreadableFile:
            self.damaged.add(name)
            return None

    def has_main_part(self, kind: str) -> bool:
        """Return whether the package says that its main part is of a `kind`."""
        kinds = self.part("[Content_Types].xml") or b""
        return kind.encode() in kinds and b"main+xml" in kinds

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what part `name` points to: by identifier, the kind and the part's name.

        '' stands for the package itself. The kind is the last word of the relation's type. Where
        relations are damaged there are none, and their part is in `damaged`.
        """
        folder = posixpath.dirname(name)
        root = self.sound_xml(relations_of(name))
        found: dict[str, tuple[str, str]] = {}
        for relation in () if root is None else root.iter("{*}Relationship"):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "").replace("\\", "/")
            path = target if target.startswith("/") else posixpath.join("/", folder, target)
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = kind, posixpath.normpath(path).lstrip("/")
        return found


def relations_of(name: str) -> str:
    """Return the name of the part that says what part `name` points to."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _in_transitional_names(content: bytes) -> bytes:
    for strict, transitional in _STRICT:
        if strict in content:
            content = content.replace(strict, transitional)
    return content
