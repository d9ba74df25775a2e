"""Which documents a run audits, and which are the blank forms."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planaudit.batch.blank_forms import says_it_is_saved
from planaudit.batch.contents import (
    Contents,
    Wanted,
    contents_of,
    is_among_forms,
    is_hidden,
    is_passed_over,
    refused,
)
from planaudit.ingest import UnreadableFile
from planaudit.ingest.regular_files import open_regular
from planaudit.ingest.shown_paths import printable
from planaudit.ingest.sources import FileSource, RowSource, Source
from planaudit.own_reports import HEAD, WEB_PAGES, is_own_report

SECONDS_FOR_A_TABLE = 120
MEMORY_FOR_A_TABLE = 1536 * 2**20
"""What opening one spreadsheet may take: bytes, and seconds."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The documents to audit and the blank forms.

    `passed_over` are files that are not plans. `not_opened` are folders that may not be looked
    into, links that are not followed and what is no file: plans may stand behind them.
    """

    documents: tuple[Source, ...]
    forms: tuple[Source, ...]
    passed_over: tuple[str, ...]
    not_opened: tuple[str, ...] = ()


class NothingToAudit(Exception):
    """No file was found where the user pointed. The message says what to do."""


def select(
    paths: Iterable[Path],
    forms: Iterable[Path] = (),
    *,
    row_is_document: bool = False,
    time_limit: float | None = None,
) -> Selection:
    """Return the documents under `paths`, in order of the path shown, rows in their own order.

    A file named outright is always taken, whatever its ending, so that the report can say why
    it was not read; so is one in a folder whose ending is that of a plan (.doc, .odt). Other
    files in a folder are passed over and named. A .zip archive is looked into like a folder.
    A file reached twice is taken once, and a blank form is never audited as a plan.

    `row_is_document`: each row of a spreadsheet or CSV file is a document of its own.
    `time_limit`: seconds that opening one spreadsheet may take.
    """
    files = _Files(row_is_document)
    given = [FileSource(path, path.as_posix()) for path in dict.fromkeys(forms)]
    for path in paths:
        files.add(path)
    found = Contents(passed_over=files.passed_over, not_opened=files.not_opened)
    taken = {_identity(form.path) for form in given}
    wanted: list[Wanted] = []
    for named, is_form in ((files.forms, True), (files.documents, False)):
        for shown, path in named.items():
            if _identity(path) not in taken:
                taken.add(_identity(path))
                wanted.append(Wanted(path, shown, row_is_document, is_form))
    forms_alone = bool(files.documents) and all(each.is_form for each in wanted)
    for contents in _opened(wanted, time_limit or SECONDS_FOR_A_TABLE):
        found.add(contents)
    _check_not_empty(found, forms_alone=forms_alone)
    return Selection(
        documents=_named_apart(found.documents),
        forms=_named_apart([*given, *found.forms]),
        passed_over=tuple(sorted(map(printable, found.passed_over))),
        not_opened=tuple(sorted(map(printable, found.not_opened))),
    )


def _opened(wanted: Sequence[Wanted], seconds: float) -> Iterator[Contents]:
    """Yield what each file holds; spreadsheets are opened in a worker, which may be lost.

    An archive's list alone is looked at, within bounds, and any other file is not opened here.
    """
    tables = [each for each in wanted if each.may_hold_rows]
    rows: dict[Wanted, Contents] = {}
    if tables:
        from planaudit.batch.lost import why_lost
        from planaudit.batch.pool import Limits, Lost, WorkerPool

        limits = Limits(seconds=seconds, memory=MEMORY_FOR_A_TABLE)
        with WorkerPool(1) as pool:
            results = pool.map(contents_of, tables, limits)
            for each, result in zip(tables, results, strict=True):
                if isinstance(result, Lost):
                    result = refused(each.shown, "failed", why_lost("reading", result, limits))
                rows[each] = result
    for each in wanted:
        yield rows[each] if each in rows else contents_of(each)


def _named_apart(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return `sources` in order, each shown under a name that can be printed and is its own.

    An archive may hold two files of one name, and two names may look alike once printable.
    """
    given: Counter[str] = Counter()
    named: list[Source] = []
    for source in sorted(sources, key=_order):
        name = unique = printable(source.shown)
        while given[unique]:
            given[name] += 1
            unique = f"{name} ({given[name]})"
        given[unique] += 1
        named.append(replace(source, shown=unique))
    return tuple(named)


