"""The Word reader: what a reader of the file can see, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from docx.oxml import parse_xml

from planaudit.document import Document, Kind, Place, Table, text_blocks
from tests.ingest.word_files import (
    cell,
    control,
    form_field,
    grid,
    kinds,
    lines,
    only_block,
    para,
    read_body,
    read_bytes,
    row,
    run,
    symbol,
    table,
    tick_control,
    word_bytes,
)

# Content controls


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(para(control(run("She sings"))), id="around text"),
        pytest.param(control(para("She sings")), id="around a paragraph"),
        pytest.param(control(control(para(control(run("She sings"))))), id="one inside another"),
        pytest.param(control(table(row("She sings"))), id="around a table"),
        pytest.param(table(control(row("She sings"))), id="around a row"),
        pytest.param(table(row(control(cell("She sings")))), id="around a cell"),
        pytest.param(table(row(cell(control(para("She sings"))))), id="around a cell's content"),
    ],
)
def test_the_text_in_a_content_control_is_read(body: str) -> None:
    assert lines(read_body(body)) == ["She sings"]


def test_a_control_stands_among_its_neighbours_in_reading_order() -> None:
    document = read_body(
        para("Name: "), control(para("Mrs T")), para("Born", control(run(" 1941")))
    )
    assert lines(document) == ["Name:", "Mrs T", "Born 1941"]


def test_the_placeholder_of_an_unfilled_control_is_not_read() -> None:
    empty = control(run("Click here to enter text."), "<w:showingPlcHdr/>")
    assert lines(read_body(para("Wishes: ", empty))) == ["Wishes:"]


def test_a_filled_control_inside_one_that_shows_its_placeholder_is_kept() -> None:
    inner = control(run("to walk to shop"))
    outer = control(run("Click here ") + inner, "<w:showingPlcHdr/>")
    document = read_body(para("Aim: ", outer))
    assert lines(document) == ["Aim: to walk to shop"]
    assert [(item.what, item.characters) for item in document.left_out] == [("1 unfilled place", 9)]


def test_a_control_that_shows_a_sign_is_not_empty() -> None:
    bound = '<w:date w:fullDate="2024-05-01T00:00:00Z"/>'
    assert lines(read_body(para("When ", control(symbol("Wingdings", "F04A"), bound)))) == [
        "When ☺"
    ]


def test_the_choice_of_a_drop_down_control_is_read() -> None:
    chosen = control(run("Adults"), '<w:dropDownList><w:listItem w:value="a"/></w:dropDownList>')
    assert lines(read_body(para("Service: ", chosen))) == ["Service: Adults"]


def test_the_choice_of_an_older_drop_down_field_is_read() -> None:
    entries = '<w:listEntry w:val="Adults"/><w:listEntry w:val="Children"/>'
    second = form_field(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>')
    first = form_field(f"<w:ddList>{entries}</w:ddList>")
    assert lines(read_body(para("A: ", second), para("B: ", first))) == ["A: Children", "B: Adults"]


# Tick boxes


@pytest.mark.parametrize(
    ("box", "ticked"),
    [
        pytest.param(tick_control(True), True, id="control, ticked"),
        pytest.param(tick_control(False), False, id="control, not ticked"),
        pytest.param(tick_control(True, symbol("Wingdings", "F0FC")), True, id="control, symbol"),
        pytest.param(tick_control(True, "<w:r/>"), True, id="control that shows no mark"),
        pytest.param(form_field('<w:checkBox><w:checked/></w:checkBox>'), True, id="field, ticked"),
        pytest.param(
            form_field('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>'),
            False,
            id="field, ticked by default and then not",
        ),
        pytest.param(
            form_field('<w:checkBox><w:default w:val="1"/></w:checkBox>'), True, id="field, default"
        ),
        pytest.param(symbol("Wingdings", "F0FE"), True, id="Wingdings symbol, ticked"),
        pytest.param(symbol("Wingdings", "00A8"), False, id="Wingdings symbol, not ticked"),
        pytest.param(symbol("Wingdings 2", "F052"), True, id="Wingdings 2 symbol, ticked"),
        pytest.param(symbol("Wingdings 2", "F0A3"), False, id="Wingdings 2 symbol, not ticked"),
        pytest.param(symbol("Segoe UI Symbol", "2612"), True, id="symbol by its Unicode number"),
        pytest.param(run("þ", '<w:rFonts w:ascii="Wingdings"/>'), True, id="Wingdings letter"),
        pytest.param(run("☐"), False, id="plain character"),
    ],
)  # fmt: skip
def test_a_tick_box_is_read_with_its_label(box: str, ticked: bool) -> None:
    block = only_block(read_body(para(box, " I agree with this plan")))
    assert (block.kind, block.text, block.ticked) == (
        Kind.TICK_BOX,
        "I agree with this plan",
        ticked,
    )


def test_a_tick_box_may_follow_its_label() -> None:
    body = para("Yes ", tick_control(False), " No ", tick_control(True))
    assert lines(read_body(body)) == ["[ ] Yes", "[x] No"]


def test_a_letter_is_a_tick_only_in_a_symbol_font() -> None:
    assert lines(read_body(para("þórr"))) == ["þórr"]


def test_a_bullet_before_a_tick_box_is_no_paragraph() -> None:
    assert lines(read_body(para("• ☐ Yes"), para("• ☒ No"))) == ["[ ] Yes", "[x] No"]


def test_a_dash_alone_is_an_answer() -> None:
    assert lines(read_body(table(row("Pets", "-")))) == ["Pets", "-"]


def test_a_symbol_bullet_makes_a_list_item() -> None:
    block = only_block(read_body(para(symbol("Symbol", "F0B7"), run(" She sings"))))
    assert (block.kind, block.text) == (Kind.LIST_ITEM, "She sings")


def test_a_symbol_that_is_a_letter_is_kept() -> None:
    assert lines(read_body(para("caf", symbol("Calibri", "00E9")))) == ["café"]


# What was changed, linked or hidden


def test_an_insertion_is_read_and_a_deletion_is_only_counted() -> None:
    kept = f"<w:ins>{run('quickly')}</w:ins>"
    gone = "<w:del><w:r><w:delText>slowly</w:delText></w:r></w:del>"
    document = read_body(para("She walks ", gone, kept))
    assert lines(document) == ["She walks quickly"]
    assert [(item.what, item.why) for item in document.left_out] == [
        ("1 tracked deletion", "marked as deleted text")
    ]


def test_moved_text_is_read_where_it_was_moved_to() -> None:
    moved = [
        f"<w:moveFrom>{run('first ')}</w:moveFrom>",
        run("last"),
        f"<w:moveTo>{run(' first')}</w:moveTo>",
    ]
    assert lines(read_body(para(*moved))) == ["last first"]


def test_the_words_of_a_link_are_read() -> None:
    assert lines(read_body(para("See ", f"<w:hyperlink>{run('the plan')}</w:hyperlink>"))) == [
        "See the plan"
    ]


def field(*codes: str, result: str = "") -> str:
    """Return a field whose code stands in so many runs, with what it shows if that is kept."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    said = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    shown = mark.format("separate") + run(result) if result else ""
    return mark.format("begin") + said + shown + mark.format("end")


