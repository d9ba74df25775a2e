"""What holds for the content of an element: its print, its block, its style, its numbering."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from planaudit.ingest.html.named_styles import heading_level, style_name
from planaudit.ingest.html.paragraphs import Surroundings
from planaudit.ingest.html.print import BLOCKS, PagePrint, print_inside
from planaudit.ingest.html.tree import tag_of

_OF_TABLES = frozenset(["table", "caption", "tr", "td", "th", "thead", "tbody", "tfoot"])
_INLINE = frozenset(("inline", "contents", "ruby", "ruby-text"))
_PARTING = frozenset(("flex", "inline-flex", "grid", "inline-grid"))


@dataclass(frozen=True, slots=True)
class Inside:
    """What holds for the content of one element.

    `said` is what styles say of the element itself. `parts_children`: what stands directly in
    it is set apart, side by side or one below another.
    """

    how: PagePrint
    around: Surroundings
    is_block: bool = True
    deleted: bool = False
    numbering: str = ""
    parts_children: bool = False
    said: Mapping[str, str] = field(default_factory=dict)


def inside_of(element: etree._Element, said: Mapping[str, str], outside: Inside) -> Inside:
    """Return what holds in `element`, of which styles say `said` and which stands in `outside`."""
    tag = tag_of(element)
    display = said.get("display", "")
    is_block = _is_block(tag, display) or (outside.parts_children and tag not in _OF_TABLES)
    around = outside.around
    level = heading_level(element)
    if is_block or level:
        style = style_name(element)
        if style != around.style or level:
            around = replace(around, style=style, level=level or around.level)
    return Inside(
        how=print_inside(element, said, outside.how),
        around=around,
        is_block=is_block,
        deleted=outside.deleted or tag == "del",
        numbering=said.get("list-style-type", "" if tag in ("ol", "ul") else outside.numbering),
        parts_children=display in _PARTING,
        said=said,
    )


def _is_block(tag: str, display: str) -> bool:
    """Return whether an element's content is parted from what is around it.

    Blocks set side by side ('inline-block') are: a label and its answer often stand so.
    """
    if not display or display.startswith("inline-") or tag in _OF_TABLES:
        return tag in BLOCKS
    return display not in _INLINE
