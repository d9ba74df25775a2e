"""OpenDocument tables as grids."""

from __future__ import annotations

import pytest

from planaudit.document import Cell, Document, Place, Table, text_blocks
from tests.ingest.files import left_out
from tests.ingest.odt_files import (
    COVERED,
    cell,
    ground_style,
    p,
    read_body,
    row,
    table,
    text_style,
)
from tests.ingest.word_files import grid, lines

BILLION = 10**9


def only_table(document: Document) -> Table:
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def columns(document: Document) -> list[list[int | None]]:
    return [[each.place.column for each in line.cells] for line in only_table(document).rows]


def test_rows_and_cells_are_read_in_order() -> None:
    document = read_body(table(row("a", "b"), row("c", "d")))
    assert grid(document) == [["a", "b"], ["c", "d"]]
    assert columns(document) == [[1, 2], [1, 2]]


def test_heading_rows_are_those_the_file_marks() -> None:
    marked = f"<table:table-header-rows>{row('Need')}</table:table-header-rows>"
    rest = (
        f"<table:table-rows>{row('Meals')}</table:table-rows>"
        f"<table:table-row-group>{row('Wash')}</table:table-row-group>"
    )
    rows = only_table(read_body(table(marked, rest))).rows
    assert [(line.header, line.cells[0].text) for line in rows] == [
        (True, "Need"),
        (False, "Meals"),
        (False, "Wash"),
    ]


def test_a_cell_merged_across_is_read_once_and_the_next_keeps_its_column() -> None:
    wide = cell("wide", more='table:number-columns-spanned="2"')
    document = read_body(table(row(wide, COVERED, "c")))
    assert (grid(document), columns(document)) == ([["wide", "c"]], [[1, 3]])


def test_a_cell_merged_down_is_read_once_and_empty_below() -> None:
    tall = cell("tall", more='table:number-rows-spanned="3" table:number-columns-spanned="2"')
    pair = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    document = read_body(
        table(row(tall, COVERED, "a"), row(COVERED, COVERED, "b"), row(pair, "c"), row("x", "y"))
    )
    assert grid(document) == [["tall", "a"], ["", "b"], ["", "c"], ["x", "y"]]
    assert columns(document) == [[1, 3], [1, 3], [1, 3], [1, 2]]


def test_text_under_a_merged_cell_is_counted() -> None:
    under = f"<table:covered-table-cell>{p('under')}</table:covered-table-cell>"
    document = read_body(table(row(cell("over", more='table:number-columns-spanned="2"'), under)))
    assert lines(document) == ["over"]
    assert left_out(document) == {"1 piece of text under a merged cell": 5}


def test_a_table_in_a_cell_is_read_where_it_stands() -> None:
    inner = table(row("c", "d"), more='table:is-sub-table="true"')
    document = read_body(table(row(cell("a", inner, "b"))), table(row("e")))
    assert lines(document) == ["a", "c", "d", "b", "e"]
    places = [block.place for block in text_blocks(document.blocks)]
    assert [place.table for place in places] == [1, 2, 2, 1, 3]


def test_a_list_in_a_cell_keeps_the_cells_place() -> None:
    listed = f"<text:list><text:list-item>{p('She sings')}</text:list-item></text:list>"
    (block,) = text_blocks(
        read_body(table(row("a", cell(listed)))).blocks[0].rows[0].cells[1].blocks
    )  # type: ignore[union-attr]
    assert block.place == Place(table=1, row=1, column=2)


# Repeats


def test_repeated_rows_and_cells_are_read_as_often_as_they_are_repeated() -> None:
    twice = cell("a", more='table:number-columns-repeated="2"')
    document = read_body(table(row(twice, "b", more='table:number-rows-repeated="2"')))
    assert grid(document) == [["a", "a", "b"], ["a", "a", "b"]]
    assert columns(document)[0] == [1, 2, 3]
    assert document.left_out == ()