def test_a_field_that_keeps_only_its_code_shows_what_that_says() -> None:
    tick = field(" SYMBOL 254 ", '\\f "Wingdings" \\s 11')
    simple = '<w:fldSimple w:instr=" SYMBOL 0xA8 \\f Wingdings"/>'
    assert lines(read_body(para(tick, " Yes ", simple, " No"))) == ["[x] Yes", "[ ] No"]
    kept = field(' SYMBOL 254 \\f "Wingdings"', result="☐")
    assert lines(read_body(para(kept, " Yes"))) == ["[ ] Yes"]


def test_a_field_in_the_code_of_another_is_not_shown() -> None:
    inner = field(" MERGEFIELD who ", result="niece")
    outer = field("IF ", "= niece", result="She has a niece")
    first, rest = outer.split("<w:r><w:instrText>=")
    nested = f"{first}{inner}<w:r><w:instrText>={rest}"
    assert lines(read_body(para(nested, " and sings"))) == ["She has a niece and sings"]


def test_a_place_to_click_and_type_is_unfilled_though_its_code_is_in_pieces() -> None:
    document = read_body(para("Name: ", field("MACROBUTTON NoMacro [Click ", "here]")))
    assert lines(document) == ["Name:"]
    assert [(item.what, item.characters) for item in document.left_out] == [
        ("1 unfilled place", 11)
    ]


