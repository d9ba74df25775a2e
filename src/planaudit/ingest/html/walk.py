"""Walk a web page once, in reading order, and give what it shows as rich text.

The walk keeps its own stack, and notes wait for their turn, so that no nesting and no chain of
notes, however long, runs into Python's limit.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from lxml import etree

from planaudit.ingest.html.flow import Flow
from planaudit.ingest.html.inside import Inside, inside_of
from planaudit.ingest.html.notes import Note
from planaudit.ingest.html.paragraphs import Surroundings
from planaudit.ingest.html.print import PagePrint
from planaudit.ingest.html.shown_text import UNSEEN, shown_text_of
from planaudit.ingest.html.stand_ins import stands_for_itself
from planaudit.ingest.html.structure import close_element, open_element
from planaudit.ingest.html.tree import tag_of
from planaudit.ingest.html.unshown import is_hidden, is_tracked_deletion, remark_in, words_in
from planaudit.ingest.html.whole_page import WholePage
from planaudit.ingest.left_out import Thing
from planaudit.ingest.rich.model import Part

_REMARK = "annotation_style_by_filter"  # what LibreOffice calls a remark that it prints


def shown_parts(page: WholePage, root: etree._Element) -> list[Part]:
    """Return what `root` shows. Raises UnreadableFile for more than a plan could hold."""
    return _Walk(page, root, Surroundings()).parts()


def told_notes(page: WholePage, first: Iterable[Note]) -> list[Part]:
    """Return some notes and, after them, the notes that they refer to, and so on."""
    told: list[Part] = []
    waiting = deque(first)
    while waiting:
        note = waiting.popleft()
        if not page.takes_up(note):
            continue
        if note.is_remark:
            page.comments.append(remark_in(note.holder))
        else:
            walk = _Walk(page, note.holder, Surroundings(note=True), note.back)
            walk.flow.paragraphs.begin_item(shown_text_of(note.back).strip(" []\u00a0"))
            told += walk.parts()
            waiting.extend(walk.flow.notes)
    return told


class _Walk:
    """One walk over a page, or a part of it, that passes over the link which begins a note.

    The notes that a note refers to are left in `flow.notes`: a walk inside a walk inside a walk
    would run into Python's limit.
    """

    def __init__(
        self,
        page: WholePage,
        root: etree._Element,
        around: Surroundings,
        passed_over: etree._Element | None = None,
    ) -> None:
        self.flow = Flow(page, Inside(PagePrint(), around))
        self._page = page
        self._root = root
        self._passed_over = passed_over
        self._is_note = around.note

    def parts(self) -> list[Part]:
        """Walk, and return what the root shows."""
        stack, paragraphs = self.flow.stack, self.flow.paragraphs
        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if self._enter(element):
                    self._text(element.text)
                else:
                    walk.skip_subtree()
                    stack.append(stack[-1])  # its end comes all the same
            else:
                if stack[-1] is not stack[-2]:
                    self._leave(element)
                stack.pop()
                if element is not self._root:
                    self._text(element.tail)
        paragraphs.end(stack[-1].around)
        for text in paragraphs.deleted:
            self._page.leave_out(Thing.DELETION, text)
        self._page.comments += paragraphs.loose_comments
        return paragraphs.close_place()

    def _text(self, text: str | None) -> None:
        inside = self.flow.inside
        if not text:
            return
        if not inside.how.unseen:
            self.flow.paragraphs.text(text, inside.how, deleted=inside.deleted)
        elif text.strip():
            self._page.leave_out(Thing.HIDDEN, text)

    def _enter(self, element: etree._Element) -> bool:
        """Take the start of an element, and return whether to go into it."""
        tag = tag_of(element)
        if not tag or tag in UNSEEN or element is self._passed_over:
            return False
        outside = self.flow.inside
        inside = inside_of(element, self._page.said_of(element), outside)
        if self._is_apart(element, inside):
            return False
        if stands_for_itself(self.flow, element, inside):
            self._tell_notes()
            return False
        if inside.is_block:
            self.flow.paragraphs.end(outside.around)
        self.flow.stack.append(inside)
        open_element(self.flow, element, inside)
        return True

    def _is_apart(self, element: etree._Element, inside: Inside) -> bool:
        """Return whether an element is not told here: hidden, or a note told elsewhere."""
        if element is not self._root and self._page.is_note(element):
            return True
        if _REMARK in element.get("class", ""):
            self.flow.paragraphs.comment(remark_in(element))
            return True
        tracked = is_tracked_deletion(element)
        if not tracked and not is_hidden(element, inside.said):
            return False
        words = words_in(element)
        if words.strip():
            self._page.leave_out(Thing.DELETION if tracked else Thing.HIDDEN, words)
        return True

    def _tell_notes(self) -> None:
        """Put the notes come to after the paragraph in hand."""
        if not self._is_note:
            for part in told_notes(self._page, self.flow.notes):
                self.flow.paragraphs.add_after(part)
            self.flow.notes.clear()

    def _leave(self, element: etree._Element) -> None:
        inside = self.flow.inside
        if inside.is_block:
            self.flow.paragraphs.end(inside.around)
        close_element(self.flow, element, inside)
