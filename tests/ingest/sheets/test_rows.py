"""Rows of a spreadsheet as documents: the prompts printed, the answers under them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.document import Document, Kind, Table
from planaudit.ingest import UnreadableFile
from planaudit.ingest.sheets.rows import NO_ANSWERS, TableRow, row_document, rows_of
from planaudit.reading import read
from planaudit.reading.forms import form_of
from tests.batch.folders import locked_pdf
from tests.ingest.excel_files import workbook

DATA = Path(__file__).parents[2] / "data" / "sheets"
PROMPTS = ("Case reference", "What matters to me", "My strengths")


def csv_of(*rows: tuple[str, ...]) -> bytes:
    """Return a CSV file of `rows`."""
    made = io.StringIO()
    csv.writer(made).writerows(rows)
    return made.getvalue().encode()


def documents(*rows: tuple[str, ...]) -> list[Document]:
    """Return the documents in a CSV file of `rows`."""
    (sheet,) = rows_of(csv_of(*rows), ".csv").sheets
    return [row_document(TableRow(sheet.prompts, row), f"row {row.number}") for row in sheet.rows]


def shown(document: Document) -> list[str]:
    """Return the document as lines: '# prompt', 'answer', '* item', '[x] box', 'a | b'."""
    lines = []
    marks = {Kind.HEADING: "# ", Kind.LIST_ITEM: "* "}
    for block in document.blocks:
        if isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        elif block.ticked is not None:
            lines.append(f"[{'x' if block.ticked else ' '}] {block.text}")
        else:
            lines.append(marks.get(block.kind, "") + block.text)
    return lines


def test_each_prompt_is_a_heading_with_its_answer_under_it() -> None:
    first, second = documents(PROMPTS, ("A1", "To sing.", "Her sister"), ("A2", "", "Patience"))
    assert shown(first) == [
        "# Case reference", "A1", "# What matters to me", "To sing.", "# My strengths",
        "Her sister",
    ]  # fmt: skip
    assert shown(second) == [
        "# Case reference", "A2", "# What matters to me", "# My strengths", "Patience",
    ]  # fmt: skip
    assert (first.path, first.format) == ("row 2", "row")


def test_an_answer_is_parted_at_its_line_breaks_with_its_bullets_and_boxes() -> None:
    answer = "She said:\r\n• “I sing”\r\n\r\n- on Tuesdays\nYes ☒ No ☐\n☑ Choir\v☐ Band"
    (document,) = documents(PROMPTS, ("A1", answer, ""))
    assert shown(document)[3:-1] == [
        "She said:", "* “I sing”", "* on Tuesdays", "[x] Yes", "[ ] No", "[x] Choir", "[ ] Band",
    ]  # fmt: skip


def test_numbered_columns_are_a_grid_under_a_heading_of_its_own() -> None:
    prompts = ("What matters", "Outcome 1", "Action 1", "Outcome 2", "Action 2", "Review")
    (document,) = documents(prompts, ("To sing.", "Sing again", "Taxi\nBus", "", "", "June"))
    assert shown(document) == [
        "# What matters", "To sing.", "# Outcome", "Outcome | Action", "Sing again | Taxi\nBus",
        " | ", "# Review", "June",
    ]  # fmt: skip
    table = document.blocks[3]
    assert isinstance(table, Table)
    assert [row.header for row in table.rows] == [True, False, False]


def test_the_rows_of_a_grid_are_read_as_outcomes_with_their_actions() -> None:
    prompts = ("Outcome 1", "Action 1", "By whom 1", "Outcome 2", "Action 2", "By whom 2")
    answers = ("To sing in the choir", "Book a taxi", "Her sister", "To walk to the shop",
               "Try the new frame", "Physiotherapist")  # fmt: skip
    (document,) = documents(prompts, answers)
    reading = read(document, form_of(row_document_of_prompts(prompts), "form"))
    assert [row.text.text for row in reading.outcomes] == [answers[0], answers[3]]
    assert [row.text.text for row in reading.actions] == [answers[1], answers[4]]
    assert [row.outcome for row in reading.actions] == [0, 1]


def row_document_of_prompts(prompts: tuple[str, ...]) -> Document:
    """Return the blank form that the prompts of a sheet are."""
    (sheet,) = rows_of(csv_of(prompts, prompts), ".csv").sheets
    return row_document(TableRow(sheet.prompts, NO_ANSWERS), "form")


def test_every_prompt_is_printed_and_every_answer_written() -> None:
    # Answers that look like some form's prompts are answers all the same.
    answers = ("A1", "Risks:", "What are your hopes?")
    (document,) = documents(PROMPTS, answers)
    reading = read(document, form_of(row_document_of_prompts(PROMPTS), "form"))
    assert [p.text for p in reading.passages if p.printed] == list(PROMPTS)
    assert [p.text for p in reading.passages if not p.printed] == list(answers)


def test_what_is_under_no_prompt_goes_on_from_the_answer_before_it() -> None:
    (document,) = documents(("Ref", "What matters", "", "Risks"), ("A1", "To sing", "in town", "-"))
    assert shown(document)[2:5] == ["# What matters", "To sing", "in town"]


def test_answers_beyond_the_last_prompt_are_not_lost() -> None:
    (document,) = documents(("Ref", "What matters"), ("A1", "To sing", "", "on Tuesdays"))
    assert shown(document)[-1] == "on Tuesdays"


# Which row holds the prompts


@pytest.mark.parametrize(
    "above",
    [
        pytest.param([("Plans agreed in June", "", "")], id="a title"),
        pytest.param([("Plans",), ("Printed 1 July 2025",)], id="a title and a date"),
        pytest.param([("About me",), ("", "Outcomes", "")], id="groups of prompts"),
    ],
)
def test_rows_above_the_prompts_are_told_of(above: list[tuple[str, ...]]) -> None:
    (document,) = documents(*above, PROMPTS, ("A1", "To sing.", "Patience"))
    assert shown(document)[::2] == [f"# {prompt}" for prompt in PROMPTS]
    assert f"from row {len(above) + 1} of the sheet" in document.notes[0]
    (left,) = document.left_out
    assert left.what.startswith(str(len(above)))
    assert left.characters == sum(len("".join(cell.split())) for row in above for cell in row)


def test_a_prompt_merged_over_two_rows_of_prompts_is_found() -> None:
    (document,) = documents(
        ("Ref", "Outcome 1", "", "", "Outcome 2", "", ""),
        ("", "Aim", "Action", "Who", "Aim", "Action", "Who"),
        ("A1", "Sing", "Taxi", "Sister", "Walk", "Frame", "Physio"),
    )
    assert shown(document) == [
        "# Ref", "A1", "# Aim", "Aim | Action | Who", "Sing | Taxi | Sister",
        "Walk | Frame | Physio",
    ]  # fmt: skip


def test_a_prompt_merged_over_two_rows_is_not_counted_as_left_out() -> None:
    (document,) = documents(
        ("Ref", "About me", "", ""), ("", "Matters", "Strengths", "Risks"), ("A1", "-", "-", "-")
    )
    (left,) = document.left_out
    assert left.characters == len("Aboutme")


def test_a_merged_cell_of_a_workbook_answers_in_every_row_it_covers() -> None:
    def merge(book: object) -> None:
        book.worksheets[0].merge_cells("A2:A3")  # type: ignore[attr-defined]

    content = workbook([PROMPTS, ("A1", "To sing.", ""), ("", "To walk.", "")], change=merge)
    (sheet,) = rows_of(content, ".xlsx").sheets
    assert [row.cells[0] for row in sheet.rows] == ["A1", "A1"]


def test_what_is_told_of_the_row_of_prompts_or_of_the_sheet_goes_with_every_row() -> None:
    content = (DATA / "by_xlsxwriter.xlsx").read_bytes()
    sheet = rows_of(content, ".xlsx").sheets[0]
    for row in sheet.rows:
        document = row_document(TableRow(sheet.prompts, row), "row")
        assert document.comments[0].text == "What it costs a week"
        assert [each.what for each in document.left_out[:3]] == [
            "1 line above or below the printed page", "1 chart", "1 text box",
        ]  # fmt: skip


def test_a_fuller_row_of_answers_is_not_taken_for_the_prompts() -> None:
    (document,) = documents(
        ("Ref", "What matters", "Risks", "", ""), ("A1", "To sing", "Stairs", "Steps", "Ice")
    )
    assert shown(document)[0] == "# Ref"


def test_a_first_row_of_prompts_leaves_nothing_to_tell() -> None:
    (document,) = documents(PROMPTS, ("A1", "To sing.", ""))
    assert (document.notes, document.left_out) == ((), ())


# Which sheets


def test_every_sheet_with_prompts_is_read_and_others_are_named() -> None:
    plans: list[tuple[object, ...]] = [PROMPTS, ("A1", "To sing.", "")]
    codes: list[tuple[object, ...]] = [("document", "criterion", "level"), ("a", "analysis", 2)]
    found = rows_of(
        workbook(plans, [("Printed in June",)], codes, plans),
        ".xlsx",
        lambda heads: "a coding sheet" if "criterion" in heads else "",
    )
    assert [sheet.sheet for sheet in found.sheets] == [1, 4]
    assert found.passed_over == (
        "sheet 2, which has no rows under a row of prompts",
        "sheet 3, a coding sheet",
    )


def test_a_file_of_something_else_has_no_rows_and_is_no_mistake() -> None:
    content = b"Document,service,criterion,level\na.docx,adults,analysis,2\n"
    found = rows_of(content, ".csv", lambda heads: "a coding sheet")
    assert (found.sheets, found.passed_over) == ((), ("sheet 1, a coding sheet",))


def test_a_hidden_row_is_read_and_said_to_be_hidden() -> None:
    def hide(book: object) -> None:
        book.worksheets[0].row_dimensions[2].hidden = True  # type: ignore[attr-defined]

    content = workbook([PROMPTS, ("A1", "To sing.", "")], change=hide)
    (sheet,) = rows_of(content, ".xlsx").sheets
    document = row_document(TableRow(sheet.prompts, sheet.rows[0]), "row 2")
    assert "hides this row" in document.notes[0]


@pytest.mark.parametrize(
    ("content", "ending", "says"),
    [
        pytest.param(b"", ".csv", "is empty", id="no bytes"),
        pytest.param(b"\n\n", ".csv", "row of prompts", id="empty rows"),
        pytest.param(b"a,b\n", ".csv", "row of prompts", id="prompts alone"),
        pytest.param(b"one\ntwo\n", ".csv", "row of prompts", id="one column"),
        pytest.param(b"<html><table></table></html>", ".xls", "save it as .xlsx", id="a web page"),
        pytest.param(b'<?xml version="1.0"?><Workbook/>', ".xls", "as .xlsx", id="old XML"),
        pytest.param(locked_pdf(), ".xlsx", "save it as .xlsx", id="a PDF"),
        pytest.param(
            bytes.fromhex("d0cf11e0a1b11ae1") + "Workbook".encode("utf-16-le"), ".xls",
            "old Excel format", id="an old workbook",
        ),
        pytest.param(
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), ".xlsx",
            "password", id="a workbook under a password",
        ),
        pytest.param(b"PK\3\4cut", ".xlsx", "not whole", id="cut short"),
    ],
)  # fmt: skip
def test_what_holds_no_rows_is_refused_with_a_remedy(
    content: bytes, ending: str, says: str
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        rows_of(content, ending)
    assert says in caught.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_first_prompt_that_begins_like_a_picture_is_a_prompt(encoding: str) -> None:
    found = rows_of("BMI,What matters\n22,“To sing”\n".encode(encoding), ".csv")
    assert found.sheets[0].prompts.texts == ("BMI", "What matters")


def test_text_under_the_name_of_a_workbook_is_read_as_the_table_it_is() -> None:
    found = rows_of("\t".join(PROMPTS).encode() + b"\nA1\tTo sing.\t\n", ".xls")
    assert len(found.sheets[0].rows) == 1


# The same row, the same document


def test_a_row_has_its_own_digest_wherever_it_stands() -> None:
    one, other = documents(PROMPTS, ("A1", "To sing.", ""), ("A2", "To walk.", ""))
    later = documents(PROMPTS, ("A0", "-", "-"), ("A1", "To sing.", ""))[1]
    assert one.sha256 == later.sha256 != other.sha256
    assert len(one.sha256) == 64


words = st.text(
    st.characters(categories=["Ll", "Lu", "Nd", "Zs"], max_codepoint=0x17F), max_size=9
).filter(lambda text: not text.startswith("o"))  # 'o ' is a bullet in some files


@given(st.lists(words.map(str.strip).filter(str.isalpha), min_size=2, max_size=12), st.data())
def test_no_word_of_a_row_is_lost(prompts: list[str], data: st.DataObject) -> None:
    size = len(prompts)
    answers = data.draw(st.lists(words, min_size=size - 1, max_size=size - 1))
    (document,) = documents(tuple(prompts), ("x", *answers))
    said = document.shown_text()
    assert [word for answer in answers for word in answer.split() if word not in said] == []
