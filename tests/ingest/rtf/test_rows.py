"""The tables of RTF, which has only rows."""

from __future__ import annotations

import pytest

from planaudit.document import Table
from tests.ingest.rtf_files import columns, grid, lines, read, row, tables


def only_table(body: str) -> Table:
    """Return the only table of the body."""
    (table,) = tables(read(body).blocks)
    return table


def test_rows_make_a_table_between_paragraphs() -> None:
    document = read(r"\pard Before\par" + row("a", "b") + row("c", "d") + r"\pard After\par")
    _, table, _ = document.blocks
    assert isinstance(table, Table)
    assert grid(table) == [["a", "b"], ["c", "d"]]
    assert lines(document) == ["Before", "a", "b", "c", "d", "After"]


def test_a_cell_holds_all_its_paragraphs() -> None:
    table = only_table(row(r"one\par two\par three", "b"))
    assert grid(table) == [["one\ntwo\nthree", "b"]]


def test_columns_line_up_between_rows_of_different_cells() -> None:
    table = only_table(
        row("whole", edges=[6000])
        + row("a", "b", "c", edges=[2000, 4000, 6000])
        + row("wide", "c", edges=[4003, 5999])
        + row("e", "f", "g", "h", edges=[1000, 2000, 4000, 6000])
    )
    assert columns(table) == [[1], [1, 3, 4], [1, 4], [1, 2, 3, 4]]


def test_a_row_that_begins_further_right_begins_in_a_later_column() -> None:
    inset = row("b", edges=[4000]).replace(r"\trleft0", r"\trleft2000")
    assert columns(only_table(row("a", "b") + inset)) == [[1, 2], [2]]


def test_a_cell_merged_across_is_read_once() -> None:
    merged = (
        r"\trowd\clmgf\cellx2000\clmrg\cellx4000\cellx6000\pard\intbl one\cell\cell two\cell\row"
    )
    table = only_table(merged + row("a", "b", "c"))
    assert grid(table) == [["one", "two"], ["a", "b", "c"]]
    assert columns(table) == [[1, 3], [1, 2, 3]]


def test_a_cell_merged_downwards_is_read_once_and_its_place_kept() -> None:
    table = only_table(
        r"\trowd\clvmgf\cellx2000\cellx4000\pard\intbl one\cell a\cell\row"
        r"\trowd\clvmrg\cellx2000\cellx4000\pard\intbl\cell b\cell\row\pard"
    )
    assert grid(table) == [["one", "a"], ["", "b"]]


def test_text_under_a_merged_cell_is_left_out_and_counted() -> None:
    document = read(
        r"\trowd\clvmgf\cellx2000\pard\intbl one\cell\row"
        r"\trowd\clvmrg\cellx2000\pard\intbl under it\cell\row\pard After\par"
    )
    assert lines(document) == ["one", "After"]
    assert [(left.what, left.characters) for left in document.left_out] == [
        ("1 piece of text under a merged cell", 7)
    ]


@pytest.mark.parametrize(
    ("said", "shaded"),
    [
        pytest.param(r"\clcbpat3", True, id="colour"),
        pytest.param(r"\clcbpat4", False, id="white"),
        pytest.param(r"\clcbpat0", False, id="automatic"),
        pytest.param(r"\clcbpat99", False, id="colour that there is not"),
        pytest.param(r"\clshdng1500", True, id="grey pattern"),
        pytest.param(r"\clshdng1500\clcfpat4", False, id="white pattern"),
        pytest.param(r"\clcfpat4\clcbpat3\clshdng10000", False, id="white over all"),
        pytest.param(r"\clcfpat3\clcbpat4\clshdng10000", True, id="colour over all"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_shaded_cell_is_known(said: str, shaded: bool) -> None:
    table = only_table(row("a", "b", cell=said))
    assert [cell.cues.shaded for cell in table.rows[0].cells] == [shaded, shaded]


def test_heading_rows_are_known() -> None:
    table = only_table(row("Who", "When", before=r"\trhdr") + row("Team", "Daily"))
    assert [each.header for each in table.rows] == [True, False]


NESTED = (
    r"\pard\intbl\itap2 in 1\nestcell in 2\nestcell"
    r"{\*\nesttableprops\trowd\cellx500\cellx1000\nestrow}{\nonesttables\par}"
)


def test_a_table_in_a_cell_stands_there() -> None:
    table = only_table(
        r"\trowd\cellx2000\cellx4000\pard\intbl before\par"
        + NESTED
        + NESTED
        + r"\pard\intbl after\cell\pard\intbl second\cell\row\pard"
    )
    first, second = table.rows[0].cells
    (inner,) = tables(first.blocks)
    assert grid(inner) == [["in 1", "in 2"], ["in 1", "in 2"]]
    assert (first.text, second.text) == ("before\nin 1\nin 2\nin 1\nin 2\nafter", "second")
    assert columns(table) == [[1, 2]]


def test_tables_right_after_one_another_are_told_by_their_row_numbers() -> None:
    body = "".join(
        row(text, before=rf"\irow{number}\irowband{number}")
        for text, number in (("a", 0), ("b", 1), ("c", 0), ("d", 1))
    )
    assert [grid(table) for table in tables(read(body).blocks)] == [[["a"], ["b"]], [["c"], ["d"]]]


def test_rows_that_a_program_all_numbers_alike_are_one_table() -> None:
    alike = r"\irow0\irowband0\lastrow"
    assert len(tables(read(row("a", "b", before=alike) * 3).blocks)) == 1
    bar = row("Section 1", edges=[4000], before=alike)
    assert len(tables(read(bar + row("a", "b", before=alike)).blocks)) == 2


def test_a_row_may_be_defined_once_for_the_rows_after_it() -> None:
    body = r"\trowd\cellx2000\cellx4000\intbl a\cell b\cell\row c\cell d\cell\row\pard After\par"
    assert grid(tables(read(body).blocks)[0]) == [["a", "b"], ["c", "d"]]


def test_a_cell_too_many_is_dropped_only_if_empty() -> None:
    defined = r"\trowd\cellx2000\pard\intbl "
    assert grid(only_table(defined + r"a\cell\cell\row")) == [["a"]]
    assert grid(only_table(defined + r"a\cell b\cell\row")) == [["a", "b"]]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(r"\trowd\cellx2000\cellx4000\intbl a\cell b\cell", id="without its end"),
        pytest.param(r"\trowd\cellx2000\intbl a\cell b\row", id="text after the last cell"),
        pytest.param(r"\intbl a\cell b\cell\row", id="without a definition"),
        pytest.param(r"\intbl a\par b\par", id="without a cell"),
        pytest.param(r"\itap9 a\nestcell b\nestcell\nestrow", id="deeper than its row"),
        pytest.param(r"\trowd\cellx0\cellx0\intbl a\cell b\cell\row", id="cells without a width"),
        pytest.param(r"\trowd\cellx900\cellx-9\intbl a\cell b\cell\row", id="edges that go back"),
        pytest.param(r"\trowd\clmrg\cellx9\clmrg\cellx20\intbl a\cell b\cell\row", id="no merge"),
    ],
)
def test_no_text_of_a_broken_table_is_lost(body: str) -> None:
    assert lines(read(body + r"\pard After\par")) == ["a", "b", "After"]
