"""Where a document comes from: a file, a file in an archive, or a row of a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from planaudit.document import Document
from planaudit.ingest import read_content, read_document
from planaudit.ingest.archives import Member, member_content
from planaudit.ingest.interface import ReadOptions, Status, UnreadableFile
from planaudit.ingest.sheets.rows import TableRow, row_document


class Source(Protocol):
    """One document before it is read. Crosses from a process to its workers as it is."""

    @property
    def shown(self) -> str:
        """The path shown to the user: forward slashes, printable, no two alike in a run."""
        ...

    def document(self, options: ReadOptions) -> Document:
        """Return the Document read. Raises UnreadableFile."""
        ...

    def named(self, shown: str) -> Source:
        """Return the same source under another path to show."""
        ...


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file of its own."""

    path: Path
    shown: str

    def document(self, options: ReadOptions) -> Document:
        """Return the Document read. Raises UnreadableFile."""
        return read_document(self.path, self.shown, options)

    def named(self, shown: str) -> FileSource:
        """Return the same source under another path to show."""
        return replace(self, shown=shown)


@dataclass(frozen=True, slots=True)
class MemberSource:
    """A file in a .zip archive: 'plans.zip/team/plan.docx'."""

    archive: Path
    member: Member
    shown: str

    def document(self, options: ReadOptions) -> Document:
        """Return the Document read. Raises UnreadableFile."""
        content = member_content(self.archive, self.member)
        return read_content(content, self.member.name, self.shown, options)

    def named(self, shown: str) -> MemberSource:
        """Return the same source under another path to show."""
        return replace(self, shown=shown)


@dataclass(frozen=True, slots=True)
class RowSource:
    """One row of a spreadsheet: 'export.xlsx/row 7', by the number the spreadsheet shows."""

    row: TableRow
    shown: str

    def document(self, options: ReadOptions) -> Document:
        """Return the Document that the row is. No option changes it."""
        return row_document(self.row, self.shown)

    def named(self, shown: str) -> RowSource:
        """Return the same source under another path to show."""
        return replace(self, shown=shown)


@dataclass(frozen=True, slots=True)
class RefusedSource:
    """What was seen to be unreadable when it was looked for, with the reason."""

    shown: str
    status: Status
    reason: str

    def document(self, options: ReadOptions) -> Document:
        """Raise UnreadableFile: there is nothing to read."""
        raise UnreadableFile(self.status, self.reason)

    def named(self, shown: str) -> RefusedSource:
        """Return the same source under another path to show."""
        return replace(self, shown=shown)
