"""The form layer of a page: what was typed, chosen or ticked, as words in their places."""

from __future__ import annotations

import ctypes
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from planaudit.ingest.glyphs import TICKED, UNTICKED
from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.pdf.model import Box, Face, Word
from planaudit.ingest.pdf.raw import PageFrame

_TICKS = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_CHOICES = (pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_KINDS = {
    "Tx": pdfium.FPDF_FORMFIELD_TEXTFIELD,
    "Ch": pdfium.FPDF_FORMFIELD_COMBOBOX,
}
_UNSEEN = 1 << 1 | 1 << 5  # the flags Hidden and NoView
_SECRET = 1 << 13  # a text field that shows dots
_LINE = 14.0  # points: a taller field is placed by its first line
_STEP = 0.001  # points between the paragraphs of one field, so that they stay together in order
_MOST_OPTIONS = 2000
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_RICH_BREAK = re.compile(r"</p\s*>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_CLOSED = tuple(".!?:;")
_FULL_LINE = 40  # characters: a shorter line was ended by the writer


@dataclass(frozen=True, slots=True)
class Field:
    """One field as it is shown: the words that stand for its value, and its rectangle.

    `text` is the whole value; `ticked` is None for anything but a tick box.
    """

    words: tuple[Word, ...]
    box: Box
    text: str
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class FormLayer:
    """The filled fields and all tick boxes of a page, and what it has that is not read.

    `hidden` holds the values that nobody sees, `unchosen` the entries of lists that were not
    chosen. `without_value` are the fields that the file's form does not know and that do not say
    what they hold: their numbers among the page's annotations, and where they are.
    """

    fields: tuple[Field, ...] = ()
    hidden: tuple[str, ...] = ()
    unchosen: tuple[str, ...] = ()
    without_value: tuple[tuple[int, Box], ...] = ()


def string_from(get: Any, *arguments: Any) -> str:
    """Return the text that one of pdfium's functions writes into a buffer, '' for none."""
    length = get(*arguments, None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    get(*arguments, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")


def rich_text(markup: str) -> str:
    """Return the text of a rich value or comment, with a line feed after each paragraph."""
    return html.unescape(_TAG.sub("", _RICH_BREAK.sub("\n", markup)))


def paragraphs_of(value: str) -> list[str]:
    """Return what was typed into a field as its paragraphs.

    Enter begins a paragraph, save where a long line plainly goes on: some programs break the
    lines of a value themselves.
    """
    found: list[str] = []
    last = ""
    for line in map(fold_white_space, _BREAK.split(value)):
        goes_on = len(last) >= _FULL_LINE and not last.endswith(_CLOSED) and line[:1].islower()
        if goes_on:
            found[-1] = f"{found[-1]} {line}"
        elif line:
            found.append(line)
        last = line
    return found


def words_in(paragraphs: list[str], box: Box) -> tuple[Word, ...]:
    """Return paragraphs as words that stand in a field's rectangle, one for each."""
    x0, top, x1, bottom = box
    if bottom - top > 2 * _LINE:
        bottom = top + _LINE
    return tuple(
        Word(text, x0, top + at * _STEP, x1, bottom + at * _STEP, Face(), -1, is_field=True)
        for at, text in enumerate(paragraphs)
    )


def box_of(note: Any, frame: PageFrame) -> Box:
    """Return where an annotation is shown."""
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(note, rectangle)
    return frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)


def is_unseen(note: Any, frame: PageFrame) -> bool:
    """Return whether nobody sees an annotation: hidden, without size, or off the page."""
    x0, top, x1, bottom = box_of(note, frame)
    width, height = frame.size
    off = x1 <= 0 or bottom <= 0 or x0 >= width or top >= height
    return bool(off or x1 <= x0 or bottom <= top or pdfium.FPDFAnnot_GetFlags(note) & _UNSEEN)


def own_text(note: Any, key: bytes) -> str:
    """Return what an annotation itself says under a key, '' for nothing."""
    return string_from(pdfium.FPDFAnnot_GetStringValue, note, key)


class _Widget:
    """One widget, whether or not the file's form knows of it.

    Programs that join files or drop the form leave widgets behind, which are shown all the
    same: of those, the annotation itself tells the value.
    """

    def __init__(self, form: Any, note: Any) -> None:
        self._form = form
        self._note = note
        self.kind = pdfium.FPDFAnnot_GetFormFieldType(form, note) if form else -1
        self.is_known = self.kind > 0
        self.flags = pdfium.FPDFAnnot_GetFormFieldFlags(form, note) if self.is_known else 0
        if not self.is_known:
            name = own_text(note, b"FT")
            is_tick = name in ("Btn", "") and own_text(note, b"AS")
            self.kind = pdfium.FPDF_FORMFIELD_CHECKBOX if is_tick else _KINDS.get(name, -1)

    def is_ticked(self) -> bool:
        """Return whether a box is ticked, in files that lack the picture of a ticked one too."""
        if self.is_known and pdfium.FPDFAnnot_IsChecked(self._form, self._note):
            return True
        return own_text(self._note, b"AS") not in ("", "Off")

    def value(self) -> str:
        """Return what was typed, as the file holds it."""
        if self.is_known:
            text = string_from(pdfium.FPDFAnnot_GetFormFieldValue, self._form, self._note)
        else:
            text = own_text(self._note, b"V")
        return text if text.strip() else rich_text(own_text(self._note, b"RV"))

    def options(self) -> tuple[list[str], list[str]]:
        """Return the entries of a choice as they are shown: the chosen and the others."""
        chosen: list[str] = []
        others: list[str] = []
        count = pdfium.FPDFAnnot_GetOptionCount(self._form, self._note) if self.is_known else 0
        for index in range(min(count, _MOST_OPTIONS)):
            label = string_from(pdfium.FPDFAnnot_GetOptionLabel, self._form, self._note, index)
            is_chosen = pdfium.FPDFAnnot_IsOptionSelected(self._form, self._note, index)
            (chosen if is_chosen else others).append(fold_white_space(label))
        return [text for text in chosen if text], [text for text in others if text]

    def chosen(self) -> list[str]:
        """Return what was chosen; an entry typed into the box is its value."""
        value = fold_white_space(self.value())
        return self.options()[0] or ([value] if value else [])


def _shown_field(widget: _Widget, box: Box) -> Field | None:
    """Return what a field shows, None when it is empty."""
    if widget.kind in _TICKS:
        ticked = widget.is_ticked()
        word = tick_word(words_in([UNTICKED], box)[0], ticked=ticked)
        return Field((word,), box, word.text, ticked)
    if widget.kind in _CHOICES:
        paragraphs = widget.chosen()
    elif widget.kind == pdfium.FPDF_FORMFIELD_TEXTFIELD:
        paragraphs = paragraphs_of(widget.value())
    else:
        paragraphs = []
    if not paragraphs:
        return None
    return Field(words_in(paragraphs, box), box, " ".join(paragraphs))


def tick_word(word: Word, *, ticked: bool) -> Word:
    """Return the character of a tick box, which is no field value but stands before a label."""
    glyph = TICKED if ticked else UNTICKED
    return Word(glyph, word.x0, word.top, word.x1, word.bottom, word.face, word.order)


def read_form(file: Any, page: Any, frame: PageFrame) -> FormLayer:
    """Return the form layer of a page."""
    form = file.formenv.raw if file.formenv else None
    fields: list[Field] = []
    hidden: list[str] = []
    unchosen: list[str] = []
    without_value: list[tuple[int, Box]] = []
    for number, note in enumerate(annotations_of(page)):
        if pdfium.FPDFAnnot_GetSubtype(note) != pdfium.FPDF_ANNOT_WIDGET:
            continue
        widget = _Widget(form, note)
        field = _shown_field(widget, box_of(note, frame))
        is_text = widget.kind == pdfium.FPDF_FORMFIELD_TEXTFIELD
        is_secret = is_text and bool(widget.flags & _SECRET)
        if is_secret or is_unseen(note, frame):
            if field and field.ticked is not False:
                hidden.append(field.text if field.ticked is None else "")
            continue
        if field:
            fields.append(field)
        elif not widget.is_known:
            without_value.append((number, box_of(note, frame)))
        if widget.kind == pdfium.FPDF_FORMFIELD_LISTBOX:
            unchosen.extend(widget.options()[1])
    return FormLayer(tuple(fields), tuple(hidden), tuple(unchosen), tuple(without_value))


def annotations_of(page: Any) -> Iterator[Any]:
    """Yield every annotation of a page, each closed when the next is asked for."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        try:
            yield note
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def has_widgets(file: Any) -> bool:
    """Return whether any page of a file holds a form field."""
    for index in range(len(file)):
        page = file[index]
        try:
            kinds = {pdfium.FPDFAnnot_GetSubtype(note) for note in annotations_of(page)}
        finally:
            page.close()
        if pdfium.FPDF_ANNOT_WIDGET in kinds:
            return True
    return False
