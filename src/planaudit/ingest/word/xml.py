"""Unwrap WordprocessingML once, before anything reads it.

Word wraps text in content controls, tracked changes, fields, links and alternates, in any
place and to any depth, so a form made of content controls looks empty to a plain reader. After
`unwrap`, every visible run stands directly in its paragraph, every tick box is a Unicode
glyph, and what a reader of the file does not see is gone and counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from planaudit.ingest.glyphs import TICKED, UNKNOWN, UNTICKED, glyph_of, shown_in

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def w(name: str) -> str:
    """Return the WordprocessingML tag `name` in Clark notation."""
    return f"{{{W}}}{name}"


P, R, T, SYM, TAB = w("p"), w("r"), w("t"), w("sym"), w("tab")
RPR, PPR = w("rPr"), w("pPr")
VAL = w("val")
DELETION = "tracked deletion"
PLACEHOLDER = "unfilled place"

_TRANSPARENT = tuple(
    w(name) for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "bdo",
                         "dir")
)  # fmt: skip
_ONLY_IN_PROPERTIES = tuple(w(name) for name in ("customXmlPr", "smartTagPr"))
_BREAKS = {
    TAB: "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-",
    w("softHyphen"): "",
}  # fmt: skip
_MACRO_BUTTON = "MACROBUTTON"
_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")


@dataclass(slots=True)
class SetAside:
    """What was taken out of the text: by name, how many pieces and how many visible letters."""

    pieces: dict[str, int] = field(default_factory=dict)
    letters: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, text: str) -> None:
        """Count one piece of `text`; white space alone is nothing."""
        letters = len("".join(text.split()))
        if letters:
            self.pieces[name] = self.pieces.get(name, 0) + 1
            self.letters[name] = self.letters.get(name, 0) + letters


BoundValue = Callable[[etree._Element], str]
"""Returns what the data behind a content control (its `dataBinding`) holds, '' for nothing."""


def unwrap(root: etree._Element, set_aside: SetAside, bound_value: BoundValue) -> None:
    """Unwrap `root` in place, and count what goes.

    Content controls, tracked insertions, links and smart tags give way to what they hold;
    tracked deletions go; tick boxes of each kind become ☒ or ☐; an alternate content block
    keeps one of its branches; placeholder text of an unfilled control goes; a drop-down list
    shows its choice; a control that shows nothing shows the data it is bound to, as it would
    in Word.
    """
    for element in list(root.iter(f"{{{MC}}}AlternateContent")):
        _keep_one_branch(element)
    _drop_deletions(root, set_aside)
    for element in list(root.iter(w("instrText"), w("delInstrText"), *_ONLY_IN_PROPERTIES)):
        if (element.text or "").lstrip().startswith(_MACRO_BUTTON):
            # 'MACROBUTTON NoMacro [Click and type a name]': what an old template asks for.
            set_aside.add(PLACEHOLDER, (element.text or "").lstrip().split(None, 2)[-1])
        remove(element)
    for control in list(root.iter(w("sdt"))):
        _unwrap_control(control, set_aside, bound_value)
    for element in list(root.iter(*_TRANSPARENT)):
        _replace_with(element, list(element))
    for ruby in list(root.iter(w("ruby"))):
        _replace_with(ruby, [_text(_read_ruby(ruby))])
    for formula in list(root.iter(f"{{{MATH}}}oMath")):
        run = etree.Element(R)
        run.append(_text("".join(part.text or "" for part in formula.iter(f"{{{MATH}}}t"))))
        _replace_with(formula, [run])
    for element in list(root.iter(f"{{{MATH}}}oMathPara")):
        _replace_with(element, list(element))
    for box in list(root.iter(w("checkBox"))):
        _glyph_for_form_field(box)
    for choice in list(root.iter(w("ddList"))):
        _text_for_drop_down(choice)


def is_on(element: etree._Element | None, attribute: str = VAL) -> bool:
    """Return whether an on-off property is switched on; False for None."""
    if element is None:
        return False
    return element.get(attribute, "1").lower() in ("1", "true", "on")


def run_text(run: etree._Element, font: str | None = None) -> str:
    """Return the visible text of one run in `font`, tabs and breaks as white space."""
    parts: list[str] = []
    for child in run:
        if child.tag == T:
            parts.append(shown_in(font, child.text or "") if font else child.text or "")
        elif child.tag == SYM:
            parts.append(_symbol(child))
        else:
            parts.append(_BREAKS.get(child.tag, ""))
    return "".join(parts)


def text_of(element: etree._Element) -> str:
    """Return every letter that the runs inside `element` show."""
    return "".join(run_text(run) for run in element.iter(R))


def remove(element: etree._Element) -> None:
    """Take `element` out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _replace_with(element: etree._Element, replacements: list[etree._Element]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = replacements


def _text(text: str) -> etree._Element:
    element = etree.Element(T)
    element.text = text
    return element


def _keep_one_branch(element: etree._Element) -> None:
    """Put in place of an alternate content block the branch that says most, Word's own first."""
    branches = [*element.findall(f"{{{MC}}}Choice"), *element.findall(f"{{{MC}}}Fallback")]
    sizes = [sum(len(text.text or "") for text in branch.iter(T)) for branch in branches]
    best = branches[sizes.index(max(sizes))] if branches else None
    _replace_with(element, [] if best is None else list(best))


# Tracked changes


def _drop_deletions(root: etree._Element, set_aside: SetAside) -> None:
    for element in list(root.iter(w("del"), w("moveFrom"))):
        parent = element.getparent()
        holder = None if parent is None else parent.getparent()
        if parent is None or holder is None:
            continue
        if parent.tag == w("trPr"):
            set_aside.add(DELETION, text_of(holder))  # the whole row is deleted
            remove(holder)
        elif parent.tag == RPR and holder.tag == PPR:
            paragraph = holder.getparent()
            if paragraph is not None and element.tag == w("del"):
                _join_with_next(paragraph)
        elif parent.tag != RPR:
            if element.tag == w("del"):
                set_aside.add(DELETION, "".join(t.text or "" for t in element.iter(w("delText"))))
            parent.remove(element)
    for element in list(root.iter(w("cellDel"))):
        cell = element.getparent()
        row = None if cell is None else cell.getparent()
        if row is not None and row.tag == w("tc"):
            set_aside.add(DELETION, text_of(row))
            remove(row)


def _join_with_next(paragraph: etree._Element) -> None:
    """Join a paragraph whose end is deleted with the one that follows it."""
    after = paragraph.getnext()
    if after is None or after.tag != P:
        return
    own = [child for child in paragraph if child.tag != PPR]
    at = 1 if after.find(PPR) is not None else 0
    after[at:at] = own
    remove(paragraph)


# Content controls


def _unwrap_control(control: etree._Element, set_aside: SetAside, bound_value: BoundValue) -> None:
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
                _clear_placeholder(content, set_aside)
            _fill_if_empty(content, properties, bound_value)
    _replace_with(control, list(content))


def _control_of(element: etree._Element) -> etree._Element | None:
    """Return the content of the innermost control that `element` stands in."""
    return next(element.iterancestors(w("sdtContent")), None)


def _mark_text(mark: etree._Element) -> str:
    return _symbol(mark) if mark.tag == SYM else mark.text or ""


def _clear_placeholder(content: etree._Element, set_aside: SetAside) -> None:
    """Clear what the control says itself; a control inside it may have been filled."""
    own = [mark for mark in content.iter(T, SYM) if _control_of(mark) is content]
    set_aside.add(PLACEHOLDER, "".join(map(_mark_text, own)))
    for mark in own:
        if mark.tag == T:
            mark.text = ""
        else:
            remove(mark)


def _fill_if_empty(
    content: etree._Element, properties: etree._Element, bound_value: BoundValue
) -> None:
    """Show what a control holds where the file has nothing drawn: its data, choice or date."""
    if any(_mark_text(mark).strip() for mark in content.iter(T, SYM)):
        return
    shown = ""
    for binding in properties.iter(w("dataBinding"), f"{{{W15}}}dataBinding"):
        shown = shown or bound_value(binding)
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
    etree.SubElement(holder, R).append(_text(shown))


def _set_glyph(content: etree._Element, ticked: bool) -> None:
    """Write a tick box as a glyph, whatever picture stood there; words beside it stay."""
    glyph = TICKED if ticked else UNTICKED
    marks = list(content.iter(T, SYM))
    if not marks:
        _write(content, glyph)
        return
    shown = "".join(mark.text or "" for mark in marks if mark.tag == T).strip()
    _replace_with(marks[0], [_text(glyph if len(shown) <= 1 else f"{glyph} {marks[0].text or ''}")])
    if len(shown) <= 1:
        for mark in marks[1:]:
            remove(mark)


# Ruby, older form fields and symbols


def _read_ruby(ruby: etree._Element) -> str:
    """Return the base text with the reading printed above it after it, in brackets."""
    base, above = (
        "".join(text.text or "" for part in ruby.iter(w(name)) for text in part.iter(T))
        for name in ("rubyBase", "rt")
    )
    return f"{base} ({above})" if above.strip() else base


def _glyph_for_form_field(box: etree._Element) -> None:
    """Turn a legacy form-field tick box into a glyph in the run that begins it."""
    checked, default = box.find(w("checked")), box.find(w("default"))
    ticked = is_on(checked if checked is not None else default)
    _append_text(box, TICKED if ticked else UNTICKED)


def _text_for_drop_down(choice: etree._Element) -> None:
    """Write the entry a legacy drop-down list shows into the run that begins it."""
    entries = [entry.get(VAL, "") for entry in choice.iter(w("listEntry"))]
    chosen = choice.find(w("result"))
    if chosen is None:
        chosen = choice.find(w("default"))
    number = "0" if chosen is None else chosen.get(VAL, "")
    if number.isdecimal() and len(number) < 6 and int(number) < len(entries):
        _append_text(choice, entries[int(number)])


def _append_text(inside: etree._Element, text: str) -> None:
    """Add `text` to the end of the run that `inside` is part of."""
    run = inside.getparent()
    while run is not None and run.tag != R:
        run = run.getparent()
    if run is not None:
        run.append(_text(text))


def _symbol(symbol: etree._Element) -> str:
    """Return what a `sym` shows: a character by its font and its number in hex."""
    code = symbol.get(w("char"), "")
    if not _HEX.fullmatch(code):
        return UNKNOWN
    return glyph_of(symbol.get(w("font"), ""), int(code, 16)) or UNKNOWN
