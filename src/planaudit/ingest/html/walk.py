"""Walk a web page once, in reading order, and give what it shows as rich text.

The walk keeps its own stack, so that no nesting, however deep, runs into Python's limit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from planaudit.document import Comment
from planaudit.ingest.html.controls import box_in_picture, box_of_role, control_in
from planaudit.ingest.html.css import StyleSheet, tag_of
from planaudit.ingest.html.lists import NumberedList
from planaudit.ingest.html.notes import Note
from planaudit.ingest.html.paragraphs import Paragraphs, Surroundings, item_label
from planaudit.ingest.html.print import BLOCKS, Print, print_inside
from planaudit.ingest.html.shown import UNSEEN, shown_text_of
from planaudit.ingest.html.tables import MOST_CELLS, TableMaker
from planaudit.ingest.left_out import Tally, Thing, visible_characters
from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.rich.model import Part
from planaudit.ingest.text.plain import plain_parts

_DEEPEST_TABLE = 24
"""A table further inside others than this is read as paragraphs of the cell it stands in."""
_PICTURES = frozenset(("img", "canvas", "svg"))
_LEFT_OUT = {"button": Thing.BUTTON, "unfilled": Thing.UNFILLED}
"""What controls show and a plan does not hold, by their kind."""
_MEDIA = frozenset(("audio", "video", "embed", "applet"))
_SECTIONS = frozenset(("thead", "tbody", "tfoot"))
_IN_PLACE = frozenset(["table", "caption", "tr", "td", "th", "thead", "tbody", "tfoot"])
_INLINE = frozenset(("inline", "contents", "ruby", "ruby-text"))
_REMARK = "annotation_style_by_filter"  # what LibreOffice calls a remark that it prints
_NO_STYLE = re.compile(r"western|cjk|ctl|[PT]\d+|c\d+|MsoNormal")
_PARTING = frozenset(("flex", "inline-flex", "grid", "inline-grid"))
_CELLS = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"))
_LIST_OF_WORD = re.compile(r"l\d+ level\d")


@dataclass(frozen=True, slots=True)
class Inside:
    """What holds for the content of one element."""

    how: Print
    around: Surroundings
    is_block: bool
    deleted: bool
    numbering: str
    parts_children: bool = False
    """What stands directly in it is set apart, side by side or one below another."""


class PageWalk:
    """One walk over a page, or over a part of it."""

    def __init__(self, styles: StyleSheet, notes: Mapping[str, Note], tally: Tally) -> None:
        self._styles = styles
        self._notes = notes
        self._tally = tally
        self._holders = {note.holder for note in notes.values()}
        self._told: set[str] = set()
        self._cells_left = MOST_CELLS
        self.comments: list[Comment] = []

    def parts(self, root: etree._Element) -> list[Part]:
        """Return what `root` shows. Raises UnreadableFile for more than a plan could hold."""
        return _Walk(self, root, Surroundings(), None).parts()

    def notes_not_told(self) -> list[Part]:
        """Return the notes that no link shown refers to; whoever turns the pages sees them too."""
        return [
            part
            for href, note in self._notes.items()
            if href not in self._told
            for part in self._told_note(href, note)
        ]

    # What follows is for the walks over single elements.

    def said_of(self, element: etree._Element) -> dict[str, str]:
        """Return what styles say of an element."""
        return self._styles.said_of(element)

    def is_note(self, element: etree._Element) -> bool:
        """Return whether an element holds a note, which is told where it is referred to."""
        return element in self._holders

    def note_at(self, link: etree._Element) -> list[Part] | None:
        """Return the note that a link marks, None when it marks none; [] once it is told."""
        href = link.get("href", "")
        note = self._notes.get(href)
        if note is None:
            return None
        return [] if href in self._told else self._told_note(href, note)

    def _told_note(self, href: str, note: Note) -> list[Part]:
        self._told.add(href)
        if note.is_remark:
            self.take_remark(note.holder)
            return []
        label = shown_text_of(note.back).strip(" []\u00a0")
        walk = _Walk(self, note.holder, Surroundings(note=True), note.back)
        walk.paragraphs.begin_item(label)
        return walk.parts()

    def take_remark(self, element: etree._Element) -> None:
        """Keep a remark that somebody made beside the text; the page seldom says who."""
        text = fold_white_space(shown_text_of(element))
        self.comments.append(Comment("", text))

    def leave_out(self, thing: Thing, text: str = "") -> None:
        """Count something that is left out."""
        self._tally.add(thing, visible_characters(text))

    def count_cells(self, maker: TableMaker) -> Part:
        """Return the table of `maker`, counting its cells against those of the whole page."""
        table, count = maker.table(self._cells_left)
        self._cells_left -= count
        return table


class _Walk:
    def __init__(
        self,
        page: PageWalk,
        root: etree._Element,
        around: Surroundings,
        passed_over: etree._Element | None,
    ) -> None:
        self._page = page
        self._root = root
        self._passed_over = passed_over
        self._stack = [Inside(Print(), around, True, False, "")]
        self._tables: list[TableMaker | None] = []
        self._lists: list[NumberedList | None] = []
        self.paragraphs = Paragraphs()

    def parts(self) -> list[Part]:
        """Walk, and return what the root shows."""
        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if self._enter(element):
                    self._text(element.text)
                else:
                    walk.skip_subtree()
                    self._stack.append(self._stack[-1])  # its end comes all the same
            else:
                if self._stack[-1] is not self._stack[-2]:
                    self._leave(element)
                self._stack.pop()
                if element is not self._root:
                    self._text(element.tail)
        self.paragraphs.end(self._stack[-1].around)
        for text in self.paragraphs.deleted:
            self._page.leave_out(Thing.DELETION, text)
        return self.paragraphs.close_place()

    def _text(self, text: str | None) -> None:
        inside = self._stack[-1]
        if not text:
            return
        if not inside.how.unseen:
            self.paragraphs.text(text, inside.how, deleted=inside.deleted)
        elif text.strip():
            self._page.leave_out(Thing.HIDDEN, text)

    def _enter(self, element: etree._Element) -> bool:
        """Take the start of an element, and return whether to go into it."""
        tag = tag_of(element)
        if not tag or tag in UNSEEN or element is self._passed_over:
            return False
        said = self._page.said_of(element)
        if self._is_apart(element, tag, said):
            return False
        inside = self._inside(element, tag, said)
        if self._stands_for_itself(element, tag, said, inside):
            return False
        if inside.is_block:
            self.paragraphs.end(self._stack[-1].around)
        self._stack.append(inside)
        self._open(element, tag, said, inside)
        return True

    def _is_apart(self, element: etree._Element, tag: str, said: Mapping[str, str]) -> bool:
        """Return whether an element is not told here: hidden, or a note told elsewhere."""
        if element is not self._root and self._page.is_note(element):
            return True
        hidden = said.get("display") == "none" or (
            "display" not in said
            and (element.get("hidden") is not None or (tag == "dialog" and not _is_open(element)))
        )
        if _REMARK in element.get("class", ""):
            self._page.take_remark(element)
            return True
        tracked = _is_tracked_deletion(element, tag)
        if hidden or tracked:
            text = shown_text_of(element)
            if text.strip():
                self._page.leave_out(Thing.DELETION if tracked else Thing.HIDDEN, text)
        return hidden or tracked

    def _inside(self, element: etree._Element, tag: str, said: Mapping[str, str]) -> Inside:
        before = self._stack[-1]
        how = print_inside(element, said, before.how)
        display = said.get("display", "")
        is_block = _is_block(tag, display) or (before.parts_children and tag not in _IN_PLACE)
        around = before.around
        level = _level(element, tag)
        if is_block or level:
            style = _style_name(element)
            if style != around.style or level:
                around = replace(around, style=style, level=level or around.level)
        numbering = said.get("list-style-type", "" if tag in ("ol", "ul") else before.numbering)
        deleted = before.deleted or tag == "del"
        parts_children = display in _PARTING
        return Inside(how, around, is_block, deleted, numbering, parts_children)

    def _stands_for_itself(
        self, element: etree._Element, tag: str, said: Mapping[str, str], inside: Inside
    ) -> bool:
        """Add an element that shows something other than its content; whether it was one."""
        control = control_in(element)
        if control is not None:
            if inside.how.unseen:
                self._page.leave_out(Thing.HIDDEN, " ".join(control.lines))
            elif control.kind == "field":
                self.paragraphs.field(control.lines, inside.how, self._stack[-1].around)
            elif control.kind == "box":
                self._box(control.lines[0], inside)
            elif control.kind:
                self._page.leave_out(_LEFT_OUT[control.kind], " ".join(control.lines))
            return True
        if tag in _PICTURES:
            box = box_in_picture(element) if tag == "img" else ""
            if box:
                self._box(box, inside)
            else:
                self._page.leave_out(Thing.PICTURE)
            return tag != "svg"
        if tag in _MEDIA or tag in ("iframe", "frame"):
            thing = Thing.MEDIA if tag in _MEDIA else Thing.FRAME
            self._page.leave_out(thing, shown_text_of(element))
            return True
        if tag == "pre" and not inside.how.unseen and _is_plain(element):
            self.paragraphs.end(self._stack[-1].around)
            for part in plain_parts(shown_text_of(element).splitlines()):
                self.paragraphs.add(part)
            return True
        if tag == "a" and (note := self._page.note_at(element)) is not None:
            for part in note:
                self.paragraphs.add_after(part)
            return True
        if said.get("mso-list") == "ignore":
            label = fold_white_space(shown_text_of(element))
            self.paragraphs.begin_item(item_label(label))
            return True
        if "mso-tab-count" in said:
            self.paragraphs.exactly("\t", inside.how)
            return True
        return False

    def _box(self, glyph: str, inside: Inside) -> None:
        self.paragraphs.exactly(f" {glyph} ", inside.how)

    def _open(
        self, element: etree._Element, tag: str, said: Mapping[str, str], inside: Inside
    ) -> None:
        paragraphs, tables = self.paragraphs, self._tables
        if tag == "br":
            paragraphs.exactly("\n", inside.how)
        elif tag == "rt":
            paragraphs.text(" (", inside.how)
        elif tag in ("ol", "ul", "menu", "dir"):
            self._lists.append(_numbered_list(element) if tag == "ol" else None)
        elif tag == "li":
            numbers = self._lists[-1] if self._lists else None
            style = inside.numbering
            label = numbers.label(element.get("value"), style) if numbers else ""
            paragraphs.begin_item(label)
        elif tag not in _CELLS and _LIST_OF_WORD.match(said.get("mso-list", "")):
            paragraphs.begin_item("")
        elif tag == "table":
            depth = sum(table is not None for table in tables)
            is_layout = element.get("role") in ("presentation", "none")
            tables.append(None if is_layout or depth >= _DEEPEST_TABLE else TableMaker())
        elif tag == "caption":
            paragraphs.open_place()
        elif tables and tables[-1] is not None:
            if tag in _SECTIONS:
                tables[-1].begin_section(tag)
            elif tag == "tr":
                tables[-1].begin_row()
            elif tag in ("td", "th"):
                paragraphs.open_place()
        box = box_of_role(element)
        if box:
            self._box(box, inside)

    def _leave(self, element: etree._Element) -> None:
        tag, inside = tag_of(element), self._stack[-1]
        paragraphs, tables = self.paragraphs, self._tables
        if inside.is_block:
            paragraphs.end(inside.around)
        if tag == "rt":
            paragraphs.text(")", inside.how)
        elif tag in ("ol", "ul", "menu", "dir"):
            self._lists.pop()
        elif tag == "li":
            paragraphs.end_item()
        elif tag == "caption":
            for part in paragraphs.close_place():
                paragraphs.add(part)
        elif tag == "table":
            maker = tables.pop()
            if maker is not None and maker.has_cells:
                paragraphs.add(self._page.count_cells(maker))
        elif tables and tables[-1] is not None:
            if tag in _SECTIONS:
                tables[-1].begin_section("")
            elif tag == "tr":
                tables[-1].end_row()
            elif tag in ("td", "th"):
                shaded = inside.how.shaded
                tables[-1].add_cell(element, paragraphs.close_place(), shaded=shaded)


def _is_tracked_deletion(element: etree._Element, tag: str) -> bool:
    """Return whether a program took text out; a person may strike out all but the answer."""
    if "msodel" in element.get("class", "").lower():
        return True
    return tag == "del" and bool(element.get("datetime") or element.get("cite"))


def _is_plain(element: etree._Element) -> bool:
    """Return whether preformatted text is text alone, as when a browser saves a text file."""
    return all(tag_of(inner) in ("pre", "code") for inner in element.iter())


def _is_open(element: etree._Element) -> bool:
    return element.get("open") is not None


def _is_block(tag: str, display: str) -> bool:
    """Return whether an element's content is parted from what is around it.

    Blocks set side by side ('inline-block') are: a label and its answer often stand so.
    """
    if not display or display.startswith("inline-") or tag in _IN_PLACE:
        return tag in BLOCKS
    return display not in _INLINE


def _level(element: etree._Element, tag: str) -> int | None:
    if re.fullmatch("h[1-6]", tag):
        return int(tag[1])
    if element.get("role") != "heading":
        return None
    level = element.get("aria-level", "2")
    return int(level) if re.fullmatch("[1-9]", level) else 2


def _style_name(element: etree._Element) -> str:
    """Return the file's own name of a paragraph style, '' where an export made one up."""
    name = (element.get("class", "").split() or [""])[0]
    if _NO_STYLE.fullmatch(name):
        return ""
    if name.startswith("Mso"):
        name = re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", name[3:]).partition(" Cx")[0]
    return re.sub(r"_([0-9a-f]{2})_", lambda found: chr(int(found[1], 16)), name)


def _numbered_list(element: etree._Element) -> NumberedList:
    items = sum(1 for child in element if tag_of(child) == "li")
    return NumberedList(
        element.get("type"),
        element.get("start"),
        items=items,
        falls=element.get("reversed") is not None,
    )
