"""The PDF reader: what it finds in real plans, and in small pages made here."""

from __future__ import annotations

import contextlib
import io
import re
from collections import Counter
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.document import Document, Kind, Table, TextBlock, text_blocks
from planaudit.ingest.interface import UnreadableFile
from planaudit.ingest.marks import TICKED_GLYPHS, UNTICKED_GLYPHS, fold_white_space
from planaudit.ingest.pdf.reader import PdfReader
from tests.ingest.files import raw_file
from tests.ingest.pdf_pages import SPECIMENS, grid, pdf_of, words_at

ROOT = Path(__file__).parents[3]


def read(content: bytes) -> Document:
    """Read the bytes of a PDF."""
    return PdfReader().read(raw_file("plan.pdf", content))


def tables(document: Document) -> list[Table]:
    """Return the tables of the body."""
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(document: Document) -> list[str]:
    """Return the body's blocks outside tables as text."""
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def grid_texts(table: Table) -> list[list[str]]:
    """Return the text of a table, row by row."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def counted(text: str) -> Counter[str]:
    """Count words without white space between letters counting, nor tick boxes."""
    return Counter(re.findall(r"\w+", fold_white_space(text)))


# --- the specimens


def test_there_are_specimens_of_every_house_style() -> None:
    assert {path.name[0] for path in SPECIMENS} >= {"A", "B", "C", "G"}


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
def test_no_word_of_a_specimen_is_lost_or_made_up(path: Path) -> None:
    document = read(path.read_bytes())
    file = pypdfium2.PdfDocument(path)
    drawn = counted(" ".join(page.get_textpage().get_text_range() for page in file))
    shown = counted(document.shown_text())
    repeated = counted(" ".join(block.text for block in (*document.headers, *document.footers)))
    labels = counted(" ".join(b.text for b in text_blocks(document.blocks) if b.ticked is not None))
    assert shown - drawn - labels == Counter()  # a box alone in its cell repeats its head
    assert set(drawn - shown) <= {*repeated, "x"}  # an x in a cell of choices is a tick


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
def test_every_tick_box_of_a_specimen_is_found(path: Path) -> None:
    file = pypdfium2.PdfDocument(path)
    drawn = " ".join(page.get_textpage().get_text_range() for page in file)
    document = read(path.read_bytes())
    ticks = [block.ticked for block in text_blocks(document.blocks)]
    letters_for_ticks = counted(drawn)["x"] - counted(document.shown_text())["x"]
    assert ticks.count(True) == sum(drawn.count(m) for m in TICKED_GLYPHS) + letters_for_ticks
    assert ticks.count(False) == sum(drawn.count(mark) for mark in UNTICKED_GLYPHS)


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
def test_the_header_and_footer_of_a_specimen_stand_apart(path: Path) -> None:
    document = read(path.read_bytes())
    assert [block.text for block in document.headers] == ["OFFICIAL - SENSITIVE (when complete)"]
    assert len(document.footers) == 1
    assert document.footers[0].text.startswith("Form ")


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
def test_no_cell_of_a_specimen_is_left_cut_by_a_page(path: Path) -> None:
    for table in tables(read(path.read_bytes())):
        for row in table.rows[1:]:
            assert row.cells[0].blocks or not any(cell.blocks for cell in row.cells)


@pytest.mark.parametrize("path", SPECIMENS[:1], ids=lambda path: path.stem)
def test_reading_twice_gives_the_same_document(path: Path) -> None:
    assert read(path.read_bytes()) == read(path.read_bytes())


# --- paragraphs, headings, lists, tick boxes


def test_wrapped_lines_make_one_paragraph_and_a_gap_begins_another() -> None:
    document = read(
        pdf_of(
            words_at(
                50, 780, "She would like to go back to the choir that she sang in for " + "x" * 30
            )
            + words_at(50, 768, "twenty years and see her friends.")
            + words_at(50, 738, "Her son agrees.")
        )
    )
    assert [text.endswith(("friends.", "agrees.")) for text in texts(document)] == [True, True]


def test_a_change_from_bold_to_plain_begins_a_paragraph_without_being_a_heading() -> None:
    document = read(
        pdf_of(
            words_at(50, 780, "What matters to you?", bold=True)
            + words_at(50, 768, "Being at home with the dog and the garden.")
        )
    )
    prompt, answer = document.blocks
    assert isinstance(prompt, TextBlock)
    assert isinstance(answer, TextBlock)
    assert (prompt.kind, prompt.cues.bold, answer.cues.bold) == (Kind.PARAGRAPH, True, False)
    assert prompt.cues.size == 10


def test_larger_bold_lines_are_headings_with_levels_by_size() -> None:
    drawing = (
        words_at(50, 790, "Care and support plan", size=18, bold=True)
        + words_at(50, 760, "Part one", size=13, bold=True)
        + words_at(50, 740, "Plain words of the body of the plan, of which there are many more.")
    )
    blocks = [block for block in read(pdf_of(drawing)).blocks if isinstance(block, TextBlock)]
    assert [(block.kind, block.level) for block in blocks] == [
        (Kind.HEADING, 1),
        (Kind.HEADING, 2),
        (Kind.PARAGRAPH, None),
    ]


def test_bullets_make_list_items() -> None:
    drawing = words_at(50, 780, "\u2022") + words_at(68, 780, "Ring the family")
    drawing += words_at(50, 768, "\u2022") + words_at(68, 768, "Order the rail")
    document = read(pdf_of(drawing))
    assert texts(document) == ["Ring the family", "Order the rail"]
    assert {block.kind for block in text_blocks(document.blocks)} == {Kind.LIST_ITEM}


def test_an_o_that_a_gap_sets_off_is_a_bullet_and_a_word_of_welsh_is_none() -> None:
    drawn = words_at(60, 700, "o") + words_at(78, 700, "ring the family")
    document = read(pdf_of(drawn + words_at(60, 650, "o leiaf ddwywaith")))
    assert [(block.kind, block.text) for block in text_blocks(document.blocks)] == [
        (Kind.LIST_ITEM, "ring the family"),
        (Kind.PARAGRAPH, "o leiaf ddwywaith"),
    ]


def test_boxes_drawn_as_shapes_are_tick_boxes() -> None:
    drawing = "0 G 0.5 w 50 780 9 9 re S 50 760 9 9 re S 51 761 m 58 768 l S 51 768 m 58 761 l S\n"
    drawing += words_at(66, 781, "Offered") + words_at(66, 761, "Declined")
    blocks = list(text_blocks(read(pdf_of(drawing)).blocks))
    assert [(block.kind, block.text, block.ticked) for block in blocks] == [
        (Kind.TICK_BOX, "Offered", False),
        (Kind.TICK_BOX, "Declined", True),
    ]


def test_a_paragraph_that_runs_over_a_page_is_one() -> None:
    document = read(
        pdf_of(
            words_at(50, 60, "He said that he would rather stay in the house where he was"),
            words_at(50, 780, "born than move anywhere else."),
        )
    )
    (text,) = texts(document)
    assert text.endswith("where he was born than move anywhere else.")


def test_words_of_a_turned_page_read_as_they_are_shown() -> None:
    drawing = "q 0 1 -1 0 595 0 cm\n" + words_at(50, 500, "Shown level") + "Q"
    assert texts(read(pdf_of(drawing, turn=90))) == ["Shown level"]


# --- tables


def test_a_table_has_rows_and_cells_and_knows_which_are_shaded() -> None:
    drawing = grid([50, 200, 500], [780, 750, 720], fills={(0, 0): "0.9 g", (1, 1): "1 g"})
    drawing += words_at(55, 760, "Name", bold=True) + words_at(205, 760, "Mrs D")
    drawing += words_at(55, 730, "Age", bold=True) + words_at(205, 730, "79")
    (table,) = tables(read(pdf_of(drawing)))
    assert grid_texts(table) == [["Name", "Mrs D"], ["Age", "79"]]
    shades = [[cell.cues.shaded for cell in row.cells] for row in table.rows]
    assert shades == [[True, False], [False, False]]
    assert table.rows[1].cells[1].place.describe() == "page 1, table 1, row 2, column 2"


def _line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"0 G 0.5 w {x0} {y0} m {x1} {y1} l S\n"


def _placed(drawing: str, rows: dict[float, dict[float, str]]) -> list[list[tuple[int, str]]]:
    """Return the column and the text of each cell; `rows` holds words by the line's y, and x."""
    drawing += "".join(words_at(x, y, text) for y, row in rows.items() for x, text in row.items())
    (table,) = tables(read(pdf_of(drawing)))
    return [
        [(cell.place.column or 0, "(covered)" if cell.covered else cell.text) for cell in row.cells]
        for row in table.rows
    ]


