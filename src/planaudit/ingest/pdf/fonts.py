"""What a font's name says: bold, italic, and which letters of symbol fonts draw what."""

from __future__ import annotations

import re

_BOLD = re.compile(r"bold|black|heavy|demi|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|(?<![a-z])it(?![a-z])", re.IGNORECASE)

_WINGDINGS = {
    0x6F: "\u2610",
    0x71: "\u2610",
    0x72: "\u2610",
    0xA8: "\u2610",
    0x78: "\u2612",
    0xFD: "\u2612",
    0xFE: "\u2611",
    0xFC: "\u2713",
    0xFB: "\u2717",
    0x6C: "\u2022",
    0x9F: "\u2022",
    0x6E: "\u25aa",
    0xA7: "\u25aa",
    0x76: "\u2756",
    0xD8: "\u27a2",
    0xE0: "\u2192",
}
_WINGDINGS_2 = {
    0x2A: "\u2610",
    0xA3: "\u2610",
    0x30: "\u2610",
    0x52: "\u2611",
    0x53: "\u2612",
    0x54: "\u2612",
    0x50: "\u2713",
    0x4F: "\u2717",
    0x51: "\u2612",
    0x97: "\u2022",
}
_WEBDINGS = {0x61: "\u2713", 0x63: "\u2610", 0x72: "\u2717", 0x67: "\u25aa", 0x6E: "\u2022"}
_SYMBOL = {0xB7: "\u2022", 0xA8: "\u2610", 0x7F: "\u2610"}
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
    if plain.startswith(("wingdings2", "wingdings3")):
        return _WINGDINGS_2 if plain.startswith("wingdings2") else {}
    if plain.startswith("wingdings"):
        return _WINGDINGS
    if plain.startswith("webdings"):
        return _WEBDINGS
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
