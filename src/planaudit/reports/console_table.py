"""The table of documents by criteria for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from planaudit.audit.model import CriterionInfo, DocumentAudit
from planaudit.plain_words import one_line, shorten_middle
from planaudit.reports.summary import rating_of
from planaudit.reports.wording import rating_mark

_HEAD_WIDTH = 3
_GAP = 1
_LEAST_NAME = 20
_MOST_NAME = 60
_LEGEND_COLUMNS = 3
_STYLES = {"3": "bold green", "2": "green", "1": "yellow", "0": "bold magenta"}


def ratings_tables(
    documents: Sequence[DocumentAudit],
    criteria: Sequence[CriterionInfo],
    width: int,
) -> Iterator[RenderableType]:
    """Yield tables that fit `width`, each with the meaning of its column heads under it.

    One table, unless there are more criteria than fit beside the names.
    """
    room = max(1, (width - _LEAST_NAME) // (_HEAD_WIDTH + _GAP))
    for start in range(0, len(criteria), room):
        yield _table(documents, criteria[start : start + room], width)


def _table(
    documents: Sequence[DocumentAudit],
    criteria: Sequence[CriterionInfo],
    width: int,
) -> Group:
    heads = _heads(criteria)
    name_width = min(_MOST_NAME, width - len(heads) * (_HEAD_WIDTH + _GAP))
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, show_edge=False)
    folder = _shared_folder(documents)
    table.add_column("Document", width=name_width - _GAP, no_wrap=True, overflow="crop")
    for head in heads:
        table.add_column(head, width=_HEAD_WIDTH, justify="center", no_wrap=True)
    for document in documents:
        marks = [rating_mark(rating_of(document, info.id)) for info in criteria]
        table.add_row(
            Text(_name(document.path.removeprefix(folder), name_width - _GAP)),
            *(Text(mark, style=_STYLES.get(mark, "dim")) for mark in marks),
        )
    return Group(table, Text(), _legend(heads, criteria, width))


def _heads(criteria: Sequence[CriterionInfo]) -> list[str]:
    """Return the pack's short names, or letters where those are too long or not distinct."""
    heads = [one_line(info.short) for info in criteria]
    if all(0 < cell_len(head) <= _HEAD_WIDTH for head in heads) and len(set(heads)) == len(heads):
        return heads
    return [ascii_uppercase[n % 26] * (n // 26 + 1) for n in range(len(criteria))]


def _legend(heads: Sequence[str], criteria: Sequence[CriterionInfo], width: int) -> Table:
    """Return what the column heads mean, in as many columns as the longest title allows."""
    titles = [one_line(info.title) for info in criteria]
    longest = max(cell_len(title) for title in titles)
    columns = max(1, min(_LEGEND_COLUMNS, width // (_HEAD_WIDTH + longest + 2 * _GAP)))
    room = width // columns - _HEAD_WIDTH - 2 * _GAP
    legend = Table.grid(padding=(0, _GAP))
    for _ in range(columns):
        legend.add_column(width=_HEAD_WIDTH, no_wrap=True)
        legend.add_column(width=room, overflow="fold")
    rows = -(-len(heads) // columns)
    for row in range(rows):
        cells: list[Text] = []
        for index in range(row, len(heads), rows):
            cells += [Text(heads[index], style="bold"), Text(titles[index])]
        legend.add_row(*cells)
    return legend


def _shared_folder(documents: Sequence[DocumentAudit]) -> str:
    """Return the folder that every path stands in, with its last slash; '' if none."""
    folders = [document.path.split("/")[:-1] for document in documents]
    shared = []
    for names in zip(*folders, strict=False):
        if len(set(names)) > 1:
            break
        shared.append(f"{names[0]}/")
    return "".join(shared)


def _name(path: str, width: int) -> str:
    """Return the path in at most `width` columns, cut in the middle; wide letters count double."""
    name = one_line(path)
    room = width
    while cell_len(shortened := shorten_middle(name, room)) > width:
        room -= 1
    return shortened