def test_beside_a_cell_merged_downwards_the_others_keep_their_columns() -> None:
    drawing = "".join(_line(x, 780, x, 700) for x in (50, 200, 350, 500))
    drawing += "".join(_line(50, y, 500, y) for y in (780, 760, 720, 700))
    drawing += _line(200, 740, 500, 740)
    rows = {
        766.0: {55.0: "Outcome", 205.0: "Action", 355.0: "Who"},
        746.0: {55.0: "Stay at home", 205.0: "Fit rail", 355.0: "OT"},
        726.0: {205.0: "Order key safe", 355.0: "SW"},
        706.0: {55.0: "See friends", 205.0: "Bus pass"},
    }
    assert _placed(drawing, rows) == [
        [(1, "Outcome"), (2, "Action"), (3, "Who")],
        [(1, "Stay at home"), (2, "Fit rail"), (3, "OT")],
        [(1, "(covered)"), (2, "Order key safe"), (3, "SW")],
        [(1, "See friends"), (2, "Bus pass"), (3, "")],
    ]


def test_after_a_cell_merged_across_the_others_keep_their_columns() -> None:
    drawing = "".join(_line(x, 780, x, 720) for x in (50, 200, 400, 500))
    drawing += _line(300, 760, 300, 720)
    drawing += "".join(_line(50, y, 500, y) for y in (780, 740, 720)) + _line(200, 760, 400, 760)
    rows = {
        766.0: {55.0: "Need", 205.0: "Support now", 405.0: "Notes"},
        746.0: {205.0: "Who", 305.0: "How often"},
        726.0: {55.0: "Meals", 205.0: "Son", 305.0: "Daily", 405.0: "Lunch"},
    }
    assert _placed(drawing, rows) == [
        [(1, "Need"), (2, "Support now"), (4, "Notes")],
        [(1, "(covered)"), (2, "Who"), (3, "How often"), (4, "(covered)")],
        [(1, "Meals"), (2, "Son"), (3, "Daily"), (4, "Lunch")],
    ]


