"""Pages far taller or fuller of lines than any plan's: graph paper, and web pages in one piece."""

from __future__ import annotations

from planaudit.document import Document, Table
from planaudit.ingest.pdf.bands import next_start
from planaudit.ingest.pdf.grid import Grids, grids_of
from planaudit.ingest.pdf.reader import PdfReader
from tests.ingest.files import raw_file
from tests.ingest.pdf_pages import grid, pdf_of, words_at

MANY = 300  # lines on one page, in tiny print


def read(drawing: str) -> Document:
    """Read a page drawn by hand."""
    return PdfReader().read(raw_file("plan.pdf", pdf_of(drawing)))


def tables(document: Document) -> list[list[list[str]]]:
    """Return the texts of each table, row by row."""
    return [
        [[cell.text for cell in row.cells] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def squared(columns: int, rows: int, *, top: float = 800, side: float = 5) -> str:
    """Draw graph paper."""
    xs = [30 + side * column for column in range(columns + 1)]
    return grid(xs, [top - side * row for row in range(rows + 1)])


def looked_at(count: int) -> tuple[int, list[int]]:
    """Return how many bands are looked at in a run that is no table, and where it was begun."""
    at, looked, begun = 0, 0, []
    while at < count:
        begun.append(at)
        looked += count - at
        at = next_start(at, count, looked)
    return looked, begun


# --- graph paper


def test_graph_paper_is_a_drawing_and_all_words_on_it_are_read() -> None:
    said = [f"reading{number}" for number in range(60)]
    words = "".join(words_at(40, 790 - 12 * at, word, size=8) for at, word in enumerate(said))
    document = read(squared(100, 140) + words)
    assert tables(document) == []
    assert document.shown_text().split() == said
    assert [entry.what for entry in document.left_out] == ["1 drawing"]


def test_a_table_above_graph_paper_stays_a_table() -> None:
    table = grid([50, 200, 400], [820, 800, 780])
    for y, left, right in ((806, "Name", "Mrs T"), (786, "Born", "1941")):
        table += words_at(55, y, left) + words_at(205, y, right)
    document = read(table + squared(105, 140, top=750) + words_at(100, 600, "Weight"))
    assert tables(document) == [[["Name", "Mrs T"], ["Born", "1941"]]]
    assert "Weight" in document.shown_text()
    assert [entry.what for entry in document.left_out] == ["1 drawing"]


def test_a_chart_of_a_thousand_cells_is_a_table_with_each_word_in_its_cell() -> None:
    marks = "".join(words_at(34 + 20 * at, 785 - 20 * at, f"{at}", size=8) for at in range(24))
    (rows,) = tables(read(squared(25, 38, side=20) + marks))
    assert [len(row) for row in rows] == [25] * 38
    assert [rows[at][at] for at in range(24)] == [str(at) for at in range(24)]


def ruled(uprights: int, levels: int) -> Grids:
    """Return the cells of a full grid of lines."""
    across, down = 10.0 * (uprights - 1), 10.0 * (levels - 1)
    return grids_of(
        [
            *((10.0 * at, 0.0, 10.0 * at, down) for at in range(uprights)),
            *((0.0, 10.0 * at, across, 10.0 * at) for at in range(levels)),
        ]
    )


def test_every_cell_of_a_full_grid_is_found() -> None:
    found = ruled(100, 100)
    assert [len(cells) for cells in found.groups] == [99 * 99]
    assert not found.has_drawing


def test_lines_that_cross_more_often_are_a_drawing() -> None:
    assert ruled(100, 101) == Grids(has_drawing=True)


# --- tall pages


def test_two_columns_of_a_very_tall_page_are_no_table_and_lose_no_word() -> None:
    left, right = (
        [f"she would like {side} {number} times" for number in range(MANY)] for side in ("a", "b")
    )
    drawing = "".join(
        words_at(50, 820 - 2.6 * at, a, size=2) + words_at(300, 820 - 2.6 * at, b, size=2)
        for at, (a, b) in enumerate(zip(left, right, strict=True))
    )
    document = read(drawing)
    assert tables(document) == []
    assert document.shown_text().split() == " ".join(left + right).split()


def test_a_table_below_the_columns_of_a_very_tall_page_is_found_whole() -> None:
    drawing = "".join(
        words_at(50, 820 - 2.6 * at, "she would like to go back", size=2)
        + words_at(300, 820 - 2.6 * at, "he would come more often", size=2)
        for at in range(MANY - 50)
    )
    rows = [["Outcome", "Who"], ["Walk", "Physio"], ["Sing", "Choir"], ["Cook", "OT"]]
    for at, (a, b) in enumerate(rows):
        drawing += words_at(50, 150 - 4 * at, a, size=2) + words_at(300, 150 - 4 * at, b, size=2)
    assert tables(read(drawing)) == [rows]


def test_on_an_ordinary_page_a_table_may_begin_with_any_line() -> None:
    assert looked_at(100)[1] == list(range(100))


def test_the_work_for_a_tall_page_grows_as_its_lines_do() -> None:
    assert looked_at(20_000)[0] < 25 * 20_000