def test_the_result_of_a_field_is_read_and_its_code_is_not() -> None:
    field = [
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        "<w:r><w:instrText>DATE</w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        run("12 June"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ]
    assert lines(read_body(para("On ", *field))) == ["On 12 June"]


def test_hidden_text_is_not_read_and_is_counted() -> None:
    document = read_body(
        para("She sings", run(" NOT SHOWN", "<w:vanish/>"), run(".", '<w:vanish w:val="0"/>'))
    )
    assert lines(document) == ["She sings."]
    assert [(item.what, item.why) for item in document.left_out] == [
        ("1 piece of hidden text", "marked as not to be shown")
    ]


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<w:drawing><a:blip/></w:drawing>", "2 pictures"),
        ("<w:drawing><c:chart/></w:drawing>", "2 charts"),
        ("<w:drawing><cx:chart/></w:drawing>", "2 charts"),
        (
            "<w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object>",
            "2 embedded objects",
        ),
        ("<w:drawing><w14:contentPart/></w:drawing>", "2 drawings in ink"),
    ],
)
def test_what_is_not_read_is_named(inside: str, what: str) -> None:
    marked = f"<w:r>{inside}</w:r>"
    document = read_body(para("She sings", marked, marked))
    assert lines(document) == ["She sings"]
    assert [item.what for item in document.left_out] == [what]
    assert document.left_out[0].why.endswith("not read")


TEXT_BOX = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"


@pytest.mark.parametrize(
    "shape",
    [
        '<w:drawing><wps:wsp><a:prstGeom prst="ellipse"/></wps:wsp></w:drawing>',
        f"<w:drawing><wps:wsp><wps:txbx>{TEXT_BOX.format('')}</wps:txbx></wps:wsp></w:drawing>",
        "<w:pict><v:oval/></w:pict>",
        "<w:pict><v:group><v:line/></v:group></w:pict>",
    ],
)
def test_a_drawing_without_text_is_named(shape: str) -> None:
    document = read_body(para("Yes / No", f"<w:r>{shape}</w:r>"))
    assert [item.what for item in document.left_out] == ["1 drawing without text"]


@pytest.mark.parametrize(
    "shape",
    [
        f"<w:pict><v:rect><v:textbox>{TEXT_BOX.format('Aim')}</v:textbox></v:rect></w:pict>",
        '<w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict>',
        '<w:pict><v:rect o:hr="t"/></w:pict>',
        '<w:pict><v:shapetype id="_x0000_t202"/></w:pict>',
    ],
)
def test_a_drawing_of_words_or_a_line_across_the_page_is_not(shape: str) -> None:
    assert not read_body(para("She sings", f"<w:r>{shape}</w:r>")).left_out


@pytest.mark.parametrize(
    ("choice", "fallback", "what"),
    [
        ("<w14:contentPart/>", "<a:blip/>", "1 drawing in ink"),
        ("<a:unknown/>", "<a:blip/>", "1 picture"),
        ("<wps:wsp/>", "<v:oval/>", "1 drawing without text"),
    ],
)
def test_of_two_ways_without_words_one_that_shows_something_is_named(
    choice: str, fallback: str, what: str
) -> None:
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="x"><w:drawing>{choice}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:drawing>{fallback}</w:drawing></mc:Fallback></mc:AlternateContent>"
    )
    document = read_body(para("Yes / No", f"<w:r>{both}</w:r>"))
    assert [item.what for item in document.left_out] == [what]


def test_of_two_ways_to_show_the_same_thing_one_is_read() -> None:
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{run("new")}</mc:Choice>'
        f"<mc:Fallback>{run('old')}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(read_body(para(both))) == ["new"]


