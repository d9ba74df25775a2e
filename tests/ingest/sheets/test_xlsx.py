"""Excel workbooks: what each cell shows, and no more than a plan could need."""

from __future__ import annotations

import datetime
import io
import re
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from planaudit.ingest import UnreadableFile
from planaudit.ingest.glyphs import UNKNOWN
from planaudit.ingest.sheets.model import MOST_COLUMNS, MOST_ROWS, OtherSheet, SheetRow
from planaudit.ingest.sheets.xlsx import read_xlsx
from tests.ingest.excel_files import with_part, with_shared_strings, workbook

SHEET = "xl/worksheets/sheet1.xml"
DATA = Path(__file__).parents[2] / "data" / "sheets"
SHARED = "Shared by two rows"
SECONDS_ALLOWED = 10.0  # several times what is taken


def rows_in(content: bytes) -> tuple[SheetRow, ...]:
    """Return the rows of the first sheet."""
    return read_xlsx(content).sheets[0].rows


def cells_in(content: bytes) -> list[tuple[str, ...]]:
    """Return the cells of the first sheet, row by row."""
    return [row.cells for row in rows_in(content)]


def refused(content: bytes) -> UnreadableFile:
    """Return the refusal of a workbook."""
    with pytest.raises(UnreadableFile) as caught:
        read_xlsx(content)
    return caught.value


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        pytest.param("She sings.", "", "She sings.", id="text"),
        pytest.param("a_x000D_\nb", "", "a\r\nb", id="an escaped line end"),
        pytest.param(datetime.date(2025, 6, 12), "dd/mm/yyyy", "12/06/2025", id="a date"),
        pytest.param(45820, "mm-dd-yy", "12/06/2025", id="the date that Excel gives unasked"),
        pytest.param(
            datetime.datetime(2025, 6, 12, 14, 30),
            "dd/mm/yyyy hh:mm",
            "12/06/2025 14:30",
            id="a time",
        ),
        pytest.param(datetime.time(9, 5), "h:mm", "09:05", id="an hour"),
        pytest.param(45820, "dd/mm/yy", "12/06/25", id="a number shown as a date"),
        pytest.param(45413, "mmm yyyy", "May 2024", id="a month"),
        pytest.param(datetime.timedelta(hours=26.5), "[h]:mm", "26:30", id="hours beyond a day"),
        pytest.param(1250.5, '"£"#,##0.00', "£1,250.50", id="pounds"),
        pytest.param(1250.5, "[$£-809]#,##0.00", "£1,250.50", id="pounds of a country"),
        pytest.param("A1", '"Ref "@', "Ref A1", id="a text with words before it"),
        pytest.param(7, "", "7", id="a number"),
        pytest.param(7.0, "", "7", id="a whole number with a point"),
        pytest.param(0.1 + 0.2, "", "0.3", id="a number that is not exact"),
        pytest.param(0.5, "0.0%", "50.0%", id="a share"),
        pytest.param(42, "00000", "00042", id="noughts in front"),
        pytest.param(True, "", "Yes", id="true"),
        pytest.param(False, "", "No", id="false"),
        pytest.param("#N/A", "", "", id="an error"),
        pytest.param("  ", "", "", id="spaces"),
    ],
)
def test_a_cell_is_read_as_it_shows(value: Any, number_format: str, shown: str) -> None:
    def set_format(book: Any) -> None:
        if number_format:
            book.worksheets[0]["B1"].number_format = number_format

    content = workbook([["first", value, "last"]], change=set_format)
    assert cells_in(content) == [("first", shown, "last")]


def test_rows_keep_the_numbers_the_spreadsheet_shows() -> None:
    content = workbook([["a", "b"], [], [None, " "], ["c", None, "d", None]])
    assert [(row.number, row.cells) for row in rows_in(content)] == [
        (1, ("a", "b")),
        (4, ("c", "", "d")),
    ]


def test_errors_are_left_out_and_counted() -> None:
    (row,) = rows_in(workbook([["a", "#REF!", "#DIV/0!"]]))
    (left,) = row.left_out
    assert left.what == "2 cells"
    assert "error" in left.why


