"""Reports: one writer per format behind one interface, and the writing of files."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from planaudit.audit.model import BatchAudit
from planaudit.reports.html_report import HtmlWriter
from planaudit.reports.interface import ReportNotWrittenError, UnknownReportError, Writer
from planaudit.reports.json_report import JsonWriter

__all__ = [
    "WRITERS",
    "ReportNotWrittenError",
    "UnknownReportError",
    "Writer",
    "write_reports",
    "writer_named",
]

_ALL: tuple[Writer, ...] = (JsonWriter(), HtmlWriter())

WRITERS: dict[str, Writer] = {writer.name: writer for writer in _ALL}
"""Every report format by name. A new format is one new module and one entry in the line above."""


def writer_named(name: str) -> Writer:
    """Return the writer called `name`. Raises UnknownReportError, which lists the choices."""
    try:
        return WRITERS[name]
    except KeyError:
        raise UnknownReportError(name, tuple(WRITERS)) from None


def write_reports(batch: BatchAudit, names: Iterable[str], folder: Path) -> tuple[Path, ...]:
    """Write the named reports into `folder` (made if missing) and return their paths.

    Every report is rendered before any is written, so a writer that fails leaves the folder
    as it was; and each file appears whole or not at all. Raises UnknownReportError and
    ReportNotWrittenError.
    """
    writers = [writer_named(name) for name in dict.fromkeys(names)]
    rendered = [(folder / writer.file_name, writer.render(batch)) for writer in writers]
    for path, content in rendered:
        _put_in_place(path, content)
    return tuple(path for path, _ in rendered)


def _put_in_place(path: Path, content: bytes) -> None:
    """Write beside `path` under another name, then move: nobody ever sees half a file."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise ReportNotWrittenError(path, error.strerror or type(error).__name__) from error
    finally:
        _remove_if_there(part)


def _remove_if_there(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:  # the folder itself is unusable, and that has already been reported
        return