@pytest.mark.parametrize("first_page_rows", [1, 2])
def test_a_cell_merged_downwards_that_a_page_cuts_covers_the_rows_on_both_pages(
    first_page_rows: int,
) -> None:
    def merged_rows(count: int, *, named: bool) -> str:
        bottom = 100 - 20 * count
        drawing = "".join(_line(x, 100, x, bottom) for x in (50, 200, 350, 500))
        drawing += _line(50, 100, 500, 100) + _line(50, bottom, 500, bottom)
        drawing += "".join(_line(200, 100 - 20 * at, 500, 100 - 20 * at) for at in range(1, count))
        for at in range(count):
            drawing += words_at(205, 86 - 20 * at, "Ring.") + words_at(355, 86 - 20 * at, "SW.")
        return drawing + (words_at(55, 86, "To sing.") if named else "")

    upper = merged_rows(first_page_rows, named=True)
    lower = merged_rows(3 - first_page_rows + 1, named=False)
    raised = [f"q 1 0 0 1 0 {up} cm {part} Q" for up, part in ((0, upper), (680, lower))]
    (table,) = tables(read(pdf_of(*raised)))
    assert [[cell.covered for cell in row.cells] for row in table.rows] == [
        [False, False, False],
        *[[True, False, False]] * 3,
    ]
    assert grid_texts(table)[0] == ["To sing.", "Ring.", "SW."]


def test_a_title_bar_that_touches_a_table_is_a_table_of_its_own() -> None:
    drawing = grid([50, 500], [780, 760], fills={(0, 0): "0.2 g"})
    drawing += grid([50, 200, 500], [760, 740])
    drawing += words_at(55, 765, "Section 1") + words_at(55, 745, "Name")
    drawing += words_at(205, 745, "Mr P")
    assert [grid_texts(table) for table in tables(read(pdf_of(drawing)))] == [
        [["Section 1"]],
        [["Name", "Mr P"]],
    ]


def test_an_empty_box_to_write_in_is_a_table_with_an_empty_cell() -> None:
    drawing = words_at(50, 785, "Strengths", bold=True) + grid([50, 500], [780, 740])
    (table,) = tables(read(pdf_of(drawing)))
    assert grid_texts(table) == [[""]]


