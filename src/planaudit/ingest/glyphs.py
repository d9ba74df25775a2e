"""What symbol fonts draw: tick boxes and bullets, by font and code.

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
    "dingbats": {0x33, 0x34, 0x35, 0x36, 0x37, 0x38},
}
_UNTICKED = {
    "wingdings": {0x6F, 0x71, 0x72, 0xA8},
    "wingdings 2": {0x2A, 0x30, 0xA3},
    "webdings": {0x63},
    "dingbats": {0x6F, 0x70, 0x71, 0x72},
    "symbol": {0x7F},
}
_OTHERS = {
    "wingdings": {
        0x4A: "☺",
        0x4C: "☹",
        0x9F: BULLET,
        0xDF: "←",
        0xE0: "→",
        0xE8: "→",
        0xF0: "⇨",
    },
    "wingdings 2": {0x97: BULLET},
    "webdings": {0x67: BULLET},
    "symbol": {
        **dict(zip(range(0x20, 0x40), map(chr, range(0x20, 0x40)), strict=True)),
        **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
        **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
        0xA3: "≤",
        0xA8: BULLET,
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
_FAMILIES = (
    ("wingdings2", "wingdings 2"),
    ("wingdings3", "wingdings 3"),
    ("wingdings", "wingdings"),
    ("webdings", "webdings"),
    ("zapfdingbats", "dingbats"),
    ("itczapfdingbats", "dingbats"),
    ("dingbats", "dingbats"),
    ("symbola", ""),  # a font of its own, with the usual letters
    ("symbol", "symbol"),
)
"""By how a font's name begins, its spaces and signs aside: PDF has 'Wingdings2', 'SymbolMT'."""
PRIVATE_USE = range(0xE000, 0xF900)
"""Codes to which Unicode gives no character: each font draws there what it likes."""


def is_symbol_font(font: str) -> bool:
    """Return whether the letters of `font` are pictures."""
    return bool(_family(font))


def pictures_of(font: str) -> dict[int, str]:
    """Return what a symbol font draws for each code up to 255 that is known; {} for others."""
    if not is_symbol_font(font):
        return {}
    return {code: glyph for code in range(0x100) if (glyph := glyph_of(font, code).strip())}


def _family(font: str) -> str:
    plain = "".join(filter(str.isalnum, font.lower()))
    return next((family for begins, family in _FAMILIES if plain.startswith(begins)), "")


def glyph_of(font: str, code: int) -> str:
    """Return what `font` draws for `code`, '' for a picture that stands for no character."""
    name = _family(font)
    if not name:
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
