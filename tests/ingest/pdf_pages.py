"""Small PDF files drawn by hand for the reader's tests."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

ROOT = Path(__file__).parents[2]
SPECIMENS = sorted(
    [
        *(ROOT / "sample_plans").rglob("*.pdf"),
        *(ROOT / "tests/data/ordinary_practice").rglob("*.pdf"),
    ]
)
"""The PDF files of the sample plans and of ordinary practice."""


def words_at(
    x: float, y: float, text: str, *, size: float = 10, bold: bool = False, colour: str = "0 g"
) -> str:
    """Draw text with its baseline at (x, y), counted from the bottom left."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    font = "/Bold" if bold else "/Plain"
    return f"BT {colour} {font} {size} Tf {x} {y} Td ({escaped}) Tj ET\n"


def grid(
    xs: list[float], ys: list[float], *, fills: dict[tuple[int, int], str] | None = None
) -> str:
    """Draw ruled cells; `fills` gives the colour of (row, column)."""
    paint = "".join(
        f"q {colour} {xs[c]} {ys[r + 1]} {xs[c + 1] - xs[c]} {ys[r] - ys[r + 1]} re f Q\n"
        for (r, c), colour in (fills or {}).items()
    )
    level = "".join(f"{xs[0]} {y} m {xs[-1]} {y} l S\n" for y in ys)
    upright = "".join(f"{x} {ys[0]} m {x} {ys[-1]} l S\n" for x in xs)
    return paint + "0 G 0.5 w\n" + level + upright


def pdf_of(*pages: str, fields: list[DictionaryObject] | None = None, turn: int = 0) -> bytes:
    """Return a PDF of A4 pages with these drawings; `fields` go on the first page."""
    writer = pypdf.PdfWriter()
    fonts = DictionaryObject()
    for name, base in (("/Plain", "/Helvetica"), ("/Bold", "/Helvetica-Bold")):
        fonts[NameObject(name)] = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject(base),
                NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            }
        )
    for drawing in pages:
        page = writer.add_blank_page(width=595, height=842)
        stream = DecodedStreamObject()
        stream.set_data(drawing.encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        if turn:
            page.rotate(turn)
    for each in fields or []:
        drawn = each.get("/AP", {})
        if isinstance(drawn.get("/N"), StreamObject):
            drawn[NameObject("/N")] = writer._add_object(drawn["/N"])
    if fields:
        references = ArrayObject([writer._add_object(field) for field in fields])
        writer.pages[0][NameObject("/Annots")] = references
        writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
            {NameObject("/Fields"): references, NameObject("/NeedAppearances"): BooleanObject(True)}
        )
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def field(
    kind: str, name: str, box: tuple[float, float, float, float], value: str
) -> DictionaryObject:
    """Return a form field: a text ('/Tx') with its value or a tick box ('/Btn')."""
    made = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject(kind),
            NameObject("/T"): TextStringObject(name),
            NameObject("/Rect"): ArrayObject([FloatObject(edge) for edge in box]),
        }
    )
    if kind == "/Btn":
        made[NameObject("/V")] = made[NameObject("/AS")] = NameObject(value)
        states = DictionaryObject()
        for state in ("/Yes", "/Off"):
            states[NameObject(state)] = DecodedStreamObject()
        made[NameObject("/AP")] = DictionaryObject({NameObject("/N"): states})
    else:
        made[NameObject("/V")] = TextStringObject(value)
    return made


def note(words: str) -> DictionaryObject:
    """Return a note laid over the page."""
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Text"),
            NameObject("/Rect"): ArrayObject([FloatObject(edge) for edge in (10, 10, 30, 30)]),
            NameObject("/Contents"): TextStringObject(words),
        }
    )
