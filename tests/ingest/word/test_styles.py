"""Print that comes from a style, and labels that come from numbering."""

from __future__ import annotations

from typing import Any

import pytest
from docx.oxml import parse_xml

from planaudit.document import Document, Kind, Table, text_blocks
from tests.ingest.word_files import (
    cell,
    control,
    named,
    only_block,
    para,
    read_bytes,
    row,
    run,
    table,
    with_parts,
    word_bytes,
)


def style(identifier: str, inside: str, kind: str = "paragraph", base: str = "") -> str:
    """Return a style."""
    on = f'<w:basedOn w:val="{base}"/>' if base else ""
    name = f'<w:name w:val="{identifier} style"/>'
    return f'<w:style w:type="{kind}" w:styleId="{identifier}">{name}{on}{inside}</w:style>'


def read_styled(*body: str, styles: tuple[str, ...]) -> Document:
    """Read a file that has these styles besides the usual ones."""

    def add(package: Any) -> None:
        for each in styles:
            (element,) = parse_xml(named("w:styles", each))
            package.styles.element.append(element)

    return read_bytes(word_bytes(*body, change=add))


BOLD = "<w:rPr><w:b/></w:rPr>"


def test_print_comes_from_a_paragraphs_style_and_what_it_builds_on() -> None:
    styles = (style("Label", BOLD), style("Question", "<w:rPr><w:i/></w:rPr>", base="Label"))
    block = only_block(read_styled(para("Your wishes", style="Question"), styles=styles))
    assert (block.cues.bold, block.cues.italic, block.cues.style) == (True, True, "Question style")


def test_print_by_hand_beats_the_style() -> None:
    plain = run("an answer", '<w:b w:val="0"/>')
    block = only_block(read_styled(para(plain, style="Label"), styles=(style("Label", BOLD),)))
    assert not block.cues.bold


@pytest.mark.parametrize(("in_style", "bold"), [("", True), ("Label", False)])
def test_bold_upon_bold_is_plain(in_style: str, bold: bool) -> None:
    styles = (style("Label", BOLD), style("Loud", BOLD, kind="character"))
    loud = run("Wishes", '<w:rStyle w:val="Loud"/>')
    assert only_block(read_styled(para(loud, style=in_style), styles=styles)).cues.bold is bold


