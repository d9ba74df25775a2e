"""Tick boxes that a page draws with an icon font, told by the names the fonts give them."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from planaudit.ingest.glyphs import TICKED, UNTICKED
from planaudit.ingest.html.shown_text import shown_text_of
from planaudit.ingest.html.tree import tag_of

_ICON = re.compile(
    r"(?:fa|bi|glyphicon|mdi)-(?:"
    r"(?P<off>square(?:-o)?|circle-o|unchecked|checkbox-blank(?:-circle)?(?:-outline)?"
    r"|radiobox-blank)"
    r"|(?P<on>check(?:box|2)?(?:-(?:square|circle|marked|lg|fill|outline|o))*"
    r"|(?:square|circle)-(?:check|xmark)|dot-circle(?:-o)?|circle-dot|record-circle(?:-fill)?"
    r"|radiobox-marked|ok|remove|xmark|times(?:-(?:square|circle|rectangle|o))*"
    r"|x(?:-(?:square|lg|fill))*))",
    re.IGNORECASE,
)
"""Font Awesome, Bootstrap, Glyphicons, Material Design Icons. A cross ticks, as '\u2717' does."""
_MATERIAL = re.compile(r"material-(?:icons|symbols)(?:-\w+)?", re.IGNORECASE)
_WORDS = {
    "check_box": TICKED,
    "check": TICKED,
    "done": TICKED,
    "check_box_outline_blank": UNTICKED,
    "radio_button_checked": TICKED,
    "radio_button_unchecked": UNTICKED,
}
"""What Material's fonts draw for whole words."""
_ROUND_A_BOX = 3  # elements: how far out scripts put the control that an icon draws
_INSIDE_BOX = 20  # elements


def box_in_icon(element: etree._Element) -> str:
    """Return the glyph of an icon of a tick box, '' when `element` is none."""
    classes = element.get("class", "").split()
    if not classes or len(element):
        return ""
    text = shown_text_of(element).strip()
    if any(map(_MATERIAL.fullmatch, classes)):
        return _WORDS.get(text, "")
    found = next(filter(None, map(_ICON.fullmatch, classes)), None)
    if found is None or text:
        return ""
    return UNTICKED if found["off"] else TICKED


def draws_a_control(icon: etree._Element) -> bool:
    """Return whether an icon only draws a tick box of the page, which speaks for itself."""
    for element in (icon, *islice(icon.iterancestors(), _ROUND_A_BOX)):
        before = element.getprevious()
        beside = before is not None and _is_box(before) and not (before.tail or "").strip()
        if beside or _is_box(element):
            return True
        if tag_of(element) == "label" and any(map(_is_box, islice(element.iter(), _INSIDE_BOX))):
            return True
    return False


def _is_box(element: etree._Element) -> bool:
    kinds = (element.get("type"), element.get("role"))
    return any(kind in ("checkbox", "radio", "switch") for kind in kinds)
