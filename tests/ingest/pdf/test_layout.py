"""Layouts that browsers, LibreOffice and case-management systems print: tables and columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from planaudit.document import Document, Kind, Table, TextBlock, text_blocks
from planaudit.ingest.pdf.reader import PdfReader
from tests.ingest.files import raw_file
from tests.ingest.pdf_pages import grid, pdf_of, words_at

DATA = Path(__file__).parents[2] / "data/pdf_layout"
HEAD = ["Need", "What we will do", "Who", "By when"]
FIRSTS = ["Need", "Washing", "Shopping", "Company in the week", "Falls"]
LASTS = ["By when", "1 May", "Now", "June", "10 May"]
LONGEST = "Agency to call each morning and lay out clothes that he has chosen the night before"


def printed(name: str) -> Document:
    """Read one of the printed files."""
    return PdfReader().read(raw_file(name, (DATA / f"{name}.pdf").read_bytes()))


def drawn(*pages: str, turn: int = 0) -> Document:
    """Read a PDF drawn by hand."""
    return PdfReader().read(raw_file("plan.pdf", pdf_of(*pages, turn=turn)))


def tables(document: Document) -> list[list[list[str]]]:
    """Return the texts of each table outside tables, row by row."""
    return [
        [[cell.text for cell in row.cells] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def texts(document: Document) -> list[str]:
    """Return the body's blocks outside tables as text."""
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


# --- tables without upright lines


@pytest.mark.parametrize(
    "name",
    [
        "chromium_rules_rows",
        "chromium_rules_head_foot",
        "chromium_no_lines",
        "chromium_stripes",
        "chromium_stripes_spaced",
        "libreoffice_rules_inner",
        "libreoffice_none",
        "libreoffice_frame_rows",
        "libreoffice_stripes_both",
    ],
)
def test_a_table_is_found_however_little_of_it_is_drawn(name: str) -> None:
    document = printed(name)
    (table,) = tables(document)
    assert table[0] == HEAD
    assert [row[0] for row in table] == FIRSTS
    assert [row[-1] for row in table] == LASTS
    assert table[1][1] == LONGEST
    assert texts(document)[-1].endswith("than the stairs do.")


def test_stripes_are_known_from_the_rows_between_them() -> None:
    (table,) = (b for b in printed("chromium_stripes").blocks if isinstance(b, Table))
    assert [row.cells[0].cues.shaded for row in table.rows] == [False, True, False, True, False]


@pytest.mark.parametrize(
    "name", ["chromium_labels_grid", "libreoffice_labels_shaded", "libreoffice_labels_tabs"]
)
def test_labels_with_answers_beside_them_are_a_table_of_two_columns(name: str) -> None:
    (table,) = tables(printed(name))
    assert [(label.rstrip(":"), answer) for label, answer in table] == [
        ("Name", "Mrs T"),
        ("Born", "1941"),
        ("Address", "12 Example Street, Llanfair"),
        ("GP", "Dr Rees, The Surgery"),
        ("Date of assessment", "4 May 2024"),
    ]


def test_answers_of_many_lines_stay_beside_their_labels() -> None:
    (table,) = tables(printed("libreoffice_labels_hanging"))
    assert [row[0] for row in table] == [
        "Name:",
        "Date of birth:",
        "What matters to me:",
        "Strengths:",
    ]
    assert "\n" not in table[2][1]


def test_two_aligned_labels_with_colons_are_a_table_and_two_lines_of_prose_are_not() -> None:
    labels = words_at(50, 780, "Name:") + words_at(150, 780, "Mrs T")
    labels += words_at(50, 766, "Born:") + words_at(150, 766, "1941")
    assert tables(drawn(labels)) == [[["Name:", "Mrs T"], ["Born:", "1941"]]]
    prose = words_at(50, 780, "She walks to the shop.") + words_at(50, 766, "She walks back.")
    assert tables(drawn(prose)) == []


