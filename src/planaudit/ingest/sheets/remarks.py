"""Comments on the cells of a sheet: the notes of every Excel, and the threads of newer ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planaudit.document import Comment
from planaudit.ingest.packages import Package
from planaudit.ingest.xml_parsing import whole_number

_ROW = re.compile(r"\$?[A-Z]{1,3}\$?([1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True)
class _Remark:
    """A comment on a cell: 'B2'."""

    cell: str
    comment: Comment


def comments_on(
    package: Package, sheet: str, people: Mapping[str, str]
) -> dict[int, tuple[Comment, ...]]:
    """Return the comments on a sheet's cells by row; 0 for those that name no cell.

    `people` are the names of those who take part in threads. Raises UnreadableFile.
    """
    parts = package.related(sheet).values()
    threads = [
        remark
        for kind, name in parts
        if kind == "threadedComment"
        for remark in _thread(package, name, people)
    ]
    # For older programs, Excel copies each thread into a note on the same cell.
    told = {remark.cell for remark in threads}
    notes = [
        remark
        for kind, name in parts
        if kind == "comments"
        for remark in _notes(package, name)
        if remark.cell not in told
    ]
    found: dict[int, tuple[Comment, ...]] = {}
    for remark in (*notes, *threads):
        at = _ROW.fullmatch(remark.cell)
        row = int(at[1]) if at else 0
        found[row] = (*found.get(row, ()), remark.comment)
    return found


def people_of(package: Package, workbook: str) -> dict[str, str]:
    """Return the names of those who take part in threads, by their identifiers."""
    names: dict[str, str] = {}
    for kind, name in package.related(workbook).values():
        root = package.xml(name) if kind == "person" else None
        for person in () if root is None else root.iter("{*}person"):
            names[person.get("id", "")] = person.get("displayName", "")
    return names


def _notes(package: Package, name: str) -> Iterator[_Remark]:
    root = package.xml(name)
    if root is None:
        return
    authors = ["".join(map(str, author.itertext())) for author in root.iter("{*}author")]
    for comment in root.iter("{*}comment"):
        number = whole_number(comment.get("authorId"))
        author = "" if number is None or number >= len(authors) else authors[number]
        text = "".join(map(str, comment.itertext("{*}t")))
        yield from _remark(comment.get("ref", ""), author, text)


def _thread(package: Package, name: str, people: Mapping[str, str]) -> Iterator[_Remark]:
    root = package.xml(name)
    for comment in () if root is None else root.iter("{*}threadedComment"):
        author = people.get(comment.get("personId", ""), "")
        yield from _remark(comment.get("ref", ""), author, comment.findtext("{*}text") or "")


def _remark(cell: str, author: str, text: str) -> Iterator[_Remark]:
    text = " ".join(text.split())
    if text:
        yield _Remark(cell, Comment(author, text))