def _order(source: Source) -> tuple[str, int]:
    """Return what sources are sorted by: the path shown, and rows by their number."""
    if isinstance(source, RowSource):
        return source.shown.rpartition("/")[0], source.row.row.number
    return source.shown, 0


def _identity(path: Path) -> str:
    """Return what is the same for every path to one file."""
    return os.path.realpath(path)


def _check_not_empty(found: Contents, *, forms_alone: bool) -> None:
    """Raise NothingToAudit when there is no document. `forms_alone`: what there was is a form."""
    if found.documents:
        return
    if found.not_opened:
        places = ", ".join(sorted(map(printable, found.not_opened)))
        raise NothingToAudit(
            f"no assessments or plans were found, and these could not be opened: {places}"
        )
    if forms_alone:
        raise NothingToAudit(
            "all that was found here was given with --form as a blank form, so no plan is left to "
            "audit. Give --form the blank forms alone"
        )
    raise NothingToAudit(
        "no assessments or plans were found here. planaudit reads Word (.docx), PDF, plain text "
        "and Markdown files, OpenDocument (.odt), RTF and web pages, .zip archives of them, and "
        "with --row-is-document the rows of .xlsx and .csv files"
    )


class _Files:
    """The files found so far by the path shown: those to audit and those that are forms."""

    def __init__(self, rows: bool) -> None:
        self.documents: dict[str, Path] = {}
        self.forms: dict[str, Path] = {}
        self.passed_over: list[str] = []
        self.not_opened: list[str] = []
        self._rows = rows

    def add(self, path: Path) -> None:
        """Add what the user named. Raises NothingToAudit when it is not there."""
        try:
            mode = path.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            raise _not_there(path) from None
        except (OSError, ValueError):
            mode = stat.S_IFREG  # it will be refused, with the reason, when it is read
        if stat.S_ISDIR(mode):
            self._add_folder(path)
        else:
            self.documents[path.as_posix()] = path

    def _add_folder(self, top: Path) -> None:
        """Add the files under `top`, hidden ones left out.

        A linked folder is not followed, for a link can lead back to where it stands.
        """
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(folder) as entries:
                    found = sorted(entries, key=lambda entry: entry.name)
            except OSError:
                self.not_opened.append(f"{folder.as_posix()} (a folder you may not look into)")
                continue
            for entry in found:
                if is_hidden(entry.name):
                    continue
                path = folder / entry.name
                if _is_folder(entry):
                    waiting.append(path)
                elif why := _not_a_file(path, is_link=entry.is_symlink()):
                    self.not_opened.append(f"{path.as_posix()} ({why})")
                else:
                    self._sort_in(path, path.relative_to(top).as_posix())

    def _sort_in(self, path: Path, inside: str) -> None:
        is_form = is_among_forms(inside)
        if is_form and says_it_is_saved(path):
            self.forms[path.as_posix()] = path
        elif is_passed_over(inside, rows=self._rows, is_form=is_form):
            self.passed_over.append(path.as_posix())
        elif _is_own_report(path):
            self.passed_over.append(f"{path.as_posix()} (a report of planaudit)")
        else:
            (self.forms if is_form else self.documents)[path.as_posix()] = path


def _is_own_report(path: Path) -> bool:
    """Return whether the file is a report that an earlier run wrote beside the plans."""
    if path.suffix.lower() not in WEB_PAGES:
        return False
    try:
        with open_regular(path) as stream:
            return is_own_report(stream.read(HEAD))
    except (OSError, UnreadableFile):
        return False  # it will be refused, with the reason, when it is read


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _not_a_file(path: Path, *, is_link: bool) -> str:
    """Return what stands at `path` when it is no file, '' when it is or nobody may know."""
    try:
        mode = path.stat().st_mode
    except PermissionError:
        return ""  # it will be refused, with the reason, when it is read
    except OSError:
        return "a link that leads nowhere" if is_link else ""
    if stat.S_ISREG(mode):
        return ""
    return "a link to a folder" if stat.S_ISDIR(mode) else "a pipe or a device, not a file"


def _not_there(path: Path) -> NothingToAudit:
    return NothingToAudit(f"there is no file or folder called {printable(path.as_posix())}")
