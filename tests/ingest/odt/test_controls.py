"""What the controls and form fields of OpenDocument files show."""

from __future__ import annotations

import pytest

from planaudit.document import text_blocks
from tests.ingest.files import left_out
from tests.ingest.odt_files import cell, p, read_body, row, span, table, text_style
from tests.ingest.word_files import lines

BOLD = text_style("B", 'fo:font-weight="bold"')


def content_control(inside: str, **says: str) -> str:
    """Return a content control, as LibreOffice keeps those of Word."""
    attributes = " ".join(f'loext:{name.replace("_", "-")}="{says[name]}"' for name in says)
    return f"<loext:content-control {attributes}>{inside}</loext:content-control>"


def field_mark(kind: str, *parameters: tuple[str, str]) -> str:
    """Return a form field of Word that LibreOffice keeps as one mark."""
    inside = "".join(
        f'<field:param field:name="{name}" field:value="{value}"/>' for name, value in parameters
    )
    kind = f"vnd.oasis.opendocument.field.{kind}"
    return f'<field:fieldmark field:type="{kind}">{inside}</field:fieldmark>'


CONTROLS = """<office:forms><form:form>
<form:checkbox form:id="c1" form:label="Agrees" form:current-state="checked"/>
<form:checkbox form:id="c2" form:label="Agrees" form:state="unchecked"/>
<form:radio form:id="c3" form:label="Weekly" form:current-selected="true"/>
<form:text form:id="c4" form:value="first" form:current-value="Mrs T"/>
<form:textarea form:id="c5"><text:p>One</text:p><text:p>Two</text:p></form:textarea>
<form:listbox form:id="c6"><form:option form:label="Bus" form:selected="true"/>
<form:option form:label="Taxi" form:current-selected="true"/></form:listbox>
<form:combobox form:id="c7" form:current-value="Adults"><form:item form:label="No"/></form:combobox>
<form:fixed-text xml:id="c8" form:label="Please tick"/>
<form:text form:id="c9"/><form:hidden form:id="c10" form:value="secret"/>
<form:date form:id="c11" form:current-value="2024-05-03"/>
<form:formatted-text form:id="c12" form:current-value="45000"><form:properties><form:property
form:property-name="Text" office:string-value="15 March"/></form:properties></form:formatted-text>
</form:form></office:forms>"""


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, ["[x] Agrees"]),
        (2, ["[ ] Agrees"]),
        (3, ["[x] Weekly"]),
        (4, ["Mrs T"]),
        (5, ["One Two"]),
        (6, ["Taxi"]),
        (7, ["Adults"]),
        (8, ["Please tick"]),
        (9, []),
        (10, []),
        (11, ["2024-05-03"]),
        (12, ["15 March"]),
    ],
)
@pytest.mark.parametrize("within", ["paragraph", "page"])
def test_a_form_control_shows_what_it_holds(number: int, shown: list[str], within: str) -> None:
    drawn = f'<draw:control draw:control="c{number}"/>'
    placed = p(drawn) if within == "paragraph" else drawn
    assert lines(read_body(CONTROLS, placed, p("End"))) == [*shown, "End"]


def test_an_answer_in_a_control_is_parted_from_the_bold_label_before_it() -> None:
    inside = cell(p(span("Name:", "B"), '<draw:control draw:control="c4"/>', style="B"))
    document = read_body(CONTROLS, table(row(inside)), automatic=BOLD)
    assert [(b.text, b.cues.bold) for b in text_blocks(document.blocks)] == [
        ("Name:", True),
        ("Mrs T", False),
    ]


ENTRIES = (("Dropdown_ListEntry", "Adults"), ("Dropdown_ListEntry", "Children"))
START, SEPARATOR, END = (f"<field:fieldmark-{what}/>" for what in ("start", "separator", "end"))


@pytest.mark.parametrize(
    ("control", "shown"),
    [
        (content_control("☒", checkbox="true", checked="true"), "[x] Yes"),
        (content_control("☐", checkbox="true"), "[ ] Yes"),
        (content_control("Is", date="true"), "Is Yes"),
        (
            content_control('<loext:list-item loext:display-text="No"/>Is', dropdown="true"),
            "Is Yes",
        ),
        (field_mark("FORMCHECKBOX", ("Checkbox_Checked", "true")), "[x] Yes"),
        (field_mark("FORMCHECKBOX", ("Checkbox_Checked", "false")), "[ ] Yes"),
        (field_mark("FORMCHECKBOX"), "[ ] Yes"),
        (field_mark("FORMDROPDOWN", *ENTRIES, ("Dropdown_Selected", "1")), "Children Yes"),
        (field_mark("FORMDROPDOWN", *ENTRIES), "Adults Yes"),
        (field_mark("FORMDROPDOWN", *ENTRIES, ("Dropdown_Selected", "7")), "Yes"),
        (field_mark("FORMDROPDOWN", ("Dropdown_Selected", "x")), "Yes"),
        (f"{START}typed{END}", "typed Yes"),
        (f"{START} FORMTEXT {SEPARATOR}typed{END}", "typed Yes"),
        (f"{START} IF {START} REF {SEPARATOR}a{END} {SEPARATOR}typed{END}", "typed Yes"),
        (f"typed{SEPARATOR}{END}", "typed Yes"),
    ],
)
def test_a_field_of_a_word_form_shows_its_answer(control: str, shown: str) -> None:
    assert lines(read_body(p(control, " Yes"))) == [shown]


@pytest.mark.parametrize(
    "unfilled",
    [
        "<text:placeholder>Click here</text:placeholder>",
        content_control("Click here", showing_place_holder="true"),
    ],
)
def test_an_unfilled_place_is_empty_and_counted(unfilled: str) -> None:
    document = read_body(p("Wishes: ", unfilled))
    assert lines(document) == ["Wishes:"]
    assert left_out(document) == {"1 unfilled place": 9}
