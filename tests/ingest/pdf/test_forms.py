"""The form layer of a PDF, and what people lay over its pages."""

from __future__ import annotations

import html
import io
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from planaudit.document import Comment, Document, Kind, Place, TextBlock, text_blocks
from planaudit.ingest.interface import UnreadableFile
from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.pdf.raw_forms import paragraphs_of, rich_text
from planaudit.ingest.pdf.reader import PdfReader
from tests.ingest.files import raw_file
from tests.ingest.pdf_pages import field, note, pdf_of, words_at

BOX = (50.0, 700.0, 300.0, 718.0)
MULTI_LINE, SECRET, RADIO = 1 << 12, 1 << 13, 1 << 15
COMBO, EDITABLE, MANY = 1 << 17, 1 << 18, 1 << 21
HIDDEN, NO_VIEW = 1 << 1, 1 << 5
COLOUR = ArrayObject([FloatObject(1), FloatObject(1), FloatObject(0)])


def read(content: bytes) -> Document:
    """Read the bytes of a PDF."""
    return PdfReader().read(raw_file("plan.pdf", content))


def page_with(*fields: DictionaryObject, drawing: str = words_at(50, 780, "Plan")) -> Document:
    """Read a page with these fields and notes on it."""
    return read(pdf_of(drawing, fields=list(fields)))


def blocks(document: Document) -> list[TextBlock]:
    """Return the blocks of the body."""
    return list(text_blocks(document.blocks))


def values(document: Document) -> list[str]:
    """Return what the form fields hold."""
    return [block.text for block in blocks(document) if block.kind is Kind.FORM_FIELD]


def ticks(document: Document) -> list[tuple[str, bool | None]]:
    """Return the tick boxes."""
    return [(b.text, b.ticked) for b in blocks(document) if b.kind is Kind.TICK_BOX]


def left_out(document: Document) -> list[str]:
    """Return the names of what was left out."""
    return [entry.what for entry in document.left_out]


def set_in(made: DictionaryObject, **entries: Any) -> DictionaryObject:
    """Return a field or note with more entries; text starting with '/' is a name."""
    for name, value in entries.items():
        if isinstance(value, str):
            value = NameObject(value) if value.startswith("/") else TextStringObject(value)
        made[NameObject(f"/{name}")] = NumberObject(value) if isinstance(value, int) else value
    return made


def texts_of(*entries: str) -> ArrayObject:
    return ArrayObject([TextStringObject(entry) for entry in entries])


def saved(writer: pypdf.PdfWriter) -> bytes:
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def radio_buttons(chosen: str, *, pictured: bool = True) -> bytes:
    """Return a page with three radio buttons below one field that has no widget of its own."""
    labels = {"/0": "Yes", "/1": "No", "/2": "Not sure"}
    drawing = "".join(
        words_at(70, 700 - 20 * row, text) for row, text in enumerate(labels.values())
    )
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of(drawing)))
    parent = set_in(DictionaryObject(), FT="/Btn", T="agreed", Ff=RADIO, V=chosen)
    reference = writer._add_object(parent)
    kids = ArrayObject()
    for row, state in enumerate(labels):
        corners = (50, 698 - 20 * row, 60, 708 - 20 * row)
        box = ArrayObject([FloatObject(edge) for edge in corners])
        kid = set_in(DictionaryObject(), Type="/Annot", Subtype="/Widget", Parent=reference)
        set_in(kid, Rect=box, AS=state if state == chosen else "/Off")
        if pictured:
            states = {NameObject(each): DecodedStreamObject() for each in (state, "/Off")}
            kid[NameObject("/AP")] = DictionaryObject({NameObject("/N"): DictionaryObject(states)})
        kids.append(writer._add_object(kid))
    parent[NameObject("/Kids")] = writer.pages[0][NameObject("/Annots")] = kids
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([reference])}
    )
    return saved(writer)


# --- values


