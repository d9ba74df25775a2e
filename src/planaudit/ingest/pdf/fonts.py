"""What a font's name says: bold, italic, and which letters of symbol fonts draw what."""

from __future__ import annotations

import re

from planaudit.ingest.glyphs import pictures_of

_BOLD = re.compile(r"bold|black|heavy|demi|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|(?<![a-z])it(?![a-z])", re.IGNORECASE)


def is_bold_name(name: str) -> bool:
    """Return whether a font called `name` is bold."""
    return _BOLD.search(name.partition("+")[2] or name) is not None


def is_italic_name(name: str) -> bool:
    """Return whether a font called `name` slants."""
    return _ITALIC.search(name.partition("+")[2] or name) is not None


def symbols_of(name: str) -> dict[int, str]:
    """Return what each character code of the symbol font `name` draws; {} for others."""
    return pictures_of(name.partition("+")[2] or name)


def symbol(symbols: dict[int, str], code: int) -> str | None:
    """Return the character that `code` draws in a symbol font, None when it is not known.

    Symbol fonts reach a PDF as plain codes or in the private area U+F000 to U+F0FF.
    """
    if code < 0x100:
        return symbols.get(code)
    return symbols.get(code - 0xF000) if 0xF000 <= code <= 0xF0FF else None
