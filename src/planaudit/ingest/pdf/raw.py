"""The PDF file as pdfium sees it: opening it, and the words of a page.

pdfium is untyped: it is called in the modules whose names begin with `raw`, and in `ocr` to write
pictures of pages. They give out plain values only.
"""

from __future__ import annotations

import ctypes
import math
import re
import struct
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from planaudit.ingest.pdf.fonts import is_bold_name, is_italic_name, symbol, symbols_of
from planaudit.ingest.pdf.model import Box, Face, Word
from planaudit.ingest.pdf.raw_quick import POINTER, address_of, quick
from planaudit.ingest.pdf.words import WordMaker

_SPACES = frozenset({0, 9, 10, 11, 12, 13, 32, 160, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000})
_NO_LETTER = frozenset({0xFFFD, 0xFFFE, 0xFFFF})
_NO_LETTERS = re.compile(r"[\ud800-\udfff\ufffd-\uffff]")
_LARGEST_CODE, _NO_CODE = 0x10FFFF, 0xFFFD
_LINE_END = "\r\n"
_SPACE = re.escape("".join(map(chr, sorted(_SPACES))))
_ODD = r"\x01-\x08\x0e-\x1f\ufffd-\uffff"
_SPACES_BETWEEN = re.compile(rf"([{_SPACE}]+)")
_ODD_LETTERS = re.compile(rf"[{_ODD}]")
_FLOATS = struct.Struct("4f").unpack_from
_UNEVEN = 0.5  # points by which the tops of letters of one word may differ
_WIDE_LETTER = 0.8  # of the size of print: where letters take more each, there may be a gap


class RefusedError(Exception):
    """A file that pdfium will not open; `locked` when it wants a password."""

    def __init__(self, locked: bool) -> None:
        super().__init__("password" if locked else "damaged")
        self.locked = locked


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The rectangle of a page in its own terms and its quarter turns, to place what it shows."""

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

    def turned(self, angle: int) -> PageFrame:
        """Return the frame with print that leans by `angle` degrees made level."""
        return replace(self, turns=(self.turns + angle // 90) % 4)

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
        if not self.turns and x0 <= x1 and y0 <= y1:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
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


def frame_of(page: Any) -> PageFrame:
    """Return the visible rectangle of a pdfium page."""
    x0, y0, x1, y1 = page.get_cropbox()  # any two opposite corners
    across, down = sorted((x0, x1)), sorted((y0, y1))
    return PageFrame(across[0], down[0], across[1], down[1], page.get_rotation() // 90)


_object_at = quick(pdfium.FPDFText_GetTextObject, POINTER, POINTER, ctypes.c_int)
_box_into = quick(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, POINTER, ctypes.c_int, POINTER)
_code_at = quick(pdfium.FPDFText_GetUnicode, ctypes.c_uint, POINTER, ctypes.c_int)
_is_added = quick(pdfium.FPDFText_IsGenerated, ctypes.c_int, POINTER, ctypes.c_int)
_font_of = quick(pdfium.FPDFTextObj_GetFont, POINTER, POINTER)
_mode_of = quick(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, POINTER)
_matrix_into = quick(pdfium.FPDFText_GetMatrix, ctypes.c_int, POINTER, ctypes.c_int, POINTER)
_size_at = quick(pdfium.FPDFText_GetFontSize, ctypes.c_double, POINTER, ctypes.c_int)
_colour_into = quick(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int, POINTER, *4 * (POINTER,))
_name_into = quick(
    pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, POINTER, POINTER, ctypes.c_size_t
)


@dataclass(frozen=True, slots=True)
class _Font:
    """What a font's name says: how it looks, and what its letters draw if they are symbols."""

    name: str
    bold: bool
    italic: bool
    symbols: dict[int, str]


_FaceKey = tuple[bool, bool, float, tuple[int, int, int], str]
"""The fields of a Face."""


