"""What a walk over a page has open: elements, lists, tables and the paragraph in hand."""

from __future__ import annotations

from planaudit.ingest.html.inside import Inside
from planaudit.ingest.html.lists import NumberedList
from planaudit.ingest.html.notes import Note
from planaudit.ingest.html.paragraphs import Paragraphs
from planaudit.ingest.html.tables import TableMaker
from planaudit.ingest.html.whole_page import WholePage
from planaudit.ingest.left_out import Thing


class Flow:
    """What is open at one place of a page, which tags act on.

    `notes` are those come to and still to be told. None in `lists` is a list without numbers,
    and in `tables` one that only lays out the page.
    """

    def __init__(self, page: WholePage, outermost: Inside) -> None:
        self.page = page
        self.notes: list[Note] = []
        self.paragraphs = Paragraphs()
        self.stack = [outermost]
        self.lists: list[NumberedList | None] = []
        self.tables: list[TableMaker | None] = []

    @property
    def inside(self) -> Inside:
        """What holds in the element entered last."""
        return self.stack[-1]

    @property
    def table(self) -> TableMaker | None:
        """The table in hand."""
        return self.tables[-1] if self.tables else None

    def box(self, glyph: str, inside: Inside) -> None:
        """Add a tick box that a control, a picture or a script draws."""
        if inside.how.unseen:
            self.page.leave_out(Thing.HIDDEN, glyph)
        else:
            self.paragraphs.exactly(f" {glyph} ", inside.how)
