"""Reads the blocks of an OpenDocument text: paragraphs, lists, sections, shapes and notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from planaudit.document import Comment
from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.odt.changes import Deletions, count_deletions_apart
from planaudit.ingest.odt.inline import InlineReader
from planaudit.ingest.odt.lists import Item, Lists, OpenList
from planaudit.ingest.odt.styles import Styles, TextPrint
from planaudit.ingest.odt.tables import TableReader
from planaudit.ingest.odt.xml import attribute, ink, is_true, name_of, number_in, q
from planaudit.ingest.rich.model import Paragraph, Part, RichBox, Run, as_note, has_text

_PARAGRAPHS = ("text:p", "text:h")
_OBJECTS = (
    "draw:object", "draw:object-ole", "draw:applet", "draw:plugin", "draw:floating-frame",
)  # fmt: skip
_DRAWINGS = (
    "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle", "draw:path", "draw:polygon",
    "draw:regular-polygon", "draw:caption", "draw:line", "draw:polyline", "draw:connector",
    "draw:measure",
)  # fmt: skip
_GROUPS = ("draw:g", "draw:a", "draw:page")
"""What only holds shapes together: each of them is a box of its own."""
_NOT_SHOWN = (
    "office:forms", "office:scripts", "office:event-listeners", "text:page-sequence",
)  # fmt: skip
_NO_ITEM = Item()


class BodyReader:
    """Reads the parts of one file's text."""

    def __init__(
        self,
        styles: Styles,
        controls: Mapping[str, str],
        deletions: Deletions,
        tally: Tally,
    ) -> None:
        self.comments: list[Comment] = []
        """The comments that stand outside paragraphs."""
        self._styles = styles
        self._tally = tally
        self._deletions = deletions
        self._lists = Lists(styles.list_styles, styles.outline)
        self._tables = TableReader(styles, tally, self.parts)
        self._inline = InlineReader(
            styles, controls, tally, deletions, self._hanging, self._comment
        )

    def parts(self, element: etree._Element) -> list[Part]:
        """Return the parts in `element`, in reading order."""
        parts: list[Part] = []
        for child in element:
            self._read(child, name_of(child), parts)
        return parts

    def _read(self, element: etree._Element, name: str, parts: list[Part]) -> None:
        match name:
            case "text:p" | "text:h":
                parts.extend(self._paragraph(element, _NO_ITEM, in_list=False))
            case "text:list":
                parts.extend(self._list(element, None))
            case "text:numbered-paragraph":
                parts.extend(self._numbered_paragraph(element))
            case "table:table":
                parts.append(self._tables.table(element))
            case "text:section" if _is_hidden(element):
                self._deletions.pass_over(element)
                if characters := ink(element):
                    self._tally.add(Thing.HIDDEN, characters)
            case "text:tracked-changes":
                count_deletions_apart(element, self._tally)
            case "text:change-start" | "text:change-end":
                self._deletions.mark(element)
            case "office:annotation":
                self.comments.extend(self._comment(element))
            case "text:note":
                parts.extend(self._note(element))
            case _ if name in _NOT_SHOWN or name.endswith("-source"):
                # The pattern of an index, and other things that nobody sees.
                self._deletions.pass_over(element)
            case _ if name.startswith("draw:"):
                parts.extend(self._shape(element, name))
            case _:
                parts.extend(self.parts(element))

    def _hanging(self, element: etree._Element) -> list[Part]:
        """Return the parts of something that hangs on a paragraph."""
        parts: list[Part] = []
        self._read(element, name_of(element), parts)
        return parts

    def _paragraph(self, element: etree._Element, item: Item, *, in_list: bool) -> list[Part]:
        """Return the paragraph, and after it what hangs on it."""
        style = self._styles.paragraph(attribute(element, "text:style-name"))
        level, label = style.level, item.label
        if name_of(element) == "text:h":
            level = min(9, max(1, number_in(element, "text:outline-level", 1)))
            if not in_list and style.list_style != "":
                label = self._lists.heading(element, level)
        line = self._inline.line(element, style.print)
        paragraph = Paragraph(
            line.runs(),
            style.shown_name,
            level,
            item=item.listed,
            label=line.label or label,
            comments=tuple(line.comments),
        )
        return [paragraph, *line.after]

    def _list(self, element: etree._Element, around: OpenList | None) -> list[Part]:
        first = next((each for each in element.iter(q("text:p"), q("text:h"))), None)
        here = self._lists.open(element, around, self._list_style(first))
        parts: list[Part] = []
        for child in element:
            name = name_of(child)
            if name in ("text:list-item", "text:list-header"):
                parts.extend(self._item(child, here, numbered=name == "text:list-item"))
            else:
                self._read(child, name, parts)
        return parts

    def _item(self, element: etree._Element, within: OpenList, *, numbered: bool) -> list[Part]:
        """Return an item of a list. Its first paragraph has the number, and no other."""
        parts: list[Part] = []
        stated = ""
        for child in element:
            name = name_of(child)
            if name in _PARAGRAPHS:
                item = self._lists.item(element, within) if numbered else _NO_ITEM
                if numbered and stated:
                    item = replace(item, label=stated)
                numbered = False
                parts.extend(self._paragraph(child, item, in_list=True))
            elif name == "text:list":
                parts.extend(self._list(child, within))
            elif name == "text:number":
                stated = fold_white_space("".join(map(str, child.itertext())))
            else:
                self._read(child, name, parts)
        return parts

    def _numbered_paragraph(self, element: etree._Element) -> list[Part]:
        first = next((child for child in element if name_of(child) in _PARAGRAPHS), None)
        within = self._lists.open_numbered(element, self._list_style(first))
        return self._item(element, within, numbered=True)

    def _list_style(self, paragraph: etree._Element | None) -> str:
        if paragraph is None:
            return ""
        return self._styles.paragraph(attribute(paragraph, "text:style-name")).list_style or ""

    def _shape(self, element: etree._Element, name: str) -> list[Part]:
        """Return the text in a shape; count a drawing that holds none."""
        if name == "draw:frame":
            return self._frame(element)
        if name == "draw:control":
            text = self._inline.control(element)
            return [Paragraph((Run(text),))] if text else []
        parts = self.parts(element)
        if name in _GROUPS:
            return parts
        if has_text(parts):
            return [RichBox(tuple(parts))]
        if name in _DRAWINGS:
            self._tally.add(Thing.DRAWING)
        return parts

    def _frame(self, element: etree._Element) -> list[Part]:
        """Return the text in a text box; count a picture or an object."""
        inside = {name_of(child) for child in element}
        if "draw:text-box" not in inside:
            if inside.intersection(_OBJECTS):
                self._tally.add(Thing.OBJECT)
                return []
            if "draw:image" in inside:
                self._tally.add(Thing.PICTURE)
        return self.parts(element)

    def _note(self, element: etree._Element) -> list[Part]:
        """Return a footnote or endnote, labelled with the mark that refers to it."""
        citation, body = element.find(q("text:note-citation")), element.find(q("text:note-body"))
        if body is None:
            return []
        label = "" if citation is None else fold_white_space("".join(map(str, citation.itertext())))
        return list(as_note(self.parts(body), label))

    def _comment(self, element: etree._Element) -> tuple[Comment, ...]:
        """Return the comment that an office:annotation holds, none where it is empty."""
        author = element.find(q("dc:creator"))
        lines = (
            "".join(run.text for run in self._inline.line(each, TextPrint()).runs())
            for each in element.iter(q("text:p"), q("text:h"))
        )
        text = "\n".join(filter(None, map(fold_white_space, lines)))
        name = "" if author is None else fold_white_space(author.text or "")
        return (Comment(name, text),) if text else ()


def _is_hidden(section: etree._Element) -> bool:
    display = attribute(section, "text:display")
    return display == "none" or (display == "condition" and is_true(section, "text:is-hidden"))