@pytest.mark.parametrize("columns", [[50.0, 200.0, 350.0, 500.0], [50.0, 200.0, 500.0]])
@pytest.mark.parametrize("merged", [1, 2])
def test_rows_of_merged_cells_inside_a_grid_do_not_part_it(
    columns: list[float], merged: int
) -> None:
    count, end = len(columns) - 1, 740 - 20 * merged
    drawing = grid(columns, [780, 760, 740], fills={(0, at): "0.9 g" for at in range(count)})
    drawing += grid([50, 500], [740.0 - 20 * at for at in range(merged + 1)])
    drawing += grid(columns, [end, end - 20])
    rows = [["Outcome", "Who", "When"], ["Walk", "OT", "May"]]
    rows += [["Comment"]] * merged + [["Sing", "Son", "Now"]]
    for at, row in enumerate(rows):
        for x, text in zip(columns, row[:count], strict=False):
            drawing += words_at(x + 5, 765 - 20 * at, text)
    (table,) = tables(read(pdf_of(drawing)))
    assert grid_texts(table) == [row[:count] for row in rows]


def test_a_grid_with_a_heading_row_of_its_own_under_a_bar_is_a_new_table() -> None:
    columns = [50.0, 200.0, 350.0, 500.0]
    head = {(0, at): "0.9 g" for at in range(3)}
    drawing = grid(columns, [780, 760, 740], fills=head) + grid([50, 500], [740, 720])
    drawing += grid(columns, [720, 700, 680], fills=head)
    for y, text in zip((765, 745, 725, 705, 685), "abcde", strict=True):
        drawing += words_at(55, y, text)
    assert len(tables(read(pdf_of(drawing)))) == 3


def test_a_single_bar_alone_is_a_table() -> None:
    drawing = grid([50, 500], [780, 760], fills={(0, 0): "0.2 g"}) + words_at(55, 765, "Section 1")
    assert [grid_texts(table) for table in tables(read(pdf_of(drawing)))] == [[["Section 1"]]]


HEAD = ["Need", "Who"]


def _page_of_rows(top: float, rows: list[list[str]]) -> str:
    ys = [top - 30 * number for number in range(len(rows) + 1)]
    drawing = grid([50, 200, 500], ys)
    for y, row in zip(ys, rows, strict=False):
        for x, text in zip((55, 205), row, strict=True):
            drawing += words_at(x, y - 15, text, bold=row == HEAD)
    return drawing


def test_a_table_over_a_page_is_one_and_its_repeated_heading_row_appears_once() -> None:
    first = _page_of_rows(120, [HEAD, ["Washing", "Agency"]])
    second = _page_of_rows(800, [HEAD, ["Shopping", "Son"]])
    (table,) = tables(read(pdf_of(first, second)))
    assert grid_texts(table) == [HEAD, ["Washing", "Agency"], ["Shopping", "Son"]]
    assert [row.header for row in table.rows] == [True, False, False]


def test_a_row_that_comes_again_in_a_log_without_heads_is_kept() -> None:
    visit = ["Monday", "Carer, 30 minutes"]
    first = _page_of_rows(120, [visit, ["Tuesday", "Day centre"]])
    second = _page_of_rows(800, [visit, ["Friday", "Sister"]])
    (table,) = tables(read(pdf_of(first, second)))
    assert grid_texts(table) == [visit, ["Tuesday", "Day centre"], visit, ["Friday", "Sister"]]
    assert not any(row.header for row in table.rows)


@pytest.mark.parametrize("corners", [(0, 842, 595, 0), (595, 0, 0, 842), (595, 842, 0, 0)])
def test_a_page_s_box_may_be_given_by_any_two_opposite_corners(
    corners: tuple[int, int, int, int],
) -> None:
    whole = pdf_of(words_at(60, 700, "She sings."))
    assert texts(read(whole.replace(b"[ 0.0 0.0 595 842 ]", b"[ %d %d %d %d ]" % corners))) == [
        "She sings."
    ]


def test_a_hyphen_that_hangs_before_and_is_parted_from_it() -> None:
    first = "We all met at his home on Tuesday morning and agreed what we would do about his short-"
    after = "and long-term goals, and who will help him."
    drawing = words_at(60, 700, first, size=11) + words_at(60, 686, after, size=11)
    assert texts(read(pdf_of(drawing))) == [f"{first} {after}"]


def test_a_row_over_a_page_is_one_with_the_words_of_its_cells_joined() -> None:
    first = _page_of_rows(120, [HEAD, ["Washing", "Agency to call each morning and"]])
    second = _page_of_rows(800, [["", "lay out clothes."], ["Shopping", "Son"]])
    (table,) = tables(read(pdf_of(first, second)))
    assert grid_texts(table) == [
        HEAD,
        ["Washing", "Agency to call each morning and lay out clothes."],
        ["Shopping", "Son"],
    ]


