"""Content controls (`sdt`): each gives way to what it shows, as a reader of the form sees it."""

from __future__ import annotations

from lxml import etree

from planaudit.ingest.glyphs import TICKED, UNTICKED
from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.rich.placeholders import asks_to_fill
from planaudit.ingest.word.control_data import ControlData
from planaudit.ingest.word.names import RPR, SYM, VAL, W14, W15, P, R, T, w
from planaudit.ingest.word.xml import is_on, mark_text, remove, replace_with, text_element


def unwrap_control(control: etree._Element, tally: Tally, data: ControlData) -> None:
    """Put what a control shows in its place, and count the words of an unfilled one."""
    properties = control.find(w("sdtPr"))
    content = control.find(w("sdtContent"))
    if content is None:
        remove(control)
        return
    if properties is not None:
        box = properties.find(f"{{{W14}}}checkbox")
        if box is not None:
            _set_glyph(content, is_on(box.find(f"{{{W14}}}checked"), f"{{{W14}}}val"))
        else:
            if is_on(properties.find(w("showingPlcHdr"))):
                _clear_prompt(content, properties, tally, data)
            _fill_if_empty(content, properties, data)
    replace_with(control, list(content))


def _control_of(element: etree._Element) -> etree._Element | None:
    """Return the content of the innermost control that `element` stands in."""
    return next(element.iterancestors(w("sdtContent")), None)


def _clear_prompt(
    content: etree._Element, properties: etree._Element, tally: Tally, data: ControlData
) -> None:
    """Clear what the control asks itself; a control inside it may have been filled."""
    own = [mark for mark in content.iter(T, SYM) if _control_of(mark) is content]
    if not _is_prompt(own, properties, data):
        return
    tally.add_text(Thing.UNFILLED, "".join(map(mark_text, own)))
    for mark in own:
        if mark.tag == T:
            mark.text = ""
        else:
            remove(mark)


def _is_prompt(own: list[etree._Element], properties: etree._Element, data: ControlData) -> bool:
    """Return whether the words of a control that is marked as unfilled are what it asks.

    A program that fills in a template may leave the mark. Then they are not the words that the
    template has for the place; or, where it has none, they are not in the style of a prompt and do
    more than tell people what to do there.
    """
    words = fold_white_space("".join(map(mark_text, own)))
    block = properties.find(f"{w('placeholder')}/{w('docPart')}")
    asked = None if block is None else data.prompt(block.get(VAL, ""))
    if asked is not None:
        return words == asked
    styles = {
        style.get(VAL, "")
        for mark in own
        if (run := mark.getparent()) is not None
        for style in run.iterfind(f"{RPR}/{w('rStyle')}")
    }
    return bool(styles & data.prompt_styles) or asks_to_fill(words)


def _fill_if_empty(content: etree._Element, properties: etree._Element, data: ControlData) -> None:
    """Show what a control holds where the file has nothing drawn: its data, choice or date."""
    if any(mark_text(mark).strip() for mark in content.iter(T, SYM)):
        return
    shown = ""
    for binding in properties.iter(w("dataBinding"), f"{{{W15}}}dataBinding"):
        shown = shown or data.value(binding)
    for choice in properties.iter(w("dropDownList"), w("comboBox")):
        wanted = shown or choice.get(w("lastValue"), "")
        labels = [
            entry.get(w("displayText"), wanted)
            for entry in choice.iter(w("listItem"))
            if wanted and entry.get(w("value")) == wanted
        ]
        shown = labels[0] if labels else shown
    if not shown:
        for date in properties.iter(w("date")):
            shown = date.get(w("fullDate"), "").partition("T")[0]
    if shown:
        _write(content, shown)


def _write(content: etree._Element, shown: str) -> None:
    """Put `shown` into the first place of a control that can hold text."""
    texts = list(content.iter(T))
    if texts:
        texts[0].text = shown
        return
    paragraph = next(content.iter(P), None)
    holder = content if paragraph is None else paragraph
    if paragraph is None and next(content.iter(R), None) is None:
        parent = content.getparent()
        around = None if parent is None else parent.getparent()
        if around is not None and around.tag != P:
            holder = etree.SubElement(content, P)
    etree.SubElement(holder, R).append(text_element(shown))


def _set_glyph(content: etree._Element, ticked: bool) -> None:
    """Write a tick box as a glyph, whatever picture stood there; words beside it stay."""
    glyph = TICKED if ticked else UNTICKED
    marks = list(content.iter(T, SYM))
    if not marks:
        _write(content, glyph)
        return
    shown = "".join(mark.text or "" for mark in marks if mark.tag == T).strip()
    replace_with(
        marks[0], [text_element(glyph if len(shown) <= 1 else f"{glyph} {marks[0].text or ''}")]
    )
    if len(shown) <= 1:
        for mark in marks[1:]:
            remove(mark)
