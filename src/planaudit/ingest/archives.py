"""The files in a .zip archive: listed and read one by one, in memory, never unpacked to disk.

An archive comes from outside. A file in it that cannot be trusted, under a password, under a
name that leads out of the archive, or on the place of another, is refused by itself, and the
others are read.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, Literal

from planaudit.ingest import LARGEST_FILE
from planaudit.ingest.interface import UnreadableFile
from planaudit.ingest.packages import DAMAGE, opened_zip
from planaudit.ingest.regular_files import open_regular

ARCHIVE_ENDINGS = (".zip",)
_NAME_IS_UTF8 = 0x800
_LOCKED = 0x1
_UNICODE_NAME = 0x7075
"""The field in which 7-Zip and others put the name in UTF-8 (APPNOTE 4.6.9)."""
_EMPTY_LIST = b"PK\x05\x06" + bytes(18)
_LOCAL_HEADER = 30  # bytes, without the name
_DRIVE = re.compile(r"[A-Za-z]:")
_OFFICE_PARTS = ("[Content_Types].xml", "mimetype")

Trouble = Literal["", "locked", "leads out", "overlaps", "too large"]


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive.

    `name` has forward slashes. `trouble` says why it will not be read, '' when it may be.
    `entry` is what the archive's own list says of it, which nobody changes: by it the file is
    read without the list, which may be long. Two files may bear one name.
    """

    name: str
    entry: zipfile.ZipInfo = field(repr=False, compare=False)
    is_link: bool = False
    trouble: Trouble = ""


def members_of(path: Path) -> tuple[Member, ...] | None:
    """Return the files in the archive at `path`; None for an Office document, which is zipped too.

    Raises UnreadableFile when the archive itself cannot be opened.
    """
    with _opened(path) as archive:
        infos = archive.infolist()
        if any(info.filename in _OFFICE_PARTS for info in infos):
            return None
        overlapping = _overlapping(infos)
        return tuple(
            Member(name, info, _is_link(info), _trouble(info, name, position in overlapping))
            for position, info in enumerate(infos)
            if not (name := name_of(info)).endswith("/")
        )


def member_content(path: Path, member: Member) -> bytes:
    """Return the bytes of one file in the archive at `path`. Raises UnreadableFile.

    Should another archive stand there by now, the file's own head or its checksum tells.
    """
    if member.trouble:
        raise _refused(member.trouble)
    with open_regular(path) as whole:
        try:
            with _without_list(whole) as archive, archive.open(member.entry) as stream:
                content = stream.read(LARGEST_FILE + 1)  # never trust the size it claims
        except NotImplementedError:
            raise UnreadableFile(
                "failed",
                "it is packed into its archive in a way that is not read here. Unpack the archive "
                "and give planaudit the files",
            ) from None
        except DAMAGE:
            raise _damaged_member() from None
    if len(content) > LARGEST_FILE:
        raise _refused("too large")
    return content


def _without_list(stream: BinaryIO) -> zipfile.ZipFile:
    """Return the archive in `stream` as if its list were empty, to open files whose entry is known.

    zipfile reads the whole list before it opens one file: of 19,000 that takes 0.1 s for each.
    """
    archive = zipfile.ZipFile(io.BytesIO(_EMPTY_LIST))
    archive.fp = stream
    return archive


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    with open_regular(path) as stream:
        try:
            archive = opened_zip(stream)
        except DAMAGE:
            raise UnreadableFile(
                "failed",
                "this archive is not whole (it may be damaged or cut short, or be something else "
                "under this name). Ask for it to be sent again, or unpack it and give planaudit "
                "the files",
            ) from None
        with archive:
            yield archive


def name_of(info: zipfile.ZipInfo) -> str:
    """Return the name of a member with forward slashes, decoded as whoever packed it meant it.

    An archive that does not mark its names as UTF-8 may hold them so all the same (macOS and
    Linux do), or beside the name; else they are in the old code page 437.
    """
    name = info.orig_filename
    if not info.flag_bits & _NAME_IS_UTF8:
        try:
            raw = name.encode("cp437")
            name = _name_beside(info.extra, raw) or raw.decode("utf-8")
        except UnicodeError:
            pass
    return name.partition("\0")[0].replace("\\", "/")


def _name_beside(extra: bytes, raw: bytes) -> str:
    """Return the UTF-8 name among the extra fields, '' if there is none for the name `raw`."""
    place = 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, place)
        field = extra[place + 4 : place + 4 + length]
        place += 4 + length
        # A name put there for another name than this is out of date.
        if kind == _UNICODE_NAME and field[:5] == struct.pack("<BL", 1, zlib.crc32(raw)):
            return field[5:].decode("utf-8")
    return ""


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _trouble(info: zipfile.ZipInfo, name: str, overlaps: bool) -> Trouble:
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        return "leads out"
    if overlaps:
        return "overlaps"
    if info.flag_bits & _LOCKED:
        return "locked"
    return "too large" if info.file_size > LARGEST_FILE else ""


def _overlapping(infos: list[zipfile.ZipInfo]) -> set[int]:
    """Return the positions of the members that reach into the next one's place.

    So a small archive can hold the same gigabytes many times over (Fifield 2019).
    """
    order = sorted(range(len(infos)), key=lambda position: infos[position].header_offset)
    found = set()
    for position, following in pairwise(order):
        info = infos[position]
        end = info.header_offset + _LOCAL_HEADER + len(info.orig_filename) + info.compress_size
        if end > infos[following].header_offset:
            found.add(position)
    return found


def _refused(trouble: Trouble) -> UnreadableFile:
    reasons = {
        "locked": "it is in an archive under a password. Unpack the archive with its password and "
        "give planaudit the files",
        "leads out": "its name in the archive leads to a place outside the archive, so it was not "
        "read. Unpack it by hand if you know where it comes from, and give planaudit the file",
        "overlaps": "its place in the archive is another file's as well, so it was not read. The "
        "archive may be damaged or made to do harm. Ask for it to be sent again",
        "too large": f"the file unpacks to more than {LARGEST_FILE // 2**20} MB, far more than a "
        "plan, so it was not read. Make its pictures smaller, or print it to PDF",
    }
    return UnreadableFile("failed", reasons[trouble])


def _damaged_member() -> UnreadableFile:
    return UnreadableFile(
        "failed",
        "it is damaged in its archive, or the archive was cut short. Ask for it to be sent again",
    )