def test_the_form_layer_is_read_where_it_is_shown() -> None:
    document = page_with(
        field("/Tx", "name", (120, 775, 300, 793), "Efa Smith"),
        field("/Tx", "empty", (120, 715, 300, 733), ""),
        field("/Btn", "offered", (50, 737, 62, 749), "/Yes"),
        drawing=words_at(50, 780, "Name")
        + words_at(70, 740, "Offered")
        + words_at(50, 700, "End."),
    )
    assert [(block.kind, block.text, block.ticked) for block in blocks(document)] == [
        (Kind.PARAGRAPH, "Name", None),
        (Kind.FORM_FIELD, "Efa Smith", None),
        (Kind.TICK_BOX, "Offered", True),
        (Kind.PARAGRAPH, "End.", None),
    ]


def test_a_choice_gives_what_it_shows_and_not_its_code() -> None:
    chosen = set_in(field("/Ch", "often", BOX, "m"), Ff=COMBO)
    chosen[NameObject("/Opt")] = ArrayObject([texts_of("d", "Daily"), texts_of("m", "Monthly")])
    document = page_with(chosen)
    assert values(document) == ["Monthly"]
    assert left_out(document) == []


def test_an_entry_typed_into_a_choice_is_its_value() -> None:
    typed = set_in(field("/Ch", "often", BOX, "Every other Friday"), Ff=COMBO | EDITABLE)
    assert values(page_with(set_in(typed, Opt=texts_of("Daily", "Weekly")))) == [
        "Every other Friday"
    ]


def test_all_that_was_chosen_in_a_list_is_read_and_the_rest_is_named() -> None:
    many = set_in(field("/Ch", "likes", (50, 640, 300, 700), ""), Ff=MANY)
    set_in(many, V=texts_of("w", "c"))
    many[NameObject("/Opt")] = ArrayObject(
        [texts_of("w", "Walking"), texts_of("s", "Singing"), texts_of("c", "Cooking")]
    )
    document = page_with(many)
    assert values(document) == ["Walking", "Cooking"]
    assert left_out(document) == ["1 entry of a list"]


def test_each_paragraph_typed_into_a_box_is_a_block() -> None:
    typed = "She likes the choir.\rHer son rings on Sundays.\r\n\r\nShe wants to stay at home."
    left = set_in(field("/Tx", "a", (50, 600, 250, 700), typed), Ff=MULTI_LINE)
    right = set_in(field("/Tx", "b", (260, 600, 500, 700), "One.\nTwo."), Ff=MULTI_LINE)
    assert values(page_with(right, left)) == [
        "She likes the choir.",
        "Her son rings on Sundays.",
        "She wants to stay at home.",
        "One.",
        "Two.",
    ]


def test_lines_that_a_program_broke_are_one_paragraph() -> None:
    broken = "He would like to be able to walk to the shop with\nhis friend, and back again."
    assert paragraphs_of(broken) == [broken.replace("\n", " ")]
    assert paragraphs_of("washing\ndressing") == ["washing", "dressing"]


def test_a_rich_value_is_read_where_there_is_no_plain_one() -> None:
    rich = field("/Tx", "rich", BOX, "")
    del rich["/V"]
    set_in(rich, RV="<body><p>She <b>loves</b> tea &amp; cake.</p><p>And Ann.</p></body>")
    assert values(page_with(rich)) == ["She loves tea & cake.", "And Ann."]


def test_a_value_kept_as_a_stream_is_read() -> None:
    long = field("/Tx", "long", BOX, "")
    stream = DecodedStreamObject()
    stream.set_data(b"Kept as a stream.")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of("", fields=[long])))
    held = writer.pages[0]["/Annots"][0].get_object()
    held[NameObject("/V")] = writer._add_object(stream)
    assert values(read(saved(writer))) == ["Kept as a stream."]