def test_where_only_the_older_way_has_words_it_is_read() -> None:
    both = (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:r><w:drawing/></w:r></mc:Choice>'
        f"<mc:Fallback>{run('old')}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(read_body(para(both))) == ["old"]


# Characters


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param("<w:t>wash</w:t><w:softHyphen/><w:t>ing</w:t>", "washing", id="soft hyphen"),
        pytest.param("<w:t>wash\u00ading</w:t>", "washing", id="soft hyphen as a character"),
        pytest.param("<w:t>one</w:t><w:noBreakHyphen/><w:t>off</w:t>", "one-off", id="hyphen"),
        pytest.param("<w:t>Name:</w:t><w:tab/><w:t>Mrs T</w:t>", "Name: Mrs T", id="tab"),
        pytest.param("<w:t>one</w:t><w:br/><w:t>two</w:t>", "one two", id="line break"),
        pytest.param("<w:t>£5\u00a0a\u2009week</w:t>", "£5 a week", id="other spaces"),
        pytest.param(
            "<w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r>"
            "</w:rubyBase></w:ruby>",
            "base (x)",
            id="ruby",
        ),
    ],
)
def test_marks_between_letters_are_read_as_they_look(inside: str, text: str) -> None:
    assert lines(read_body(para(f"<w:r>{inside}</w:r>"))) == [text]


# Paragraphs


def test_headings_lists_and_paragraphs_are_told_apart() -> None:
    def styled(package: Any) -> None:
        package.add_heading("Plan", 0)
        package.add_heading("What matters", 2)
        package.add_paragraph("She sings.")
        package.add_paragraph("On Tuesdays", style="List Bullet")
        package.add_paragraph("- and on Fridays")

    document = read_bytes(word_bytes(change=styled))
    assert lines(document) == [
        "Plan",
        "What matters",
        "She sings.",
        "On Tuesdays",
        "and on Fridays",
    ]
    assert kinds(document) == [
        Kind.HEADING,
        Kind.HEADING,
        Kind.PARAGRAPH,
        Kind.LIST_ITEM,
        Kind.LIST_ITEM,
    ]
    assert [block.level for block in text_blocks(document.blocks)] == [1, 2, None, None, None]


def test_a_numbered_paragraph_is_a_list_item() -> None:
    numbered = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        f"{run('She sings')}</w:p>"
    )
    assert kinds(read_body(numbered)) == [Kind.LIST_ITEM]


def test_print_cues_hold_only_when_they_hold_for_the_whole() -> None:
    whole = para(run("What matters", '<w:b/><w:i/><w:sz w:val="24"/>'), run(" ", ""))
    part = para(run("What ", '<w:b/><w:sz w:val="24"/>'), run("matters", '<w:b w:val="0"/>'))
    first, second = (block.cues for block in text_blocks(read_body(whole, part).blocks))
    assert (first.bold, first.italic, first.size) == (True, True, 12.0)
    assert (second.bold, second.italic, second.size) == (False, False, None)


def test_places_count_paragraphs_and_tables_apart() -> None:
    document = read_body(
        para("one"), table(row("a", "b"), row("c", "d")), para("two"), table(row("e"))
    )
    assert [(block.text, block.place) for block in text_blocks(document.blocks)] == [
        ("one", Place(paragraph=1)),
        ("a", Place(table=1, row=1, column=1)),
        ("b", Place(table=1, row=1, column=2)),
        ("c", Place(table=1, row=2, column=1)),
        ("d", Place(table=1, row=2, column=2)),
        ("two", Place(paragraph=2)),
        ("e", Place(table=2, row=1, column=1)),
    ]


# Tables


def only_table(document: Document) -> Table:
    """Return the one table of a document."""
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def test_a_cell_merged_across_is_read_once_and_the_next_keeps_its_column() -> None:
    wide = cell("Outcomes", properties='<w:gridSpan w:val="2"/>')
    document = read_body(table(row(wide, "When"), row("To sing", "8", "Tuesday")))
    assert grid(document) == [["Outcomes", "When"], ["To sing", "8", "Tuesday"]]
    columns = [[each.place.column for each in line.cells] for line in only_table(document).rows]
    assert columns == [[1, 3], [1, 2, 3]]


def test_a_cell_merged_down_is_read_once() -> None:
    starts = cell("Mrs T", properties='<w:vMerge w:val="restart"/>')
    goes_on = cell("Mrs T", properties="<w:vMerge/>")
    document = read_body(table(row(starts, "sings"), row(goes_on, "walks")))
    assert grid(document) == [["Mrs T", "sings"], ["", "walks"]]
    covered = [[each.covered for each in line.cells] for line in only_table(document).rows]
    assert covered == [[False, False], [True, False]]


