r"""A flow of RTF text: body, header, footnote or text box, as paragraphs and tables.

RTF marks where cells and rows end, not where tables begin. A paragraph says how many tables
it stands in, so the tables open at any time are a stack.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from planaudit.ingest.rich.model import Paragraph, Part, RichTable, Run
from planaudit.ingest.rtf.rows import (
    DefinitionMaker,
    RowDefinition,
    WrittenRow,
    begins_table,
    covered_text,
    rich_table,
)

MOST_TABLES = 12
"""Tables inside one another. Deeper ones are read as part of the last."""


@dataclass(slots=True)
class _OpenTable:
    rows: list[WrittenRow] = field(default_factory=list)
    cells: list[tuple[Part, ...]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


class Flow:
    """One flow of text, built as its paragraphs, cells and rows end."""

    def __init__(self, depth: int = 0) -> None:
        """`depth` is how many flows this one stands in."""
        self.depth = depth
        self.row = DefinitionMaker()
        self.inked = 0
        """How many runs with more than white space have been added."""
        self.note_kind = ""
        """For a note, which kind it is (see `notes`); '' for any other flow."""
        self.note_label = ""
        self.covered: list[str] = []
        """What stands in cells that a merge covers."""
        self._parts: list[Part] = []
        self._tables: list[_OpenTable] = []
        self._runs: list[tuple[Run, list[str]]] = []
        self._after: list[Part] = []

    def add(self, text: str, look: Run) -> None:
        """Add `text` to the paragraph, printed like the empty run `look`."""
        if self._runs and self._runs[-1][0] == look:
            self._runs[-1][1].append(text)
        else:
            self._runs.append((look, [text]))
        self.inked += bool(text.strip())

    def add_after(self, parts: list[Part]) -> None:
        """Put `parts` (a footnote, a text box) after the paragraph that is being read."""
        self._after.extend(parts)

    def has_text(self) -> bool:
        """Return whether the paragraph being read holds anything yet."""
        return bool(self._runs or self._after)

    def end_paragraph(self, like: Paragraph, depth: int) -> None:
        """End the paragraph, which is otherwise `like` and stands in `depth` tables."""
        runs = tuple(replace(look, text="".join(texts)) for look, texts in self._runs)
        parts = self._parts_at(depth)
        parts.append(replace(like, runs=runs))
        parts.extend(self._after)
        self._runs, self._after = [], []

    def end_cell(self, like: Paragraph, depth: int) -> None:
        """End the cell, and with it its last paragraph, in the innermost of `depth` tables."""
        self.end_paragraph(like, depth)
        table = self._tables[-1]
        table.cells.append(tuple(table.parts))
        table.parts = []

    def end_row(self, like: Paragraph, depth: int) -> None:
        """End the row of the innermost of `depth` tables."""
        if self.has_text():
            self.end_paragraph(like, depth)
        self._parts_at(depth)
        definition = self.row.definition()
        table = self._tables[-1]
        if begins_table(definition, table.rows):
            whole = _OpenTable(rows=table.rows)
            table.rows = []
            self._parts_above().append(self._closed(whole))
        self._end_row_of(table, definition)

    def end(self, like: Paragraph) -> list[Part]:
        """End the flow, and what is open in it, and return its paragraphs and tables."""
        if self.has_text():
            self.end_paragraph(like, len(self._tables))
        self._parts_at(0)
        return self._parts

    def _parts_at(self, depth: int) -> list[Part]:
        """Open and close tables until `depth` are open; return where the next part goes."""
        depth = min(depth, MOST_TABLES)
        while len(self._tables) > depth:
            table = self._tables.pop()
            parts = self._tables[-1].parts if self._tables else self._parts
            loose: list[Part] = []
            if table.cells:
                self._end_row_of(table, self.row.definition())
            else:
                loose = table.parts  # text that says it is in a table whose row never came
            if table.rows:
                parts.append(self._closed(table))
            parts.extend(loose)
        while len(self._tables) < depth:
            self._tables.append(_OpenTable())
        return self._tables[-1].parts if self._tables else self._parts

    def _parts_above(self) -> list[Part]:
        return self._tables[-2].parts if len(self._tables) > 1 else self._parts

    def _end_row_of(self, table: _OpenTable, definition: RowDefinition) -> None:
        cells = table.cells
        if table.parts:  # text after the last cell's end
            cells[-1:] = [(*(cells[-1] if cells else ()), *table.parts)]
        if cells:
            table.rows.append(WrittenRow(tuple(cells), definition))
        table.cells, table.parts = [], []

    def _closed(self, table: _OpenTable) -> RichTable:
        self.covered.extend(covered_text(table.rows))
        return rich_table(table.rows)