def test_a_comb_field_is_one_value() -> None:
    comb = set_in(field("/Tx", "number", BOX, "H220741"), Ff=1 << 24, MaxLen=7)
    assert values(page_with(comb)) == ["H220741"]


# --- tick boxes


@pytest.mark.parametrize("pictured", [True, False], ids=["with pictures", "without"])
def test_each_radio_button_has_its_own_state(pictured: bool) -> None:
    document = read(radio_buttons("/1", pictured=pictured))
    assert ticks(document) == [("Yes", False), ("No", True), ("Not sure", False)]


@pytest.mark.parametrize("value", ["/Yes", "/Off"])
def test_a_tick_box_without_pictures_of_its_states_is_read(value: str) -> None:
    box = field("/Btn", "offered", (50, 700, 60, 710), value)
    del box["/AP"]
    document = page_with(box, drawing=words_at(66, 701, "Offered"))
    assert ticks(document) == [("Offered", value == "/Yes")]


def test_a_box_drawn_under_the_field_that_ticks_it_is_one_box() -> None:
    drawing = "0 G 0.5 w 50 700 10 10 re S\n" + words_at(66, 701, "Offered")
    document = page_with(field("/Btn", "b", (50, 700, 60, 710), "/Yes"), drawing=drawing)
    assert ticks(document) == [("Offered", True)]


def test_a_cross_drawn_in_a_field_counts_as_a_tick() -> None:
    drawing = words_at(52, 702, "X") + words_at(66, 701, "Offered")
    document = page_with(field("/Btn", "b", (50, 700, 60, 710), "/Off"), drawing=drawing)
    assert ticks(document) == [("Offered", True)]


# --- once, or not at all


@pytest.mark.parametrize("drawn", ["Efa Smith", "Efa", "Name: Efa Smith"])
def test_a_value_that_is_also_drawn_on_the_page_is_read_once(drawn: str) -> None:
    document = page_with(field("/Tx", "name", BOX, "Efa Smith"), drawing=words_at(55, 704, drawn))
    assert document.shown_text().count("Efa") == 1
    assert "Smith" in document.shown_text()


@pytest.mark.parametrize("flag", [HIDDEN, NO_VIEW])
def test_a_hidden_field_is_not_read_but_named(flag: int) -> None:
    document = page_with(set_in(field("/Tx", "secret", BOX, "private"), F=flag))
    assert values(document) == []
    (entry,) = document.left_out
    assert (entry.what, entry.characters) == ("1 hidden field", 7)


def test_fields_off_the_page_or_without_size_are_hidden() -> None:
    off = field("/Tx", "off", (700, 700, 800, 720), "private")
    flat = field("/Tx", "flat", (50, 700, 50, 700), "private")
    assert left_out(page_with(off, flat)) == ["2 hidden fields"]


def test_what_is_shown_as_dots_is_not_read() -> None:
    document = page_with(set_in(field("/Tx", "pin", BOX, "private"), Ff=SECRET))
    assert "private" not in document.shown_text()
    assert left_out(document) == ["1 hidden field"]


def test_a_read_only_field_is_read() -> None:
    assert values(page_with(set_in(field("/Tx", "a", BOX, "Fixed"), Ff=1))) == ["Fixed"]


def test_a_field_that_the_form_has_lost_is_read_from_its_place() -> None:
    fields = [
        field("/Tx", "a", BOX, "Still shown"),
        field("/Btn", "b", (50, 650, 60, 660), "/Yes"),
    ]
    writer = pypdf.PdfWriter(
        clone_from=io.BytesIO(pdf_of(words_at(66, 651, "Offered"), fields=fields))
    )
    del writer.root_object["/AcroForm"]
    document = read(saved(writer))
    assert values(document) == ["Still shown"]
    assert ticks(document) == [("Offered", True)]


# --- notes


def laid_over(kind: str, words: str, **entries: Any) -> DictionaryObject:
    """Return an annotation of a kind with words."""
    box = ArrayObject([FloatObject(edge) for edge in BOX])
    return set_in(
        DictionaryObject(), Type="/Annot", Subtype=kind, Rect=box, Contents=words, **entries
    )


