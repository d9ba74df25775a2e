"""Form controls of a web page: what was ticked, chosen or typed in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath

from lxml import etree

from planaudit.ingest.glyphs import TICKED, UNTICKED
from planaudit.ingest.html.css import tag_of
from planaudit.ingest.html.shown import shown_text_of

_BOXES = frozenset(("checkbox", "radio"))
_BUTTONS = frozenset(("button", "submit", "reset"))
_SILENT = frozenset(("hidden", "password", "file", "image", "color"))
_BOX_ROLES = frozenset(("checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio"))
_PICTURED = re.compile(
    r"(?:(?:check|tick|radio)[-_ ]?)?(?:box|button)?[-_ ]?"
    r"(?:(?P<off>un(?:checked|ticked|selected|check|tick)|not (?:checked|ticked)|off|empty)"
    r"|(?P<on>checked|ticked|selected|tick|on))",
    re.IGNORECASE,
)
"""What systems call their pictures of tick boxes: 'Checked', 'checkbox_off', 'unticked'."""
_INSIDE_BOX = 100  # elements: more than scripts put into one tick box
_SAYS_BOX = re.compile(r"check|tick|box|radio|select", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Control:
    """What a control shows: a tick box's glyph in its line, or the lines of a field.

    `kind` is 'box', 'field', 'button' or 'unfilled'; '' for nothing that anybody could see.
    """

    kind: str
    lines: tuple[str, ...] = ()


_NOTHING = Control("")


def control_in(element: etree._Element) -> Control | None:
    """Return what the form control `element` shows, None when it is no control."""
    tag = tag_of(element)
    if tag == "input":
        return _input(element)
    if tag == "textarea":
        return Control("field", tuple(shown_text_of(element).splitlines()))
    if tag == "select":
        return _choice(element)
    if tag == "button" and element.get("role") not in _BOX_ROLES:
        return Control("button", (shown_text_of(element),))
    return None


def box_of_role(element: etree._Element) -> str:
    """Return the glyph of an element that a script makes a tick box, '' when it is none."""
    if element.get("role") not in _BOX_ROLES or tag_of(element) == "input":
        return ""
    if any(tag_of(inner) == "input" for inner in islice(element.iter(), _INSIDE_BOX)):
        return ""
    return TICKED if element.get("aria-checked") == "true" else UNTICKED


def box_in_picture(image: etree._Element) -> str:
    """Return the glyph of a picture of a tick box, told by its name; '' when it is none."""
    file_name = image.get("src", "")[-200:].partition("?")[0]
    for name in (image.get("alt", ""), image.get("title", ""), PurePosixPath(file_name).stem):
        found = _PICTURED.fullmatch(name.strip()[:60])
        if found and _SAYS_BOX.search(name):
            return TICKED if found["on"] else UNTICKED
    return ""


def _input(element: etree._Element) -> Control:
    kind = element.get("type", "text").strip().lower()
    value = element.get("value", "")
    if kind in _BOXES:
        return Control("box", (TICKED if element.get("checked") is not None else UNTICKED,))
    if kind in _BUTTONS:
        return Control("button", (value,))
    return _NOTHING if kind in _SILENT else Control("field", (value,))


def _choice(element: etree._Element) -> Control:
    options = [inner for inner in element.iter() if tag_of(inner) == "option"]
    chosen = [option for option in options if option.get("selected") is not None]
    if element.get("multiple") is not None:
        return Control("field", tuple(map(_option_text, chosen)))
    if chosen:
        return Control("field", (_option_text(chosen[-1]),))
    if not options:
        return _NOTHING
    if options[0].get("value") == "":  # what HTML calls a placeholder: 'Please select'
        return Control("unfilled", (_option_text(options[0]),))
    return Control("field", (_option_text(options[0]),))


def _option_text(option: etree._Element) -> str:
    return option.get("label") or shown_text_of(option)
