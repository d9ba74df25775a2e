"""Word files made from raw WordprocessingML, for what python-docx cannot write itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
from lxml import etree

from planaudit.document import Document, Kind, Table, TextBlock, text_blocks
from planaudit.ingest.word.reader import WordReader
from tests.ingest.files import raw_file

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "o": "urn:schemas-microsoft-com:office:office",
    "r": _RELATIONS,
}


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, style: str = "") -> str:
    """Return a paragraph; a run without markup is plain text."""
    inside = "".join(part if part.startswith("<") else run(part) for part in runs)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{inside}</w:p>"


def cell(*inside: str, properties: str = "") -> str:
    """Return a table cell; content without markup is a paragraph."""
    content = "".join(part if part.startswith("<") else para(part) for part in inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content or para()}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a table row; a cell without markup is plain text."""
    inside = "".join(part if part.startswith("<") else cell(part) for part in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def control(content: str, properties: str = "") -> str:
    """Return a content control around `content`, at whatever depth it stands."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def tick_control(ticked: bool, content: str = "") -> str:
    """Return a tick box as a content control."""
    value = "1" if ticked else "0"
    box = f'<w14:checkbox><w14:checked w14:val="{value}"/></w14:checkbox>'
    return control(content or run("☒" if ticked else "☐"), box)


def form_field(data: str) -> str:
    """Return the run that begins a legacy form field, with the field's `data`."""
    return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'


def symbol(font: str, code: str) -> str:
    """Return a character of a symbol font."""
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def word_bytes(*body: str, change: Callable[[Any], None] | None = None) -> bytes:
    """Return a Word file with `body`; `change` is given python-docx's document before that."""
    package = docx.Document()
    if change is not None:
        change(package)
    parsed = etree.fromstring(named("body", *body))
    root = package.element.body
    for position, element in enumerate(parsed):
        root.insert(position, element)
    saved = io.BytesIO()
    package.save(saved)
    return saved.getvalue()


def named(root: str, *inside: str) -> str:
    """Return the XML of an element with every prefix declared."""
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
    return f"<{root} {names}>{''.join(inside)}</{root.split(' ')[0]}>"


def changed(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a Word file with every part as `change` (given its name) makes it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return made.getvalue()


def with_parts(
    content: bytes, *parts: tuple[str, str, str | bytes], of: str = "word/document.xml"
) -> bytes:
    """Return a Word file with more parts, each (kind of relation, name, XML), related from `of`.

    The identifiers of their relations are 'rIdNew1', 'rIdNew2' and so on.
    """
    folder, _, base = of.rpartition("/")
    relations = f"{folder}/_rels/{base}.rels"
    links = "".join(
        f'<Relationship Id="rIdNew{number}" Type="{_RELATIONS}/{kind}" Target="/{name}"/>'
        for number, (kind, name, _) in enumerate(parts, 1)
    )
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        names = [name for name in old.namelist() if name not in {name for _, name, _ in parts}]
        for name in names:
            text = old.read(name)
            if name == relations:
                text = text.replace(b"</Relationships>", f"{links}</Relationships>".encode())
            new.writestr(name, text)
        if relations not in names:
            package = "http://schemas.openxmlformats.org/package/2006/relationships"
            new.writestr(relations, f'<Relationships xmlns="{package}">{links}</Relationships>')
        for _, name, xml in parts:
            new.writestr(name, xml)
    return made.getvalue()


def read_bytes(content: bytes) -> Document:
    """Return the Document in a Word file."""
    return WordReader().read(raw_file("plan.docx", content))


def read_body(*body: str) -> Document:
    """Return the Document of a Word file with `body`."""
    return read_bytes(word_bytes(*body))


def lines(document: Document) -> list[str]:
    """Return the text of every block in reading order, tick boxes with their mark."""
    marks = {True: "[x] ", False: "[ ] ", None: ""}
    return [f"{marks[block.ticked]}{block.text}" for block in text_blocks(document.blocks)]


def kinds(document: Document) -> list[Kind]:
    """Return the kind of every block in reading order."""
    return [block.kind for block in text_blocks(document.blocks)]


def grid(document: Document, number: int = 0) -> list[list[str]]:
    """Return the text of a table's cells, row by row."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [[each.text for each in line.cells] for line in tables[number].rows]


def only_block(document: Document) -> TextBlock:
    """Return the one text block of a document."""
    (block,) = text_blocks(document.blocks)
    return block
