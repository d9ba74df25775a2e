"""What was ticked, chosen or typed in the controls of a web page."""

from __future__ import annotations

from tests.ingest.files import left_out
from tests.ingest.html_files import read, shapes, texts, ticks


def test_ticks_and_choices_are_read_in_place() -> None:
    document = read(
        "<p><label><input type=checkbox checked> Yes</label> <label><input type=radio> No</label>"
        "<p>Offered <input type=checkbox><p><span role=checkbox aria-checked=true></span> Told"
        "<p><img src='i/unchecked.gif'> Met <img src=x alt=Checked> Rung</p>"
        "<p><font face=Wingdings>þ</font> Sent <span style='font-family:Wingdings'>o</span> Seen"
    )
    assert ticks(document) == [
        ("Yes", True),
        ("No", False),
        ("Offered", False),
        ("Told", True),
        ("Met", False),
        ("Rung", True),
        ("Sent", True),
        ("Seen", False),
    ]
    assert not document.left_out


def test_what_was_typed_or_chosen_is_a_form_field_apart_from_its_label() -> None:
    document = read(
        "<p><b>Name <input value='Mrs T' placeholder='Full name'></b></p><input placeholder=None>"
        "<textarea>One.\nTwo.</textarea><select><option>A<option selected>B</select>"
        "<select><option>First<option>C</select><select multiple><option selected>D<option>E"
        "<option selected>F</select><select><option value=''>Please select<option>G</select>"
    )
    assert shapes(document) == [
        ("paragraph", "Name"),
        *(("form field", each) for each in ("Mrs T", "One.", "Two.", "B", "First", "D", "F")),
    ]
    assert [block.cues.bold for block in texts(document)][:2] == [True, False]
    assert left_out(document) == {"1 unfilled place": 12, "1 entry of a list": 1}


def test_a_placeholder_is_no_answer_though_the_page_selects_it() -> None:
    page = "<p>Seen<select><option value='' selected>Please select<option>G</select>"
    document = read(page)
    assert document.shown_text() == "Seen"
    assert left_out(document) == {"1 unfilled place": 12}


def test_a_list_that_stands_open_has_only_what_was_chosen_in_it() -> None:
    entries = "<option>Walks<option{}>Sings<option>Reads</select>"
    for start, chosen in (("multiple", ""), ("size=3", ""), ("size=3", " selected")):
        document = read(f"<p>Likes<select {start}>{entries.format(chosen)}")
        assert shapes(document) == [
            ("paragraph", "Likes"), *([("form field", "Sings")] if chosen else []),
        ]  # fmt: skip
        assert left_out(document) == (
            {"2 entries of a list": 10} if chosen else {"3 entries of a list": 15}
        )
