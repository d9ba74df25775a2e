"""Unwrap WordprocessingML once, before anything reads it.

python-docx sees neither content controls nor either kind of tick box and skips tracked
insertions, so a form made of content controls would read as empty. After `unwrap`, every
visible run stands directly in its paragraph and every tick box is a Unicode glyph.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

TICKED, UNTICKED = "☒", "☐"

_TRANSPARENT = {
    f"{{{W}}}{name}"
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "bdo", "dir")
}
_DROPPED = {f"{{{W}}}{name}" for name in ("del", "moveFrom", "instrText", "delText")}
_SYMBOL_TICKED = {"F052", "F0FD", "F0FE", "F053", "F0FC", "0052", "00FE", "00FD", "00FC"}
_SYMBOL_UNTICKED = {"F0A3", "F06F", "F0A8", "F071", "006F", "00A8", "0071", "00A3"}
_SYMBOL_FONTS = ("wingdings", "webdings", "segoe ui symbol")


def w(name: str) -> str:
    """Return the WordprocessingML tag `name` in Clark notation."""
    return f"{{{W}}}{name}"


def unwrap(root: etree._Element) -> dict[str, int]:
    """Unwrap `root` in place; return what was set aside, as counts by name.

    Content controls, tracked insertions, links and smart tags give way to what they hold;
    tracked deletions go; tick boxes of each kind become ☒ or ☐; an alternate content
    block keeps one of its branches; placeholder text of an unfilled control goes.
    """
    set_aside: dict[str, int] = {}
    for element in list(root.iter(f"{{{MC}}}AlternateContent")):
        _keep_one_branch(element)
    for element in list(root.iter(*_DROPPED)):
        if element.tag == w("del") and _text_of(element).strip():
            set_aside["tracked deletion"] = set_aside.get("tracked deletion", 0) + 1
        _remove(element)
    for control in list(root.iter(w("sdt"))):
        _unwrap_control(control)
    for element in list(root.iter(*_TRANSPARENT)):
        _replace_with(element, list(element))
    for box in list(root.iter(w("checkBox"))):
        _glyph_for_form_field(box)
    for symbol in list(root.iter(w("sym"))):
        _glyph_for_symbol(symbol)
    return set_aside


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
        elif child.tag == w("ruby"):
            for base in child.iter(w("rubyBase")):
                for inner in base.iter(w("r")):
                    yield run_text(inner)


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
    run = box.getparent()
    while run is not None and run.tag != w("r"):
        run = run.getparent()
    if run is not None:
        etree.SubElement(run, w("t")).text = TICKED if ticked else UNTICKED


def _glyph_for_symbol(symbol: etree._Element) -> None:
    code = symbol.get(w("char"), "").upper()
    font = symbol.get(w("font"), "").lower()
    text = etree.Element(w("t"))
    if font.startswith(_SYMBOL_FONTS) and code in _SYMBOL_TICKED:
        text.text = TICKED
    elif font.startswith(_SYMBOL_FONTS) and code in _SYMBOL_UNTICKED:
        text.text = UNTICKED
    _replace_with(symbol, [text])