def test_cells_merged_by_python_docx_are_read_once() -> None:
    def merged(package: Any) -> None:
        made = package.add_table(rows=2, cols=2)
        made.cell(0, 0).merge(made.cell(0, 1)).text = "Plan"
        made.cell(1, 0).text, made.cell(1, 1).text = "To sing", "Tuesday"

    assert lines(read_bytes(word_bytes(change=merged))) == ["Plan", "To sing", "Tuesday"]


def test_a_row_that_starts_late_keeps_its_columns() -> None:
    late = row("b", properties='<w:gridBefore w:val="1"/>')
    (line,) = only_table(read_body(table(late))).rows
    assert line.cells[0].place.column == 2


def test_a_table_inside_a_cell_is_read_where_it_stands() -> None:
    inner = table(row("8", "9"))
    document = read_body(table(row(cell(para("Scores"), inner, para("at review")), "Tuesday")))
    assert lines(document) == ["Scores", "8", "9", "at review", "Tuesday"]
    outer = only_table(document).rows[0].cells[0]
    assert [isinstance(block, Table) for block in outer.blocks] == [False, True, False]


def test_shading_bold_and_header_rows_are_cues_of_a_form() -> None:
    shaded = cell(para(run("Outcome", "<w:b/>")), properties='<w:shd w:fill="D9E2F3"/>')
    white = cell("To sing", properties='<w:shd w:fill="FFFFFF"/>')
    heads, answers = only_table(
        read_body(table(row(shaded, properties="<w:tblHeader/>"), row(white)))
    ).rows
    assert heads.header
    assert (heads.cells[0].cues.shaded, heads.cells[0].cues.bold) == (True, True)
    assert not answers.header
    assert (answers.cells[0].cues.shaded, answers.cells[0].cues.bold) == (False, False)


# Headers and footers


def test_headers_and_footers_are_kept_apart_from_the_body() -> None:
    def margins(package: Any) -> None:
        section = package.sections[0]
        section.header.paragraphs[0].text = "OFFICIAL"
        section.footer.paragraphs[0].text = "Form A1"
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "First page"
        package.add_section()  # goes on with the same header: not read twice

    document = read_bytes(word_bytes(para("She sings."), change=margins))
    assert lines(document) == ["She sings."]
    assert [block.text for block in document.headers] == ["OFFICIAL", "First page"]
    assert [block.text for block in document.footers] == ["Form A1"]
    assert document.shown_text().splitlines() == [
        "OFFICIAL",
        "First page",
        "She sings.",
        "Form A1",
    ]


def test_a_text_box_in_a_header_is_read_once() -> None:
    def boxed(package: Any) -> None:
        header = package.sections[0].header.paragraphs[0]
        header.text = "OFFICIAL"
        run_of_box = header.add_run()._element
        names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        box = f"<w:txbxContent {names}>{para('page 1')}</w:txbxContent>"
        run_of_box.append(parse_xml(box))

    document = read_bytes(word_bytes(para("She sings."), change=boxed))
    assert [block.text for block in document.headers] == ["OFFICIAL", "page 1"]


# A label and its answer in one paragraph

BOLD = "<w:b/>"


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("How it is now:", id="a colon"),
        pytest.param("How is it now?", id="a question mark"),
        pytest.param("How it is now  ", id="two spaces"),
    ],
)
def test_a_bold_label_in_a_cell_is_parted_from_its_answer(between: str) -> None:
    document = read_body(table(row(cell(para(run(between, BOLD), run(" She bakes."))))))
    label, answer = text_blocks(document.blocks)
    assert (label.text, label.cues.bold) == (between.strip(), True)
    assert (answer.text, answer.cues.bold) == ("She bakes.", False)


def test_bold_emphasis_at_the_start_of_a_cell_stays_in_its_sentence() -> None:
    document = read_body(table(row(cell(para(run("Never", BOLD), run(" leave her alone."))))))
    assert lines(document) == ["Never leave her alone."]


def test_a_bold_label_over_a_line_break_is_parted_from_its_answer() -> None:
    label = f"<w:r><w:rPr>{BOLD}</w:rPr><w:t>What matters</w:t><w:br/></w:r>"
    assert lines(read_body(para(label, run("The dog.")))) == ["What matters", "The dog."]
