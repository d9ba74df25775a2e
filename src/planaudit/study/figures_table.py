"""A table of figures in named groups of columns, that fits a terminal 80 characters wide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

LABEL_WIDTH = 24
"""Characters for what a row is called; more goes on below."""


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that belong together, each with its name and width in characters."""

    name: str
    columns: tuple[tuple[str, int], ...]

    @property
    def width(self) -> int:
        """The characters of the group, with the space after each column."""
        return sum(width + 1 for _, width in self.columns)


def print_table(
    console: Console,
    label: str,
    groups: Sequence[Group],
    rows: Iterable[tuple[str, Sequence[str]]],
) -> None:
    """Print rows of a label and its cells, one for every column, under the groups' names.

    `label` says what the rows are.
    """
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column(label, width=LABEL_WIDTH, overflow="fold")
    for group in groups:
        for name, width in group.columns:
            table.add_column(name, width=width, justify="right", no_wrap=True)
    for name, cells in rows:
        table.add_row(Text(name), *cells)
    names = "".join(f"{group.name:>{group.width}}" for group in groups)
    console.print(Text(f"{'':{LABEL_WIDTH}}{names}", style="bold"))
    console.print(table)
    console.print()


def print_words(console: Console, words: str, end: str = "\n\n") -> None:
    """Print a paragraph as it is, if there is one."""
    if words:
        console.print(Text(words), end=end)


def kappa_figure(kappa: float | None) -> str:
    """Return a kappa in two places, '-' where it is not defined."""
    return "-" if kappa is None else f"{kappa:.2f}"


def share_figure(share: float | None) -> str:
    """Return a share from 0 to 1 in whole hundredths, '-' where it is not defined."""
    return "-" if share is None else f"{share:.0%}"