def drawn_as(entries: dict[str, Any]) -> dict[str, Any]:
    """Return entries of an annotation, the drawing among them made its appearance."""
    if "AP" not in entries:
        return entries
    form = DecodedStreamObject()
    form.set_data(entries["AP"].encode())
    size = ArrayObject([FloatObject(edge) for edge in (0, 0, 250, 18)])
    set_in(form, Type="/XObject", Subtype="/Form", BBox=size)
    return {**entries, "AP": DictionaryObject({NameObject("/N"): form})}


@pytest.mark.parametrize(
    "kind",
    [
        *("/Text", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut"),
        *("/Stamp", "/Caret", "/Ink", "/Square", "/Circle", "/Line", "/Polygon"),
    ],
)
def test_a_note_is_kept_apart_with_its_author_and_page(kind: str) -> None:
    document = page_with(laid_over(kind, "Ask her son\nabout this", T="A. Reviewer"))
    assert document.comments == (Comment("A. Reviewer", "Ask her son\nabout this", Place(page=1)),)
    assert left_out(document) == ["1 note"]
    assert "kept apart" in document.left_out[0].why
    assert "son" not in document.shown_text()


def test_a_pop_up_window_and_a_link_are_no_notes() -> None:
    document = page_with(
        note("private"), laid_over("/Popup", "private"), laid_over("/Link", "private")
    )
    assert [comment.text for comment in document.comments] == ["private"]


# --- words typed onto the page


@pytest.mark.parametrize(
    "entries",
    [
        {"IT": "/FreeTextTypewriter", "C": COLOUR},
        {"IT": "/FreeTextTypeWriter", "C": COLOUR},
        {"Border": ArrayObject([NumberObject(0)] * 3)},
        {"C": ArrayObject([NumberObject(1)] * 3)},
        {},
    ],
    ids=["as Adobe writes it", "as the standard has it", "no border", "white ground", "bare"],
)
def test_words_typed_onto_a_flat_form_are_read_in_their_place(
    entries: dict[str, Any],
) -> None:
    typed = laid_over("/FreeText", "Efa Smith", **entries)
    document = page_with(typed, drawing=words_at(50, 730, "Name") + words_at(50, 680, "End."))
    assert [block.text for block in blocks(document)] == ["Name", "Efa Smith", "End."]
    assert values(document) == ["Efa Smith"]
    assert document.comments == ()


@pytest.mark.parametrize(
    "entries",
    [
        {"IT": "/FreeTextCallout"},
        {"C": COLOUR},
        {"Border": ArrayObject([NumberObject(0), NumberObject(0), NumberObject(1)])},
        {"AP": "0 0 1 RG 1 1 1 rg 0.5 0.5 249 17 re B"},
        {"AP": "1 1 0 rg 0 0 250 18 re f"},
    ],
    ids=["callout", "ground", "border", "border drawn", "ground drawn"],
)
def test_text_in_a_box_or_with_a_pointer_is_a_note(entries: dict[str, Any]) -> None:
    document = page_with(laid_over("/FreeText", "Ask her son", **drawn_as(entries)))
    assert [comment.text for comment in document.comments] == ["Ask her son"]
    assert values(document) == []


def test_text_drawn_without_a_box_is_no_note() -> None:
    entries = drawn_as({"AP": "BT /Helv 10 Tf 2 5 Td (Efa Smith) Tj ET 0 0 m 60 0 l S"})
    assert values(page_with(laid_over("/FreeText", "Efa Smith", **entries))) == ["Efa Smith"]


# --- marks without words


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("/Ink", "1 drawing"),
        ("/Circle", "1 drawing"),
        ("/Square", "1 drawing"),
        ("/Stamp", "1 stamp"),
        ("/Underline", "1 underlining"),
    ],
)
def test_a_mark_without_words_is_no_note_but_is_named(kind: str, name: str) -> None:
    document = page_with(laid_over(kind, " "))
    assert document.comments == ()
    assert left_out(document) == [f"{name} laid over the page"]
    assert document.left_out[0].place == Place(page=1)