def test_a_formula_gives_its_last_value_and_one_never_worked_out_is_counted() -> None:
    content = workbook([["She sings.", '="On "&"Tuesdays"', "=1+1"]])
    worked_out = with_part(
        content, SHEET, lambda part: part.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    )
    (row,) = rows_in(worked_out)
    assert row.cells == ("She sings.", "", "2")
    (left,) = row.left_out
    assert (left.what, "formula" in left.why) == ("1 cell", True)


def test_a_sheet_that_lies_about_its_size_is_read_whole() -> None:
    content = workbook([["a", "b"], ["c", "d"]])
    lying = with_part(content, SHEET, lambda part: part.replace(b'ref="A1:B2"', b'ref="A1"'))
    assert lying != content
    assert cells_in(lying) == [("a", "b"), ("c", "d")]


def test_hidden_rows_are_read_and_known_and_hidden_sheets_are_not_read() -> None:
    def hide(book: Any) -> None:
        book.worksheets[0].row_dimensions[2].hidden = True
        book.worksheets[1].sheet_state = "hidden"
        book.worksheets[2].sheet_state = "veryHidden"

    rows = [["a", "b"], ["c", "d"]]
    book = read_xlsx(workbook(rows, rows, rows, rows, change=hide))
    assert [sheet.number for sheet in book.sheets] == [1, 4]
    assert book.others == (OtherSheet(2, "which is hidden"), OtherSheet(3, "which is hidden"))
    assert [row.hidden for row in book.sheets[0].rows] == [False, True]


def test_a_comment_is_kept_apart_on_its_row() -> None:
    from openpyxl.comments import Comment

    def remark(book: Any) -> None:
        book.worksheets[0]["B2"].comment = Comment("Check this\nwith her.", "A. Worker")

    first, second = rows_in(workbook([["a", "b"], ["c", "d"]], change=remark))
    assert first.comments == ()
    (comment,) = second.comments
    assert (comment.author, comment.text) == ("A. Worker", "Check this with her.")


def test_texts_in_a_part_of_their_own_are_read_as_excel_writes_them() -> None:
    content = with_shared_strings(workbook([["a", "b"], ["She sings.", "c"]]))
    rich = with_part(
        content,
        "xl/sharedStrings.xml",
        lambda part: part.replace(
            b"<t>She sings.</t>",
            b"<r><t>She </t></r><r><rPr><b/></rPr><t>sings_x000D_\n.</t></r>"
            b'<rPh sb="0" eb="1"><t>how it is said</t></rPh>',
        ),
    )
    assert cells_in(content) == [("a", "b"), ("She sings.", "c")]
    assert cells_in(rich) == [("a", "b"), ("She sings\r\n.", "c")]


