"""What a file given for audit holds: itself, the files in an archive, or the rows of a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from planaudit.ingest import ENDINGS, LARGEST_FILE, REFUSED_ENDINGS
from planaudit.ingest.archives import ARCHIVE_ENDINGS, Member, member_content, members_of
from planaudit.ingest.interface import Status, UnreadableFile
from planaudit.ingest.regular_files import not_opened, open_regular
from planaudit.ingest.sheets.model import TABLE_ENDINGS
from planaudit.ingest.sheets.rows import NO_ANSWERS, TableRow, rows_of
from planaudit.ingest.sources import (
    FileSource,
    MemberSource,
    RefusedSource,
    RowSource,
    Source,
)
from planaudit.study.codes import is_coding_sheet

FORMS_FOLDER = "forms"
"""A folder of this name inside an audited folder holds blank forms, which are not audited."""
NOT_DOCUMENTS = ("readme",)
"""The names, without their endings, of files that are neither plans nor forms."""
_HIDDEN = (".", "~$")
"""How the names begin of hidden files and of Office's lock files."""
_MACOS_NOTES = "__MACOSX"
"""The folder that macOS adds to an archive, with a note on each file in it."""
_TAKEN = (*ENDINGS, *REFUSED_ENDINGS)


@dataclass(slots=True)
class Contents:
    """What was found, in order; `passed_over` and `not_opened` as in a Selection."""

    documents: list[Source] = field(default_factory=list)
    forms: list[Source] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    not_opened: list[str] = field(default_factory=list)

    def add(self, other: Contents) -> None:
        """Add what was found elsewhere."""
        self.documents += other.documents
        self.forms += other.forms
        self.passed_over += other.passed_over
        self.not_opened += other.not_opened


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to look into, and the path to show for it.

    `rows`: each row of a table is a document. `is_form`: it stands for blank forms.
    """

    path: Path
    shown: str
    rows: bool = False
    is_form: bool = False

    @property
    def may_hold_rows(self) -> bool:
        """Whether a table of plans may have to be read to tell what the file holds."""
        return self.rows and self.path.suffix.lower() in (*TABLE_ENDINGS, *ARCHIVE_ENDINGS)


def contents_of(wanted: Wanted) -> Contents:
    """Return the documents in a file: one, unless it is an archive or a table.

    What cannot be opened is a document that says why.
    """
    path, shown, rows, is_form = wanted.path, wanted.shown, wanted.rows, wanted.is_form
    ending = path.suffix.lower()
    try:
        if ending in ARCHIVE_ENDINGS:
            members = members_of(path)
            if members is not None:
                return _in_archive(path, shown, members, rows=rows, is_form=is_form)
        elif rows and not is_form and ending in TABLE_ENDINGS:
            with open_regular(path) as stream:
                return _in_table(stream.read(LARGEST_FILE + 1), ending, shown)
    except OSError as error:
        why = not_opened(error)
        return refused(shown, why.status, why.reason)
    except UnreadableFile as error:
        return refused(shown, error.status, error.reason)
    source = FileSource(path, shown)
    return Contents(forms=[source]) if is_form else Contents(documents=[source])


def refused(shown: str, status: Status, reason: str) -> Contents:
    """Return a file that holds nothing that can be read, with the reason."""
    return Contents(documents=[RefusedSource(shown, status, reason)])


def is_hidden(name: str) -> bool:
    """Return whether a file or folder is hidden, or no more than a lock or a system's own note."""
    return name.startswith(_HIDDEN) or name == _MACOS_NOTES


def is_passed_over(name: str, *, rows: bool, is_form: bool = False) -> bool:
    """Return whether a file in a folder or archive is none that a plan or form would be in."""
    file = PurePosixPath(name)
    ending = file.suffix.lower()
    if file.stem.lower() in NOT_DOCUMENTS:
        return True
    if ending in TABLE_ENDINGS and is_form:
        return True  # a form's folder may hold a list of its headings
    return ending not in (*_TAKEN, *ARCHIVE_ENDINGS, *(TABLE_ENDINGS if rows else ()))


def is_among_forms(name: str) -> bool:
    """Return whether a path, from the top of what is audited, leads through a folder of forms."""
    return FORMS_FOLDER in (part.lower() for part in PurePosixPath(name).parts[:-1])


def _in_archive(
    archive: Path, shown: str, members: tuple[Member, ...], *, rows: bool, is_form: bool
) -> Contents:
    found = Contents()
    for member in members:
        place = f"{shown}/{member.name}"
        form = is_form or is_among_forms(member.name)
        if any(is_hidden(part) for part in member.name.split("/") if part != ".."):
            continue
        if member.is_link:
            found.not_opened.append(f"{place} (a link in an archive)")
        elif is_passed_over(member.name, rows=rows, is_form=form):
            found.passed_over.append(place)
        elif rows and not form and _is_table(member.name):
            found.add(_table_in_archive(archive, member, place))
        else:
            (found.forms if form else found.documents).append(MemberSource(archive, member, place))
    if not found.documents and not found.forms:
        found.documents.append(RefusedSource(shown, "not_assessable", _NO_PLANS))
    return found


_NO_PLANS = (
    "there are no plans in this archive: no file in it is of a kind that is read. Check that it "
    "is the right one"
)


def _is_table(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in TABLE_ENDINGS


def _table_in_archive(archive: Path, member: Member, shown: str) -> Contents:
    try:
        content = member_content(archive, member)
        return _in_table(content, PurePosixPath(member.name).suffix.lower(), shown)
    except UnreadableFile as error:
        return refused(shown, error.status, error.reason)


def _other_than_plans(heads: tuple[str, ...]) -> str:
    return "a coding sheet" if is_coding_sheet(heads) else ""


def _in_table(content: bytes, ending: str, shown: str) -> Contents:
    """Return the rows of a table, and its prompts as their form. Raises UnreadableFile."""
    if len(content) > LARGEST_FILE:
        raise UnreadableFile(
            "failed",
            f"the file is larger than {LARGEST_FILE // 2**20} MB, so it was not read. Split it "
            "into several files",
        )
    table = rows_of(content, ending, _other_than_plans)
    several = len(table.sheets) > 1
    found = Contents(passed_over=[f"{shown} ({what})" for what in table.passed_over])
    for sheet in table.sheets:
        place = f"{shown}/sheet {sheet.sheet}" if several else shown
        # The prompts alone are the blank form: what all rows answer alike is no part of it.
        found.forms.append(RowSource(TableRow(sheet.prompts, NO_ANSWERS), place))
        found.documents += [
            RowSource(TableRow(sheet.prompts, row), f"{place}/row {row.number}")
            for row in sheet.rows
        ]
    return found
