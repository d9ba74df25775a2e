"""Files made wrong, each in one way or several, as their format can be: the same for a seed.

Besides bytes, what a format is built of is changed, for a file with random bytes is mostly
refused at the door.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz.packages import mutated_package

Mutation = Callable[[bytes, Random], bytes]

NUMBERS = (
    "-1", "0", "1", "2", "7", "255", "256", "65535", "65536", "2147483647", "2147483648",
    "-2147483648", "4294967296", "99999999999999999999", "1e308", "-0.0", "NaN", "", "1.5", "٣",
    "0x1f",
)  # fmt: skip
LONGEST_MADE = 5_000_000
"""Bytes that one mutation makes: more would be the memory of the trial, not of the reader."""
DEPTHS = (3, 30, 300, 3000, 30_000)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_PDF_NAME = re.compile(rb"/[A-Za-z0-9]+")
_REFERENCE = re.compile(rb"\b\d+ 0 R\b")
_PDF_OBJECT = re.compile(rb"\b\d+ 0 obj\b.*?endobj", re.DOTALL)
_CONTROL = re.compile(rb"\\[a-z]+-?\d* ?|\\'[0-9a-f]{2}|[{}]")
_TAG = re.compile(rb"<[^<>]*>")
_ATTRIBUTE = re.compile(rb'[\w-]+="?[^">]*"?(?=[\s>])')
_LINE = re.compile(rb"[^\n]+\n?")
_ODD = (
    "\u202e", "\u2028", "☒", "\U0001f600", "\ufeff", "\0", "\r", "\x0c", "\x1b", '"', "=1+1",
    "| " * 300, "#" * 300, "*" * 2000, "_" * 3000, "- " * 300, "`" * 300, "[" * 3000, "(" * 3000,
    "a " * 20_000, ": " * 3000, "\t" * 3000, "&#0;", "&#x110000;", "<!--", "]]>", "<table>" * 300,
    "<b>" * 3000, "</table>", "\\u-70000?", "\\bin9999999 ", "{" * 3000, "}", "\\trowd", "\\v",
    "\\cell\\row", "{\\*\\x", "<</A 1 0 R>>", "[[[[", "BT", "ET", "q " * 3000, "Q", " Do",
    "/F1 1e9 Tf",
)  # fmt: skip
"""What upsets readers of one format or another when it stands where it should not."""


def mutated(reader: str, seeds: Sequence[bytes], random: Random) -> bytes:
    """Return one of the `seeds` with one to eight things wrong with it."""
    content = random.choice(seeds)
    if random.random() < 0.05:
        other = random.choice(seeds)
        return content[: random.randrange(len(content) + 1)] + other[len(other) // 2 :]
    ways = _WAYS.get(reader, (_bytes,)) if random.random() < 0.9 else (_bytes,)
    for _ in range(random.choice((1, 1, 2, 4, 8))):
        content = random.choice(ways)(content, random)
    return content


def _bytes(content: bytes, random: Random) -> bytes:
    """Flip, cut, repeat or put in some bytes."""
    start = random.randrange(len(content) + 1)
    end = min(len(content), start + random.choice((1, 1, 2, 8, 100, 3000)))
    piece = content[start:end]
    new = random.choice(
        (
            b"",
            bytes(random.randrange(256) for _ in piece),
            bytes(byte ^ 1 << random.randrange(8) for byte in piece),
            _repeated(piece, random.choice((2, 30, 300))),
            piece + random.choice(_ODD).encode(),
            random.choice(_ODD).encode(),
        )
    )
    return content[:start] + new + content[end:]


def _repeated(piece: bytes, times: int) -> bytes:
    """Return `piece` so many times over, or as often as the trial itself can bear."""
    return piece * max(1, min(times, LONGEST_MADE // max(len(piece), 1)))


def _numbers(content: bytes, random: Random) -> bytes:
    return _one_of(_NUMBER, content, random, lambda _: random.choice(NUMBERS).encode())


def _one_of(
    pattern: re.Pattern[bytes], content: bytes, random: Random, new: Callable[[bytes], bytes]
) -> bytes:
    """Return `content` with one match of `pattern` in it made new."""
    places = [match.span() for match in pattern.finditer(content)]
    if not places:
        return content
    start, end = random.choice(places)
    return content[:start] + new(content[start:end]) + content[end:]


def _pieces(pattern: re.Pattern[bytes]) -> Mutation:
    """Return a mutation that leaves out, repeats, swaps or nests what matches `pattern`."""

    def change(content: bytes, random: Random) -> bytes:
        pieces = pattern.findall(content)
        if not pieces:
            return content
        other = random.choice(pieces)
        return _one_of(
            pattern,
            content,
            random,
            lambda piece: random.choice(
                (
                    b"",
                    other,
                    piece + other,
                    _repeated(piece, random.choice(DEPTHS[: 3 if len(piece) > 20 else None])),
                    piece + random.choice(_ODD).encode(),
                    _numbers(piece, random),
                    _numbers(piece, random),
                )
            ),
        )

    return change


def _pdf_stream(content: bytes, random: Random) -> bytes:
    """Change what a compressed stream holds: drawing, fonts, letters, objects inside it."""

    def new(whole: bytes) -> bytes:
        found = _STREAM.match(whole)
        packed = found[1] if found else b""
        try:
            plain = zlib.decompress(packed)
        except zlib.error:
            return b"stream\n" + _bytes(packed, random) + b"\nendstream"
        for _ in range(random.choice((1, 3, 10))):
            plain = random.choice((_bytes, _numbers, _pieces(_LINE), _pieces(_PDF_NAME)))(
                plain, random
            )
        return b"stream\n" + zlib.compress(plain) + b"\nendstream"

    return _one_of(_STREAM, content, random, new)


def _package(content: bytes, random: Random) -> bytes:
    return mutated_package(content, random, NUMBERS)


_TEXT = (_bytes, _pieces(_LINE), _numbers, _pieces(re.compile(rb"[|#*_`>\[\]()-]+")))
_ZIPPED = (_package,)  # other bytes in the archive itself, and most of it is refused
_WAYS: dict[str, tuple[Mutation, ...]] = {
    "pdf": (
        _bytes, _numbers, _pieces(_REFERENCE), _pieces(_PDF_NAME), _pieces(_PDF_OBJECT),
        _pdf_stream, _pdf_stream, _pdf_stream,
    ),
    "rtf": (_bytes, _numbers, _pieces(_CONTROL), _pieces(_CONTROL), _pieces(_LINE)),
    "html": (_bytes, _pieces(_TAG), _pieces(_TAG), _pieces(_ATTRIBUTE), _pieces(_LINE), _numbers),
    "text": _TEXT,
    "markdown": _TEXT,
    "csv": (*_TEXT, _pieces(re.compile(rb'[,;"\t]+'))),
    "word": _ZIPPED,
    "odt": _ZIPPED,
    "xlsx": _ZIPPED,
    "zip": _ZIPPED,
}  # fmt: skip
"""How the files of each format are made wrong; any other format's by their bytes."""
