"""Draft paragraphs and tables to the blocks of a Document."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from planaudit.document import Block, Cell, Cues, Kind, LeftOut, Place, Row, Table, TextBlock
from planaudit.ingest.left_out import Tally
from planaudit.ingest.lone_boxes import with_labelled_boxes
from planaudit.ingest.marks import (
    fold_white_space,
    is_bare_bullet,
    split_bullet,
    split_tick_boxes,
)
from planaudit.ingest.pdf.cell_places import placed_cells
from planaudit.ingest.pdf.lines import is_mark
from planaudit.ingest.pdf.model import DraftCell, DraftTable, Face, Line, Passage, Word
from planaudit.ingest.pdf.runs import HYPHENS, is_mixed, joined_text, plain, runs_of
from planaudit.ingest.rich.kept_text import kept_text
from planaudit.ingest.rich.labels import labels_and_answers, with_labels_apart
from planaudit.ingest.rich.model import Run

_LARGER = 0.6  # points above the size of the body
_LONGEST_HEADING = 200  # characters
_GREY = 24  # how far the parts of a colour may differ before it is a colour


def _lines(parts: Iterable[Passage | DraftTable]) -> Iterator[Line]:
    for part in parts:
        if isinstance(part, Passage):
            yield from part.lines
        else:
            for row in part.rows:
                for cell in row.cells:
                    yield from _lines(cell.parts)


def _letters(words: Sequence[Word]) -> list[Word]:
    """Return the words that are letters: no bullet, box or form field."""
    return [
        word
        for word in words
        if not word.is_field and (len(word.text) > 2 or not is_mark(word.text))
    ]


def _is_coloured(face: Face) -> bool:
    return max(face.colour) - min(face.colour) > _GREY


@dataclass(frozen=True, slots=True)
class DocumentPrint:
    """The sizes of print of a document: its body's, and its headings' from the largest."""

    body: float
    headings: tuple[float, ...]
    vocabulary: Counter[str]

    def heading_level(self, letters: Sequence[Word], *, in_cell: bool) -> int | None:
        """Return the level of the heading that letters make, None for any other paragraph."""
        size = _heading_size(letters, self.body, in_cell=in_cell)
        return min(self.headings.index(size) + 1, 9) if size in self.headings else None


def _heading_size(words: Sequence[Word], body: float, *, in_cell: bool) -> float | None:
    """Return the size of a heading's print: larger, and bold or coloured throughout.

    Outside tables, bold and coloured print no smaller than the body will do as well.
    """
    if not words or len(words) > _LONGEST_HEADING:
        return None
    if sum(len(word.text) for word in words) > _LONGEST_HEADING:
        return None
    faces = {id(word.face): word.face for word in words}.values()
    size = min(face.size for face in faces)
    if in_cell and size <= body + _LARGER:
        return None
    bold = all(face.bold for face in faces)
    if not bold and size <= body + _LARGER:
        return None
    coloured = all(map(_is_coloured, faces))
    larger = size > body + _LARGER and (bold or coloured)
    marked = not in_cell and bold and coloured and size > body - _LARGER
    return round(2 * max(face.size for face in faces)) / 2 if larger or marked else None


def _passages(parts: Iterable[Passage | DraftTable]) -> Iterator[Passage]:
    for part in parts:
        if isinstance(part, Passage):
            yield part
        else:
            for row in part.rows:
                for cell in row.cells:
                    yield from _passages(cell.parts)


def print_of(parts: Sequence[Passage | DraftTable]) -> DocumentPrint:
    """Return the sizes of print used in the parts of a document."""
    exactly: dict[float, int] = defaultdict(int)
    lines = list(_lines(parts))
    for line in lines:
        for word in line.words:
            if not word.is_field:
                exactly[word.face.size] += len(word.text)
    sizes: Counter[float] = Counter()
    for size, letters in exactly.items():
        sizes[round(2 * size) / 2] += letters
    body = min(sizes, key=lambda size: (-sizes[size], size)) if sizes else 0.0
    found = {
        _heading_size(
            _letters([word for line in passage.lines for word in line.words]),
            body,
            in_cell=passage.in_cell,
        )
        for passage in _passages(parts)
    }
    headings = sorted((size for size in found if size is not None), reverse=True)
    return DocumentPrint(body, tuple(headings), _vocabulary(lines))


def _vocabulary(lines: Sequence[Line]) -> Counter[str]:
    """Return the words of a document, to tell how a word broken at a line's end is written.

    Empty where no line ends so.
    """
    if not any(line.words[-1].text.endswith(HYPHENS) for line in lines):
        return Counter()
    return Counter(plain(word.text) for line in lines for word in line.words[:-1])


def _cues(letters: Sequence[Word], *, shaded: bool) -> Cues:
    if not letters:
        return Cues(shaded=shaded)
    face = letters[0].face
    if all(word.face is face for word in letters):
        return Cues(face.bold, face.italic, shaded, face.size)
    sizes = Counter(word.face.size for word in letters)
    return Cues(
        bold=all(word.face.bold for word in letters),
        italic=all(word.face.italic for word in letters),
        shaded=shaded,
        size=min(sizes, key=lambda size: (-sizes[size], size)),
    )


class BlockMaker:
    """Turns parts into blocks, counting paragraphs and tables through the document."""

    def __init__(self, prints: DocumentPrint) -> None:
        self._print = prints
        self._paragraphs = 0
        self._tables = 0
        self._tally = Tally()

    def blocks(self, parts: Iterable[Passage | DraftTable]) -> tuple[Block, ...]:
        """Return the blocks of the body."""
        made: list[Block] = []
        for part in parts:
            if isinstance(part, DraftTable):
                made.append(self._table(part))
                continue
            self._paragraphs += 1
            place = Place(page=part.page, paragraph=self._paragraphs)
            made.extend(self._texts(part, place, shaded=False))
        return tuple(made)

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what the blocks made so far leave out."""
        return self._tally.left_out()

    def _texts(self, passage: Passage, place: Place, *, shaded: bool) -> Iterator[TextBlock]:
        words = [word for line in passage.lines for word in line.words]
        if words[0].is_field:
            cues = Cues(shaded=shaded)
            yield TextBlock(Kind.FORM_FIELD, fold_white_space(words[0].text), place, cues)
            return
        for text, own in self._pieces(passage):
            yield from self._text(text, own, passage, place, shaded=shaded)

    def _pieces(self, passage: Passage) -> list[tuple[str, tuple[Word, ...]]]:
        """Return the text of a passage; a bold label and the answer after it are two."""
        words = tuple(word for line in passage.lines for word in line.words)
        vocabulary = self._print.vocabulary
        if not is_mixed(words):
            text = joined_text(passage.lines, vocabulary)
            return [(kept_text((Run(text),), self._tally), words)]
        runs, words_of_runs = runs_of(passage.lines, vocabulary)
        ends = list(accumulate(len(run.text) for run in runs))
        middles = [end - len(run.text) / 2 for end, run in zip(ends, runs, strict=True)]
        pieces: list[tuple[str, tuple[Word, ...]]] = []
        at = 0
        for part in labels_and_answers(with_labels_apart(runs), in_cell=passage.in_cell):
            end = at + sum(len(run.text) for run in part)
            own = words_of_runs[bisect_left(middles, at) : bisect_left(middles, end)]
            at = end
            pieces.append(
                (kept_text(part, self._tally), tuple(word for words in own for word in words))
            )
        return pieces

    def _text(
        self, text: str, words: Sequence[Word], passage: Passage, place: Place, *, shaded: bool
    ) -> Iterator[TextBlock]:
        letters = _letters(words)
        cues = _cues(letters, shaded=shaded)
        pieces = split_tick_boxes(text)
        if any(ticked is not None for _, ticked in pieces):
            for label, ticked in pieces:
                if ticked is not None:
                    yield TextBlock(Kind.TICK_BOX, label, place, cues, ticked=ticked)
                elif not is_bare_bullet(label):
                    is_item, rest = split_bullet(label)
                    kind = Kind.LIST_ITEM if is_item else Kind.PARAGRAPH
                    yield TextBlock(kind, rest, place, cues)
            return
        is_item, rest = split_bullet(text)
        level = None if is_item else self._print.heading_level(letters, in_cell=passage.in_cell)
        if is_item:
            yield TextBlock(Kind.LIST_ITEM, rest, place, cues)
        elif level and text:
            yield TextBlock(Kind.HEADING, text, place, cues, level=level)
        elif text:
            yield TextBlock(Kind.PARAGRAPH, text, place, cues)

    def _table(self, draft: DraftTable) -> Table:
        self._tables += 1
        number = self._tables
        rows = tuple(
            Row(
                tuple(
                    self._cell(cell, Place(draft.page, table=number, row=down, column=column))
                    for column, cell in cells
                ),
                header=row.header,
            )
            for down, (row, cells) in enumerate(
                zip(draft.rows, placed_cells(draft.rows), strict=True), 1
            )
        )
        return with_labelled_boxes(Table(rows, Place(page=draft.page, table=number)))

    def _cell(self, draft: DraftCell | None, place: Place) -> Cell:
        """Return a cell at `place`, but for its page; None is a place that one above covers."""
        if draft is None:
            return Cell((), place, covered=True)
        pages = [part.page for part in draft.parts]
        place = replace(place, page=min(pages, default=draft.page))
        blocks: list[Block] = []
        for part in draft.parts:
            if isinstance(part, DraftTable):
                blocks.append(self._table(part))
            else:
                here = place if part.page == place.page else replace(place, page=part.page)
                blocks.extend(self._texts(part, here, shaded=draft.shaded))
        if len(blocks) == 1 and isinstance(blocks[0], TextBlock) and len(draft.parts) == 1:
            return Cell(tuple(blocks), place, blocks[0].cues)
        words = [word for line in _lines(draft.parts) for word in line.words]
        return Cell(tuple(blocks), place, _cues(_letters(words), shaded=draft.shaded))


def margin_block(page: int, line: Line) -> TextBlock:
    """Return a line of a header or footer."""
    text = fold_white_space(line.text)
    return TextBlock(
        Kind.PARAGRAPH, text, Place(page=page), _cues(_letters(line.words), shaded=False)
    )
