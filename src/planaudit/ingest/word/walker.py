"""Walks unwrapped WordprocessingML in reading order and gives rich text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lxml import etree

from planaudit.document import Comment
from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.rich.model import (
    Paragraph,
    Part,
    RichBox,
    RichCell,
    RichRow,
    RichTable,
    Run,
    as_note,
)
from planaudit.ingest.word.names import (
    DRAWN_BODY,
    PPR,
    RPR,
    TEXT_BOX,
    VAL,
    WORD_ART,
    P,
    R,
    w,
)
from planaudit.ingest.word.notes import REFERENCES, Note, Notes
from planaudit.ingest.word.numbering import ListLabels
from planaudit.ingest.word.package import drawn_texts
from planaudit.ingest.word.styles import (
    PLAIN,
    Look,
    Numbering,
    Style,
    Styles,
    is_shaded,
    look_of,
    numbering_of,
    outline_level,
)
from planaudit.ingest.word.table_properties import goes_on, grid_count, has_head_row
from planaudit.ingest.word.xml import is_on, nearest, run_text, text_of

_TBL, _TR, _TC = w("tbl"), w("tr"), w("tc")
_ALT_CHUNK = w("altChunk")
_COMMENT = w("commentReference")
_DIAGRAMS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{http://purl.oclc.org/ooxml/drawingml/diagram}relIds",
)
_HANGING = (TEXT_BOX, *_DIAGRAMS, DRAWN_BODY, WORD_ART, *REFERENCES)


class Sources:
    """Where the walker finds what a paragraph only points to."""

    def __init__(
        self,
        notes: Notes,
        diagram: Callable[[etree._Element], list[str]],
        chunk: Callable[[etree._Element], Iterable[Part]],
        comments: dict[str, Comment],
    ) -> None:
        self.notes = notes
        self.diagram = diagram
        self.chunk = chunk
        self.comments = comments
        """By their identifiers; one that a paragraph refers to is taken out and goes with it."""


class Walker:
    """Gives the rich text of one file, counting its lists as it goes."""

    def __init__(self, styles: Styles, labels: ListLabels, sources: Sources, tally: Tally) -> None:
        self._styles = styles
        self._labels = labels
        self._sources = sources
        self._tally = tally
        self._table_look = PLAIN
        self._waiting: list[Note] = []
        self._in_note = False

    def parts(self, parent: etree._Element) -> Iterator[Part]:
        """Yield the paragraphs and tables that stand in `parent`, but in no other of these."""
        for child in nearest(parent, P, _TBL, _ALT_CHUNK):
            yield from self._part(child)

    def _part(self, element: etree._Element) -> Iterator[Part]:
        if element.tag == P:
            yield from self._paragraph(element)
        elif element.tag == _TBL:
            yield self._table(element)
        else:
            yield from self._sources.chunk(element)

    # Paragraphs

    def _paragraph(self, element: etree._Element) -> Iterator[Part]:
        properties = element.find(PPR)
        named = None if properties is None else properties.find(w("pStyle"))
        style = self._styles.named(None if named is None else named.get(VAL), "paragraph")
        hanging = [item for item in element.iter(*_HANGING) if _owner(item) is element]
        numbering = _numbering(numbering_of(properties), style)
        runs = tuple(self._runs(element, style, has_boxes=bool(hanging)))
        shown = any(run.text for run in runs) or not self._hides_its_end(properties, style)
        label = self._labels.label(numbering) if shown else None
        yield Paragraph(
            runs,
            style.name,
            outline_level(properties) or style.heading,
            item=label is not None,
            label=label or "",
            comments=tuple(self._comments_on(element)),
        )
        for item in hanging:
            yield from self._hanging(item)

    def _comments_on(self, paragraph: etree._Element) -> Iterator[Comment]:
        for reference in paragraph.iter(_COMMENT):
            if _owner(reference) is paragraph:
                comment = self._sources.comments.pop(reference.get(w("id"), ""), None)
                if comment is not None:
                    yield comment

    def _hides_its_end(self, properties: etree._Element | None, style: Style) -> bool:
        """Return whether a paragraph's end is hidden: one that shows nothing is then no line."""
        end = None if properties is None else properties.find(RPR)
        return bool(self._look(end, style).hidden)

    def _hanging(self, item: etree._Element) -> Iterator[Part]:
        """Yield what hangs on a paragraph: the words of its text boxes, drawings and notes."""
        if item.tag == TEXT_BOX:
            yield RichBox(tuple(self.parts(item)))
        elif item.tag in _DIAGRAMS:
            yield _drawn(self._sources.diagram(item))
        elif item.tag == DRAWN_BODY:
            yield _drawn(drawn_texts(item))
        elif item.tag == WORD_ART:
            yield _drawn([item.get("string", "")])
        else:
            yield from self._note(item)

    def _note(self, reference: etree._Element) -> Iterator[Part]:
        """Yield a note, and after it, one after the other, the notes that are referred to in it."""
        note = self._sources.notes.at(reference)
        if note is not None:
            self._waiting.append(note)
        if self._in_note:
            return
        self._in_note = True
        around, self._table_look = self._table_look, PLAIN
        while self._waiting:
            note = self._waiting.pop(0)
            yield from as_note(self.parts(note.element), note.label)
        self._table_look = around
        self._in_note = False

    def _runs(self, paragraph: etree._Element, style: Style, *, has_boxes: bool) -> Iterator[Run]:
        """Yield the runs of a paragraph, and not those of a text box that hangs on it."""
        for element in paragraph.iter(R):
            if has_boxes and _owner(element) is not paragraph:
                continue
            look = self._look(element.find(RPR), style)
            text = run_text(element, look.font)
            if not text:
                continue
            if look.hidden:
                self._tally.add_text(Thing.HIDDEN, text)
                continue
            yield Run(
                text,
                bool(look.bold),
                bool(look.italic),
                bool(look.struck),
                bool(look.marked),
                look.size,
            )

    def _look(self, properties: etree._Element | None, style: Style) -> Look:
        """Return how a run is printed: by hand, then by its style, its paragraph's, its table's."""
        under = style.look.over(self._table_look).over(self._styles.document)
        if properties is None or not len(properties):
            return under
        named = properties.find(w("rStyle"))
        by_hand = look_of(properties)
        if named is None:
            return by_hand.over(under)
        own = self._styles.named(named.get(VAL), "character").look
        if own.bold and style.look.bold:  # bold upon bold is plain again
            own = replace(own, bold=False)
        return by_hand.over(own).over(under)

    # Tables

    def _table(self, element: etree._Element) -> RichTable:
        properties = element.find(w("tblPr"))
        named = None if properties is None else properties.find(w("tblStyle"))
        style = self._styles.named(None if named is None else named.get(VAL), "table")
        look = None if properties is None else properties.find(w("tblLook"))
        first_is_head = has_head_row(look)
        around = self._table_look
        rows: list[RichRow] = []
        for number, row in enumerate(nearest(element, _TR, _TC)):
            is_head = first_is_head and number == 0
            self._table_look = style.head_row.over(style.look) if is_head else style.look
            rows.append(self._row(row, style.shaded or (is_head and style.head_row_shaded)))
        self._table_look = around
        return RichTable(tuple(rows))

    def _row(self, element: etree._Element, shaded: bool) -> RichRow:
        properties = element.find(w("trPr"))
        before = None if properties is None else properties.find(w("gridBefore"))
        is_header = properties is not None and is_on(properties.find(w("tblHeader")))
        if properties is not None and is_on(properties.find(w("hidden"))):
            self._tally.add_text(Thing.HIDDEN, text_of(element))
            return RichRow((), is_header)
        column = 1 + grid_count(before, 0)
        cells: list[RichCell] = []
        for cell in nearest(element, _TC, P, _TBL):
            if cell.tag != _TC:  # in no cell, though in a row
                cells.append(RichCell(tuple(self._part(cell)), column, shaded))
                column += 1
                continue
            about = cell.find(w("tcPr"))
            span = grid_count(None if about is None else about.find(w("gridSpan")), 1)
            here, column = column, column + span
            if goes_on(about, "hMerge"):
                self._tally.add_text(Thing.COVERED, text_of(cell))
            elif goes_on(about, "vMerge"):
                self._tally.add_text(Thing.COVERED, text_of(cell))
                cells.append(RichCell((), here, covered=True))
            else:
                own = None if about is None else about.find(w("shd"))
                painted = shaded if own is None else is_shaded(own)
                cells.append(RichCell(tuple(self.parts(cell)), here, painted))
        return RichRow(tuple(cells), is_header)


def _drawn(texts: Iterable[str]) -> RichBox:
    return RichBox(tuple(Paragraph((Run(text),)) for text in texts))


def _owner(element: etree._Element) -> etree._Element | None:
    """Return the paragraph that a run or a hanging thing stands in."""
    return next(element.iterancestors(P), None)


def _numbering(own: Numbering | None, style: Style) -> Numbering:
    """Return which list a paragraph is in: what it says itself, then what its style says."""
    if own is None:
        return style.numbering
    return own if own.list_id is not None else Numbering(style.numbering.list_id, own.level)