def test_a_hidden_mark_is_not_named() -> None:
    assert left_out(page_with(set_in(laid_over("/Ink", " "), F=HIDDEN))) == []


def over(kind: str, x0: float, x1: float) -> DictionaryObject:
    """Return a mark over part of a line of print at a height of 700 points."""
    edges = (x0, 709, x1, 709, x0, 698, x1, 698)
    return laid_over(kind, " ", QuadPoints=ArrayObject([FloatObject(edge) for edge in edges]))


@pytest.mark.parametrize(
    ("kind", "x0", "x1"), [("/StrikeOut", 78, 92), ("/Highlight", 49, 67)], ids=["struck", "marked"]
)
def test_a_choice_made_with_a_tool_is_tick_boxes(kind: str, x0: float, x1: float) -> None:
    drawing = words_at(50, 700, "Yes") + words_at(70, 700, "/") + words_at(78, 700, "No")
    document = page_with(over(kind, x0, x1), drawing=drawing)
    assert ticks(document) == [("Yes", True), ("No", False)]


# --- the file as a whole


def xfa_form(*fields: DictionaryObject, words: str, dynamic: bool) -> bytes:
    """Return a form with an XFA part beside its ordinary fields."""
    content = pdf_of(words_at(50, 780, words), fields=list(fields))
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    if dynamic:
        writer.root_object[NameObject("/NeedsRendering")] = BooleanObject(True)
    form = writer.root_object.setdefault(
        NameObject("/AcroForm"), DictionaryObject({NameObject("/Fields"): ArrayObject()})
    ).get_object()
    part = DecodedStreamObject()
    part.set_data(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
    form[NameObject("/XFA")] = writer._add_object(part)
    return saved(writer)


@pytest.mark.parametrize("dynamic", [True, False])
def test_a_form_that_only_adobe_s_programs_show_is_not_assessable(dynamic: bool) -> None:
    with pytest.raises(UnreadableFile, match="print it to PDF") as caught:
        read(xfa_form(words="Please wait... If this message is not replaced", dynamic=dynamic))
    assert caught.value.status == "not_assessable"


def test_a_hybrid_form_is_read_by_its_ordinary_fields() -> None:
    content = xfa_form(field("/Tx", "name", BOX, "Efa Smith"), words="Name", dynamic=False)
    assert values(read(content)) == ["Efa Smith"]


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of(words_at(50, 780, "Plan"))))
    writer.encrypt("", "owner", algorithm="AES-256-R5", permissions_flag=0)
    assert read(saved(writer)).shown_text() == "Plan"


def test_attached_files_are_counted() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of(words_at(50, 780, "Cover"))))
    writer.add_attachment("plan.docx", b"private")
    writer.add_attachment("notes.txt", b"private")
    document = read(saved(writer))
    assert left_out(document) == ["2 files attached"]
    assert "private" not in repr(document)


def test_a_signature_is_counted_and_a_place_to_sign_is_not() -> None:
    signed = set_in(field("/Sig", "signed", BOX, ""), V=DictionaryObject())
    signed["/V"].update(
        {NameObject("/Type"): NameObject("/Sig"), NameObject("/Contents"): TextStringObject("abc")}
    )
    to_sign = field("/Sig", "to sign", (50, 600, 300, 620), "")
    del to_sign["/V"]
    assert left_out(page_with(signed, to_sign)) == ["1 digital signature"]


def test_the_properties_that_the_file_names_are_kept() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of(words_at(50, 780, "Plan"))))
    writer.add_metadata({"/Author": "A. Writer", "/Title": "Care  plan", "/Subject": ""})
    properties = dict(read(saved(writer)).properties)
    assert (properties["author"], properties["title"]) == ("A. Writer", "Care plan")
    assert "subject" not in properties