def test_text_that_a_style_hides_is_named_and_not_read() -> None:
    hidden = style("Guide", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    body = para("She sings", run(" guidance", '<w:rStyle w:val="Guide"/>'))
    document = read_styled(body, styles=(hidden,))
    assert only_block(document).text == "She sings"
    assert [(item.what, item.characters) for item in document.left_out] == [
        ("1 piece of hidden text", 8)
    ]


WINGDINGS = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'


@pytest.mark.parametrize("kind", ["character", "paragraph"])
def test_a_symbol_font_may_come_from_a_style_or_what_it_builds_on(kind: str) -> None:
    styles = (style("Signs", WINGDINGS, kind=kind), style("Tick", "", kind=kind, base="Signs"))
    latin = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
    in_run = '<w:rStyle w:val="Tick"/>' if kind == "character" else ""
    tick, label = run("þ", in_run), run(" þórr", latin)
    of_paragraph = "Tick" if kind == "paragraph" else ""
    block = only_block(read_styled(para(tick, label, style=of_paragraph), styles=styles))
    assert (block.text, block.ticked) == ("þórr", True)


def test_a_font_that_the_theme_names_is_no_symbol_font() -> None:
    styles = (style("Signs", WINGDINGS),)
    plain = run("þórr", '<w:rFonts w:asciiTheme="minorHAnsi"/>')
    assert only_block(read_styled(para(plain, style="Signs"), styles=styles)).text == "þórr"


@pytest.mark.parametrize(
    ("inside", "base", "level"),
    [
        ('<w:pPr><w:outlineLvl w:val="2"/></w:pPr>', "", 3),
        ("", "Heading2", 2),
        ('<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', "", None),
    ],
)
def test_a_style_makes_a_heading_by_its_outline_or_by_what_it_builds_on(
    inside: str, base: str, level: int | None
) -> None:
    styles = (style("FormSection", inside, base=base),)
    block = only_block(read_styled(para("About me", style="FormSection"), styles=styles))
    assert block.level == level


def test_styles_that_build_on_each_other_in_a_ring_end() -> None:
    ring = (style("One", "", base="Two"), style("Two", "", base="One"))
    assert only_block(read_styled(para("Text", style="One"), styles=ring)).text == "Text"


TABLE_STYLE = style(
    "FormTable",
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:fill="DDDDDD"/></w:tcPr>'
    "</w:tblStylePr>",
    kind="table",
)


@pytest.mark.parametrize(("look", "marked"), [("04A0", True), ("0400", False)])
def test_a_tables_style_marks_its_first_row_where_the_table_wants_it(
    look: str, marked: bool
) -> None:
    about = f'<w:tblPr><w:tblStyle w:val="FormTable"/><w:tblLook w:val="{look}"/></w:tblPr>'
    body = table(row("Who", "When"), row("Niece", "Friday")).replace("<w:tblPr/>", about)
    (found,) = (
        block
        for block in read_styled(body, styles=(TABLE_STYLE,)).blocks
        if isinstance(block, Table)
    )
    cues = [[(each.cues.bold, each.cues.shaded) for each in line.cells] for line in found.rows]
    assert cues == [[(marked, marked)] * 2, [(False, False)] * 2]


# Numbering


def level(depth: int, form: str, text: str, more: str = "") -> str:
    """Return one level of a list's pattern."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


PATTERNS = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}'
    f"{level(1, 'lowerLetter', '%1.%2)')}{level(2, 'lowerRoman', '(%3)')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "•")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{level(0, "upperRoman", "Outcome %1:")}'
    f"{level(1, 'decimal', '%1.%2', '<w:isLgl/>')}</w:abstractNum>"
)
LISTS = (
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
)


def item(text: str, list_id: int, depth: int = 0) -> str:
    """Return a paragraph in a list."""
    where = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{where}</w:pPr>{run(text)}</w:p>"


def labels(*body: str) -> list[tuple[str, str]]:
    """Return the label and text of every block of a file with the lists above."""
    content = with_parts(
        word_bytes(*body),
        ("numbering", "word/numbering.xml", named("w:numbering", PATTERNS, LISTS)),
    )
    # python-docx's own template has a numbering part too: the one named here replaces it.
    return [(block.label, block.text) for block in text_blocks(read_bytes(content).blocks)]


def test_a_list_counts_at_each_depth() -> None:
    body = (item("a", 1), item("b", 1), item("c", 1, 1), item("d", 1, 1), item("e", 1, 2),
            item("f", 1), item("g", 1, 1))  # fmt: skip
    assert labels(*body) == [
        ("1.", "a"), ("2.", "b"), ("2.a)", "c"), ("2.b)", "d"), ("(i)", "e"), ("3.", "f"),
        ("3.a)", "g"),
    ]  # fmt: skip


def test_a_bullet_has_no_label_and_a_label_may_have_words() -> None:
    assert labels(item("a", 2), item("Sing", 3), item("Walk", 3), item("how", 3, 1)) == [
        ("", "a"),
        ("Outcome I:", "Sing"),
        ("Outcome II:", "Walk"),
        ("2.1", "how"),
    ]


def test_a_list_may_start_afresh_or_go_on() -> None:
    assert [label for label, _ in labels(item("a", 1), item("b", 4), item("c", 5))] == [
        "1.",
        "5.",
        "2.",
    ]


def test_an_empty_paragraph_in_a_list_is_counted_unless_its_end_is_hidden() -> None:
    hidden = item("", 1).replace("</w:pPr>", "<w:rPr><w:vanish/></w:rPr></w:pPr>")
    body = (item("a", 1), item("", 1), item("b", 1), hidden, item("c", 1))
    assert labels(*body) == [("1.", "a"), ("3.", "b"), ("4.", "c")]


def test_a_numbered_paragraph_is_a_list_item_and_one_without_a_list_is_not() -> None:
    def item_kinds(*body: str) -> list[Kind]:
        return [block.kind for block in text_blocks(read_bytes(word_bytes(*body)).blocks)]

    assert item_kinds(item("a", 0), para("b")) == [Kind.PARAGRAPH, Kind.PARAGRAPH]


def test_a_label_of_numbering_stands_in_a_cell_and_around_a_control() -> None:
    inside = item("x", 1).replace(run("x"), control(run("Sing")))
    assert labels(table(row(cell(inside)))) == [("1.", "Sing")]
