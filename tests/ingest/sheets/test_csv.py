"""CSV files as Excel and other systems save them, here and abroad."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.ingest import UnreadableFile
from planaudit.ingest.sheets.csv import read_csv
from planaudit.ingest.sheets.model import MOST_COLUMNS, MOST_ROWS

ROWS = [("Cyfeirnod", "What matters"), ("A1", "Cân — “sing”, dance; go\nout"), ("A2", "Siân’s dog")]


def rows_in(content: bytes) -> list[tuple[str, ...]]:
    """Return the cells of every row."""
    return [row.cells for row in read_csv(content).sheets[0].rows]


def written(rows: list[tuple[str, ...]], **dialect: str) -> str:
    """Return a CSV file of `rows`."""
    made = io.StringIO()
    csv.writer(made, **dialect).writerows(rows)  # type: ignore[arg-type]
    return made.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_letters_and_the_mark_between_cells_are_found(encoding: str, delimiter: str) -> None:
    content = written(ROWS, delimiter=delimiter).encode(encoding)
    assert rows_in(content) == ROWS


def test_a_file_that_names_its_mark_is_believed_and_that_line_is_no_row() -> None:
    (sheet,) = read_csv(b"sep=;\r\nWhat, when;Who\r\nSing, dance;Her sister\r\n").sheets
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("What, when", "Who")),
        (2, ("Sing, dance", "Her sister")),
    ]


def test_commas_in_answers_do_not_part_cells_that_tabs_part() -> None:
    content = b"What\tWho\nSing, dance, and walk, slowly\tHer, him\nWalk, sit, and sing\tThem, us\n"
    assert rows_in(content)[1] == ("Sing, dance, and walk, slowly", "Her, him")


def test_rows_keep_the_numbers_the_spreadsheet_shows() -> None:
    (sheet,) = read_csv(b'a,b\n\n,\n"c\nc",d,,\n').sheets
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("a", "b")),
        (4, ("c\nc", "d")),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_row(end: str) -> None:
    assert rows_in(f"a,b{end}c,d{end}".encode()) == [("a", "b"), ("c", "d")]


def test_a_quotation_mark_never_closed_is_refused_and_not_guessed() -> None:
    with pytest.raises(UnreadableFile, match="never closed") as caught:
        read_csv(b'a,b\nc,"She sings.\ne,f\n')
    assert "sings" not in caught.value.reason


def test_quotation_marks_out_of_place_are_read_and_told() -> None:
    (sheet,) = read_csv(b'a,b\nc,"She" sings\n').sheets
    assert sheet.rows[1].cells == ("c", "She sings")
    assert "quotation marks" in sheet.notes[0]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param('P,"He is fine,who\nQ,trains,who\n', id="to the end of the file"),
        pytest.param('P,"He is fine,who\nQ,"trains, tea",who\n', id="to the next cell in marks"),
        pytest.param('P,"She says "tea" is\nnice",who\n', id="round a line break"),
    ],
)
def test_a_mark_never_closed_is_refused_after_a_mark_out_of_place_too(rows: str) -> None:
    loose = 'a,b,c\nO,"She says "I love tea" daily",who\n'
    with pytest.raises(UnreadableFile, match="never closed"):
        read_csv(f"{loose}{rows}R,gardens,who\n".encode())


def test_line_breaks_within_marks_are_read_though_another_row_has_marks_out_of_place() -> None:
    content = (
        'a,b,c\nO,"She says "tea" daily",who\nP,"He ""sings"",\nand 5"" more",who\nQ,5" step,who'
    )
    assert [cells[0] for cells in rows_in(content.encode())] == ["a", "O", "P", "Q"]
    assert rows_in(content.encode())[2:] == [
        ("P", 'He "sings",\nand 5" more', "who"),
        ("Q", '5" step', "who"),
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"a,b\n" * (MOST_ROWS + 2), f"more than {MOST_ROWS:,} rows", id="rows"),
        pytest.param(b"a," * MOST_COLUMNS + b"a\n", f"{MOST_COLUMNS:,} columns", id="columns"),
        pytest.param(b"a,b\n" + b"c" * 200_000 + b",d\n", "as .xlsx", id="a cell without end"),
        pytest.param(b"a,b\n\x00\x01\x02", "not plain text", id="no text"),
    ],
)
def test_what_is_no_table_of_plans_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_csv(content)
    assert says in caught.value.reason


cells = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=6))
def test_every_cell_that_was_written_is_read(table: list[list[str]]) -> None:
    rows = [("Reference", "What matters", "Who"), *map(tuple, table)]
    said = [cell.strip() for row in rows for cell in row if cell.strip()]
    content = written(rows, quoting=csv.QUOTE_ALL).encode("utf-8-sig")  # type: ignore[arg-type]
    assert [cell for row in rows_in(content) for cell in row if cell] == said


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        said = f"{len(read_csv(content).sheets)} sheet"
    except UnreadableFile as refusal:
        said = refusal.reason
    assert said
