"""Every word of every block stands in the JSON of an inspection, whatever the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.document import Block, Cell, Cues, Place, Row, Table, text_blocks
from planaudit.inspection.inspect import inspect
from planaudit.inspection.json_writer import json_of
from planaudit.reading import read
from tests.inspection.outlines import outline, texts_of
from tests.reading.pages import (
    BOLD,
    PLAIN,
    SHADED,
    cell,
    document,
    heading,
    label,
    paragraph,
    placed_grid,
    plain_table,
    table,
    tick,
)

WORDS = ("Area of life", "Outcome", "What matters to you?", "She said", "Who", "Tea.", "(describe)")
PRINTS = st.sampled_from([PLAIN, PLAIN, BOLD, SHADED])


class Pages:
    """Draws pages, each text of which ends in a word that no other has."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._numbers = count()
        self._tables = count(1)

    def blocks(self, most: int, depth: int = 0) -> tuple[Block, ...]:
        return tuple(self._block(depth) for _ in range(self._whole(0, most)))

    def _whole(self, least: int, most: int) -> int:
        return self._draw(st.integers(least, most))

    def _text(self) -> str:
        return f"{self._draw(st.sampled_from(WORDS))} u{next(self._numbers)}"

    def _block(self, depth: int) -> Block:
        kind = self._draw(st.sampled_from(["paragraph", "paragraph", "heading", "tick", "table"]))
        if kind == "table" and depth < 2:
            return self._table(depth)
        if kind == "heading":
            return heading(self._text(), self._whole(1, 3))
        if kind == "tick":
            return tick(self._text() if self._whole(0, 3) else "", self._draw(st.booleans()))
        return paragraph(self._text(), self._draw(PRINTS))

    def _table(self, depth: int) -> Table:
        number, columns = next(self._tables), self._whole(1, 4)
        rows = []
        for down in range(1, self._whole(1, 4) + 1):
            places = (Place(table=number, row=down, column=at + 1) for at in range(columns))
            rows.append(Row(tuple(self._cell(place, depth) for place in places)))
        return Table(tuple(rows), Place(table=number))

    def _cell(self, place: Place, depth: int) -> Cell:
        """Return a cell that is printed, often, or else empty, covered or anything."""
        kind = self._draw(st.sampled_from(["printed", "empty", "covered", "any", "any"]))
        if kind == "printed" or (place.column == 1 and kind == "any"):
            return self._placed((paragraph(self._text(), BOLD),), place, SHADED)
        if kind == "any":
            return self._placed(self.blocks(2, depth + 1), place, PLAIN)
        return Cell((), place, covered=kind == "covered")

    @staticmethod
    def _placed(blocks: tuple[Block, ...], place: Place, cues: Cues) -> Cell:
        """Return a cell of `blocks`, the texts among them at its place."""
        at = (each if isinstance(each, Table) else replace(each, place=place) for each in blocks)
        return Cell(tuple(at), place, cues)


@st.composite
def pages(draw: st.DrawFn) -> tuple[Block, ...]:
    return Pages(draw).blocks(5)


def strings(value: object) -> Iterator[str]:
    """Yield every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


@given(pages())
@settings(max_examples=300, deadline=None)
def test_every_word_of_a_page_is_in_the_json(blocks: tuple[Block, ...]) -> None:
    page = document(*blocks)
    outlined = json.loads(json_of(inspect(page, read(page))))["outline"]
    # Of a label split from its answer the colon may be gone.
    there = {word.strip(":") for text in strings(outlined) for word in text.split()}
    lost = [
        word
        for block in text_blocks(page.blocks)
        for word in block.text.split()
        if word.strip(":") not in there
    ]
    assert lost == []


def texts(*blocks: Block) -> list[str]:
    return [text for text in texts_of(outline(*blocks)) if text]


HEADS = (label("Area of life"), label("What is happening now"))


def test_the_label_of_a_row_with_a_table_in_it_comes_before_the_table() -> None:
    inner = plain_table(("Her sister visits", "weekly"))
    found = texts(table(HEADS, (label("Family"), cell(inner))))
    assert found.count("Family") == 1
    assert found.index("Family") < found.index("Her sister visits")


def test_the_label_of_a_row_that_a_merged_cell_reaches_into_is_kept() -> None:
    grid = placed_grid(("Area of life", "Now"), ("Health", "Tablets."), ("Family", None))
    row = grid.rows[2]
    family = replace(row.cells[0], cues=SHADED)
    grid = replace(grid, rows=(*grid.rows[:2], Row((family, row.cells[1]))))
    assert "Family" in texts(grid)


def test_a_label_that_its_rows_answers_carry_is_not_said_once_more() -> None:
    entries = outline(table(HEADS, (label("Family"), cell("Close."))))
    assert [(entry.text, entry.row) for entry in entries[1:]] == [
        ("What is happening now", "Family")
    ]
