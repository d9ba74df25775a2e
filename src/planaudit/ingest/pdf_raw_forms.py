"""The form layer of a page: what was typed, chosen or ticked, as words in their places."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.pdf_model import Face, Word
from planaudit.ingest.pdf_raw import Sheet

_TICKS = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_VALUES = (
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
)
_NOTES = (
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_FREETEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_STAMP,
)
_HIDDEN = 1 << 1
_LINE = 14.0  # points: a taller field is placed by its first line


def _value(form: Any, note: Any) -> str:
    length = pdfium.FPDFAnnot_GetFormFieldValue(form, note, None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetFormFieldValue(
        form, note, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length
    )
    return fold_white_space(buffer.raw[: length - 2].decode("utf-16-le", "replace"))


def _contents(note: Any) -> bool:
    """Return whether an annotation has words in it."""
    return bool(pdfium.FPDFAnnot_GetStringValue(note, b"Contents", None, 0) > 2)


def _field(form: Any, note: Any, sheet: Sheet) -> Word | None:
    """Return what a field shows, as a word in its place; None when it is empty."""
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, note)
    if kind in _TICKS:
        text = "\u2612" if pdfium.FPDFAnnot_IsChecked(form, note) else "\u2610"
    elif kind in _VALUES:
        text = _value(form, note)
    else:
        text = ""
    if not text or pdfium.FPDFAnnot_GetFlags(note) & _HIDDEN:
        return None
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(note, rectangle)
    x0, top, x1, bottom = sheet.box(
        rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
    )
    if bottom - top > 2 * _LINE:
        bottom = top + _LINE
    return Word(text, x0, top, x1, bottom, Face(), -1, is_field=kind not in _TICKS)


def read_fields(file: Any, page: Any, sheet: Sheet) -> tuple[list[Word], int]:
    """Return the filled fields and all tick boxes of a page, and its count of notes."""
    form = file.formenv.raw if file.formenv else None
    fields: list[Word] = []
    notes = 0
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, index)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        if kind == pdfium.FPDF_ANNOT_WIDGET and form:
            field = _field(form, note, sheet)
            if field:
                fields.append(field)
        elif kind in _NOTES and _contents(note):
            notes += 1
        pdfium.FPDFPage_CloseAnnot(note)
    return fields, notes
