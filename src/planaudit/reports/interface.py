"""The Writer interface: one small module per report format stands behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from planaudit.audit.model import BatchAudit


class Writer(Protocol):
    """Turns a batch into the bytes of one file.

    `name` is what the user asks for ('json'); `file_name` is the file it becomes.
    """

    name: str
    file_name: str

    def render(self, batch: BatchAudit) -> bytes:
        """Return the report. The same batch always gives the same bytes."""
        ...


class UnknownReportError(ValueError):
    """A report format that is not in the registry."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no report called '{name}'. Choose from: {', '.join(known)}.")
        self.name = name


class ReportNotWrittenError(Exception):
    """A report that could not be put in its place; whatever stood there before is unharmed."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The report {path} could not be written: {reason}. "
            "Check that the folder exists, has room and can be written to."
        )
        self.path = path
