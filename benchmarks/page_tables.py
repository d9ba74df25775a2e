"""Tables on a Markdown page whose rows a program writes.

Such a table stands on the page between two lines, so that its rows can be compared and renewed:

    <!-- table: its name -->
    | heading | heading |
    | --- | --- |
    | row | row |
    <!-- end of table -->
"""

from __future__ import annotations

from collections.abc import Sequence

_HEAD = 2
"""Lines: the headings and the dashes under them, which are written by hand."""


def rows_on(page: str, name: str) -> list[str]:
    """Return the rows of the table called `name`. Raises ValueError when there is none."""
    start, end = _bounds(page, name)
    return page[start:end].splitlines()[_HEAD:]


def renewed(page: str, name: str, rows: Sequence[str]) -> str:
    """Return the page with these rows in the table. Raises ValueError when there is none."""
    start, end = _bounds(page, name)
    head = page[start:end].splitlines()[:_HEAD]
    return page[:start] + "".join(f"{line}\n" for line in (*head, *rows)) + page[end:]


def row(*cells: str) -> str:
    """Return a row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def cells_of(line: str) -> list[str]:
    """Return the cells of a row."""
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _bounds(page: str, name: str) -> tuple[int, int]:
    """Return where the lines of a table begin and end."""
    opening, closing = f"<!-- table: {name} -->\n", "<!-- end of table -->"
    start = page.find(opening)
    end = page.find(closing, start)
    if start < 0 or end < 0:
        raise ValueError(f"the page has no table between '{opening.strip()}' and '{closing}'")
    return start + len(opening), end
