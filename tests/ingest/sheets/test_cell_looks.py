"""The looks of cells, from a workbook's styles."""

from __future__ import annotations

from lxml import etree

from planaudit.ingest.sheets.cell_looks import CellLook, looks_in
from planaudit.ingest.sheets.format_codes import number_format

STYLES = """<styleSheet>
<numFmts><numFmt numFmtId="164" formatCode="mmm yyyy"/>
<numFmt numFmtId="3" formatCode="0.0"/></numFmts>
<fonts><font><name val="Calibri"/></font><font><strike/><name val="Wingdings"/></font>
<font><strike val="0"/></font></fonts>
<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
<cellXfs><xf numFmtId="164" fontId="0"/><xf numFmtId="14" fontId="1"/><xf numFmtId="3" fontId="2"/>
<xf numFmtId="999" fontId="77"/><xf numFmtId="-1" fontId="x"/></cellXfs></styleSheet>"""


def test_each_look_has_its_format_and_font() -> None:
    assert looks_in(etree.fromstring(STYLES)) == (
        CellLook(number_format("mmm yyyy"), "Calibri"),
        CellLook(number_format("dd/mm/yyyy"), "Wingdings", struck=True),
        CellLook(number_format("0.0")),
        CellLook(),
        CellLook(),
    )


def test_a_workbook_without_styles_has_no_looks() -> None:
    assert looks_in(None) == ()


def test_a_symbol_font_and_a_line_through_it_change_what_a_text_says() -> None:
    looks = looks_in(etree.fromstring(STYLES))
    assert [look.changes_text for look in looks] == [False, True, False, False, False]
