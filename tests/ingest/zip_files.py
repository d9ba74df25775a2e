"""Archives as honest and as hostile programs make them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path


def zipped(files: Mapping[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of `files` by name, packed as Python packs them."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return made.getvalue()


def put(path: Path, content: bytes) -> Path:
    """Return `path` with `content` in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def raw_zip(*entries: Entry) -> bytes:
    """Return an archive whose entries say of themselves what they are told to."""
    made = bytearray()
    listed = bytearray()
    for entry in entries:
        offset = len(made) if entry.offset is None else entry.offset
        made += entry.local()
        listed += entry.listed(offset)
    end = struct.pack(
        "<4s4H2LH", b"PK\5\6", 0, 0, len(entries), len(entries), len(listed), len(made), 0
    )
    return bytes(made + listed + end)


class Entry:
    """One entry of a raw archive: bytes of its name, content, and what it says of them."""

    def __init__(
        self,
        name: bytes,
        content: bytes = b"She sings.",
        *,
        flags: int = 0,
        method: int = 0,
        size: int | None = None,
        extra: bytes = b"",
        mode: int = 0,
        offset: int | None = None,
    ) -> None:
        self.name, self.content, self.extra, self.offset = name, content, extra, offset
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        self.packed = packer.compress(content) + packer.flush() if method == 8 else content
        self.flags, self.method, self.mode = flags, method, mode
        self.size = len(content) if size is None else size

    def _said(self) -> bytes:
        return struct.pack(
            "<5H3L2H", 20, self.flags, self.method, 0, 33, zlib.crc32(self.content),
            len(self.packed), self.size, len(self.name), len(self.extra),
        )  # fmt: skip

    def local(self) -> bytes:
        """Return the entry where it stands."""
        return b"PK\3\4" + self._said() + self.name + self.extra + self.packed

    def listed(self, offset: int) -> bytes:
        """Return the entry in the archive's list."""
        tail = struct.pack("<3H2L", 0, 0, 0, self.mode << 16, offset)
        return b"PK\1\2" + struct.pack("<H", 0x0314) + self._said() + tail + self.name + self.extra


def unicode_name(raw: bytes, name: str) -> bytes:
    """Return the extra field by which 7-Zip gives the name of an entry in UTF-8."""
    field = struct.pack("<BL", 1, zlib.crc32(raw)) + name.encode()
    return struct.pack("<HH", 0x7075, len(field)) + field