def test_a_strict_workbook_is_read_like_any_other() -> None:
    transitional = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    content = with_shared_strings(workbook([["a", "b"], ["c", "d"]]))
    for part in (SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
        content = with_part(content, part, lambda xml: xml.replace(transitional, strict))
    assert cells_in(content) == [("a", "b"), ("c", "d")]


def test_a_workbook_as_excel_writes_it_is_read_as_it_shows() -> None:
    book = read_xlsx((DATA / "by_xlsxwriter.xlsx").read_bytes())
    plans, more = book.sheets
    assert [row.cells for row in plans.rows[1:]] == [
        (
            "A1", "To sing in the choir.", "£1,250.50", "12.5%", "26:30", "Wednesday 1 May 2024",
            "May 2024", "☒",
        ),
        ("A2", "To walk.\nSlowly.", "-£80.00", "", "", "01/05/2024", "", "Yes", "", SHARED),
        ("A3", "To read.", "", "", "", "", "", "", "", SHARED),
    ]  # fmt: skip
    assert [row.hidden for row in plans.rows] == [False, False, False, True]
    assert ["hidden" in plans.notes[0], "merged" in plans.notes[1]] == [True, True]
    assert [sheet.number for sheet in book.sheets] == [1, 4]
    assert more.rows[1].cells == ("B1", "Stairs")
    assert book.others == (OtherSheet(2, "a chart"), OtherSheet(3, "which is hidden"))


def test_what_lies_over_the_cells_is_told_of_its_row_or_of_the_sheet() -> None:
    plans = read_xlsx((DATA / "by_xlsxwriter.xlsx").read_bytes()).sheets[0]
    assert [each.what for each in plans.left_out] == [
        "1 line above or below the printed page", "1 chart", "1 text box",
    ]  # fmt: skip
    assert [[each.what for each in row.left_out] for row in plans.rows] == [
        [],
        ["1 cell", "1 cell", "1 piece of text struck out", "1 text box", "1 form control"],
        ["1 picture"],
        [],
    ]
    assert [[each.text for each in row.comments] for row in plans.rows] == [
        ["What it costs a week"], ["Is this so?"], [], [],
    ]  # fmt: skip


def test_a_formula_worked_out_to_no_text_is_no_gap() -> None:
    content = with_part(
        workbook([["a", '=IF(1,"","")']]), SHEET, lambda p: p.replace(b'"B1"', b'"B1" t="str"')
    )
    (row,) = rows_in(content)
    assert (row.cells, row.left_out) == (("a",), ())


def test_a_number_that_its_format_does_not_show_is_left_out_and_counted() -> None:
    def hide(book: Any) -> None:
        book.worksheets[0]["B1"].number_format = ";;;"

    (row,) = rows_in(workbook([["a", 1250]], change=hide))
    (left,) = row.left_out
    assert (row.cells, left.what, left.characters) == (("a",), "1 cell", 4)


def test_a_cell_struck_through_as_a_whole_is_left_out_with_its_characters() -> None:
    def strike(book: Any) -> None:
        book.worksheets[0]["B1"].font = Font(strike=True)

    (row,) = rows_in(workbook([["a", "To sing"]], change=strike))
    (left,) = row.left_out
    assert (row.cells, left.characters) == (("a",), 6)


@pytest.mark.parametrize(
    ("letter", "shown"), [("ü", "☒"), ("o", "☐"), ("J", "☺"), ("\xff", UNKNOWN)]
)
def test_a_letter_in_wingdings_is_what_the_font_draws(letter: str, shown: str) -> None:
    def draw(book: Any) -> None:
        book.worksheets[0]["B1"].font = Font(name="Wingdings")

    assert cells_in(workbook([["a", letter]], change=draw)) == [("a", shown)]


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(b"<!-- <row r='9' hidden='1'> -->", id="in a comment"),
        pytest.param(b"<?x <row r='9' hidden='1'> ?>", id="in an instruction"),
    ],
)
def test_what_only_looks_like_a_row_is_none(before: bytes) -> None:
    content = with_part(
        workbook([["a", "b"], ["c", "d"]]),
        SHEET,
        lambda part: part.replace(b"<sheetData>", b"<sheetData>" + before),
    )
    assert [(row.number, row.hidden) for row in rows_in(content)] == [(1, False), (2, False)]


def test_a_row_in_single_quotes_is_known_to_be_hidden() -> None:
    content = with_part(
        workbook([["a", "b"], ["c", "d"]]),
        SHEET,
        lambda part: part.replace(b'<row r="2"', b"<row hidden = 'true' r = '2'"),
    )
    assert [row.hidden for row in rows_in(content)] == [False, True]


def test_cells_and_rows_that_do_not_say_where_they_stand_follow_one_another() -> None:
    content = with_part(
        workbook([["a", "b"], ["c"]]), SHEET, lambda part: re.sub(rb' r="[A-Z]?\d+"', b"", part)
    )
    assert [(row.number, row.cells) for row in rows_in(content)] == [(1, ("a", "b")), (2, ("c",))]


def test_parts_are_found_by_the_relations_of_the_workbook_in_capitals_or_not() -> None:
    names = {
        "xl/workbook.xml": "book/main.xml",
        "xl/_rels/workbook.xml.rels": "book/_rels/main.xml.rels",
        "xl/sharedStrings.xml": "book/SharedStrings.xml",
        "xl/worksheets/sheet1.xml": "XL/Worksheets/Sheet1.xml",
    }
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(with_shared_strings(workbook([["a", "b"]])))) as old,
        zipfile.ZipFile(made, "w") as new,
    ):
        for each in old.namelist():
            part = old.read(each).replace(b"xl/workbook.xml", b"book/main.xml")
            new.writestr(names.get(each, each), part)
    assert cells_in(made.getvalue()) == [("a", "b")]


