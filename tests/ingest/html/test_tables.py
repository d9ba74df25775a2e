"""The tables of web pages."""

from __future__ import annotations

import pytest

from planaudit.document import Table, text_blocks
from tests.ingest.html_files import grid, read, tables, texts, the_table


def test_merged_cells_stand_once_on_the_grid() -> None:
    table = the_table(
        "<table><tr><td colspan=2>a<td rowspan=2>b<tr><td rowspan=2>c<td>d<tr><td>e<td>f</table>"
    )
    assert grid(table) == [
        [(1, "a"), (3, "b")],
        [(1, "c"), (2, "d"), (3, "")],
        [(1, ""), (2, "e"), (3, "f")],
    ]
    covered = [[cell.text for cell in row.cells if cell.covered] for row in table.rows]
    assert covered == [[], [""], [""]]
    assert table.rows[1].cells[2].covered


def test_a_merge_ends_with_its_section_and_its_table() -> None:
    table = the_table(
        "<table><tbody><tr><td rowspan=9>a<td>b<tbody><tr><td>c<td rowspan=0>d<tr><td>e</table>"
    )
    assert grid(table) == [[(1, "a"), (2, "b")], [(1, "c"), (2, "d")], [(1, "e"), (2, "")]]


def test_heading_rows_are_marked_and_a_column_of_headings_is_not() -> None:
    page = "<table><tr><th>A<th>B<tr><th>a<td>b<tfoot><tr><td>end<tbody><tr><td>c</table>"
    table = the_table(page)
    assert [row.header for row in table.rows] == [True, False, False, False]
    assert [cell.cues.bold for cell in table.rows[1].cells] == [True, False]
    assert table.rows[-1].cells[0].text == "end"


@pytest.mark.parametrize(
    ("attributes", "shaded"),
    [
        ("bgcolor=#d9e2f3", True),
        ("bgcolor=white", False),
        ("style='background: #FFFFFF'", False),
        ("style='background-color: rgb(217, 226, 243)'", True),
        ("style='background: rgba(0,0,0,0)'", False),
        ("style='background: transparent'", False),
        ("style='background: url(a.png) no-repeat'", False),
        ("class=g", True),
    ],
)  # fmt: skip
def test_a_coloured_ground_shades_a_cell_and_white_does_not(attributes: str, shaded: bool) -> None:
    table = the_table(f"<style>.g{{background:gray}}</style><table><tr><td {attributes}>x</table>")
    assert table.rows[0].cells[0].cues.shaded is shaded


def test_the_ground_of_a_row_or_table_shows_through_its_cells() -> None:
    table = the_table(
        "<table bgcolor=#eee><tr bgcolor=#fff><td>a<tr><td>b<td bgcolor=white>c</table>"
    )
    assert [[cell.cues.shaded for cell in row.cells] for row in table.rows] == [
        [False],
        [True, False],
    ]


def test_a_table_inside_a_cell_stays_in_its_place() -> None:
    document = read("<table><tr><td>before<table><tr><td>in</table>after</table>")
    (outer,) = document.blocks
    assert isinstance(outer, Table)
    kinds = [type(block).__name__ for block in outer.rows[0].cells[0].blocks]
    assert kinds == ["TextBlock", "Table", "TextBlock"]
    assert [block.text for block in text_blocks(document.blocks)] == ["before", "in", "after"]


def test_captions_and_stray_text_of_a_table_stand_before_it() -> None:
    document = read("<table><caption>Actions</caption>stray<tr><td>x</table>")
    assert [block.text for block in texts(document)] == ["Actions", "stray"]
    assert len(tables(document.blocks)) == 1
