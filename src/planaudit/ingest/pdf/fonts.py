"""What a font's name says: bold, italic, and which letters of symbol fonts draw what."""

from __future__ import annotations

import re

from planaudit.ingest.glyphs import UNKNOWN
from planaudit.ingest.symbol_fonts import FIRST_CODE, SIGNS

_BOLD = re.compile(r"bold|black|heavy|demi|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|(?<![a-z])it(?![a-z])", re.IGNORECASE)

_PICTURES = ("wingdings 2", "wingdings 3", "wingdings", "webdings")
_SYMBOL = {0xB7: "\u2022", 0xA8: "\u2610", 0x7F: "\u2610"}
"""Only these: its other letters reach a PDF as the characters they are."""
_DINGBATS = {0x33: "\u2713", 0x34: "\u2714", 0x35: "\u2715", 0x38: "\u2718", 0x6F: "\u2610"}


def is_bold_name(name: str) -> bool:
    """Return whether a font called `name` is bold."""
    return _BOLD.search(name.partition("+")[2] or name) is not None


def is_italic_name(name: str) -> bool:
    """Return whether a font called `name` slants."""
    return _ITALIC.search(name.partition("+")[2] or name) is not None


def symbols_of(name: str) -> dict[int, str]:
    """Return what each character code of the symbol font `name` draws; {} for others."""
    plain = re.sub(r"[^a-z0-9]", "", (name.partition("+")[2] or name).lower())
    for font in _PICTURES:
        if plain.startswith(font.replace(" ", "")):
            return {
                code: sign for code, sign in enumerate(SIGNS[font], FIRST_CODE) if sign != UNKNOWN
            }
    if plain.startswith("symbol"):
        return _SYMBOL
    if "dingbats" in plain:
        return _DINGBATS
    return {}


def symbol(symbols: dict[int, str], code: int) -> str | None:
    """Return the character that `code` draws in a symbol font, None when it is not known.

    Symbol fonts reach a PDF as plain codes or in the private area U+F000 to U+F0FF.
    """
    if code < 0x100:
        return symbols.get(code)
    return symbols.get(code - 0xF000) if 0xF000 <= code <= 0xF0FF else None
