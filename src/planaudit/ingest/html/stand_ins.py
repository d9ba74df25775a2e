"""Elements that show something other than their content: controls, pictures, frames, notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from planaudit.ingest.html.controls import box_in_picture, control_in
from planaudit.ingest.html.flow import Flow
from planaudit.ingest.html.icons import box_in_icon, draws_a_control
from planaudit.ingest.html.inside import Inside
from planaudit.ingest.html.paragraphs import item_label
from planaudit.ingest.html.shown_text import shown_text_of
from planaudit.ingest.html.tree import tag_of
from planaudit.ingest.html.unshown import remark_in, words_in
from planaudit.ingest.left_out import Thing
from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.text.plain import plain_parts

StandIn = Callable[[Flow, etree._Element, Inside], bool]
"""Adds what an element shows; False for one whose content is to be read all the same."""
_LEFT_OUT = {"button": Thing.BUTTON, "unfilled": Thing.UNFILLED}
"""What controls show and a plan does not hold, by their kind."""


def _control(flow: Flow, element: etree._Element, inside: Inside) -> bool:
    control = control_in(element)
    if control is None:
        return False
    if inside.how.unseen:
        if words := " ".join((*control.lines, *control.entries)):
            flow.page.leave_out(Thing.HIDDEN, words)
        return True
    if control.kind == "field":
        flow.paragraphs.field(control.lines, inside.how, flow.inside.around)
    elif control.kind == "box":
        flow.box(control.lines[0], inside)
    elif control.kind:
        flow.page.leave_out(_LEFT_OUT[control.kind], " ".join(control.lines))
    for entry in control.entries:
        flow.page.leave_out(Thing.ENTRY, entry)
    return True


def _image(flow: Flow, element: etree._Element, inside: Inside) -> bool:
    box = box_in_picture(element)
    if box:
        flow.box(box, inside)
        return True
    return _picture(flow, element, inside)


def _icon(flow: Flow, element: etree._Element, inside: Inside) -> bool:
    box = box_in_icon(element)
    if box and not draws_a_control(element):
        flow.box(box, inside)
    return bool(box)


def _picture(flow: Flow, _element: etree._Element, _inside: Inside) -> bool:
    flow.page.leave_out(Thing.PICTURE)
    return True


def _drawing(flow: Flow, element: etree._Element, _inside: Inside) -> bool:
    if not words_in(element).strip():
        flow.page.leave_out(Thing.DRAWING)
    return False  # the words in it are letters


def _medium(flow: Flow, element: etree._Element, _inside: Inside) -> bool:
    flow.page.leave_out(Thing.MEDIA, words_in(element))
    return True


def _frame(flow: Flow, element: etree._Element, _inside: Inside) -> bool:
    flow.page.leave_out(Thing.FRAME, words_in(element))
    return True


def _preformatted(flow: Flow, element: etree._Element, inside: Inside) -> bool:
    """Add text that is text alone, as when a browser saves a text file."""
    if inside.how.unseen or any(tag_of(inner) not in ("pre", "code") for inner in element.iter()):
        return False
    flow.paragraphs.end(flow.inside.around)
    for part in plain_parts(shown_text_of(element).splitlines()):
        flow.paragraphs.add(part)
    return True


def _link(flow: Flow, element: etree._Element, _inside: Inside) -> bool:
    note = flow.page.note_at(element)
    if note is None:
        return False
    if not note.is_remark:
        flow.notes.append(note)
    elif flow.page.takes_up(note):
        flow.paragraphs.comment(remark_in(note.holder))
    return True


def _number_of_word(flow: Flow, element: etree._Element, inside: Inside) -> bool:
    if inside.said["mso-list"] != "ignore":
        return False
    flow.paragraphs.begin_item(item_label(fold_white_space(shown_text_of(element))))
    return True


def _tab_of_word(flow: Flow, _element: etree._Element, inside: Inside) -> bool:
    flow.paragraphs.exactly("\t", inside.how)
    return True


_STAND_INS: Mapping[str, StandIn] = {
    **dict.fromkeys(("input", "textarea", "select", "button"), _control),
    "img": _image,
    **dict.fromkeys(("i", "span"), _icon),
    "canvas": _picture,
    "svg": _drawing,
    **dict.fromkeys(("audio", "video", "embed", "applet"), _medium),
    **dict.fromkeys(("iframe", "frame"), _frame),
    "pre": _preformatted,
    "a": _link,
    "mso-list": _number_of_word,
    "mso-tab-count": _tab_of_word,
}
"""By tag, and by properties that Word's styles set."""


def stands_for_itself(flow: Flow, element: etree._Element, inside: Inside) -> bool:
    """Add what an element shows other than its content, and return whether that was all of it."""
    names = (tag_of(element), *inside.said)
    return any(_STAND_INS[name](flow, element, inside) for name in names if name in _STAND_INS)
