"""Tables that words alone make, however near their columns stand; and prose, which is none."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.document import Document, Table
from planaudit.ingest.pdf.reader import PdfReader
from tests.ingest.files import raw_file
from tests.ingest.pdf_pages import pdf_of, words_at
from tests.ingest.pdf_print import paragraph, table

DATA = Path(__file__).parents[2] / "data/pdf_layout"
SAID = (
    "she would like to go back the choir on Tuesdays with her friend and have more help at home "
    "each morning when daughter is away carer visit check medicines walk shop bus garden lunch "
    "club weekly review phone neighbour kitchen rail bath safe meals a it I"
)
WORDS = SAID.split()
HEADS = ["Outcome", "What we will do", "Who", "By when"]
WHO = ["Megan", "OT", "Physio", "Social worker", "Care agency", "", "GP"]
WHEN = ["June 2025", "1 May", "Weekly", "Now", "", "10 Sept"]
LEADING = 1.25  # sizes of print


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


def sentence(chance: random.Random, least: int, most: int) -> str:
    """Return some words, of which only the first has a capital letter."""
    text = " ".join(chance.choices(WORDS, k=chance.randint(least, most)))
    return text[0].upper() + text[1:].lower()


def rows_of(chance: random.Random) -> list[list[str]]:
    """Return the rows of a plan's table with two to four columns."""
    columns = chance.randint(2, 4)
    rows = [HEADS[:columns]]
    for _ in range(chance.randint(3, 6)):
        row = [sentence(chance, 2, 6), sentence(chance, 3, 14)]
        row += [chance.choice(WHO), chance.choice(WHEN)]
        rows.append(row[:columns])
    return rows


# --- tables


@pytest.mark.parametrize("gap", [3, 4, 6, 10])
def test_columns_a_few_points_apart_come_back_cell_for_cell(gap: float) -> None:
    right = 0
    for seed in range(10):
        chance = random.Random(seed)
        rows, size = rows_of(chance), chance.choice([8, 9, 10, 11, 12])
        rooms = [100.0, 150.0, 80.0, 60.0][: len(rows[0])]
        above = paragraph(50, 780, sentence(chance, 40, 60), 400, size, justified=False)
        drawing, y = table(50, 640, rows, rooms, size, gap=gap, between=4)
        below = paragraph(50, y - 10, sentence(chance, 40, 60), 400, size, justified=seed % 2 == 0)
        right += tables(read(above + drawing + below)) == [rows]
    assert right >= 9


@pytest.mark.parametrize("name", ["chromium_near_columns", "libreoffice_near_columns"])
def test_a_printed_table_whose_columns_stand_near_each_other_keeps_them(name: str) -> None:
    document = PdfReader().read(raw_file(name, (DATA / f"{name}.pdf").read_bytes()))
    assert tables(document) == [
        [
            ["Outcome", "Action", "Who", "By when"],
            [
                "To walk to the club",
                "Physio to come each week for six weeks",
                "Physio",
                "June 2025",
            ],
            ["To sing in the choir again", "Ask for a lift", "", "May 2025"],
            ["To cook", "Look at the kitchen", "OT", ""],
        ]
    ]


def test_a_column_is_found_where_most_of_its_cells_are_empty() -> None:
    drawing = ""
    rows = [("Need", "Action", "Who", "When"), ("Walk", "", "OT", "May"), ("Sing", "", "", "June")]
    for y, row in zip((780, 760, 740), rows, strict=True):
        for x, text in zip((50, 150, 250, 350), row, strict=True):
            drawing += words_at(x, y, text) if text else ""
    assert tables(read(drawing)) == [[list(row) for row in rows]]


def test_a_line_of_prose_above_or_below_is_no_row_though_a_word_begins_where_a_column_does() -> (
    None
):
    drawing, y = table(
        50, 700, [HEADS[:2], ["Walk", "Bus"], ["Sing", "Choir"]], [100, 100], 10, gap=4, between=4
    )
    beside = words_at(50, 714, "She sings in the choir") + words_at(154, 714, "so then")
    below = words_at(50, y, "She sings in the choir") + words_at(154, y, "so then it is for")
    after = words_at(50, y - 12.5, "her to say which of the choirs she would rather sing in now.")
    (found,) = tables(read(beside + drawing + below + after))
    assert found == [HEADS[:2], ["Walk", "Bus"], ["Sing", "Choir"]]


# --- prose

SENTENCES = st.lists(st.sampled_from(WORDS), min_size=8, max_size=70).map(" ".join)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    texts=st.lists(SENTENCES, min_size=2, max_size=6),
    room=st.integers(min_value=90, max_value=480),
    size=st.integers(min_value=8, max_value=12),
    justified=st.booleans(),
)
def test_paragraphs_are_no_table_in_whatever_width_they_are_set(
    texts: list[str], room: int, size: int, *, justified: bool
) -> None:
    drawing, y = "", 800.0
    for text in texts:
        drawing += paragraph(50, y, f"{text.capitalize()}.", room, size, justified=justified)
        y -= 120
    assert tables(read(drawing)) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["12 Example Street", "Llanfair", "Sir Gaerfyrddin"],
        ["Name: ____________ Date: ________", "Signed: __________ Date: ________"],
        ["1. She would like to go out", "2. She would like to sing", "3. He would like a dog"],
        ["The choir sang at night", "and the moon was bright", "over the hill and the bay"],
    ],
    ids=["address", "lines to sign on", "numbered list", "poem"],
)
def test_short_lines_are_no_table(lines: list[str]) -> None:
    drawing = "".join(words_at(50, 780 - 13 * at, line) for at, line in enumerate(lines))
    assert tables(read(drawing)) == []


# --- hostile pages


@pytest.mark.parametrize("first", ["a", "__", "1."], ids=["letters", "blanks", "numbers"])
def test_a_page_of_nothing_but_columns_is_read_in_a_few_seconds(first: str) -> None:
    drawing = "".join(
        words_at(5 + 10 * x, 5 + 6 * y, "a" if x else first, size=3)
        for y in range(138)
        for x in range(58)
    )
    start = time.process_time()
    assert read(drawing).shown_text().count("a") >= 138 * 57
    assert time.process_time() - start < 20
