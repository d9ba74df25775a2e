"""The text in a file's bytes, whatever encoding it was saved in.

A mark at the beginning settles it, and so does UTF-8 that is without a fault. Of the old
encodings with one byte a letter, the one wins in which the letters beyond ASCII make sense
where they stand: charset-normalizer, made for long texts in any language, takes short plans in
English or Welsh for Central European or Japanese, so it is asked only where none makes sense.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from planaudit.ingest.interface import UnreadableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLD = ("cp1252", "iso8859_14", "mac_roman", "cp850")
"""Windows, the Welsh ISO set, old Macs, DOS: the first wins a tie."""
_SAMPLE = 1 << 16  # bytes looked at to tell one old encoding from another
_BINARY = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_BINARY = 200  # characters for each control character: a stray one does not make a picture
_LOOKED_AT = 1_000_000  # characters
_TEXT_BYTES = bytes([*range(9, 14), 0x1B, *range(0x20, 0x7F), *range(0x80, 0x100)])
_ESCAPED = re.compile("[\udc80-\udcff]")

_LETTERS = frozenset("âêîôûŵŷáéíóúýẃàèìòùẁỳäëïöüẅÿçñåøæœß")
_AFTER_DIGIT = frozenset("½¼¾°²³")
_MOST_NONSENSE = 0.15  # of the characters beyond ASCII, for one of _OLD to be taken
_ELSEWHERE = (
    "cp1250", "iso8859_2", "cp1251", "koi8_r", "iso8859_5", "cp1253", "iso8859_7", "cp1254",
    "cp1255", "cp1256", "cp1257",
)  # fmt: skip
"""The encodings of other alphabets in which records that are kept here may be written."""


def decode(content: bytes, declared: str = "") -> str:
    """Return the text of `content`, which says of itself that its encoding is `declared`.

    Raises UnreadableFile for bytes that are not text.
    """
    text = _decoded(content.rstrip(b"\x1a"), declared)
    if "\x00" in text or _is_binary(len(_BINARY.findall(text[:_LOOKED_AT])), text):
        raise _no_text()
    return _BINARY.sub("", text)


def _is_binary(strange: int, whole: str | bytes) -> bool:
    return strange * _MOST_BINARY > len(whole[:_LOOKED_AT])


def _no_text() -> UnreadableFile:
    return UnreadableFile(
        "failed", "the file is not plain text: save it as text in UTF-8, or as Word or PDF"
    )


def _decoded(content: bytes, declared: str) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    wide = _wide_encoding(content)
    if wide:
        return content.decode(wide, "replace")
    if b"\x00" in content or _is_binary(
        len(content[:_LOOKED_AT].translate(None, _TEXT_BYTES)), content
    ):
        raise _no_text()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return _as_declared(content, declared) or _mostly_utf8(content) or _old(content)


def _wide_encoding(content: bytes) -> str:
    """Return the encoding of two or four bytes a letter that the noughts betray, '' for none."""
    start = content[:4096]
    noughts = [start[at::4].count(0) for at in range(4)]
    most = len(start) // 4
    if most < 2:
        return ""
    full = [count > 0.6 * most for count in noughts]
    for pattern, encoding in (
        ([False, True, True, True], "utf-32-le"),
        ([True, True, True, False], "utf-32-be"),
        ([False, True, False, True], "utf-16-le"),
        ([True, False, True, False], "utf-16-be"),
    ):
        if full == pattern:
            return encoding
    return ""


def _as_declared(content: bytes, declared: str) -> str:
    """Return the text by the encoding that the file names, '' when that is no help."""
    try:
        name = codecs.lookup(declared).name if declared else ""
    except (LookupError, ValueError):
        return ""
    if name in ("", "utf-8", "ascii", "iso8859-1") or name.startswith(("utf-16", "utf-32")):
        return ""  # wrong, or what programs write without looking
    try:
        return content.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return ""


def _mostly_utf8(content: bytes) -> str:
    """Return the text of UTF-8 into which some bytes of Windows were pasted, '' if it is not."""
    text = content.decode("utf-8", "surrogateescape")
    wrong = len(_ESCAPED.findall(text))
    right = sum(1 for mark in text if mark > "\x7f") - wrong
    if right < wrong:
        return ""
    return _ESCAPED.sub(
        lambda found: bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace"), text
    )


def _old(content: bytes) -> str:
    sample = b"\n".join(_high_lines(content))
    scores = {encoding: _sense(sample.decode(encoding, "replace")) for encoding in _OLD}
    best = max(_OLD, key=lambda encoding: sum(scores[encoding]) / len(scores[encoding]))
    nonsense = sum(score < 0 for score in scores[best]) / len(scores[best])
    if nonsense > _MOST_NONSENSE:
        guess = from_bytes(sample, cp_isolation=list(_ELSEWHERE)).best()
        best = best if guess is None else guess.encoding
    return content.decode(best, "replace")


def _high_lines(content: bytes) -> Iterator[bytes]:
    """Yield lines that hold a byte beyond ASCII, up to the size of a sample."""
    size = 0
    for line in content.splitlines():
        if not line.isascii():
            at = next(place for place, byte in enumerate(line) if byte > 127)
            piece = line[max(at - 200, 0) : at + 2000]
            yield piece
            size += len(piece)
        if size > _SAMPLE:
            return


def _sense(text: str) -> list[int]:
    """Return how well each character beyond ASCII suits what stands beside it."""
    around = f" {text} "
    return [
        _sense_of(around[at - 1], mark, around[at + 1])
        for at, mark in enumerate(around)
        if mark > "\x7f"
    ]


def _sense_of(before: str, mark: str, after: str) -> int:
    """Return 3 for a character that is at home between its neighbours, down to -4."""
    if mark.isalpha():
        if mark.lower() not in _LETTERS or (mark.isupper() and before.islower()):
            return -4
        beside = (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
        return 3 if beside else 0 if before.isspace() and after.isspace() else -2
    if before.isalpha() and after.isalpha() and mark not in "’‘–—­·":
        return -4
    if mark in "‘“":
        return 3 if not before.isalnum() and not after.isspace() else -2
    if mark in "’”":
        return 3 if not before.isspace() or after.isalnum() else -2
    if mark in "£€":
        return 3 if after.isdigit() else 1
    if mark in _AFTER_DIGIT:
        return 3 if before.isdigit() or (mark in "½¼¾" and before.isspace()) else -2
    if mark in "–—":
        return 3 if before.isspace() == after.isspace() or before.isdigit() else 0
    if mark in "•·▪●":
        return 3 if before.isspace() and not after.isalnum() else 0
    if mark in "…":
        return 3 if not before.isspace() or after.isspace() else 0
    return 1 if mark in "\xa0§©®™×«»¿¡\xad☐☒✓" else -4
