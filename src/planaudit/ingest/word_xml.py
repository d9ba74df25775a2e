"""Unwrap WordprocessingML once, before anything reads it.

python-docx sees neither content controls nor either kind of tick box and skips tracked
insertions, so a form made of content controls would read as empty. After `unwrap`, every
visible run stands directly in its paragraph and every tick box is a Unicode glyph.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from planaudit.ingest.word_glyphs import TICKED, UNTICKED, glyph_of, is_symbol_font

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_TRANSPARENT = {
    f"{{{W}}}{name}"
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "bdo", "dir")
}
_DROPPED = {f"{{{W}}}{name}" for name in ("del", "moveFrom", "instrText", "delText")}


def w(name: str) -> str:
    """Return the WordprocessingML tag `name` in Clark notation."""
    return f"{{{W}}}{name}"


def unwrap(root: etree._Element) -> dict[str, int]:
    """Unwrap `root` in place; return what was set aside, as counts by name.

    Content controls, tracked insertions, links and smart tags give way to what they hold;
    tracked deletions and hidden text go; tick boxes of each kind become ☒ or ☐; an
    alternate content block keeps one of its branches; placeholder text of an unfilled
    control goes; a drop-down list shows its choice.
    """
    set_aside: dict[str, int] = {}
    for element in list(root.iter(f"{{{MC}}}AlternateContent")):
        _keep_one_branch(element)
    for element in list(root.iter(*_DROPPED)):
        if element.tag == w("del") and _text_of(element).strip():
            set_aside["tracked deletion"] = set_aside.get("tracked deletion", 0) + 1
        _remove(element)
    for run in [run for run in root.iter(w("r")) if is_on(run, "vanish")]:
        if run_text(run).strip():
            set_aside["piece of hidden text"] = set_aside.get("piece of hidden text", 0) + 1
        _remove(run)
    for control in list(root.iter(w("sdt"))):
        _unwrap_control(control)
    for element in list(root.iter(*_TRANSPARENT)):
        _replace_with(element, list(element))
    for ruby in list(root.iter(w("ruby"))):
        base = etree.Element(w("t"))
        base.text = "".join(t.text or "" for b in ruby.iter(w("rubyBase")) for t in b.iter(w("t")))
        _replace_with(ruby, [base])
    for box in list(root.iter(w("checkBox"))):
        _glyph_for_form_field(box)
    for choice in list(root.iter(w("ddList"))):
        _text_for_drop_down(choice)
    for symbol in list(root.iter(w("sym"))):
        _glyph_for_symbol(symbol)
    for fonts in list(root.iter(w("rFonts"))):
        _glyphs_for_font(fonts)
    return set_aside


def is_on(run: etree._Element, name: str) -> bool:
    """Return whether the run property `name` ('b', 'i', 'vanish') is switched on for `run`."""
    element = run.find(f"{w('rPr')}/{w(name)}")
    return _is_on(element, w("val"))


def run_text(run: etree._Element) -> str:
    """Return the visible text of one run, tabs and breaks as white space."""
    return "".join(_pieces(run))


def _pieces(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag in (w("tab"), w("ptab")):
            yield "\t"
        elif child.tag in (w("br"), w("cr")):
            yield "\n"
        elif child.tag == w("noBreakHyphen"):
            yield "-"


def _text_of(element: etree._Element) -> str:
    return "".join(str(t) for t in element.itertext())


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _replace_with(element: etree._Element, replacements: list[etree._Element]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent.remove(element)
    for offset, replacement in enumerate(replacements):
        parent.insert(at + offset, replacement)


def _keep_one_branch(element: etree._Element) -> None:
    branches = element.findall(f"{{{MC}}}Fallback") or element.findall(f"{{{MC}}}Choice")
    _replace_with(element, list(branches[0]) if branches else [])


def _unwrap_control(control: etree._Element) -> None:
    properties = control.find(w("sdtPr"))
    content = control.find(w("sdtContent"))
    if content is None:
        _remove(control)
        return
    if properties is not None:
        box = properties.find(f"{{{W14}}}checkbox")
        if box is not None:
            _set_glyph(content, _is_on(box.find(f"{{{W14}}}checked"), f"{{{W14}}}val"))
        elif properties.find(w("showingPlcHdr")) is not None:
            for text in list(content.iter(w("t"))):
                text.text = ""
    _replace_with(control, list(content))


def _set_glyph(content: etree._Element, ticked: bool) -> None:
    texts = list(content.iter(w("t"), w("sym")))
    if not texts:
        holder = content.find(w("p"))
        run = etree.SubElement(content if holder is None else holder, w("r"))
        texts = [etree.SubElement(run, w("t"))]
    for position, text in enumerate(texts):
        glyph = etree.Element(w("t"))
        glyph.text = (TICKED if ticked else UNTICKED) if position == 0 else ""
        _replace_with(text, [glyph])


def _is_on(element: etree._Element | None, attribute: str) -> bool:
    if element is None:
        return False
    return element.get(attribute, "1").lower() in ("1", "true", "on")


def _glyph_for_form_field(box: etree._Element) -> None:
    """Turn a legacy form-field tick box into a glyph in the run that begins it."""
    checked, default = box.find(w("checked")), box.find(w("default"))
    ticked = _is_on(checked if checked is not None else default, w("val"))
    _append_text(box, TICKED if ticked else UNTICKED)


def _text_for_drop_down(choice: etree._Element) -> None:
    """Write the entry a legacy drop-down list shows into the run that begins it."""
    entries = [entry.get(w("val"), "") for entry in choice.iter(w("listEntry"))]
    chosen = choice.find(w("result"))
    if chosen is None:
        chosen = choice.find(w("default"))
    number = "0" if chosen is None else chosen.get(w("val"), "")
    if number.isdecimal() and int(number) < len(entries):
        _append_text(choice, entries[int(number)])


def _append_text(inside: etree._Element, text: str) -> None:
    """Add `text` to the end of the run that `inside` is part of."""
    run = inside.getparent()
    while run is not None and run.tag != w("r"):
        run = run.getparent()
    if run is not None:
        etree.SubElement(run, w("t")).text = text


def _glyph_for_symbol(symbol: etree._Element) -> None:
    text = etree.Element(w("t"))
    try:
        text.text = glyph_of(symbol.get(w("font"), ""), int(symbol.get(w("char"), ""), 16))
    except ValueError:
        text.text = ""
    _replace_with(symbol, [text])


def _glyphs_for_font(fonts: etree._Element) -> None:
    """Write what a run in a symbol font shows in place of the letters it is stored as."""
    font = fonts.get(w("ascii"), "")
    properties = fonts.getparent()
    run = None if properties is None else properties.getparent()
    if run is None or run.tag != w("r") or not is_symbol_font(font):
        return
    for text in run.iter(w("t")):
        shown = (glyph_of(font, ord(mark)) or mark for mark in text.text or "")
        text.text = "".join(shown)
