"""Unwrap WordprocessingML once, before anything reads it.

Word wraps text in content controls, tracked changes, fields, links and alternates, in any
place and to any depth, so a form made of content controls looks empty to a plain reader. After
`unwrap`, every visible run stands directly in its paragraph, every tick box is a Unicode
glyph, and what a reader of the file does not see is gone and counted.
"""

from __future__ import annotations

from lxml import etree

from planaudit.ingest.glyphs import TICKED, UNTICKED
from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.word.control_data import ControlData
from planaudit.ingest.word.controls import unwrap_control
from planaudit.ingest.word.drawings import not_read
from planaudit.ingest.word.fields import take_out_codes
from planaudit.ingest.word.names import MATH, MC, PPR, RPR, SYM, VAL, P, R, T, w
from planaudit.ingest.word.xml import is_on, mark_text, remove, replace_with, text_element, text_of
from planaudit.ingest.xml_parsing import whole_number

_TRANSPARENT = tuple(
    w(name) for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "bdo",
                         "dir")
)  # fmt: skip
_ONLY_IN_PROPERTIES = tuple(w(name) for name in ("customXmlPr", "smartTagPr"))


def unwrap(root: etree._Element, tally: Tally, data: ControlData) -> None:
    """Unwrap `root` in place, and count what goes.

    Content controls, tracked insertions, links and smart tags give way to what they hold;
    tracked deletions go; tick boxes of each kind become ☒ or ☐; an alternate content block
    keeps one of its branches; placeholder text of an unfilled control goes; a drop-down list
    shows its choice; a control that shows nothing shows the data it is bound to, as it would
    in Word.
    """
    for element in list(root.iter(f"{{{MC}}}AlternateContent")):
        _keep_one_branch(element)
    _drop_deletions(root, tally)
    take_out_codes(root, tally)
    for element in list(root.iter(*_ONLY_IN_PROPERTIES)):
        remove(element)
    for control in list(root.iter(w("sdt"))):
        unwrap_control(control, tally, data)
    for element in list(root.iter(*_TRANSPARENT)):
        replace_with(element, list(element))
    for ruby in list(root.iter(w("ruby"))):
        replace_with(ruby, [text_element(_read_ruby(ruby))])
    for formula in list(root.iter(f"{{{MATH}}}oMath")):
        run = etree.Element(R)
        run.append(text_element("".join(part.text or "" for part in formula.iter(f"{{{MATH}}}t"))))
        replace_with(formula, [run])
    for element in list(root.iter(f"{{{MATH}}}oMathPara")):
        replace_with(element, list(element))
    for box in list(root.iter(w("checkBox"))):
        _glyph_for_form_field(box)
    for choice in list(root.iter(w("ddList"))):
        _text_for_drop_down(choice)


def _keep_one_branch(element: etree._Element) -> None:
    """Put in place of an alternate content block the branch that says most, Word's own first.

    Where none has any words, one with a picture or a drawing that is known says more.
    """
    branches = [*element.findall(f"{{{MC}}}Choice"), *element.findall(f"{{{MC}}}Fallback")]
    sizes = [sum(len(text.text or "") for text in branch.iter(T)) for branch in branches]
    ranks = [(size, bool(not_read(branch))) for size, branch in zip(sizes, branches, strict=True)]
    best = branches[ranks.index(max(ranks))] if branches else None
    replace_with(element, [] if best is None else list(best))


# Tracked changes


def _drop_deletions(root: etree._Element, tally: Tally) -> None:
    for element in list(root.iter(w("del"), w("moveFrom"))):
        parent = element.getparent()
        holder = None if parent is None else parent.getparent()
        if parent is None or holder is None:
            continue
        if parent.tag == w("trPr"):
            tally.add_text(Thing.DELETION, text_of(holder))  # the whole row is deleted
            remove(holder)
        elif parent.tag == RPR and holder.tag == PPR:
            paragraph = holder.getparent()
            if paragraph is not None and element.tag == w("del"):
                _join_with_next(paragraph)
        elif parent.tag != RPR:
            if element.tag == w("del"):
                marks = element.iter(w("delText"), T, SYM)
                tally.add_text(Thing.DELETION, "".join(map(mark_text, marks)))
            parent.remove(element)
    for element in list(root.iter(w("cellDel"))):
        properties = element.getparent()
        cell = None if properties is None else properties.getparent()
        if cell is not None and cell.tag == w("tc"):
            tally.add_text(Thing.DELETION, text_of(cell))
            remove(cell)


def _join_with_next(paragraph: etree._Element) -> None:
    """Join a paragraph whose end is deleted with the one that follows it."""
    after = paragraph.getnext()
    if after is None or after.tag != P:
        return
    own = [child for child in paragraph if child.tag != PPR]
    at = 1 if after.find(PPR) is not None else 0
    after[at:at] = own
    remove(paragraph)


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
    number = 0 if chosen is None else whole_number(chosen.get(VAL))
    if number is not None and number < len(entries):
        _append_text(choice, entries[number])


def _append_text(inside: etree._Element, text: str) -> None:
    """Add `text` to the end of the run that `inside` is part of."""
    run = inside.getparent()
    while run is not None and run.tag != R:
        run = run.getparent()
    if run is not None:
        run.append(text_element(text))
