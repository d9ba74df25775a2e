"""What holds for a whole page while its parts are walked: styles, notes, what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from planaudit.document import Comment
from planaudit.ingest.html.css import StyleSheet
from planaudit.ingest.html.notes import Note
from planaudit.ingest.html.tables import MOST_CELLS, TableMaker
from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.marks import visible_characters
from planaudit.ingest.rich.model import Part


class WholePage:
    """One page: its styles, its notes, its remarks, and the counts of what is left out."""

    def __init__(self, styles: StyleSheet, notes: Mapping[str, Note], tally: Tally) -> None:
        self._styles = styles
        self._notes = notes
        self._tally = tally
        self._holders = {note.holder for note in notes.values()}
        self._told: set[Note] = set()
        self._cells_left = MOST_CELLS
        self.comments: list[Comment] = []
        """The remarks that no paragraph shown refers to."""

    def said_of(self, element: etree._Element) -> dict[str, str]:
        """Return what styles say of an element."""
        return self._styles.said_of(element)

    def is_note(self, element: etree._Element) -> bool:
        """Return whether an element holds a note, which is told where it is referred to."""
        return element in self._holders

    def note_at(self, link: etree._Element) -> Note | None:
        """Return the note that a link marks, None when it marks none."""
        return self._notes.get(link.get("href", ""))

    def takes_up(self, note: Note) -> bool:
        """Return whether a note is still to be told, which it then counts as being."""
        if note in self._told:
            return False
        self._told.add(note)
        return True

    def notes_not_taken(self) -> Iterator[Note]:
        """Yield the notes that no link shown refers to; whoever turns the pages sees them too."""
        return (note for note in self._notes.values() if note not in self._told)

    def leave_out(self, thing: Thing, text: str = "") -> None:
        """Count something that is left out."""
        self._tally.add(thing, visible_characters(text))

    def count_cells(self, maker: TableMaker) -> Part:
        """Return the table of `maker`, counting its cells against those of the whole page."""
        table, count = maker.table(self._cells_left)
        self._cells_left -= count
        return table
