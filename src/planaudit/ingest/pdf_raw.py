"""The PDF file as pdfium sees it: opening it, and the words of a page.

This module and its neighbours `pdf_raw_marks` and `pdf_raw_forms` hold every call into
pdfium, which is untyped; they give out only the plain values of `pdf_model`.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from planaudit.ingest.pdf_fonts import is_bold_name, is_italic_name, symbol, symbols_of
from planaudit.ingest.pdf_model import Box, Face, Word

_SPACES = frozenset({0, 9, 10, 11, 12, 13, 32, 160, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000})
_WORD_GAP = 0.2  # of the size of print: a wider gap ends a word
_TOLD_GAP = 0.08  # the same, where pdfium has put a space of its own


class RefusedError(Exception):
    """A file that pdfium will not open; `locked` when it wants a password."""

    def __init__(self, locked: bool) -> None:
        super().__init__("password" if locked else "damaged")
        self.locked = locked


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's own rectangle and quarter turns, to place things as they are shown."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where the page's point (x, y) is shown."""
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        if self.turns == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return the shown box of two opposite corners."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def open_file(content: bytes) -> Any:
    """Return pdfium's document for `content`, with its form layer loaded.

    Raises RefusedError.
    """
    try:
        file = pypdfium2.PdfDocument(content)
        file.init_forms()
    except pypdfium2.PdfiumError as error:
        raise RefusedError(getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD) from error
    return file


def sheet_of(page: Any) -> Sheet:
    """Return the visible rectangle of a pdfium page."""
    left, bottom, right, top = page.get_cropbox()
    return Sheet(left, bottom, right, top, page.get_rotation() // 90)


def _face(text_page: Any, index: int, text_object: Any, turns: int) -> tuple[Face, int]:
    """Return how one run of text is printed, and its angle as shown in degrees."""
    name = ""
    font = pdfium.FPDFTextObj_GetFont(text_object) if text_object else None
    if font:
        buffer = ctypes.create_string_buffer(256)
        length = pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
        name = buffer.value.decode("utf-8", "replace") if 0 < length <= 256 else ""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    size = pdfium.FPDFText_GetFontSize(text_page, index) * scale
    skewed = abs(matrix.b) < 0.01 * scale and abs(matrix.c) > 0.1 * scale
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    thick = False
    if text_object:
        pdfium.FPDFPageObj_GetFillColor(text_object, red, green, blue, alpha)
        thick = pdfium.FPDFTextObj_GetTextRenderMode(text_object) == 2
    angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) - 90 * turns
    face = Face(
        bold=thick or is_bold_name(name),
        italic=(skewed and not turns) or is_italic_name(name),
        size=round(size, 1),
        colour=(red.value, green.value, blue.value),
        font=name,
    )
    return face, angle % 360


class _WordMaker:
    """Gathers characters, in drawing order, into words."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._text: list[str] = []
        self._box: Box = (0.0, 0.0, 0.0, 0.0)
        self._last: Box = (0.0, 0.0, 0.0, 0.0)
        self._face = Face()
        self._angle = 0
        self._glued = False
        self._spaced = False

    def space(self, *, real: bool) -> None:
        """Take a space: one in the file ends a word, one that pdfium adds may."""
        if self._angle:
            if self._text and self._text[-1] != " ":
                self._text.append(" ")
        elif real:
            self.end()
        else:
            self._spaced = True

    def letter(self, text: str, box: Box, face: Face, angle: int) -> None:
        """Take one character."""
        if self._text and not self._continues(box, face, angle):
            self.end()
        elif self._text and face is not self._face and not angle and face != self._face:
            self.end()
            self._glued = True
        self._spaced = False
        if not self._text:
            self._box, self._face, self._angle = box, face, angle
        else:
            old = self._box
            self._box = (
                min(old[0], box[0]),
                min(old[1], box[1]),
                max(old[2], box[2]),
                max(old[3], box[3]),
            )
        self._text.append(text)
        self._last = box

    def _continues(self, box: Box, face: Face, angle: int) -> bool:
        if angle != self._angle:
            return False
        size = max(face.size, 4.0)
        old = self._box
        if angle:
            return (
                box[0] <= old[2] + size / 2
                and box[2] >= old[0] - size / 2
                and box[1] <= old[3] + size
                and box[3] >= old[1] - size
            )
        old = self._last
        if abs(box[0] - old[0]) < 0.1 and abs(box[2] - old[2]) < 0.1:
            return abs(box[1] - old[1]) < size / 2  # one ligature, given as its letters
        gap = box[0] - old[2]
        if not -size / 2 < gap < _WORD_GAP * size or (self._spaced and gap > _TOLD_GAP * size):
            return False
        return min(box[3], old[3]) - max(box[1], old[1]) > 0.4 * min(
            box[3] - box[1], old[3] - old[1]
        )

    def end(self) -> None:
        """Finish the word in hand, if there is one."""
        text = "".join(self._text).strip()
        if text:
            if not text.isascii():
                text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            self.words.append(
                Word(text, *self._box, self._face, len(self.words), glued=self._glued)
            )
        self._text = []
        self._angle = 0
        self._glued = False
        self._spaced = False


def read_words(page: Any, sheet: Sheet) -> tuple[list[Word], int]:
    """Return the words of a page in drawing order, and how many characters are unknown.

    Text wholly off the page is not read. Words that do not run level are kept whole, one
    run of text as one word.
    """
    text_page = page.get_textpage()
    raw = text_page.raw
    box = pdfium.FS_RECTF()
    faces: dict[int, tuple[Face, int, dict[int, str]]] = {}
    maker, unknown = _WordMaker(), 0
    width, height = sheet.size
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in _SPACES:
            maker.space(real=pdfium.FPDFText_IsGenerated(raw, index) != 1)
            continue
        text_object = pdfium.FPDFText_GetTextObject(raw, index)
        key = ctypes.cast(text_object, ctypes.c_void_p).value or 0
        if key not in faces:
            face, angle = _face(raw, index, text_object, sheet.turns)
            faces[key] = face, angle, symbols_of(face.font)
        face, angle, symbols = faces[key]
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        shown = sheet.box(box.left, box.bottom, box.right, box.top)
        if shown[2] < 0 or shown[3] < 0 or shown[0] > width or shown[1] > height:
            continue
        if code in (0xFFFE, 0xFFFF, 0xFFFD) or (code < 32 and code != 2):
            unknown += 1
            continue
        text = symbol(symbols, code) if symbols else None
        maker.letter(text or ("-" if code == 2 else chr(code)), shown, face, angle)
    maker.end()
    text_page.close()
    return maker.words, unknown
