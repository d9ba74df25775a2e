"""The one document a user names, most of all by the name a report shows for it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.batch.discovery import select
from planaudit.batch.one_document import (
    NoSuchDocument,
    OneDocument,
    SeveralDocuments,
    document_named,
    in_stretches,
)
from planaudit.ingest import UnreadableFile
from planaudit.ingest.interface import AS_THEY_ARE
from tests.ingest.excel_files import workbook
from tests.ingest.word_files import para, word_bytes
from tests.ingest.zip_files import Entry, put, raw_zip, zipped

SHEET = [("What matters", "Strengths"), ("To sing", "Kind"), ("To walk", "Brave")]
FILES = {
    "A.txt": b"She sings.",
    "team/B.txt": b"He walks.",
    "readme.txt": b"Hello.",
    "export.xlsx": workbook(SHEET),
    "odd\u202ename.txt": b"They swim.",
    "forms/F.txt": b"What matters to me",
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an archive, two spreadsheets and a plan, that is the current one."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "plans.zip", zipped(FILES))
    put(tmp_path / "export.xlsx", workbook(SHEET))
    put(tmp_path / "sheets.xlsx", workbook(SHEET, SHEET))
    put(tmp_path / "plan.txt", b"She sings.")
    return tmp_path


def text_of(document: OneDocument) -> str:
    return document.source.document(AS_THEY_ARE).shown_text()


def why_not(name: str, row: int | None = None, row_is_document: bool = False) -> str:
    with pytest.raises(NoSuchDocument) as refused:
        document_named(name, row=row, row_is_document=row_is_document)
    return str(refused.value)


def choice(name: str, row: int | None = None, row_is_document: bool = False) -> list[str]:
    with pytest.raises(SeveralDocuments) as several:
        document_named(name, row=row, row_is_document=row_is_document)
    return [each.shown for each in several.value.documents]


@pytest.mark.usefixtures("here")
def test_every_name_that_an_audit_shows_is_that_of_the_same_document() -> None:
    found = select([Path()], row_is_document=True)
    blanks = [form for form in found.forms if form.shown.endswith(".txt")]
    assert (len(found.documents), len(blanks)) == (12, 1)
    for source in (*found.documents, *blanks):
        named = document_named(source.shown).source
        assert named.shown == source.shown
        assert named.document(AS_THEY_ARE) == source.document(AS_THEY_ARE)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("plan.txt", "She sings."),
        ("./plan.txt", "She sings."),
        ("plans.zip/team/B.txt", "He walks."),
        ("plans.zip/team", "He walks."),
        ("./plans.zip/odd\\u202ename.txt", "They swim."),
        ("plans.zip/forms/F.txt", "What matters to me"),
        ("export.xlsx/row 3", "What matters\nTo walk\nStrengths\nBrave"),
        ("plans.zip/export.xlsx/row 2", "What matters\nTo sing\nStrengths\nKind"),
        ("sheets.xlsx/sheet 2/row 2", "What matters\nTo sing\nStrengths\nKind"),
    ],
)
def test_a_document_is_found_by_its_name(name: str, says: str) -> None:
    assert text_of(document_named(name)) == says


@pytest.mark.usefixtures("here")
def test_a_row_is_found_by_its_number() -> None:
    assert document_named("export.xlsx", row=3).source.shown == "export.xlsx/row 3"
    named = document_named("plans.zip/export.xlsx", row=2, row_is_document=True)
    assert named.source.shown == "plans.zip/export.xlsx/row 2"


def test_the_only_plan_of_an_archive_need_not_be_named(tmp_path: Path) -> None:
    archive = put(tmp_path / "one.zip", zipped({"A.txt": b"She sings."}))
    assert text_of(document_named(str(archive))) == "She sings."


@pytest.mark.usefixtures("here")
def test_the_blank_forms_beside_a_document_come_with_it() -> None:
    given = [Path("plan.txt")]
    archived = document_named("plans.zip/A.txt", given)
    assert [form.shown for form in archived.forms] == ["plan.txt", "plans.zip/forms/F.txt"]
    (prompts,) = document_named("export.xlsx/row 2").forms
    assert prompts.document(AS_THEY_ARE).shown_text() == "What matters\nStrengths"


@pytest.mark.usefixtures("here")
def test_a_plan_may_be_set_beside_itself_as_a_form() -> None:
    assert text_of(document_named("plan.txt", [Path("plan.txt")])) == "She sings."


@pytest.mark.usefixtures("here")
def test_a_name_that_stands_for_several_gives_the_choice() -> None:
    assert choice("plans.zip") == [
        "plans.zip/A.txt",
        "plans.zip/export.xlsx",
        "plans.zip/odd\\u202ename.txt",
        "plans.zip/team/B.txt",
    ]
    assert choice("export.xlsx", row_is_document=True) == ["export.xlsx/row 2", "export.xlsx/row 3"]
    assert choice("sheets.xlsx/sheet 2") == [
        "sheets.xlsx/sheet 2/row 2",
        "sheets.xlsx/sheet 2/row 3",
    ]
    assert choice("sheets.xlsx", row=2) == [
        "sheets.xlsx/sheet 1/row 2",
        "sheets.xlsx/sheet 2/row 2",
    ]
    assert choice(".") == ["export.xlsx", "plan.txt", *choice("plans.zip"), "sheets.xlsx"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("name", "row", "why"),
    [
        ("gone.txt", None, "there is no file or folder called gone.txt. A report's names"),
        ("plan.txt/row 2", None, "plan.txt is a file with nothing in it to ask for"),
        ("plan.txt", 2, "plan.txt is not a spreadsheet, so it has no row 2"),
        ("export.xlsx", 9, "there is no plan in row 9 of export.xlsx. export.xlsx holds "
         "export.xlsx/row 2, export.xlsx/row 3"),
        ("plans.zip/B.txt", None, "no plan called plans.zip/B.txt, but there is "
         "plans.zip/team/B.txt."),
        ("plans.zip/gone.txt", None, "no plan called plans.zip/gone.txt. plans.zip holds "
         "plans.zip/A.txt"),
        ("plans.zip/readme.txt", None, "is not a plan: an audit passes it over"),
    ],
)  # fmt: skip
def test_a_name_that_stands_for_nothing_says_why(name: str, row: int | None, why: str) -> None:
    assert why in why_not(name, row)


def test_two_files_of_one_name_are_told_apart_as_in_a_report(tmp_path: Path) -> None:
    rows = b"What matters,Strengths\nTo sing,Kind\n"
    other = rows.replace(b"sing", b"walk")
    put(tmp_path / "a.zip", raw_zip(Entry(b"e.csv", rows), Entry(b"e.csv", other)))
    first, second = (f"{tmp_path}/a.zip/e.csv/row 2{end}" for end in ("", " (2)"))
    assert "To sing" in text_of(document_named(first))
    assert "To walk" in text_of(document_named(second))


def test_a_document_under_an_archives_name_is_that_document(tmp_path: Path) -> None:
    named = put(tmp_path / "plan.zip", word_bytes(para("She sings.")))
    assert text_of(document_named(str(named))) == "She sings."
    assert "a file with nothing in it" in why_not(f"{named}/plan.docx")


def test_rows_of_a_spreadsheet_in_an_archive_are_to_be_asked_for(tmp_path: Path) -> None:
    archive = put(tmp_path / "b.zip", zipped({"codes.csv": b"a,b\nc,d\n", "x.txt": b"x"}))
    assert "add --row-is-document" in why_not(f"{archive}/codes.csv")


@pytest.mark.parametrize("name", ["cut.zip", "cut.zip/plan.docx", "cut.xlsx/row 2"])
def test_what_cannot_be_opened_says_why(tmp_path: Path, name: str) -> None:
    put(tmp_path / "cut.zip", b"PK\3\4cut")
    put(tmp_path / "cut.xlsx", b"PK\3\4cut")
    with pytest.raises(UnreadableFile, match="not whole"):
        text_of(document_named(f"{tmp_path}/{name}"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_file_is_found_by_its_name_with_the_escapes_that_a_report_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "line\nend" / os.fsdecode(b"bad\xff.txt"), b"She sings.")
    named = document_named("line\\nend/bad\\xff.txt")
    assert text_of(named) == "She sings."
    assert named.source.shown == "line\\nend/bad\\xff.txt"


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "plan.txt/" * 400, "\udcff"])
def test_a_name_that_no_file_can_have_is_refused_like_any_other(name: str) -> None:
    assert "there is no file or folder called" in why_not(name)


@pytest.mark.usefixtures("here")
def test_many_rows_are_shown_as_a_stretch() -> None:
    put(Path("long.csv"), b"What matters,Strengths\n" + b"To sing,Kind\n" * 5)
    found = select([Path("long.csv"), Path("export.xlsx")], row_is_document=True)
    assert in_stretches(found.documents) == [
        "export.xlsx/row 2",
        "export.xlsx/row 3",
        "long.csv/row 2 to row 6 (5 rows)",
    ]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(tmp_path_factory.mktemp("any") / "plans.zip", zipped(FILES))


@given(st.text(st.characters(), max_size=40))
def test_any_name_in_an_archive_is_found_or_answered_in_one_line(archive: Path, name: str) -> None:
    try:
        said = document_named(f"{archive}/{name}").source.shown
    except (NoSuchDocument, SeveralDocuments) as answer:
        said = str(answer)
    assert said.encode().decode().splitlines() == [said]
    assert archive.as_posix() in said