def test_a_table_with_other_columns_on_the_next_page_is_another_table() -> None:
    first = _page_of_rows(120, [HEAD, ["Washing", "Agency"]])
    second = grid([50, 300, 500], [800, 770]) + words_at(55, 785, "Score")
    assert len(tables(read(pdf_of(first, second)))) == 2


def test_a_table_cut_open_by_the_page_keeps_its_last_row() -> None:
    drawing = "0 G 0.5 w 50 90 m 500 90 l S 50 60 m 500 60 l S\n"
    drawing += "50 90 m 50 30 l S 200 90 m 200 30 l S 500 90 m 500 30 l S\n"
    drawing += words_at(55, 70, "Need") + words_at(55, 40, "Washing") + words_at(205, 40, "Agency")
    (table,) = tables(read(pdf_of(drawing)))
    assert grid_texts(table) == [["Need", ""], ["Washing", "Agency"]]


def test_ruling_lines_may_be_thin_painted_rectangles_as_word_paints_them() -> None:
    drawing = "0 g\n"
    for y in (780, 750, 720):
        drawing += f"50 {y} 0.5 0.5 re f 50.5 {y} 149.5 0.5 re f 200.5 {y} 299.5 0.5 re f\n"
    for x in (50, 200, 500):
        drawing += f"{x} 750.5 0.5 29.5 re f {x} 720.5 0.5 29.5 re f\n"
    drawing += words_at(55, 760, "Name") + words_at(205, 760, "Mrs D") + words_at(55, 730, "Age")
    (table,) = tables(read(pdf_of(drawing)))
    assert grid_texts(table) == [["Name", "Mrs D"], ["Age", ""]]


def test_shaded_cells_without_ruling_lines_make_a_table() -> None:
    drawing = "0.9 g 50 750 150 30 re f 200 750 300 30 re f 50 720 150 30 re f\n"
    drawing += "0.95 g 200 720 300 30 re f\n"
    drawing += words_at(55, 760, "Name") + words_at(205, 760, "Mrs D")
    drawing += words_at(55, 730, "Age") + words_at(205, 730, "79")
    (table,) = tables(read(pdf_of(drawing)))
    assert grid_texts(table) == [["Name", "Mrs D"], ["Age", "79"]]


def test_a_highlighted_word_is_no_table() -> None:
    drawing = "1 1 0 rg 70 777 21.5 12 re f\n" + words_at(50, 780, "She likes going out.")
    assert texts(read(pdf_of(drawing))) == ["She likes going out."]


# --- headers and footers


def test_what_stands_on_most_pages_is_a_header_or_a_footer() -> None:
    pages = [
        words_at(50, 810, "Council plan")
        + words_at(50, 700, f"Body {word}.")
        + words_at(50, 30, f"Page {number}")
        for number, word in enumerate(("one", "two", "three"), 1)
    ]
    document = read(pdf_of(*pages))
    assert [block.text for block in document.headers] == ["Council plan"]
    assert [block.text for block in document.footers] == ["Page 1"]
    assert texts(document) == ["Body one.", "Body two.", "Body three."]


# --- files that cannot be read


@pytest.mark.parametrize("content", [b"", b"  \n", b"not a pdf", b"%PDF-1.4\n%%EOF"])
def test_damaged_files_fail_with_something_to_do(content: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(content)
    assert caught.value.status == "failed"
    assert ":" in caught.value.reason


def test_a_file_with_a_password_fails_and_says_so() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of(words_at(50, 780, "Plan"))))
    writer.encrypt("secret", algorithm="AES-128")
    output = io.BytesIO()
    writer.write(output)
    with pytest.raises(UnreadableFile, match="password") as caught:
        read(output.getvalue())
    assert caught.value.status == "failed"


@settings(max_examples=25, deadline=None)
@given(cut=st.integers(min_value=0, max_value=2000), noise=st.binary(max_size=20))
def test_a_cut_or_spoilt_file_is_read_or_refused_but_never_breaks(cut: int, noise: bytes) -> None:
    content = pdf_of(_page_of_rows(700, [HEAD, ["Washing", "Agency"]]))
    spoilt = content[: max(len(content) - cut, 0)] + noise
    with contextlib.suppress(UnreadableFile):
        assert read(spoilt).pages
