"""What symbol fonts show, and that every reader shows the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.document import Document
from planaudit.ingest.glyphs import UNKNOWN, glyph_of, shown_in
from planaudit.ingest.html.reader import HtmlReader
from planaudit.ingest.symbol_fonts import SIGNS
from tests.ingest import odt_files, rtf_files, word_files
from tests.ingest.files import raw_file


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Wingdings", 0xFE, "☒"),
        ("Wingdings", 0xF0FE, "☒"),
        ("Wingdings", 0xA8, "☐"),
        ("Wingdings", 0xA7, "•"),
        ("Wingdings", 0x83, "➂"),
        ("Wingdings", 0x8B, "🄌"),
        ("Wingdings", 0xAB, "★"),
        ("Wingdings", 0x4A, "☺"),
        ("Wingdings", 0x46, "☞"),
        ("Wingdings", 0xE8, "→"),
        ("WINGDINGS 2", 0x52, "☒"),
        ("Wingdings 2", 0x6C, "③"),
        ("Wingdings 3", 0x22, "→"),
        ("Wingdings-Regular", 0xFE, "☒"),
        ("Wingdings2", 0x52, "☒"),
        ("SymbolMT", 0xB7, "•"),
        ("Webdings", 0x63, "☐"),
        ("Webdings", 0xE9, "♿"),
        ("Symbol", 0x61, "α"),
        ("Symbol", 0xF0B3, "≥"),
        ("Calibri", 0xE9, "é"),
        ("Wingdings", 0x2612, "☒"),
    ],
)
def test_a_symbol_font_draws_the_sign_that_unicode_has_for_it(
    font: str, code: int, sign: str
) -> None:
    assert glyph_of(font, code) == sign


@pytest.mark.parametrize(
    ("font", "code"),
    [("Wingdings", 0xFF), ("Wingdings 3", 0xFF), ("Symbol", 0x80), ("Calibri", 0xF083), ("", 7),
     ("Arial", 0xD800), ("Wingdings", -3), ("Arial", 0x110000)],
)  # fmt: skip
def test_a_picture_without_a_sign_is_none(font: str, code: int) -> None:
    assert glyph_of(font, code) is None


def test_every_font_has_a_sign_or_a_gap_for_each_code() -> None:
    assert {name: len(signs) for name, signs in SIGNS.items()} == dict.fromkeys(SIGNS, 0x100 - 0x20)


def test_a_word_that_was_given_the_font_by_mistake_is_kept() -> None:
    assert shown_in("Wingdings", "þ words ooo J") == "☒ words ☐☐☐ ☺"
    assert shown_in("Symbol", "ab 2") == "αβ 2"


@given(st.sampled_from(["Wingdings", "Wingdings 2", "Symbol", "Arial"]), st.text())
def test_no_character_is_lost(font: str, text: str) -> None:
    assert len(shown_in(font, text)) == len(text)


def word(code: str) -> Document:
    """Return a Word file with 'Score', a picture and 'of 5'."""
    picture = word_files.symbol("Wingdings", f"F0{code}")
    return word_files.read_body(word_files.para("Score ", picture, " of 5"))


def word_letter(code: str) -> Document:
    """Return the same with the picture as a letter in the font."""
    letter = word_files.run(f"&#xF0{code};", '<w:rFonts w:ascii="Wingdings"/>')
    return word_files.read_body(word_files.para("Score ", letter, " of 5"))


def rtf(code: str) -> Document:
    """Return an RTF file with the same."""
    return rtf_files.read(rf"Score {{\f2 \'{code.lower()}}} of 5\par")


def rtf_field(code: str) -> Document:
    """Return an RTF file with the same as a field."""
    field = rf'{{\field{{\*\fldinst SYMBOL 0x{code} \\f "Wingdings"}}{{\fldrslt }}}}'
    return rtf_files.read(rf"Score {field} of 5\par")


def odt(code: str) -> Document:
    """Return an OpenDocument file with the same."""
    style = odt_files.text_style("W", 'fo:font-family="Wingdings"')
    picture = odt_files.span(f"&#xF0{code};", "W")
    return odt_files.read_body(odt_files.p("Score ", picture, " of 5"), automatic=style)


def html(code: str) -> Document:
    """Return a web page with the same."""
    page = f"<p>Score <font face=Wingdings>&#xF0{code};</font> of 5</p>"
    return HtmlReader().read(raw_file("plan.html", page.encode()))


READERS = (word, word_letter, rtf, rtf_field, odt, html)


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_every_reader_shows_a_picture_as_its_sign(read: Callable[[str], Document]) -> None:
    document = read("83")
    assert document.shown_text() == "Score ➂ of 5"
    assert not document.left_out


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_every_reader_names_a_picture_without_a_sign(read: Callable[[str], Document]) -> None:
    document = read("FF")
    assert document.shown_text() == f"Score {UNKNOWN} of 5"
    assert [(item.what, item.characters) for item in document.left_out] == [
        ("1 character that could not be read", 1)
    ]
