"""Rich text to the blocks of a Document: labels, tick boxes, choices, lists and headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from planaudit.document import (
    Block,
    Cell,
    Comment,
    Cues,
    Kind,
    LeftOut,
    Place,
    Row,
    Table,
    TextBlock,
)
from planaudit.ingest.glyphs import BULLET
from planaudit.ingest.left_out import Tally
from planaudit.ingest.lone_boxes import with_labelled_boxes
from planaudit.ingest.marks import (
    is_bare_bullet,
    split_bullet,
    split_tick_boxes,
)
from planaudit.ingest.rich.heading_styles import level_in_name
from planaudit.ingest.rich.kept_text import kept_text
from planaudit.ingest.rich.labels import labels_and_answers, with_labels_apart
from planaudit.ingest.rich.lines import labelled_lines
from planaudit.ingest.rich.model import (
    Paragraph,
    Part,
    RichBox,
    RichCell,
    RichTable,
    Run,
    paragraphs_of,
)
from planaudit.ingest.typed_bullets import with_typed_bullets

_NO_PARAGRAPH = "|"
_LIST_STYLE = re.compile(r"\blist\b", re.IGNORECASE)


class BlockMaker:
    """Turns parts into blocks, counting the body's paragraphs, and its tables, as they come."""

    def __init__(self, tally: Tally | None = None) -> None:
        """`tally` counts what is left out, beside what the reader of the file counts in it."""
        self._paragraphs = 0
        self._tables = self._boxes = 0
        self._tally = Tally() if tally is None else tally
        self.comments: list[Comment] = []
        """The comments on what was made so far, each with its place; in a margin it has none."""

    def blocks(self, parts: Iterable[Part]) -> tuple[Block, ...]:
        """Return the blocks of the body, or of the next part of it."""
        return tuple(self._body(parts, None))

    def margin(self, parts: Iterable[Part]) -> tuple[TextBlock, ...]:
        """Return each different paragraph of headers or footers once."""
        found: dict[str, TextBlock] = {}
        paragraphs = list(paragraphs_of(parts))
        self.comments.extend(comment for each in paragraphs for comment in each.comments)
        for runs in dict.fromkeys(each.runs for each in paragraphs):
            text = kept_text(runs, self._tally)
            if text:
                found.setdefault(text, TextBlock(Kind.PARAGRAPH, text, Place()))
        return tuple(found.values())

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what was counted so far."""
        return self._tally.left_out()

    def _body(self, parts: Iterable[Part], box: int | None) -> Iterator[Block]:
        for part in _with_bullets(parts):
            if isinstance(part, RichTable):
                yield self._table(part, box)
            elif isinstance(part, RichBox):
                yield from self._body(part.parts, self._next_box())
            else:
                self._paragraphs += 1
                place = Place(paragraph=self._paragraphs, line=part.line, box=box)
                yield from self._texts(part, place, shaded=False)

    def _next_box(self) -> int:
        self._boxes += 1
        return self._boxes

    def _table(self, rich: RichTable, box: int | None) -> Table:
        self._tables += 1
        number = self._tables
        place = Place(table=number, box=box)
        rows = tuple(
            Row(
                tuple(
                    self._cell(cell, Place(table=number, row=down, column=cell.column, box=box))
                    for cell in row.cells
                ),
                row.header,
            )
            for down, row in enumerate(rich.rows, start=1)
            if row.cells
        )
        return with_labelled_boxes(Table(rows, place))

    def _cell(self, rich: RichCell, place: Place) -> Cell:
        blocks = tuple(self._in_cell(rich.parts, place, shaded=rich.shaded))
        texts = [block for block in blocks if isinstance(block, TextBlock)]
        bold = bool(texts) and all(block.cues.bold for block in texts)
        return Cell(blocks, place, Cues(bold=bold, shaded=rich.shaded), rich.covered)

    def _in_cell(self, parts: Iterable[Part], place: Place, *, shaded: bool) -> Iterator[Block]:
        for part in _with_bullets(parts):
            if isinstance(part, RichTable):
                yield self._table(part, place.box)
            elif isinstance(part, RichBox):
                inside = replace(place, box=self._next_box())
                yield from self._in_cell(part.parts, inside, shaded=shaded)
            else:
                yield from self._texts(part, place, shaded=shaded)

    def _texts(self, paragraph: Paragraph, place: Place, *, shaded: bool) -> Iterator[TextBlock]:
        self.comments.extend(replace(each, place=place) for each in paragraph.comments)
        label = paragraph.label
        for runs in _pieces(paragraph, in_cell=place.table is not None):
            cues = _cues(runs, paragraph.style, shaded=shaded)
            pieces = split_tick_boxes(kept_text(runs, self._tally))
            for piece, ticked in pieces:
                if ticked is not None:
                    block = TextBlock(Kind.TICK_BOX, piece, place, cues, ticked=ticked)
                elif piece and not (len(pieces) > 1 and is_bare_bullet(piece)):
                    block = _plain_block(paragraph, piece, place, cues)
                else:
                    continue
                yield replace(block, label=label) if label else block
                label = ""


def _with_bullets(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield `parts` with a bullet for each 'o' at the start of a paragraph that stands for one."""
    held = list(parts)
    texts = [part.text if isinstance(part, Paragraph) else _NO_PARAGRAPH for part in held]
    for part, text, told in zip(held, texts, with_typed_bullets(texts), strict=True):
        if isinstance(part, Paragraph) and told != text:
            first = next(number for number, run in enumerate(part.runs) if run.text.strip())
            run = part.runs[first]
            bullet = replace(run, text=run.text.replace("o", BULLET, 1))
            part = replace(part, runs=(*part.runs[:first], bullet, *part.runs[first + 1 :]))
        yield part


def _pieces(paragraph: Paragraph, *, in_cell: bool) -> Iterator[Sequence[Run]]:
    """Yield the labels and the answers in a paragraph; what was typed in a field is one answer."""
    if paragraph.field:
        yield paragraph.runs
        return
    for line in labelled_lines(paragraph.runs):
        yield from labels_and_answers(with_labels_apart(line), in_cell=in_cell)


def _plain_block(paragraph: Paragraph, text: str, place: Place, cues: Cues) -> TextBlock:
    level = paragraph.level or level_in_name(paragraph.style)
    if paragraph.note:
        return TextBlock(Kind.NOTE, text, place, cues)
    if paragraph.field:
        return TextBlock(Kind.FORM_FIELD, text, place, cues)
    if level:
        return TextBlock(Kind.HEADING, text, place, cues, level=level)
    bulleted, rest = split_bullet(text)
    if bulleted or paragraph.item or _LIST_STYLE.search(paragraph.style):
        return TextBlock(Kind.LIST_ITEM, rest, place, cues)
    return TextBlock(Kind.PARAGRAPH, text, place, cues)


def _cues(runs: Sequence[Run], style: str, *, shaded: bool) -> Cues:
    inked = [run for run in runs if run.text.strip()]
    sizes = {run.size for run in inked}
    return Cues(
        bold=bool(inked) and all(run.bold for run in inked),
        italic=bool(inked) and all(run.italic for run in inked),
        shaded=shaded,
        size=sizes.pop() if len(sizes) == 1 else None,
        style=style,
    )
