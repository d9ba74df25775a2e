"""What a field of Word shows by its code alone: a symbol, a reading over a word, a place to fill.

Word and RTF files keep a field's code, and mostly, but not always, what it shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from planaudit.ingest.glyphs import UNKNOWN, glyph_of

_SYMBOL = re.compile(r'^SYMBOL\s+(?:(0x[0-9a-f]{1,6})|(\d{1,7}))(?:.*?\\f\s*"?([^"\\]*))?', re.I)
_RUBY = re.compile(r"^EQ\b.*\\o\s*\\al\s*\(\\s\\up\s*\d*\s*\(([^()]*)\),([^()]*)\)", re.I)
"""A reading printed above its base text, which is kept as a formula."""
_BUTTON = re.compile(r"^MACROBUTTON\s+\S+\s+(.*)$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class FieldCode:
    """What a code says, '' for nothing.

    `lacking` is shown where the file holds nothing that the field shows. `unfilled` are words
    that only ask the writer to click and type.
    """

    lacking: str = ""
    unfilled: str = ""


def field_code(text: str) -> FieldCode:
    """Return what the code `text` says."""
    text = text.strip()
    symbol = _SYMBOL.match(text)
    if symbol:
        code = int(symbol[1], 16) if symbol[1] else int(symbol[2])
        return FieldCode(lacking=glyph_of((symbol[3] or "").strip(), code) or UNKNOWN)
    ruby = _RUBY.match(text)
    if ruby:
        return FieldCode(lacking=f"{ruby[2]} ({ruby[1]})")
    button = _BUTTON.match(text)
    return FieldCode(unfilled=button[1] if button else "")
