"""What the symbol fonts draw, whatever a file calls the font."""

from __future__ import annotations

import pytest

from planaudit.ingest.glyphs import BULLET, TICKED, UNTICKED, glyph_of, is_symbol_font, pictures_of


@pytest.mark.parametrize(
    ("font", "code", "glyph"),
    [
        ("Wingdings", 0xFE, TICKED),
        ("wingdings", 0xF0A8, UNTICKED),
        ("Wingdings-Regular", 0x6F, UNTICKED),
        ("Wingdings 2", 0x52, TICKED),
        ("Wingdings2", 0xA3, UNTICKED),
        ("ZapfDingbats", 0x34, TICKED),
        ("Webdings", 0x61, TICKED),
        ("SymbolMT", 0xB7, BULLET),
        ("Symbol", 0x61, "α"),
        ("Arial", 0xFE, "þ"),
        ("Wingdings", 0x21, ""),
    ],
)
def test_a_code_is_what_its_font_draws(font: str, code: int, glyph: str) -> None:
    assert glyph_of(font, code) == glyph


@pytest.mark.parametrize("font", ["Arial", "Segoe UI Symbol", "Symbola", "OpenSymbol", ""])
def test_a_font_with_the_usual_letters_is_no_symbol_font(font: str) -> None:
    assert not is_symbol_font(font)
    assert pictures_of(font) == {}


def test_the_pictures_of_a_font_are_those_that_are_known() -> None:
    pictures = pictures_of("Wingdings")
    assert pictures[0xFE] == TICKED
    assert 0x21 not in pictures
