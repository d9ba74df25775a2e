"""What tags open and close: lists, items, tables, rows, cells, lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree

from planaudit.ingest.html.controls import box_of_role
from planaudit.ingest.html.flow import Flow
from planaudit.ingest.html.inside import Inside
from planaudit.ingest.html.lists import NumberedList
from planaudit.ingest.html.tables import TableMaker
from planaudit.ingest.html.tree import tag_of

_DEEPEST_TABLE = 24
"""A table further inside others than this is read as paragraphs of the cell it stands in."""
_LIST_OF_WORD = re.compile(r"l\d+ level\d")

Action = Callable[[Flow, etree._Element, Inside], None]


def _break_line(flow: Flow, _element: etree._Element, inside: Inside) -> None:
    flow.paragraphs.exactly("\n", inside.how)


def _begin_ruby(flow: Flow, _element: etree._Element, inside: Inside) -> None:
    flow.paragraphs.text(" (", inside.how)


def _end_ruby(flow: Flow, _element: etree._Element, inside: Inside) -> None:
    flow.paragraphs.text(")", inside.how)


def _begin_numbers(flow: Flow, element: etree._Element, _inside: Inside) -> None:
    flow.lists.append(
        NumberedList(
            element.get("type"),
            element.get("start"),
            items=sum(1 for child in element if tag_of(child) == "li"),
            falls=element.get("reversed") is not None,
        )
    )


def _begin_bullets(flow: Flow, _element: etree._Element, _inside: Inside) -> None:
    flow.lists.append(None)


def _end_list(flow: Flow, _element: etree._Element, _inside: Inside) -> None:
    flow.lists.pop()


def _begin_item(flow: Flow, element: etree._Element, inside: Inside) -> None:
    numbers = flow.lists[-1] if flow.lists else None
    label = numbers.label(element.get("value"), inside.numbering) if numbers else ""
    flow.paragraphs.begin_item(label)


def _begin_item_of_word(flow: Flow, _element: etree._Element, inside: Inside) -> None:
    if _LIST_OF_WORD.match(inside.said["mso-list"]):
        flow.paragraphs.begin_item("")


def _end_item(flow: Flow, _element: etree._Element, _inside: Inside) -> None:
    flow.paragraphs.end_item()


def _begin_table(flow: Flow, element: etree._Element, _inside: Inside) -> None:
    depth = sum(table is not None for table in flow.tables)
    is_layout = element.get("role") in ("presentation", "none")
    flow.tables.append(None if is_layout or depth >= _DEEPEST_TABLE else TableMaker())


def _end_table(flow: Flow, _element: etree._Element, _inside: Inside) -> None:
    maker = flow.tables.pop()
    if maker is not None and maker.has_cells:
        flow.paragraphs.add(flow.page.count_cells(maker))


def _begin_caption(flow: Flow, _element: etree._Element, _inside: Inside) -> None:
    flow.paragraphs.open_place()


def _end_caption(flow: Flow, _element: etree._Element, _inside: Inside) -> None:
    for part in flow.paragraphs.close_place():
        flow.paragraphs.add(part)


def _begin_section(flow: Flow, element: etree._Element, _inside: Inside) -> None:
    if flow.table is not None:
        flow.table.begin_section(tag_of(element))


def _end_section(flow: Flow, _element: etree._Element, _inside: Inside) -> None:
    if flow.table is not None:
        flow.table.begin_section("")


def _begin_row(flow: Flow, _element: etree._Element, _inside: Inside) -> None:
    if flow.table is not None:
        flow.table.begin_row()


def _end_row(flow: Flow, _element: etree._Element, _inside: Inside) -> None:
    if flow.table is not None:
        flow.table.end_row()


def _begin_cell(flow: Flow, _element: etree._Element, _inside: Inside) -> None:
    if flow.table is not None:
        flow.paragraphs.open_place()


def _end_cell(flow: Flow, element: etree._Element, inside: Inside) -> None:
    if flow.table is not None:
        flow.table.add_cell(element, flow.paragraphs.close_place(), shaded=inside.how.shaded)


_SECTIONS = ("thead", "tbody", "tfoot")
_OPENS: Mapping[str, Action] = {
    "br": _break_line,
    "rt": _begin_ruby,
    "ol": _begin_numbers,
    **dict.fromkeys(("ul", "menu", "dir"), _begin_bullets),
    "li": _begin_item,
    "table": _begin_table,
    "caption": _begin_caption,
    **dict.fromkeys(_SECTIONS, _begin_section),
    "tr": _begin_row,
    **dict.fromkeys(("td", "th"), _begin_cell),
}
_CLOSES: Mapping[str, Action] = {
    "rt": _end_ruby,
    **dict.fromkeys(("ol", "ul", "menu", "dir"), _end_list),
    "li": _end_item,
    "table": _end_table,
    "caption": _end_caption,
    **dict.fromkeys(_SECTIONS, _end_section),
    "tr": _end_row,
    **dict.fromkeys(("td", "th"), _end_cell),
}


def open_element(flow: Flow, element: etree._Element, inside: Inside) -> None:
    """Begin what an element begins, other than a paragraph."""
    action = _OPENS.get(tag_of(element))
    if action is None and "mso-list" in inside.said:
        action = _begin_item_of_word
    if action is not None:
        action(flow, element, inside)
    box = box_of_role(element)
    if box:
        flow.box(box, inside)


def close_element(flow: Flow, element: etree._Element, inside: Inside) -> None:
    """End what an element began."""
    action = _CLOSES.get(tag_of(element))
    if action is not None:
        action(flow, element, inside)
