"""An export of the sample plans, one in each row: rated as the documents are."""

from __future__ import annotations

from pathlib import Path

import pytest

from planaudit.audit.model import BatchAudit
from planaudit.batch.discovery import select
from planaudit.batch.workers import audit_batch
from planaudit.ingest import read_document
from planaudit.packs import rules_folder
from planaudit.reading.forms import best_form, form_of
from planaudit.reading.layout import lay_out
from tests.ingest.excel_files import workbook

PLANS = Path(__file__).parents[2] / "sample_plans"
PATHS = tuple(sorted(PLANS.glob("A*.docx"))) + tuple(sorted(PLANS.glob("A*.pdf")))
FORMS = tuple(sorted((PLANS / "forms").glob("A*")))
WALES = [rules_folder() / "wales"]


def answers_in(path: Path) -> dict[str, tuple[str, str]]:
    """Return, by column, the table an answer stands in ('' for none) and the answer.

    A case-management system has a column for each prompt, and for each cell of each row of a
    grid one whose heading ends in the number of the row.
    """
    document = read_document(path, path.name)
    blanks = [form_of(read_document(form, form.name), form.stem) for form in FORMS]
    layout = lay_out(document, best_form(document, blanks))
    in_grids: dict[int, tuple[str, str]] = {}
    numbers: dict[int, int] = {}
    for row in layout.rows:
        number = numbers[row.table] = numbers.get(row.table, 0) + 1
        for cell in row.cells:
            column = f"{row.label}: {cell.head}" if row.label else f"{cell.head} {number}"
            for passage in cell.passages:
                in_grids[passage] = ("" if row.label else " | ".join(row.heads), column)
    answers: dict[str, tuple[str, str]] = {}
    for each in layout.passages:
        if each.printed:
            continue
        table, column = in_grids.get(each.index, ("", each.prompt or "Notes"))
        text = f"☒ {each.text}" if each.ticked else each.text
        before = answers.get(column, ("", ""))[1]
        answers[column] = table, f"{before}\n{text}".strip()
    return answers


def export_of(rows: list[dict[str, tuple[str, str]]]) -> bytes:
    """Return the workbook of an export: the columns of each grid together, row by row."""
    columns: dict[str, str] = {}
    for row in rows:
        for column, (table, _) in row.items():
            columns.setdefault(column, table)
    ordered = sorted(columns, key=lambda column: (columns[column], _number(column, columns)))
    cells = [[row.get(column, ("", ""))[1] for column in ordered] for row in rows]
    return workbook(
        [["Record", *ordered], *([path.name, *row] for path, row in zip(PATHS, cells, strict=True))]
    )


def _number(column: str, tables: dict[str, str]) -> int:
    return int(column.rpartition(" ")[2]) if tables[column] else 0


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[BatchAudit, BatchAudit]:
    """The audit of the documents, and of the rows of their export."""
    path = tmp_path_factory.mktemp("export") / "export.xlsx"
    path.write_bytes(export_of([answers_in(plan) for plan in PATHS]))
    return (
        audit_batch(select(PATHS, FORMS), WALES, 1),
        audit_batch(select([path], row_is_document=True), WALES, 1),
    )


def test_nine_in_ten_ratings_of_rows_are_those_of_their_documents(
    both: tuple[BatchAudit, BatchAudit],
) -> None:
    documents, rows = both
    by_name = {Path(each.path).name: each for each in documents.documents}
    pairs = [
        (of_document.level, of_row.level)
        for path, row in zip(PATHS, rows.documents, strict=True)
        for of_document, of_row in zip(by_name[path.name].criteria, row.criteria, strict=True)
    ]
    assert len(pairs) == 11 * len(PATHS)
    assert sum(one == other for one, other in pairs) >= 0.9 * len(pairs)


def test_rows_hold_the_outcomes_and_actions_of_their_documents(
    both: tuple[BatchAudit, BatchAudit],
) -> None:
    documents, rows = both
    by_name = {Path(each.path).name: each for each in documents.documents}
    for path, row in zip(PATHS, rows.documents, strict=True):
        document = by_name[path.name]
        assert [each.text for each in row.outcomes] == [each.text for each in document.outcomes]
        assert [each.text for each in row.actions] == [each.text for each in document.actions]