class _Faces:
    """How the runs of text of one page are printed; what is asked twice is looked up once."""

    def __init__(self, page: int | None, turns: int) -> None:
        """`page` is the address of pdfium's text page."""
        self._page = page
        self._turns = turns
        self._fonts: dict[int | None, _Font] = {}
        self._same: dict[_FaceKey, Face] = {}
        self._matrix = (ctypes.c_float * 6)()  # an FS_MATRIX: a to f
        self._name = ctypes.create_string_buffer(256)
        self._colour = (ctypes.c_uint * 4)()
        self._into = ctypes.addressof(self._matrix)
        start, size = ctypes.addressof(self._colour), ctypes.sizeof(ctypes.c_uint)
        self._colours_into = tuple(start + size * number for number in range(4))

    def _font(self, text_object: int | None) -> _Font:
        font = _font_of(text_object) if text_object else None
        known = self._fonts.get(font)
        if known is None:
            length = _name_into(font, ctypes.addressof(self._name), 256) if font else 0
            name = self._name.value.decode("utf-8", "replace") if 0 < length <= 256 else ""
            known = _Font(name, is_bold_name(name), is_italic_name(name), symbols_of(name))
            self._fonts[font] = known
        return known

    def face_at(self, text_object: int | None, index: int) -> tuple[Face, int, dict[int, str]]:
        """Return how a character is printed, its angle as shown in degrees, and its symbols.

        `text_object` is the address of the run of text it belongs to.
        """
        font, thick = self._font(text_object), False
        _matrix_into(self._page, index, self._into)
        a, b, c, d, _, _ = self._matrix
        scale = math.hypot(c, d) or 1.0
        skewed = abs(b) < 0.01 * scale and abs(c) > 0.1 * scale
        colour = (0, 0, 0)
        if text_object:
            _colour_into(text_object, *self._colours_into)
            red, green, blue, _ = self._colour
            colour = red, green, blue
            thick = _mode_of(text_object) == 2
        angle = round(math.degrees(math.atan2(b, a))) - 90 * self._turns
        size = round(abs(_size_at(self._page, index)) * scale, 1)
        bold, italic = thick or font.bold, (skewed and not self._turns) or font.italic
        key = bold, italic, size, colour, font.name
        face = self._same.get(key) or self._same.setdefault(key, Face(*key))
        return face, angle % 360, font.symbols


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page in drawing order, and what of its text is not among them.

    `unknown` counts characters for which the file names no letter, `off_page` those that stand
    wholly off the visible page. `angle` is that of most letters, in degrees against the clock.
    """

    words: tuple[Word, ...]
    unknown: int = 0
    off_page: int = 0
    angle: int = 0


def read_words(page: Any, frame: PageFrame) -> PageWords:
    """Return the words of a page.

    Words that do not run level are kept whole, one run of text as one word.
    """
    text_page = page.get_textpage()
    try:
        return _words_of(text_page.raw, frame)
    finally:
        text_page.close()


def _letters_of(raw: Any) -> str:
    """Return every character of a page.

    pdfium gives them all at once, but leaves out those that name no letter; where it has left
    out any, or has written one as two, they are asked for one by one.
    """
    count = pdfium.FPDFText_CountChars(raw)
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    units = pdfium.FPDFText_GetText(raw, 0, count, buffer) - 1
    letters = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if units == count == len(letters) and not _NO_LETTERS.search(letters):
        return letters
    page = address_of(raw)
    codes = [_code_at(page, index) for index in range(count)]
    return "".join(chr(code if code <= _LARGEST_CODE else _NO_CODE) for code in codes)


def _words_of(raw: Any, frame: PageFrame) -> PageWords:
    letters = _letters_of(raw)
    reader = _WordReader(raw, frame, letters)
    has_odd = _ODD_LETTERS.search(letters) is not None
    start, are_spaces = 0, False
    for piece in _SPACES_BETWEEN.split(letters):  # words and the spaces between them, in turn
        if are_spaces:
            for index, _ in enumerate(piece, start):
                reader.space(index)
        elif piece and (
            (has_odd and _ODD_LETTERS.search(piece)) or not reader.take_whole(piece, start)
        ):
            for index, letter in enumerate(piece, start):
                reader.take(letter, index)
        start += len(piece)
        are_spaces = not are_spaces
    return reader.words()


class _WordReader:
    """Asks pdfium for the characters of one page and hands them to a WordMaker.

    Most of the time of reading a PDF is spent here. Of letters that stand between two spaces it
    is mostly enough to look at the first and the last.
    """

    def __init__(self, raw: Any, frame: PageFrame, letters: str) -> None:
        """`letters` are all characters of the page."""
        self._letters = letters
        self._page = address_of(raw)
        self._corners = (ctypes.c_float * 4)()  # an FS_RECTF: left, top, right, bottom
        self._into = ctypes.addressof(self._corners)
        self._faces: dict[int | None, tuple[Face, int, dict[int, str]]] = {}
        self._printed = _Faces(self._page, frame.turns)
        self._frame = frame
        self._width, self._height = frame.size
        self._left, self._top, self._is_level = frame.left, frame.top, frame.turns == 0
        self._maker = WordMaker(self._is_real)
        self.space = self._maker.space
        self._unknown = self._off_page = 0

    def words(self) -> PageWords:
        """Return the words of all that was taken."""
        self._maker.end()
        lean = self._maker.most_lean()
        return PageWords(tuple(self._maker.words), self._unknown, self._off_page, lean)

    def _is_real(self, index: int) -> bool:
        """Return whether the file has a space; pdfium adds the ends of lines, and others too."""
        return self._letters[index] not in _LINE_END and _is_added(self._page, index) != 1

    def take_whole(self, text: str, start: int) -> bool:
        """Take level letters, all printed in one go, that stand between two spaces.

        Return False, and take nothing, where a look at the first and last is not enough.
        """
        # One plain run of code: it is gone through for every word of every page.
        if not self._is_level:
            return False
        page, into, corners = self._page, self._into, self._corners
        key = _object_at(page, start)
        known = self._faces.get(key)
        face, angle, symbols = self._face(key, start) if known is None else known
        if angle or symbols:
            return False
        left, top, width, height = self._left, self._top, self._width, self._height
        _box_into(page, start, into)
        x0, y0, x1, y1 = _FLOATS(corners)
        first_box = end_box = x0 - left, top - y0, x1 - left, top - y1
        if first_box[2] < 0 or first_box[3] < 0 or first_box[0] > width or first_box[1] > height:
            return False
        last = start + len(text) - 1
        if last != start:
            if _object_at(page, last) != key:
                return False
            _box_into(page, last, into)
            x0, y0, x1, y1 = _FLOATS(corners)
            end_box = x0 - left, top - y0, x1 - left, top - y1
            if end_box[2] < 0 or end_box[3] < 0 or end_box[0] > width or end_box[1] > height:
                return False
            wide = end_box[2] - first_box[0] > _WIDE_LETTER * face.size * len(text)
            uneven = abs(end_box[1] - first_box[1]) > _UNEVEN
            if wide or uneven or end_box[0] < first_box[0]:
                inner = [self._box(index) for index in range(start + 1, last)]
                return self._maker.plain_letters(text, [first_box, *inner, end_box], face)
        self._maker.letters(text, first_box, end_box, face)
        return True

    def take(self, letter: str, index: int) -> None:
        """Take one character."""
        code = ord(letter)
        face, angle, symbols = self._face(_object_at(self._page, index), index)
        box = self._box(index)
        if self._is_off(box):
            self._off_page += 1
        elif code in _NO_LETTER or (code < 32 and code != 2):
            self._unknown += 1
        else:
            text = symbol(symbols, code) if symbols else None
            self._maker.letter(text or ("-" if code == 2 else letter), box, face, angle)

    def _face(self, key: int | None, index: int) -> tuple[Face, int, dict[int, str]]:
        known = self._faces.get(key)
        if known is None:
            known = self._faces[key] = self._printed.face_at(key, index)
        return known

    def _box(self, index: int) -> Box:
        _box_into(self._page, index, self._into)
        x0, y0, x1, y1 = _FLOATS(self._corners)
        if self._is_level:
            return x0 - self._left, self._top - y0, x1 - self._left, self._top - y1
        return self._frame.box(x0, y1, x1, y0)

    def _is_off(self, box: Box) -> bool:
        return box[2] < 0 or box[3] < 0 or box[0] > self._width or box[1] > self._height
