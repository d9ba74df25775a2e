"""What text in a symbol font shows: 'þ' in Wingdings is a ticked box.

A file keeps the code of such a picture either as it is or 0xF000 further up, in Unicode's
private use area.
"""

from __future__ import annotations

import re
import unicodedata

from planaudit.ingest.marks import BULLET_GLYPHS, TICKED_GLYPHS, UNTICKED_GLYPHS
from planaudit.ingest.symbol_fonts import FIRST_CODE, SIGNS

TICKED, UNTICKED, BULLET = "☒", "☐", "•"
UNKNOWN = "\ufffd"
"""Stands in the text for a picture of which nobody knows the sign; it is counted as left out."""

UNKNOWN_PICTURE = re.compile(
    rf"(?![{UNTICKED_GLYPHS}{TICKED_GLYPHS}{BULLET_GLYPHS}])[\ue000-\uf8ff\ufffd]"
)
"""Finds such a picture in text: a code of private use that `marks` does not know either."""
PRIVATE_USE = range(0xE000, 0xF900)
"""Codes to which Unicode gives no character: each font draws there what it likes."""
_CODES = (range(0x100), range(0xF000, 0xF100))
_WORD = re.compile(r"\S+")
_NAME = re.compile(r"\s*(wingdings|webdings|symbol) ?([23]?)(?:[- ]?regular|mt)?\s*", re.IGNORECASE)


def is_symbol_font(font: str) -> bool:
    """Return whether the letters of `font` are pictures."""
    return _signs_of(font) is not None


def _signs_of(font: str) -> str | None:
    """Return the table of a symbol font, whatever a system adds to its name; None for others."""
    name = _NAME.fullmatch(font)
    return SIGNS.get(" ".join(filter(None, name.groups())).lower()) if name else None


def glyph_of(font: str, code: int) -> str | None:
    """Return what `font` draws for `code`, None where no sign is known for it."""
    signs = _signs_of(font)
    if signs is not None and any(code in codes for codes in _CODES):
        at = (code & 0xFF) - FIRST_CODE
        sign = signs[at] if at >= 0 else UNKNOWN
        return None if sign == UNKNOWN else sign
    if not 0 <= code <= 0x10FFFF or code in PRIVATE_USE:
        return None
    return None if unicodedata.category(chr(code)) in ("Cc", "Cs") else chr(code)


def shown_in(font: str, text: str) -> str:
    """Return what `text`, stored in `font`, shows; UNKNOWN for each picture without a sign.

    Characters beyond the font's codes came from another font and are kept. So is a word that
    would be a row of assorted pictures: it was given the font by mistake.
    """
    signs = _signs_of(font)
    if signs is None:
        return text
    has_letters = signs == SIGNS["symbol"]
    return _WORD.sub(lambda word: _shown_word(font, word[0], has_letters=has_letters), text)


def _shown_word(font: str, word: str, *, has_letters: bool) -> str:
    shown = "".join(glyph_of(font, ord(mark)) or UNKNOWN for mark in word)
    is_row = has_letters or set(shown) <= {TICKED, UNTICKED, BULLET}
    return shown if is_row or len(word) < 2 or not (word.isascii() and word.isalnum()) else word