def test_the_second_line_of_the_last_row_stays_in_its_cell() -> None:
    rows = [("What matters", "Who"), ("To see Ann", "Team"), ("To sing in the", "Choir")]
    drawing = ""
    for y, (left, right) in zip((780, 764, 748), rows, strict=True):
        drawing += words_at(50, y, left) + words_at(200, y, right)
    after = words_at(50, 690, "She goes to the shop on the corner most days.")
    (table,) = tables(drawn(drawing + words_at(50, 736, "choir again") + after))
    assert table[-1] == ["To sing in the\nchoir again", "Choir"]


@pytest.mark.parametrize("name", ["chromium_tick_grid", "chromium_sign"])
def test_tick_boxes_and_lines_to_sign_on_are_no_table(name: str) -> None:
    assert tables(printed(name)) == []


def test_rules_between_paragraphs_are_no_table() -> None:
    drawing = "".join(f"0 G 0.5 w 50 {y} m 545 {y} l S\n" for y in (770, 730, 690))
    for y in (750, 710, 670):
        drawing += words_at(50, y, "She would like to go back to the choir that she sang in once.")
    assert tables(drawn(drawing)) == []


def test_an_underlined_line_is_no_rule() -> None:
    drawing = words_at(50, 780, "Name Mrs T") + "0 G 0.5 w 50 778.5 m 100 778.5 l S\n"
    drawing += words_at(50, 760, "Born 1941") + "50 758.5 m 100 758.5 l S\n"
    assert tables(drawn(drawing)) == []


@pytest.mark.parametrize("count", [2, 3])
def test_a_table_with_level_lines_goes_on_over_pages_and_footers(count: int) -> None:
    def page(number: int, rows: list[tuple[str, str]]) -> str:
        made = words_at(50, 815, "Council plan") + words_at(50, 20, f"Page {number}")
        for at, (need, what) in enumerate([("Need", "Action"), *rows]):
            y = 770 - 40 * at
            made += words_at(50, y, need, bold=at == 0) + words_at(200, y, what, bold=at == 0)
            made += f"0 G 0.5 w 45 {y - 8} m 545 {y - 8} l S\n"
        return made

    rows = [[(f"Need {n}{c}", f"Action {n}{c}") for c in "abc"] for n in "xyz"[:count]]
    document = drawn(*(page(number, own) for number, own in enumerate(rows, 1)))
    (table,) = tables(document)
    assert table == [["Need", "Action"], *(list(row) for own in rows for row in own)]
    assert [block.text for block in document.headers] == ["Council plan"]
    assert [block.text for block in document.footers] == ["Page 1"]


def test_a_cell_without_upright_lines_goes_on_over_whole_pages() -> None:
    document = printed("chromium_long_rules")
    (table,) = tables(document)
    assert [row[0] for row in table] == [
        "Need",
        *(f"Need {number}" for number in range(16)),
        "Very long",
        "Last",
    ]
    assert "\n" not in table[17][1]
    assert table[17][1].count("lunch club") == 40


# --- columns of prose


@pytest.mark.parametrize("name", ["chromium_news3", "chromium_news_table", "libreoffice_news"])
def test_columns_of_prose_are_read_one_by_one_and_are_no_table(name: str) -> None:
    document = printed(name)
    assert tables(document) == []
    paragraphs = texts(document)[1:]
    assert all(text[0].isupper() and text.endswith(".") for text in paragraphs)


def test_columns_drawn_line_by_line_are_read_column_by_column() -> None:
    left = [
        "She would like to go back to",
        "the choir that she sang in",
        "for twenty years and see",
    ]
    left += ["her friends there again on", "Tuesdays."]
    right = [
        "He rings each evening and",
        "visits at weekends when the",
        "trains are running, and he",
    ]
    right += ["would come more often if he", "could."]
    drawing = "".join(
        words_at(50, 780 - 12 * at, a) + words_at(300, 780 - 12 * at, b)
        for at, (a, b) in enumerate(zip(left, right, strict=True))
    )
    assert texts(drawn(drawing)) == [" ".join(left), " ".join(right)]