def test_a_date_in_iso_8601_is_read() -> None:
    content = with_part(
        workbook([["a", 1]]),
        SHEET,
        lambda p: p.replace(b't="n"><v>1<', b't="d"><v>2024-05-01T00:00:00<'),
    )
    assert cells_in(content) == [("a", "01/05/2024")]


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    def shift(book: Any) -> None:
        book.epoch = CALENDAR_MAC_1904
        book.worksheets[0]["B1"].number_format = "dd/mm/yyyy"

    assert cells_in(workbook([["a", 43951]], change=shift)) == [("a", "01/05/2024")]


# Hostile workbooks


def test_a_small_workbook_that_unpacks_to_gigabytes_is_refused_at_once() -> None:
    bomb = with_part(
        workbook([["a"]]), SHEET, lambda part: part.replace(b"<row", b" " * 2**27 + b"<row")
    )
    assert len(bomb) < 2**20
    began = time.perf_counter()
    assert "far more than a plan" in refused(bomb).reason
    assert time.perf_counter() - began < SECONDS_ALLOWED


@pytest.mark.parametrize("shared", [False, True])
def test_entities_are_not_expanded_without_end(shared: bool) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    start = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{levels}]>'.encode()
    content = workbook([["a", "b"], ["c", "song"]])
    bomb = with_part(
        with_shared_strings(content) if shared else content,
        "xl/sharedStrings.xml" if shared else SHEET,
        lambda xml: start + xml.replace(b"song", b"&e11;"),
    )
    began = time.perf_counter()
    assert "not whole" in refused(bomb).reason
    assert time.perf_counter() - began < SECONDS_ALLOWED


@pytest.mark.parametrize("number", ["1", "99999999999999", "1048577", "0"])
def test_a_row_with_a_number_that_cannot_be_is_refused(number: str) -> None:
    content = with_part(
        workbook([["a"], ["b"]]), SHEET, lambda p: p.replace(b'r="2"', f'r="{number}"'.encode())
    )
    began = time.perf_counter()
    assert "not in order" in refused(content).reason
    assert time.perf_counter() - began < SECONDS_ALLOWED


def test_more_rows_than_anybody_has_plans_are_refused() -> None:
    content = workbook([["a", "b"]] * (MOST_ROWS + 3))
    assert f"more than {MOST_ROWS:,} rows" in refused(content).reason


def test_more_columns_than_a_form_has_prompts_are_refused() -> None:
    assert len(cells_in(workbook([["a"] * MOST_COLUMNS]))[0]) == MOST_COLUMNS
    assert f"{MOST_COLUMNS:,} columns" in refused(workbook([["a"] * (MOST_COLUMNS + 1)])).reason


def test_a_zipped_file_that_is_no_workbook_is_refused() -> None:
    from tests.ingest.word_files import para, word_bytes

    refusal = refused(word_bytes(para("She sings.")))
    assert refusal.status == "not_assessable"
    assert "another kind of file" in refusal.reason


WHOLE = with_shared_strings(
    workbook([["What matters", "Date"], ["She sings.", datetime.date(2025, 6, 12)]])
)


def outcome(content: bytes) -> str:
    """Return 'read', or the reason why a workbook was not."""
    try:
        return f"{len(read_xlsx(content).sheets)} sheets read"
    except UnreadableFile as refusal:
        return refusal.reason


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=8))
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(
    changes: list[tuple[int, int]],
) -> None:
    damaged = bytearray(WHOLE)
    for place, value in changes:
        damaged[place] = value
    assert "sings" not in outcome(bytes(damaged))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10_000), st.binary(max_size=20), st.sampled_from(["sheet", "strings"]))
def test_a_damaged_part_is_read_or_refused_and_nothing_else(
    place: int, value: bytes, which: str
) -> None:
    name = SHEET if which == "sheet" else "xl/sharedStrings.xml"
    damaged = with_part(WHOLE, name, lambda part: part[:place] + value + part[place + len(value) :])
    assert "sings" not in outcome(damaged)


text = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(text, min_size=1, max_size=5), min_size=1, max_size=5))
def test_every_word_of_every_cell_is_read(table: list[list[str]]) -> None:
    written = [["'" + cell for cell in row] for row in table]  # nothing is a formula so
    read = cells_in(workbook(written))
    shown = [" ".join(cell.split()) for row in read for cell in row]
    assert shown == [" ".join(cell.split()) for row in written for cell in row]
