"""The one document that a user names: by its path, or by the name a report shows for it.

A report calls a plan in an archive 'plans.zip/team/plan.docx' and a plan in a spreadsheet
'export.xlsx/row 7'. Such a name begins with a file on disk. What an audit would find in that
file is listed, under the names the report shows, and the one asked for is taken from the list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

from planaudit.batch.discovery import Selection, select
from planaudit.ingest.archives import ARCHIVE_ENDINGS
from planaudit.ingest.sheets.model import TABLE_ENDINGS
from planaudit.ingest.shown_paths import is_folder, on_disk, printable
from planaudit.ingest.sources import FileSource, RefusedSource, RowSource, Source
from planaudit.plain_words import listed

_IN_A_TABLE = re.compile(r"/(?:row|sheet) \d+(?: \(\d+\))?$")
"""How the name of a row or a sheet ends. No file of a kind that is read has such a name."""
_A_FEW = 3
"""Rows of one sheet that are still listed one by one."""


@dataclass(frozen=True, slots=True)
class OneDocument:
    """A document, the file or folder it was found in, and the blank forms known there."""

    source: Source
    holder: Path
    forms: tuple[Source, ...]


class NoSuchDocument(Exception):
    """No document is called so. The message says what there is, or what to do."""


class SeveralDocuments(Exception):
    """`name` stands for several documents, from which the user may choose.

    `found` is all that stands where they do.
    """

    def __init__(self, name: str, documents: Sequence[Source], found: Selection) -> None:
        super().__init__(f"{name} holds {len(documents)} documents")
        self.name = name
        self.documents = tuple(documents)
        self.found = found


def document_named(
    name: str,
    forms: Sequence[Path] = (),
    *,
    row_is_document: bool = False,
    row: int | None = None,
    time_limit: float | None = None,
) -> OneDocument:
    """Return the document called `name`, with `forms` and the blank forms that stand with it.

    `row_is_document`: the rows of spreadsheets are documents, as they are too where `name` is
    that of a row. `row`: of the rows under `name`, the one with this number. `time_limit`:
    seconds that opening a spreadsheet may take.

    Raises NoSuchDocument, SeveralDocuments and NothingToAudit.
    """
    path = Path(name)
    holder = on_disk(path)
    if holder is None:
        raise NoSuchDocument(
            f"there is no file or folder called {printable(path.as_posix())}. A report's names "
            "are to be given in full, from the folder in which the audit was run"
        )
    rows = row_is_document or row is not None or bool(_IN_A_TABLE.search(name))
    if not _may_hold_several(holder, rows=rows):
        _check_is_whole(path, holder, row)
        itself = FileSource(holder, printable(holder.as_posix()))
        return OneDocument(itself, holder, _given(forms))
    found = select([holder], forms, row_is_document=rows, time_limit=time_limit)
    if any(isinstance(each, FileSource) and each.path == holder for each in found.documents):
        _check_is_whole(path, holder, row)  # a document under an archive's name
    document = _only_one(name, path, holder, row, found)
    return OneDocument(document, holder, found.forms)


def _only_one(name: str, path: Path, holder: Path, row: int | None, found: Selection) -> Source:
    """Return the one of what was found in `holder` that is asked for.

    Raises NoSuchDocument and SeveralDocuments.
    """
    shown, documents = printable(holder.as_posix()), found.documents
    holds = f"{shown} holds {listed(in_stretches(documents))}"
    if len(path.parts) > len(holder.parts):
        shown, documents = _called(path.as_posix(), name, found)
    if row is not None:
        documents = _with_number(row, documents)
    if not documents:
        raise NoSuchDocument(f"{_why_none(shown, row, found)}. {holds}")
    if len(documents) > 1:
        raise SeveralDocuments(shown, documents, found)
    return documents[0]


def in_stretches(sources: Sequence[Source]) -> list[str]:
    """Return the names of `sources`, which are in order: many rows of one sheet as one stretch."""
    names: list[str] = []
    for sheet, group in groupby(sources, key=_sheet_of):
        shown = [each.shown for each in group]
        if sheet and len(shown) > _A_FEW:
            last = shown[-1].removeprefix(f"{sheet}/")
            names.append(f"{shown[0]} to {last} ({len(shown)} rows)")
        else:
            names += shown
    return names


def _sheet_of(source: Source) -> str:
    """Return the name of the sheet of which `source` is a row, '' when it is none."""
    return source.shown.rpartition("/row ")[0] if isinstance(source, RowSource) else ""


def _may_hold_several(holder: Path, *, rows: bool) -> bool:
    endings = (*ARCHIVE_ENDINGS, *(TABLE_ENDINGS if rows else ()))
    return is_folder(holder) or holder.suffix.lower() in endings


def _check_is_whole(path: Path, holder: Path, row: int | None) -> None:
    """Raise NoSuchDocument when something is asked for inside a file that is one document."""
    shown = printable(holder.as_posix())
    if row is not None:
        raise NoSuchDocument(f"{shown} is not a spreadsheet, so it has no row {row}")
    if len(path.parts) > len(holder.parts):
        raise NoSuchDocument(f"{shown} is a file with nothing in it to ask for by a name")


def _given(forms: Sequence[Path]) -> tuple[Source, ...]:
    return tuple(FileSource(form, printable(form.as_posix())) for form in forms)


def _called(path: str, name: str, found: Selection) -> tuple[str, tuple[Source, ...]]:
    """Return the name as it is shown, and what is called so: plans first, then blank forms."""
    for shown in dict.fromkeys((printable(path), printable(name))):
        for sources in (found.documents, found.forms):
            if called := _at_or_under(shown, sources):
                return shown, called
    return printable(path), ()


def _at_or_under(shown: str, sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return the source called so, those under it, or the one over it that cannot be opened."""
    at = [each for each in sources if each.shown == shown]
    under = [each for each in sources if each.shown.startswith(f"{shown}/")]
    over = [
        each
        for each in sources
        if isinstance(each, RefusedSource) and shown.startswith(f"{each.shown}/")
    ]
    return tuple(at or under or over)


def _with_number(row: int, sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return the rows with this number; where there is none, what could not be opened."""
    rows = [each for each in sources if isinstance(each, RowSource) and each.row.row.number == row]
    return tuple(rows or [each for each in sources if isinstance(each, RefusedSource)])


def _why_none(shown: str, row: int | None, found: Selection) -> str:
    """Return why nothing is called so, and what to do if that can be told."""
    if row is not None:
        return f"there is no plan in row {row} of {shown}"
    if shown in found.passed_over:
        if PurePosixPath(shown).suffix.lower() in TABLE_ENDINGS:
            return f"{shown} is a spreadsheet. If each of its rows is a plan, add --row-is-document"
        return f"{shown} is not a plan: an audit passes it over, by its name or its kind"
    last = shown.rpartition("/")[2]
    alike = [each.shown for each in found.documents if each.shown.endswith(f"/{last}")]
    return f"there is no plan called {shown}" + (f", but there is {alike[0]}" if alike else "")
