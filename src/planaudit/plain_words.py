"""Numbers, lists and sentences in plain words, and text from documents made safe to show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from textwrap import shorten

_LONGEST_PROMPT = 60
"""Characters of a form's prompt that a place in words repeats."""
_BREAKS_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_TURNS_TEXT = re.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_ELLIPSIS = "…"
_CLOSED = re.compile(r"[.!?][’'”\")]*$")


def visible(text: str) -> str:
    """Return `text` with each control character shown as its picture (NUL as '␀').

    Characters that have no picture, and lone surrogates from undecodable file names,
    become U+FFFD. Tabs and line ends are kept.
    """
    return _BREAKS_TEXT.sub(lambda match: _picture(match.group()), text)


def one_line(text: str) -> str:
    """Return `text` as a single line with nothing that could steer a terminal."""
    return " ".join(_TURNS_TEXT.sub("", visible(text)).split())


def shorten_middle(text: str, width: int) -> str:
    """Return `text` in at most `width` characters, keeping its beginning and its end."""
    if len(text) <= width:
        return text
    if width < 3:
        return text[:width]
    tail = (width - 1) * 3 // 5
    return text[: width - 1 - tail] + _ELLIPSIS + text[-tail:]


def count_of(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: '1 document', '2 documents'."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def share_words(share: float) -> str:
    """Return a share from 0 to 1 in words: 'all', 'none' or a percentage that is neither."""
    if share in (0, 1):
        return "all" if share else "none"
    return f"{min(max(round(share * 100), 1), 99)}%"


def listed(names: Sequence[str], most: int = 6, whole: int = 0) -> str:
    """Return names as a list, the first `most` of them and how many more there are.

    `whole` is how many there are where `names` are only the first of them.
    """
    more = max(len(names), whole) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def quoted_list(words: Iterable[str]) -> str:
    """Return words as a list, each in quotation marks."""
    return ", ".join(f"'{word}'" for word in words)


def place_words(prompt: str, place: str) -> str:
    """Return where something stands: what the form asks there ('' for nothing), then the place."""
    asked = shorten(prompt, _LONGEST_PROMPT, placeholder=" …")
    return f"under ‘{asked}’, {place}" if asked else place


def sentence(words: str) -> str:
    """Return `words` with a capital at the front and a full stop at the end."""
    if not words:
        return ""
    return closed(words[0].upper() + words[1:])


def closed(words: str) -> str:
    """Return `words` with a full stop at the end, unless something closes them already."""
    return words if _CLOSED.search(words) else f"{words}."


def _picture(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
