"""Reads a coding sheet: a CSV file of human coders' levels, one row per document and criterion.

Columns: document (its file name), criterion and level (the level agreed); and, where wanted,
form (the form the document was written on), coder_1 and coder_2 (what each gave first). A
level is 0, 1, 2, 3 or NA for 'not applicable'. Other columns are left alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from planaudit.study.agreement import LEVELS, Rating, Unrated
from planaudit.study.errors import StudyError

_ALLOWED = {str(level): level for level in LEVELS} | {"NA": Unrated.NOT_APPLICABLE}


def _rating(cell: object) -> Rating:
    """Return the rating a cell states."""
    rating = _ALLOWED.get(str(cell).strip().upper())
    if rating is None:
        raise ValueError("must be 0, 1, 2, 3 or NA")
    return rating


Level = Annotated[int | Unrated, BeforeValidator(_rating)]
Name = Annotated[str, Field(min_length=1)]


class Code(BaseModel):
    """One row of a coding sheet: one document on one criterion.

    `form` is '' and a coder's level None where the sheet has no such column.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)

    document: Name
    form: Name = ""
    criterion: Name
    level: Level
    coder_1: Level | None = None
    coder_2: Level | None = None


def is_coding_sheet(headings: Iterable[str]) -> bool:
    """Return whether these are the headings of a coding sheet, in capitals or not."""
    given = {heading.strip().casefold() for heading in headings}
    return given.issuperset(_needed())


def _needed() -> list[str]:
    """Return the columns that every coding sheet has."""
    return [name for name, field in Code.model_fields.items() if field.is_required()]


def load_codes(*paths: Path, forms: bool = False) -> tuple[Code, ...]:
    """Return the rows of coding sheets, in order. With `forms`, they must name each one's form.

    Raises:
        StudyError: a file cannot be read, a column is missing, a cell is not as it should be,
            or a document has two rows for one criterion; row 1 is the row of headings.
    """
    first_row: dict[tuple[str, str], tuple[Path, int]] = {}
    codes: list[Code] = []
    for path in dict.fromkeys(paths):
        rows = _rows(path, forms)
        if not rows:
            raise StudyError(f"{path}: there are no rows under the headings")
        for number, cells in rows:
            code = _code(path, number, cells)
            key = (code.document, code.criterion)
            if key in first_row:
                sheet, row = first_row[key]
                both = f"rows {row} and {number}"
                if sheet != path:
                    both = f"this row and row {row} of {sheet}"
                raise StudyError(
                    f"{path}, row {number}: {both} code the same document on the same "
                    "criterion; keep one"
                )
            first_row[key] = (path, number)
            codes.append(code)
    return tuple(codes)


def _rows(path: Path, forms: bool) -> list[tuple[int, dict[str, str]]]:
    """Return each row's number and its cells by column, leaving out empty rows."""
    try:
        # utf-8-sig: a spreadsheet that saves 'CSV UTF-8' puts a mark at the front.
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file, strict=True))
    except FileNotFoundError as error:
        raise StudyError(f"{path}: there is no such file") from error
    except OSError as error:
        raise StudyError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise StudyError(f"{path}: is not UTF-8 text; save the sheet as 'CSV UTF-8'") from error
    except csv.Error as error:
        raise StudyError(f"{path}: is not a CSV file ({error})") from error
    headings = [heading.strip() for heading in lines[0]] if lines else []
    missing = [name for name in _needed() if name not in headings]
    if missing:
        raise StudyError(f"{path}, row 1: missing column {', '.join(missing)}")
    if forms and "form" not in headings:
        raise StudyError(
            f"{path}, row 1: missing column form, which says what form each document is on"
        )
    return [
        # A row may stop short of its last columns, which are then empty.
        (number, dict.fromkeys(headings, "") | dict(zip(headings, line, strict=False)))
        for number, line in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in line)
    ]


def _code(path: Path, number: int, cells: dict[str, str]) -> Code:
    """Return one row's code, or say which cell is wrong."""
    try:
        return Code.model_validate(cells)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        column = str(first["loc"][0])
        blank = not cells.get(column, "").strip()
        why = "is empty" if blank else first["msg"].removeprefix("Value error, ")
        raise StudyError(f"{path}, row {number}, column {column}: {why}") from None
