"""Where a document comes from: a file, a file in an archive, or a row of a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planaudit.document import Document
from planaudit.ingest import read_content, read_document
from planaudit.ingest.archives import Member, member_content
from planaudit.ingest.interface import ReadOptions, Status, UnreadableFile
from planaudit.ingest.sheets.rows import TableRow, row_document


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file of its own."""

    path: Path
    shown: str

    def document(self, options: ReadOptions) -> Document:
        """Return the Document read. Raises UnreadableFile."""
        return read_document(self.path, self.shown, options)


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


@dataclass(frozen=True, slots=True)
class RowSource:
    """One row of a spreadsheet: 'export.xlsx/row 7', by the number the spreadsheet shows."""

    row: TableRow
    shown: str

    def document(self, options: ReadOptions) -> Document:
        """Return the Document that the row is. No option changes it."""
        return row_document(self.row, self.shown)


@dataclass(frozen=True, slots=True)
class RefusedSource:
    """What was seen to be unreadable when it was looked for, with the reason."""

    shown: str
    status: Status
    reason: str

    def document(self, options: ReadOptions) -> Document:
        """Raise UnreadableFile: there is nothing to read."""
        raise UnreadableFile(self.status, self.reason)


Source = FileSource | MemberSource | RowSource | RefusedSource
"""One document before it is read. Crosses from a process to its workers as it is.

`shown` is the path shown to the user: forward slashes, printable, no two alike in a run.
"""


def read_source(options: ReadOptions, source: Source) -> Document | UnreadableFile:
    """Return the document at `source`, or why it could not be read."""
    try:
        return source.document(options)
    except UnreadableFile as error:
        return error
