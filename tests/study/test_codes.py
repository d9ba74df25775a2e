"""Coding sheets: what is read, and what is said of one that is not as it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from planaudit.study.agreement import Unrated
from planaudit.study.codes import is_coding_sheet, load_codes
from planaudit.study.errors import StudyError
from planaudit.study.notes import load_note

ROOT = Path(__file__).parents[2]
HEADINGS = "document,service,form,criterion,level,coder_1,coder_2\n"


def sheet(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "codes.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_a_row_is_read() -> None:
    first = load_codes(ROOT / "sample_plans" / "codes.csv")[0]
    assert (first.document, first.form, first.criterion) == ("A01.docx", "A1", "what_matters")
    assert (first.level, first.coder_1, first.coder_2) == (3, 3, 3)


@pytest.mark.parametrize(
    ("folder", "documents"), [("sample_plans", 28), ("tests/data/ordinary_practice", 14)]
)
def test_the_sheets_that_come_with_the_project_code_every_document(
    folder: str, documents: int
) -> None:
    codes = load_codes(ROOT / folder / "codes.csv")
    files = {path.name for path in (ROOT / folder).glob("[A-Z][0-9]*.*")}
    assert {code.document for code in codes} == files
    assert len(files) == documents
    assert len(codes) == documents * 11


def test_na_is_not_applicable_in_any_case(tmp_path: Path) -> None:
    (code,) = load_codes(sheet(tmp_path, HEADINGS + "a.docx,adults,F1,child_voice,NA,na, Na \n"))
    assert {code.level, code.coder_1, code.coder_2} == {Unrated.NOT_APPLICABLE}


def test_a_sheet_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    text = HEADINGS + "a.docx,adults,F1,strengths,1,1,2\r\n,,,,,,\r\n"
    assert len(load_codes(sheet(tmp_path, text, "utf-8-sig"))) == 1


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("a.docx,adults,F1,strengths,4,1,1", "row 2, column level: must be 0, 1, 2, 3 or NA"),
        ("a.docx,adults,F1,strengths,1,1.5,1", "row 2, column coder_1: must be 0, 1, 2, 3 or NA"),
        ("a.docx,adults,F1,strengths,1,1,", "row 2, column coder_2: is empty"),
        ("a.docx,adults,F1,strengths,1,1", "row 2, column coder_2: is empty"),
        (" ,adults,F1,strengths,1,1,1", "row 2, column document: is empty"),
    ],
)
def test_a_wrong_cell_is_named_by_file_row_and_column(tmp_path: Path, row: str, says: str) -> None:
    path = sheet(tmp_path, HEADINGS + row + "\n")
    with pytest.raises(StudyError) as error:
        load_codes(path)
    assert str(error.value) == f"{path}, {says}"


def test_an_error_does_not_quote_the_cell(tmp_path: Path) -> None:
    path = sheet(tmp_path, HEADINGS + "a.docx,adults,F1,strengths,Mrs Example cries,1,1\n")
    with pytest.raises(StudyError) as error:
        load_codes(path)
    assert "Example" not in str(error.value)


def test_two_rows_for_one_document_and_criterion_are_refused(tmp_path: Path) -> None:
    row = "a.docx,adults,F1,strengths,1,1,1\n"
    with pytest.raises(StudyError, match="row 3: rows 2 and 3 code the same"):
        load_codes(sheet(tmp_path, HEADINGS + row + row))


def test_several_sheets_are_read_as_one(tmp_path: Path) -> None:
    adults, children = tmp_path / "adults.csv", tmp_path / "children.csv"
    adults.write_text(HEADINGS + "a.docx,adults,F1,strengths,1,1,1\n")
    children.write_text(HEADINGS + "b.docx,children,F2,strengths,2,2,2\n")
    codes = load_codes(adults, children, adults)
    assert [code.document for code in codes] == ["a.docx", "b.docx"]
    children.write_text(HEADINGS + "a.docx,children,F2,strengths,2,2,2\n")
    with pytest.raises(StudyError) as error:
        load_codes(adults, children)
    assert str(error.value) == (
        f"{children}, row 2: this row and row 2 of {adults} code the same document on the same "
        "criterion; keep one"
    )


def test_missing_columns_are_listed(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="row 1: missing column criterion, level"):
        load_codes(sheet(tmp_path, "document,coder_1\n"))


def test_a_sheet_needs_neither_forms_nor_coders(tmp_path: Path) -> None:
    (code,) = load_codes(sheet(tmp_path, "document,criterion,level\na.docx,strengths,2\n"))
    assert (code.form, code.level, code.coder_1, code.coder_2) == ("", 2, None, None)


def test_forms_are_asked_for_where_they_are_needed(tmp_path: Path) -> None:
    path = sheet(tmp_path, "document,criterion,level\na.docx,strengths,2\n")
    with pytest.raises(StudyError, match="row 1: missing column form, which says"):
        load_codes(path, forms=True)


def test_a_sheet_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="no rows"):
        load_codes(sheet(tmp_path, HEADINGS))
    with pytest.raises(StudyError, match="missing column"):
        load_codes(sheet(tmp_path, ""))


def test_a_sheet_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="no such file"):
        load_codes(tmp_path / "none.csv")
    with pytest.raises(StudyError, match="cannot be read"):
        load_codes(tmp_path)
    with pytest.raises(StudyError, match="UTF-8"):
        load_codes(sheet(tmp_path, HEADINGS + "café\n", "utf-16"))


def test_a_note_beside_the_sheet_goes_with_its_figures(tmp_path: Path) -> None:
    path = sheet(tmp_path, HEADINGS)
    assert load_note(path) == ""
    path.with_suffix(".note").write_text("Coded by\n two people.\n", encoding="utf-8")
    assert load_note(path) == "Coded by two people."


def test_what_two_notes_say_alike_is_said_once(tmp_path: Path) -> None:
    for name, says in (("a", "Coded by two."), ("b", "Coded by two."), ("c", "And by a third.")):
        (tmp_path / f"{name}.note").write_text(says, encoding="utf-8")
    paths = [tmp_path / f"{name}.csv" for name in "abcd"]
    assert load_note(*paths) == "Coded by two. And by a third."


def test_the_sample_codes_say_that_no_social_worker_coded_them() -> None:
    assert "no social worker" in load_note(ROOT / "sample_plans" / "codes.csv")


@pytest.mark.parametrize(
    ("headings", "is_one"),
    [
        (("document", "criterion", "level"), True),
        ((" Document", "form", "CRITERION", "Level ", "notes"), True),
        (("document", "criterion"), False),
        ((), False),
    ],
)
def test_a_coding_sheet_is_known_by_its_headings(headings: tuple[str, ...], is_one: bool) -> None:
    assert is_coding_sheet(headings) == is_one