# --- labels and choices


def test_a_bold_label_and_its_answer_in_one_cell_are_two_blocks() -> None:
    table = next(b for b in printed("chromium_bold_label").blocks if isinstance(b, Table))
    label, answer = table.rows[0].cells[0].blocks
    assert isinstance(label, TextBlock)
    assert isinstance(answer, TextBlock)
    assert (label.text, answer.text) == ("Name:", "Mrs T")
    assert (label.cues.bold, answer.cues.bold) == (True, False)
    assert len(table.rows[1].cells[1].blocks) == 1


def test_unfilled_places_of_a_printed_form_leave_empty_answers() -> None:
    document = printed("chromium_placeholders")
    assert tables(document) == [[["Review", ""], ["Type", ""]]]
    assert "Click or tap" not in document.shown_text()
    (entry,) = document.left_out
    assert entry.what == "3 unfilled places"


@pytest.mark.parametrize("name", ["chromium_choices", "libreoffice_labels_choices"])
def test_a_choice_struck_out_or_highlighted_is_tick_boxes(name: str) -> None:
    blocks = [b for b in text_blocks(printed(name).blocks) if b.kind is Kind.TICK_BOX]
    assert (blocks[0].text, blocks[0].ticked) == ("Yes", True)
    assert {block.ticked for block in blocks} == {True, False}


def test_one_of_two_words_that_a_slash_joins_may_be_struck_out() -> None:
    drawing = words_at(50, 780, "Yes/No") + "0 G 0.6 w 71 783.3 m 82.5 783.3 l S\n"
    boxes = [(b.text, b.ticked) for b in text_blocks(drawn(drawing).blocks)]
    assert boxes == [("Yes", True), ("No", False)]


# --- print on its side, headers that differ


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("matrix", ["0 1 -1 0 595 0", "0 -1 1 0 0 842", "-1 0 0 -1 595 842"])
def test_a_page_on_its_side_is_read_as_if_it_were_turned(matrix: str, turn: int) -> None:
    body = words_at(50, 500, "Her plan") + grid([50, 200, 400], [470, 440, 410])
    for x, y, text in ((55, 450, "Name"), (205, 450, "Mrs T"), (55, 420, "Born")):
        body += words_at(x, y, text)
    document = drawn(f"q {matrix} cm\n{body}Q", turn=turn)
    assert texts(document) == ["Her plan"]
    assert tables(document) == [[["Name", "Mrs T"], ["Born", ""]]]


def test_words_on_their_side_in_a_cell_keep_their_spaces() -> None:
    (table,) = tables(printed("chromium_rotated"))
    assert table[0][0] == "Being heard"


@pytest.mark.parametrize(
    ("name", "headers", "footers"),
    [
        (
            "libreoffice_first_page",
            ["Letterhead of the council", "Running header OFFICIAL"],
            ["First foot", "Page 2"],
        ),
        (
            "libreoffice_odd_even",
            ["Odd header", "Even header"],
            ["1", "Plan of care 2", "Plan of care 4", "Plan of care 6"],
        ),
    ],
)
def test_headers_and_footers_that_differ_by_page_stand_apart(
    name: str, headers: list[str], footers: list[str]
) -> None:
    document = printed(name)
    assert [block.text for block in document.headers] == headers
    assert [block.text for block in document.footers] == footers


def test_words_that_come_again_and_again_in_the_body_are_no_header() -> None:
    line = "She goes to the lunch club every Tuesday and would like to go on Fridays too, if"
    page = "".join(words_at(50, 780 - 12 * at, line) for at in range(60))
    document = drawn(page, page)
    assert (document.headers, document.footers) == ((), ())


def test_a_paragraph_over_two_page_ends_is_one() -> None:
    first, *_ = texts(printed("libreoffice_long_para"))
    assert len(first.split()) == 1500
