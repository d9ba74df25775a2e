"""Whole files of each format, for mutations to start from: real ones and small ones made here."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from planaudit.ingest.formats import FORMATS
from tests.ingest.zip_files import zipped

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "sample_plans", ROOT / "tests" / "data")
LARGEST = 300_000
"""Bytes. Larger files make each trial slow and teach nothing more."""

_WORDS = "What matters to me\n\nShe sings on Tuesdays.\n\n- [x] Yes\n- [ ] No\n"


def _odt() -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    content = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {names}><office:body><office:text>
<text:h text:outline-level="1">What matters to me</text:h>
<text:p>She <text:s text:c="3"/>sings<text:tab/>on <text:span>Tuesdays</text:span>.</text:p>
<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>two</text:p>
</text:list-item></text:list></text:list-item></text:list>
<table:table><table:table-row><table:table-cell table:number-columns-repeated="2"
 table:number-rows-spanned="2"><text:p>Outcome</text:p></table:table-cell>
<table:covered-table-cell/></table:table-row></table:table>
</office:text></office:body></office:document-content>"""
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content.encode()})


def _xlsx() -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/s.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Plan" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/s.xml"/>'
        "</Relationships>",
        "xl/worksheets/s.xml": f'<worksheet xmlns="{main}"><dimension ref="A1:B2"/><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>plan</t></is></c></row>'
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>She sings.</t></is></c>'
        '</row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>',
    }
    return zipped({name: part.encode() for name, part in parts.items()})


_RTF = rb"""{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fswiss Arial;}{\f1\fnil\fcharset2 Wingdings;}}
{\stylesheet{\s1 heading 1;}}{\*\generator none;}
\pard\s1\b What matters to me\b0\par
\pard She \'93sings\'94 on \u8220?Tuesdays\u8221?.\tab {\f1\'fe} yes\line{\v hidden}\par
{\*\listtable{\list{\listlevel\levelnfc23\leveltext\'01\u8226?;}\listid7}}
{\listtext 1.\tab}\ls1\ilvl0 one\par
\trowd\clvmgf\cellx2000\clmgf\cellx4000\intbl Outcome\cell Who\cell\row
\trowd\cellx2000\cellx4000\intbl sings\cell {\field{\*\fldinst FORMCHECKBOX}{\fldrslt x}}\cell\row
{\footnote note}{\header top}{\pict\pngblip 89504e47}\bin3 abc\par}"""

_HTML = b"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Plan</title>
<style>.h{display:none}</style></head><body><h1>What matters to me</h1>
<p>She <b>sings</b> on&nbsp;Tuesdays &amp; &#8220;hums&#8221;.<br>Often.</p><ul><li>one<ol>
<li value=3>two</ol></ul><table border=1><tr><th colspan=2>Outcome<tr><td rowspan="2">sings<td>
<input type=checkbox checked> yes <select><option selected>a<option>b</select><textarea>t</textarea>
<tr><td><details><summary>s</summary>d</details></table><p class=h>gone</p><script>1<2</script>
<!-- note --></body></html>"""

_CSV = b'id,name,plan\r\n1,A,"She sings\non Tuesdays"\r\n2,B,\'Wants to "sing"\'\r\n'

_MADE: dict[str, tuple[bytes, ...]] = {
    "text": (_WORDS.encode(), _WORDS.encode("utf-16"), "Â’£ she’s\r\n".encode("cp1252", "ignore")),
    "markdown": (
        _WORDS.encode(),
        b"# A\n\n| a | b |\n| - | - |\n| **c** | d\\|e |\n\n> q\n\n```\nx\n```\n\n1. a\n   - b\n",
    ),
    "rtf": (_RTF,),
    "html": (_HTML,),
    "odt": (_odt(),),
    "csv": (_CSV,),
    "xlsx": (_xlsx(),),
    "zip": (zipped({"a.txt": _WORDS.encode(), "b/c.md": b"# A\n", "b/d.rtf": _RTF}),),
}


def endings_of(reader: str) -> tuple[str, ...]:
    """Return the endings of a format's files: of one there is no reader for, its own name."""
    return FORMATS[reader].endings if reader in FORMATS else (f".{reader}",)


@cache
def seeds_for(reader: str) -> tuple[bytes, ...]:
    """Return the files to start from, always in the same order."""
    endings = endings_of(reader)
    found = (path for folder in FOLDERS for path in sorted(folder.rglob("*")))
    files = [path for path in found if path.suffix in endings and path.name != "README.md"]
    small = [path.read_bytes() for path in files if path.stat().st_size <= LARGEST]
    return *_MADE.get(reader, ()), *small
