"""What a page calls the style of a block, and which blocks are headings."""

from __future__ import annotations

import re

from lxml import etree

from planaudit.ingest.html.tree import tag_of
from planaudit.ingest.rich.style_names import decoded_style_name

_NO_STYLE = re.compile(r"western|cjk|ctl|[PT]\d+|c\d+|MsoNormal")


def heading_level(element: etree._Element) -> int | None:
    """Return the level of a heading, None for any other element."""
    tag = tag_of(element)
    if re.fullmatch("h[1-6]", tag):
        return int(tag[1])
    if element.get("role") != "heading":
        return None
    level = element.get("aria-level", "2")
    return int(level) if re.fullmatch("[1-9]", level) else 2


def style_name(element: etree._Element) -> str:
    """Return the file's own name of a paragraph style, '' where an export made one up."""
    name = (element.get("class", "").split() or [""])[0]
    if _NO_STYLE.fullmatch(name):
        return ""
    if name.startswith("Mso"):
        name = re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", name[3:]).partition(" Cx")[0]
    return decoded_style_name(name)
