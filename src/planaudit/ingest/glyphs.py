"""What the symbol fonts of Word draw: tick boxes and bullets, by font and code.

A character of a symbol font is a picture: 'þ' in Wingdings is a ticked box. Word keeps its
code either as it is or 0xF000 further up, in Unicode's private use area.
"""

from __future__ import annotations

from planaudit.ingest.marks import BULLET_GLYPHS

TICKED, UNTICKED, BULLET = "☒", "☐", "•"

_TICKED = {
    "wingdings": {0x78, 0xFB, 0xFC, 0xFD, 0xFE},
    "wingdings 2": {0x4F, 0x50, 0x51, 0x52, 0x53, 0x54},
    "webdings": {0x61, 0x72},
}
_UNTICKED = {
    "wingdings": {0x6F, 0x71, 0x72, 0xA8},
    "wingdings 2": {0x2A, 0xA3},
    "webdings": {0x63},
}
_OTHERS = {
    "wingdings": {0x4A: "☺", 0x4C: "☹", 0xDF: "←", 0xE0: "→", 0xE8: "→", 0xF0: "⇨"},
    "symbol": {
        **dict(zip(range(0x20, 0x40), map(chr, range(0x20, 0x40)), strict=True)),
        **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
        **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
        0xA3: "≤",
        0xAC: "←",
        0xAE: "→",
        0xB0: "°",
        0xB1: "±",
        0xB3: "≥",
        0xB4: "×",
        0xB8: "÷",
    },
}
"""The Symbol font's letters are those of Adobe's Symbol encoding, its digits the usual ones."""
_SYMBOL_FONTS = frozenset([*_TICKED, "wingdings 3", "symbol"])
PRIVATE_USE = range(0xE000, 0xF900)
"""Codes to which Unicode gives no character: each font draws there what it likes."""


def is_symbol_font(font: str) -> bool:
    """Return whether the letters of `font` are pictures."""
    return font.lower() in _SYMBOL_FONTS


def glyph_of(font: str, code: int) -> str:
    """Return what `font` draws for `code`, '' for a picture that stands for no character."""
    name = font.lower()
    if not is_symbol_font(name):
        return "" if code in PRIVATE_USE else chr(code)
    low = code & 0xFF
    if low in _TICKED.get(name, ()):
        return TICKED
    if low in _UNTICKED.get(name, ()):
        return UNTICKED
    if low == 0x20:
        return " "
    if chr(0xF000 + low) in BULLET_GLYPHS and low not in _OTHERS.get(name, ()):
        return BULLET
    return _OTHERS.get(name, {}).get(low, "")
