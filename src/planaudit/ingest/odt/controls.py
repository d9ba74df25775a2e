"""What the controls of an OpenDocument form show: boxes, fields, lists and Word's form fields."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from planaudit.ingest.glyphs import TICKED, UNTICKED
from planaudit.ingest.odt.xml import attribute, is_true, name_of, q
from planaudit.ingest.xml_parsing import whole_number

_TYPED = (
    "form:text", "form:textarea", "form:formatted-text", "form:number", "form:date", "form:time",
    "form:combobox", "form:file", "form:value-range",
)  # fmt: skip
_PRINTED = ("form:fixed-text", "form:button", "form:frame")


def shown_by_control(roots: Iterable[etree._Element]) -> dict[str, str]:
    """Return what each control of the forms in `roots` shows, by its identifier."""
    shown: dict[str, str] = {}
    for forms in (forms for root in roots for forms in root.iter(q("office:forms"))):
        for control in forms.iter():
            name = name_of(control)
            if not name.startswith("form:"):
                continue
            for identifier in (attribute(control, "form:id"), attribute(control, "xml:id")):
                if identifier:
                    shown[identifier] = _shown(control, name)
    return shown


def _shown(control: etree._Element, name: str) -> str:
    label = attribute(control, "form:label")
    if name == "form:checkbox":
        state = attribute(control, "form:current-state") or attribute(control, "form:state")
        return f"{box(state == 'checked')} {label}"
    if name == "form:radio":
        chosen = _now_or_at_first(control, "form:current-selected", "form:selected")
        return f"{box(chosen == 'true')} {label}"
    if name == "form:listbox":
        return ", ".join(_chosen_options(control))
    if name in _TYPED:
        paragraphs = ["".join(map(str, each.itertext())) for each in control.iter(q("text:p"))]
        typed = _now_or_at_first(control, "form:current-value", "form:value")
        return "\n".join(paragraphs) or _formatted(control) or typed
    return label if name in _PRINTED else ""


def _formatted(control: etree._Element) -> str:
    """Return the text of a field whose value is kept as a bare number, '' for any other."""
    if name_of(control) != "form:formatted-text":
        return ""
    for each in control.iter(q("form:property")):
        if attribute(each, "form:property-name") == "Text":
            return attribute(each, "office:string-value")
    return ""


def _now_or_at_first(control: etree._Element, now: str, at_first: str) -> str:
    value = control.get(q(now))
    return attribute(control, at_first) if value is None else value


def _chosen_options(control: etree._Element) -> list[str]:
    options = list(control.iter(q("form:option")))
    says = "form:current-selected"
    if not any(option.get(q(says)) for option in options):
        says = "form:selected"
    return [
        attribute(option, "form:label") or attribute(option, "form:value")
        for option in options
        if is_true(option, says)
    ]


def shown_by_field_mark(mark: etree._Element) -> str | None:
    """Return what a form field of Word shows that is kept as one field:fieldmark.

    None when it shows nothing of its own, but only the text that it stands around.
    """
    kind = attribute(mark, "field:type").upper()
    parameters = [
        (attribute(each, "field:name").lower(), attribute(each, "field:value"))
        for each in mark
        if name_of(each) == "field:param"
    ]
    if kind.endswith("FORMCHECKBOX"):
        return box(any("check" in name and _is_yes(value) for name, value in parameters))
    if kind.endswith("FORMDROPDOWN"):
        entries = [value for name, value in parameters if "listentry" in name]
        selected = next((value for name, value in parameters if "selected" in name), "")
        chosen = whole_number(selected)
        if chosen is not None:
            return "".join(entries[chosen : chosen + 1])
        # LibreOffice leaves the number out when the first entry is chosen.
        return "".join(entries[:1])
    return None


def shown_by_drop_down(field: etree._Element) -> str:
    """Return the entry that a text:drop-down field shows."""
    shown = "".join(map(str, field.itertext())).strip()
    if shown:
        return shown
    for label in field.iter(q("text:label")):
        if is_true(label, "text:current-selected"):
            return attribute(label, "text:value")
    return ""


def box(ticked: bool) -> str:
    """Return the glyph of a tick box."""
    return TICKED if ticked else UNTICKED


def _is_yes(value: str) -> bool:
    return value.lower() in ("true", "1", "yes", "on")