def test_the_empty_rest_of_a_spreadsheet_is_read_once() -> None:
    rest = cell("", more=f'table:number-columns-repeated="{BILLION}"')
    document = read_body(
        table(row("a", rest), row(rest, more=f'table:number-rows-repeated="{BILLION}"'))
    )
    assert [len(line) for line in grid(document)] == [2, 1]
    assert document.left_out == ()


def test_a_billion_repeats_are_bounded_and_the_rest_counted() -> None:
    much = cell("word " * 50, more=f'table:number-columns-repeated="{BILLION}"')
    document = read_body(
        *(table(row(much, more=f'table:number-rows-repeated="{BILLION}"')) for _ in range(20))
    )
    assert len(document.shown_text()) < 400_000
    assert "repeated rows or cells" in "".join(left_out(document))


def test_repeats_one_inside_another_do_not_multiply() -> None:
    inside = table(row("a"))
    for _ in range(30):
        inside = table(
            row(
                cell(inside, more='table:number-columns-repeated="200"'),
                more='table:number-rows-repeated="200"',
            )
        )
    assert lines(read_body(inside)) == ["a"]


@pytest.mark.parametrize("number", ["0", "-3", "x", "9" * 5000, "٣"])
def test_a_number_that_is_none_is_passed_over(number: str) -> None:
    odd = (
        f'table:number-columns-repeated="{number}" table:number-rows-spanned="{number}" '
        f'table:number-columns-spanned="{number}"'
    )
    document = read_body(table(row(cell("a", more=odd), "b"), row("c", "d")))
    assert grid(document) == [["a", "b"], ["c", "d"]]


# Shading


def shading(*rows: str, automatic: str, more: str = "") -> list[bool]:
    document = read_body(table(*rows, more=more), automatic=automatic)
    cells: list[Cell] = [each for line in only_table(document).rows for each in line.cells]
    return [each.cues.shaded for each in cells]


STYLED = 'table:style-name="{}"'


@pytest.mark.parametrize(
    ("colour", "shaded"),
    [("#e0e0e0", True), ("#FFFFFF", False), ("white", False), ("transparent", False), ("", False)],
)
def test_a_cell_on_a_coloured_ground_is_shaded(colour: str, shaded: bool) -> None:
    styled = cell("a", more=STYLED.format("C"))
    assert shading(row(styled), automatic=ground_style("C", colour)) == [shaded]


def test_a_cell_shows_the_ground_of_its_row_or_table_unless_it_has_its_own() -> None:
    styles = "".join(
        [
            ground_style("C", "#ffffff"),
            ground_style("See", "transparent"),
            ground_style("R", "#cccccc", "table-row"),
            ground_style("T", "#eeeeee", "table"),
            ground_style("W", "#ffffff", "table-row"),
        ]
    )
    white, clear = cell("a", more=STYLED.format("C")), cell("a", more=STYLED.format("See"))
    rows = row("a", white, clear, more=STYLED.format("R"))
    assert shading(rows, automatic=styles) == [True, False, True]
    assert shading(row("a"), automatic=styles, more=STYLED.format("T")) == [True]
    white_row = row("a", more=STYLED.format("W"))
    assert shading(white_row, automatic=styles, more=STYLED.format("T")) == [False]


def test_a_column_brings_the_style_of_its_cells() -> None:
    column = '<table:table-column table:number-columns-repeated="2"/><table:table-column {}/>'
    made = column.format('table:default-cell-style-name="C"')
    styles = ground_style("C", "#cccccc")
    assert shading(made, row("a", "b", "c"), automatic=styles) == [False, False, True]


def test_a_cell_whose_text_is_all_bold_is_bold() -> None:
    bold = text_style("B", 'fo:font-weight="bold"', "paragraph")
    document = read_body(table(row(cell(p("Name", style="B")), "Mrs T")), automatic=bold)
    assert [each.cues.bold for each in only_table(document).rows[0].cells] == [True, False]