# --- hostile input


@settings(max_examples=50, deadline=None)
@given(value=st.text(max_size=200))
def test_no_letter_of_a_value_is_lost_and_no_paragraph_is_empty(value: str) -> None:
    found = paragraphs_of(value)
    assert all(found)
    assert fold_white_space("".join(found)).replace(" ", "") == fold_white_space(value).replace(
        " ", ""
    )


@settings(max_examples=50, deadline=None)
@given(value=st.text(max_size=200))
def test_rich_text_keeps_every_letter(value: str) -> None:
    assert rich_text(f"<body><p>{html.escape(value)}</p></body>") == f"{value}\n"


def test_a_field_that_is_its_own_parent_does_not_hang() -> None:
    loop = field("/Tx", "loop", BOX, "Round and round")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of("", fields=[loop])))
    held = writer.pages[0]["/Annots"][0]
    held.get_object()[NameObject("/Parent")] = held
    held.get_object()[NameObject("/Kids")] = ArrayObject([held])
    document = PdfReader().read(raw_file("plan.pdf", saved(writer)))
    assert document.pages == 1


@pytest.mark.parametrize(
    ("printed", "typed"),
    [("Yes / No (type one)", "Yes"), ("Who: mum, dad or other", "mum"), ("Say whether not", "not")],
)
def test_what_is_typed_over_a_choice_in_print_is_kept(printed: str, typed: str) -> None:
    document = page_with(field("/Tx", "choice", BOX, typed), drawing=words_at(52, 704, printed))
    assert values(document) == [typed]


def twice_shown(*, known: bool) -> bytes:
    """Return a page with one field shown in two places; its form is `known` to the file or not."""
    writer = pypdf.PdfWriter(io.BytesIO(pdf_of(words_at(50, 780, "Plan"))))
    appearance = DecodedStreamObject()
    appearance.set_data(b"BT /Plain 10 Tf 2 4 Td (Efa Smith) Tj ET")
    fonts = writer.pages[0]["/Resources"]
    for key, value in {
        "/Type": NameObject("/XObject"),
        "/Subtype": NameObject("/Form"),
        "/BBox": ArrayObject([FloatObject(side) for side in (0, 0, 250, 18)]),
        "/Resources": fonts,
    }.items():
        appearance[NameObject(key)] = value
    drawn = writer._add_object(appearance)
    parent = DictionaryObject(
        {
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject("name"),
            NameObject("/V"): TextStringObject("Efa Smith"),
        }
    )
    holder = writer._add_object(parent)
    kids = ArrayObject()
    for bottom in (700, 600):
        rectangle = [FloatObject(side) for side in (50, bottom, 300, bottom + 18)]
        kids.append(
            writer._add_object(
                DictionaryObject(
                    {
                        NameObject("/Type"): NameObject("/Annot"),
                        NameObject("/Subtype"): NameObject("/Widget"),
                        NameObject("/Rect"): ArrayObject(rectangle),
                        NameObject("/F"): NumberObject(4),
                        NameObject("/Parent"): holder,
                        NameObject("/AP"): DictionaryObject({NameObject("/N"): drawn}),
                    }
                )
            )
        )
    parent[NameObject("/Kids")] = kids
    writer.pages[0][NameObject("/Annots")] = kids
    if known:
        form = DictionaryObject({NameObject("/Fields"): ArrayObject([holder])})
        writer.root_object[NameObject("/AcroForm")] = writer._add_object(form)
    return saved(writer)


@pytest.mark.parametrize("known", [True, False])
def test_a_field_shown_in_two_places_is_read_also_where_its_form_is_lost(known: bool) -> None:
    assert values(read(twice_shown(known=known))) == ["Efa Smith", "Efa Smith"]
