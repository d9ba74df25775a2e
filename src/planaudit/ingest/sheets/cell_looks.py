"""How the cells of a workbook look: their number formats, and the fonts that change what is read.

From `xl/styles.xml` (ECMA-376 part 1, 18.8).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from planaudit.ingest.glyphs import is_symbol_font
from planaudit.ingest.sheets.format_codes import GENERAL, NumberFormat, number_format
from planaudit.ingest.xml_parsing import whole_number

_POUNDS = '"£"#,##0{0};{1}-"£"#,##0{0}'
_ACCOUNTS = '_-{1}* #,##0{0}_-;-{1}* #,##0{0}_-;_-{1}* "-"??_-;_-@_-'
_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: _POUNDS.format("", ""), 6: _POUNDS.format("", "[Red]"),
    7: _POUNDS.format(".00", ""), 8: _POUNDS.format(".00", "[Red]"),
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "dd-mmm-yy", 16: "dd-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "hh:mm", 21: "hh:mm:ss", 22: "dd/mm/yyyy hh:mm",
    37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    41: _ACCOUNTS.format("", ""), 42: _ACCOUNTS.format("", '"£"'),
    43: _ACCOUNTS.format(".00", ""), 44: _ACCOUNTS.format(".00", '"£"'),
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that a workbook names by number alone, as Excel shows them in the United Kingdom."""


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell looks: its number format, its font's name, and whether that is struck through."""

    format: NumberFormat = GENERAL
    font: str = ""
    struck: bool = False

    @property
    def changes_text(self) -> bool:
        """Whether a text reads otherwise than it is written: its font is one of symbols, say."""
        return self.struck or is_symbol_font(self.font)


PLAIN = CellLook()
"""A cell that nobody has formatted."""


def looks_in(styles: etree._Element | None) -> tuple[CellLook, ...]:
    """Return the looks in a workbook's styles, in the order by which cells name them."""
    if styles is None:
        return ()
    codes = _BUILT_IN | {
        number: each.get("formatCode", "")
        for each in styles.iterfind("{*}numFmts/{*}numFmt")
        if (number := whole_number(each.get("numFmtId"))) is not None
    }
    formats = {number: number_format(code or "General") for number, code in codes.items()}
    fonts = [font_of(each) for each in styles.iterfind("{*}fonts/{*}font")]
    return tuple(_look(each, formats, fonts) for each in styles.iterfind("{*}cellXfs/{*}xf"))


def font_of(font: etree._Element | None) -> tuple[str | None, bool | None]:
    """Return a font's name and whether it is struck through; None for what it does not say.

    `font` is a `font` of the styles or the `rPr` of a piece of text.
    """
    if font is None:
        return None, None
    name = next(
        (each.get("val") for each in (*font.iterfind("{*}name"), *font.iterfind("{*}rFont"))), None
    )
    strike = font.find("{*}strike")
    struck = None if strike is None else strike.get("val", "1") in ("1", "true", "on")
    return name, struck


def _look(
    style: etree._Element,
    formats: Mapping[int, NumberFormat],
    fonts: Sequence[tuple[str | None, bool | None]],
) -> CellLook:
    font = whole_number(style.get("fontId", "0"))
    name, struck = fonts[font] if font is not None and font < len(fonts) else (None, None)
    number = whole_number(style.get("numFmtId", "0"))
    format_ = GENERAL if number is None else formats.get(number, GENERAL)
    return CellLook(format_, name or "", bool(struck))
