"""The reader for web pages."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.document import Block, Document, Table, TextBlock, text_blocks
from planaudit.ingest import read_document
from planaudit.ingest.html.reader import HtmlReader
from planaudit.ingest.interface import UnreadableFile
from tests.ingest.files import raw_file

PAGES = Path(__file__).parents[2] / "data" / "web_pages"
PLANS = Path(__file__).parents[3] / "sample_plans"


def read(html: str | bytes) -> Document:
    """Read a web page."""
    content = html.encode("utf-8") if isinstance(html, str) else html
    return HtmlReader().read(raw_file("plan.html", content))


def shapes(document: Document) -> list[tuple[str, str]]:
    """Return each block outside tables as its kind and text."""
    return [(each.kind.value, each.text) for each in texts(document)]


def texts(document: Document) -> list[TextBlock]:
    """Return the blocks outside tables."""
    return [block for block in document.blocks if isinstance(block, TextBlock)]


def ticks(document: Document) -> list[tuple[str, bool | None]]:
    """Return every tick box with its label."""
    found = text_blocks(document.blocks)
    return [(block.text, block.ticked) for block in found if block.ticked is not None]


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    """Return every table, those inside others after the one they stand in."""
    found: list[Table] = []
    for block in blocks:
        if isinstance(block, Table):
            found.append(block)
            for row in block.rows:
                for cell in row.cells:
                    found += tables(cell.blocks)
    return found


def the_table(html: str) -> Table:
    """Return the one table of a page."""
    (table,) = tables(read(html).blocks)
    return table


def grid(table: Table) -> list[list[tuple[int | None, str]]]:
    """Return the cells of each row with their columns."""
    return [[(cell.place.column, cell.text) for cell in row.cells] for row in table.rows]


def left_out(document: Document) -> dict[str, int]:
    """Return what was left out, with its characters."""
    return {each.what: each.characters for each in document.left_out}


def refusal(html: str | bytes) -> UnreadableFile:
    """Return the refusal of a page."""
    with pytest.raises(UnreadableFile) as caught:
        read(html)
    return caught.value


# Text


def test_blocks_part_paragraphs_and_inline_tags_do_not() -> None:
    page = "Loose <b>text</b>.<div>One<section>Two</section>Three</div><p>Fo<i>u</i>r</p>"
    assert shapes(read(page)) == [
        ("paragraph", "Loose text."),
        ("paragraph", "One"),
        ("paragraph", "Two"),
        ("paragraph", "Three"),
        ("paragraph", "Four"),
    ]


def test_headings_keep_their_levels() -> None:
    document = read("<h1>Plan</h1><h3><span>What</span> matters</h3><div role=heading>More</div>")
    assert [(block.text, block.level) for block in texts(document)] == [
        ("Plan", 1),
        ("What matters", 3),
        ("More", 2),
    ]


def test_a_line_break_parts_labels_from_answers_and_not_a_sentence() -> None:
    page = "<div><b>Name:</b> Mrs T<br><b>Age:</b> 87<br>She lives<br>alone.<br><br>New.</div>"
    assert [block.text for block in texts(read(page))] == [
        "Name:",
        "Mrs T",
        "Age:",
        "87 She lives alone.",
        "New.",
    ]


def test_a_bold_label_above_its_answer_is_a_block_of_its_own() -> None:
    label, answer = texts(read("<p><b>What matters?</b><br>My sister.</p>"))
    assert (label.text, label.cues.bold) == ("What matters?", True)
    assert (answer.text, answer.cues.bold) == ("My sister.", False)


def test_preformatted_text_is_read_as_plain_text_is() -> None:
    page = "<pre>WHAT MATTERS\nHome.\n\n- garden\n- dog\nNeed\tWho\tWhen\nFood\tSon\tDaily</pre>"
    document = read(page)
    assert shapes(document) == [
        ("heading", "WHAT MATTERS"),
        ("paragraph", "Home."),
        ("list item", "garden"),
        ("list item", "dog"),
    ]
    assert len(tables(document.blocks)) == 1


def test_ruby_soft_hyphens_and_entities_read_as_printed() -> None:
    page = "<p><ruby>base<rp>(</rp><rt>reading</rt></ruby> care&shy;ful &pound;5&nbsp;caf&eacute;"
    assert read(page).shown_text() == "base (reading) careful £5 café"


@pytest.mark.parametrize(
    ("page", "bold", "italic"),
    [
        ("<p><b>x</b></p>", True, False),
        ("<p style='font-weight: 700'>x</p>", True, False),
        ("<p style='font: italic bold 12pt/1.2 Arial'>x</p>", True, True),
        ("<p><b><span style='font-weight:normal'>x</span></b></p>", False, False),
        ("<style>.a .b{font-weight:bold}</style><div class=a><p class='c b'>x", True, False),
        ("<style>p.b{font-weight:bold} #i{font-weight:400}</style><p class=b id=i>x", False, False),
        ("<style>p{font:italic 9pt A!important}</style><p style='font-weight:bold'>x", True, True),
        ("<style>@media print{p{font-weight:bold}}</style><p>x", False, False),
        ("<style>/* p{font-weight:bold} */ div > p{font-style:italic}</style><p>x", False, False),
    ],
)  # fmt: skip
def test_bold_and_italic_come_from_tags_and_simple_styles(
    page: str, bold: bool, italic: bool
) -> None:
    (block,) = texts(read(page))
    assert (block.cues.bold, block.cues.italic) == (bold, italic)


@pytest.mark.parametrize(
    ("style", "size"), [("12pt", 12.0), ("16px", 12.0), ("150%", 18.0), ("x-small", 7.5)]
)
def test_sizes_are_in_points(style: str, size: float) -> None:
    (block,) = texts(read(f"<p style='font-size:{style}'>x</p>"))
    assert block.cues.size == size


# What is not shown


def test_hidden_text_is_left_out_and_counted() -> None:
    document = read(
        "<style>.gone{display:none}</style><p>Seen</p><p class=gone>one</p><p hidden>two</p>"
        "<p style='visibility:hidden'>six <span style='visibility:visible'>shown</span></p>"
        "<dialog>ask</dialog><input type=hidden value=no><script>no</script><template>no</template>"
    )
    assert document.shown_text() == "Seen\nshown"
    assert left_out(document) == {"4 pieces of hidden text": 12}


def test_buttons_pictures_and_frames_are_counted() -> None:
    document = read(
        "<p>Seen <img src=a.jpg alt='Her house'><button>Save</button><input type=submit value=Go>"
        "<iframe src=b.html></iframe><video>no</video></p>"
    )
    assert document.shown_text() == "Seen"
    assert left_out(document) == {
        "1 picture": 0,
        "2 buttons": 6,
        "1 sound or film": 2,
        "1 frame": 0,
    }


def test_a_tracked_deletion_is_left_out_and_an_insertion_is_read() -> None:
    document = read("<p>She <del datetime=2020>cannot</del> <ins>can</ins> walk.</p>")
    assert document.shown_text() == "She can walk."
    assert left_out(document) == {"1 tracked deletion": 6}


def test_striking_out_all_but_the_answer_is_an_answer() -> None:
    assert ticks(read("<p>Agreed: Yes / <del>No</del></p>")) == [("Yes", True), ("No", False)]
    assert ticks(read("<p><s>Yes</s> / No</p>")) == [("Yes", False), ("No", True)]
    assert ticks(read("<p>Yes / <mark>No</mark></p>")) == [("Yes", False), ("No", True)]


def test_the_page_says_when_its_styles_are_elsewhere() -> None:
    assert read("<link rel=stylesheet href=a.css><p>x").notes
    assert not read("<style>p{color:red}</style><p>x").notes


def test_headers_and_footers_of_the_page_stand_apart_and_others_in_place() -> None:
    document = read(
        "<body><header>Council</header><nav>Home</nav><article><header>Mrs T</header>x</article>"
        "<div title=footer><p>Form 1</p></div></body>"
    )
    assert [block.text for block in document.headers] == ["Council", "Home"]
    assert [block.text for block in document.footers] == ["Form 1"]
    assert [block.text for block in texts(document)] == ["Mrs T", "x"]


@pytest.mark.parametrize("display", ["grid", "flex"])
def test_what_a_style_sets_side_by_side_is_read_apart(display: str) -> None:
    page = (
        f"<div style='display:{display}'><b>Name</b><span>Mrs T</span><b>Language</b>"
        "<span>Welsh</span></div>"
    )
    assert [block.text for block in texts(read(page))] == ["Name", "Mrs T", "Language", "Welsh"]


def test_marks_that_no_browser_shows_do_not_keep_a_page_from_being_read() -> None:
    marked = "<!DOCTYPE html><html><body><p>She \x07\x03sings\x08</p></body></html>"
    assert [block.text for block in texts(read(marked))] == ["She sings"]


# Lists


def test_lists_number_their_items_as_a_browser_does() -> None:
    document = read(
        "<ol start=3><li>c<ul><li>dot</li></ul></li><li value=7><p>g</p><p>more</p></li></ol>"
        "<ol type=i><li>a<li>b</ol><ol reversed><li>y<li>x</ol>"
        "<ol style='list-style-type:lower-alpha'><li>z</ol>"
    )
    assert [(block.kind.value, block.label, block.text) for block in texts(document)] == [
        ("list item", "3.", "c"),
        ("list item", "", "dot"),
        ("list item", "7.", "g"),
        ("paragraph", "", "more"),
        ("list item", "i.", "a"),
        ("list item", "ii.", "b"),
        ("list item", "2.", "y"),
        ("list item", "1.", "x"),
        ("list item", "a.", "z"),
    ]


def test_a_mark_that_stands_alone_is_a_label_or_else_the_whole_item() -> None:
    page = "<ul><li><div>a)</div><div>first</div></li><li><span>b)</span></li></ul>"
    blocks = texts(read(page))
    assert [(block.label, block.text) for block in blocks] == [("a)", "first"), ("", "b)")]


def test_the_items_of_word_have_their_number_as_label() -> None:
    page = (
        "<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'>"
        "<![if !supportLists]><span style='mso-list:Ignore'>{}<span style='font:7.0pt Times'>"
        "&nbsp;&nbsp; </span></span><![endif]>Walk to the shop<o:p></o:p></p>"
    )
    for mark, label in (("2.", "2."), ("<span style='font-family:Symbol'>·</span>", "")):
        (block,) = texts(read(page.format(mark)))
        assert (block.kind.value, block.label, block.text) == (
            "list item",
            label,
            "Walk to the shop",
        )
        assert block.cues.style == "List Paragraph"


def test_a_definition_list_gives_bold_labels_and_answers() -> None:
    blocks = texts(read("<dl><dt>Name<dd>Mrs T<dt>Age<dd>87</dl>"))
    assert [(block.text, block.cues.bold) for block in blocks] == [
        ("Name", True),
        ("Mrs T", False),
        ("Age", True),
        ("87", False),
    ]


# Tables


def test_merged_cells_stand_once_on_the_grid() -> None:
    table = the_table(
        "<table><tr><td colspan=2>a<td rowspan=2>b<tr><td rowspan=2>c<td>d<tr><td>e<td>f</table>"
    )
    assert grid(table) == [
        [(1, "a"), (3, "b")],
        [(1, "c"), (2, "d"), (3, "")],
        [(1, ""), (2, "e"), (3, "f")],
    ]


def test_a_merge_ends_with_its_section_and_its_table() -> None:
    table = the_table(
        "<table><tbody><tr><td rowspan=9>a<td>b<tbody><tr><td>c<td rowspan=0>d<tr><td>e</table>"
    )
    assert grid(table) == [[(1, "a"), (2, "b")], [(1, "c"), (2, "d")], [(1, "e"), (2, "")]]


def test_heading_rows_are_marked_and_a_column_of_headings_is_not() -> None:
    page = "<table><tr><th>A<th>B<tr><th>a<td>b<tfoot><tr><td>end<tbody><tr><td>c</table>"
    table = the_table(page)
    assert [row.header for row in table.rows] == [True, False, False, False]
    assert [cell.cues.bold for cell in table.rows[1].cells] == [True, False]
    assert table.rows[-1].cells[0].text == "end"


@pytest.mark.parametrize(
    ("attributes", "shaded"),
    [
        ("bgcolor=#d9e2f3", True),
        ("bgcolor=white", False),
        ("style='background: #FFFFFF'", False),
        ("style='background-color: rgb(217, 226, 243)'", True),
        ("style='background: rgba(0,0,0,0)'", False),
        ("style='background: transparent'", False),
        ("style='background: url(a.png) no-repeat'", False),
        ("class=g", True),
    ],
)  # fmt: skip
def test_a_coloured_ground_shades_a_cell_and_white_does_not(attributes: str, shaded: bool) -> None:
    table = the_table(f"<style>.g{{background:gray}}</style><table><tr><td {attributes}>x</table>")
    assert table.rows[0].cells[0].cues.shaded is shaded


def test_the_ground_of_a_row_or_table_shows_through_its_cells() -> None:
    table = the_table(
        "<table bgcolor=#eee><tr bgcolor=#fff><td>a<tr><td>b<td bgcolor=white>c</table>"
    )
    assert [[cell.cues.shaded for cell in row.cells] for row in table.rows] == [
        [False],
        [True, False],
    ]


def test_a_table_inside_a_cell_stays_in_its_place() -> None:
    document = read("<table><tr><td>before<table><tr><td>in</table>after</table>")
    (outer,) = document.blocks
    assert isinstance(outer, Table)
    kinds = [type(block).__name__ for block in outer.rows[0].cells[0].blocks]
    assert kinds == ["TextBlock", "Table", "TextBlock"]
    assert [block.text for block in text_blocks(document.blocks)] == ["before", "in", "after"]


def test_captions_and_stray_text_of_a_table_stand_before_it() -> None:
    document = read("<table><caption>Actions</caption>stray<tr><td>x</table>")
    assert [block.text for block in texts(document)] == ["Actions", "stray"]
    assert len(tables(document.blocks)) == 1


# Controls


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
    assert left_out(document) == {"1 unfilled place": 12}


# Notes and remarks


@pytest.mark.parametrize(
    "page",
    [
        "<p>Home<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a> again.</p><p>Next.</p><div>"
        "<div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a>"
        " With help.</p></div></div>",
        "<p>Home<a class=sdfootnoteanc name=sdfootnote1anc href='#sdfootnote1sym'><sup>1</sup></a>"
        " again.</p><p>Next.</p><div id=sdfootnote1><p><a class=sdfootnotesym name=sdfootnote1sym"
        " href='#sdfootnote1anc'>1</a> With help.</p></div>",
        "<p>Home<sup><a href='#ftnt1' id=ftnt_ref1>[1]</a></sup> again.</p><p>Next.</p><hr><div><p>"
        "<a href='#ftnt_ref1' id=ftnt1>[1]</a> With help.</p></div>",
    ],
    ids=["Word", "LibreOffice", "Google Docs"],
)
def test_a_footnote_follows_what_refers_to_it(page: str) -> None:
    assert [(block.kind.value, block.label, block.text) for block in texts(read(page))] == [
        ("paragraph", "", "Home again."),
        ("note", "1", "With help."),
        ("paragraph", "", "Next."),
    ]


def test_a_remark_is_kept_apart_from_the_text() -> None:
    document = read(
        "<p>Home<sup><a href='#cmnt1' id=cmnt_ref1>[a]</a></sup>.</p>"
        "<div><p><a href='#cmnt_ref1' id=cmnt1>[a]</a>Check this</p></div>"
    )
    assert document.shown_text() == "Home."
    assert ["Check this" in comment.text for comment in document.comments] == [True]


def test_a_remark_that_libreoffice_prints_is_kept_apart_too() -> None:
    page = "<p>Home<span class=annotation_style_by_filter><br>[NOTE: 'Check this']</span>.</p>"
    document = read(page)
    assert document.shown_text() == "Home."
    assert ["Check this" in comment.text for comment in document.comments] == [True]


# Encodings


@pytest.mark.parametrize(
    "content",
    [
        "<meta charset=windows-1252><p>“Siân” £5".encode("cp1252"),
        "<p>“Siân” £5".encode("cp1252"),
        "<meta charset=utf-8><p>“Siân” £5".encode("cp1252"),
        "<meta charset=iso-8859-1><p>“Siân” £5".encode(),
        "<p>“Siân” £5".encode("utf-16"),
        "<p>“Siân” £5".encode("utf-8-sig"),
        "<?xml version='1.0' encoding='windows-1252'?><p>“Siân” £5</p>".encode("cp1252"),
        "<meta http-equiv=Content-Type content='text/html; charset=macintosh'><p>“Siân” £5".encode(
            "mac_roman"
        ),
    ],
)  # fmt: skip
def test_the_encoding_is_found_even_where_the_page_is_wrong(content: bytes) -> None:
    assert read(content).shown_text() == "“Siân” £5"


def test_sound_xhtml_is_read_by_its_own_rules() -> None:
    page = (
        "<html xmlns='http://www.w3.org/1999/xhtml'><head><script src='a.js'/><title/></head>"
        "<body><p>One&nbsp;two</p><textarea/><p>three</p></body></html>"
    )
    assert read(page).shown_text() == "One two\nthree"


# Whole files


def rows_of(document: Document) -> list[list[tuple[str, bool, bool]]]:
    """Return every row as texts with their print; a program may join tables that touch."""
    return [
        [(" ".join(cell.text.split()), cell.cues.shaded, cell.cues.bold) for cell in row.cells]
        for table in tables(document.blocks)
        for row in table.rows
    ]


def words_of(document: Document) -> list[str]:
    return [
        word
        for block in text_blocks(document.blocks)
        for word in (*block.text.split(), str(block.ticked))
    ]


@pytest.mark.parametrize(
    ("page", "plan"),
    [("C09-libreoffice-html.html", "C09.docx"), ("B02-libreoffice-xhtml.html", "B02.docx")],
)
def test_a_page_of_libreoffice_says_what_the_word_file_says(page: str, plan: str) -> None:
    assert_same(PAGES / page, PLANS / plan)


def assert_same(page: Path, plan: Path) -> None:
    ours, words = read_document(page, page.name), read_document(plan, plan.name)
    assert rows_of(ours) == rows_of(words)
    assert words_of(ours) == words_of(words)
    assert [block.kind for block in text_blocks(ours.blocks) if block.text] == [
        block.kind for block in text_blocks(words.blocks) if block.text
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("filter_name", ["HTML (StarWriter)", "XHTML Writer File"])
def test_every_sample_plan_saved_as_a_page_says_the_same(tmp_path: Path, filter_name: str) -> None:
    plans = [*sorted(PLANS.glob("*.docx")), *sorted(PLANS.glob("forms/*.docx"))]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", f"html:{filter_name}", "--outdir",
         str(tmp_path), *map(str, plans)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    for plan in plans:
        assert_same(tmp_path / f"{plan.stem}.html", plan)


def test_a_page_saved_by_a_browser_is_read_whole() -> None:
    document = read((PAGES / "saved_page.html").read_bytes())
    assert [block.text for block in document.headers] == [
        "Example County Council", "Home", "My cases",
    ]  # fmt: skip
    assert [block.text for block in document.footers] == ["Printed from the records system"]
    assert shapes(document) == [
        ("heading", "Care and support plan"),
        ("paragraph", "Name"),
        ("paragraph", "Mrs Q"),
        ("paragraph", "Year of birth"),
        ("form field", "1941"),
        ("paragraph", "Does she agree with the plan?"),
        ("tick box", "Yes"),
        ("tick box", "No"),
        ("heading", "What matters to me"),
        ("form field", "Sunday dinner with my sister."),
        ("form field", "My own front door."),
    ]
    (table,) = tables(document.blocks)
    assert grid(table) == [
        [(1, "Outcome"), (2, "Who")],
        [(1, "Cook again"), (2, "Her sister")],
        [(1, "Get to chapel"), (2, "")],
    ]
    assert left_out(document) == {
        "1 piece of hidden text": 32,
        "1 button": 12,
        "1 unfilled place": 12,
    }
    assert document.properties == (("title", "Care and support plan"),)
    assert document.notes


# Hostile pages


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<div>" * 5000 + "x", id="nesting"),
        pytest.param("<table>" + "<td rowspan=60000>x" * 900 + "<tr>" * 9000, id="merged cells"),
        pytest.param("<p>" + "<b></b>" * 300_000, id="tags"),
        pytest.param("<p " + " ".join(f"a{n}" for n in range(9000)) + ">x", id="attributes"),
        pytest.param(
            "<style>" + ".z .b{font-weight:bold}" * 3000 + "</style>"
            + "<i>" * 100 + "<i class=b>x</i>" * 200,
            id="styles",
        ),
    ],
)  # fmt: skip
def test_a_page_made_to_do_harm_is_refused(page: str) -> None:
    refused = refusal(page)
    assert refused.status == "failed"
    assert "far larger or deeper than any plan" in refused.reason


@pytest.mark.parametrize(
    "page", ["<html></html>", "<p> &nbsp;</p>", "<img src=scan.png>", "<!--x-->"]
)
def test_a_page_without_text_is_not_assessable(page: str) -> None:
    refused = refusal(page)
    assert refused.status == "not_assessable"
    assert "PDF" in refused.reason


def test_tables_nested_deep_lose_nothing() -> None:
    shown = read("<table><tr><td>x" * 200).shown_text()
    assert shown.replace("\n", "").replace(" ", "") == "x" * 200


def test_entities_of_xml_are_not_expanded() -> None:
    page = (
        "<!DOCTYPE html [<!ENTITY a 'secret'><!ENTITY b SYSTEM 'file:///etc/hostname'>]>"
        "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>x&a;&b;</p></body></html>"
    )
    assert "secret" not in read(page).shown_text()


_TAGS = (
    "<p> </p> <div> </div> <table> </table> <tr> <td/rowspan=2> </td> <td/colspan=3> <th> <thead> "
    "<ol> </ol> <li> <b> </b> <br> <select> <option> <input/value=q> <input/type=checkbox> "
    "<textarea> </textarea> <pre> <caption> <del> <h2> <dl> <dt> <a/href='#ftn1'> <ruby> <rt> "
    "&amp; <!-- -->"
)
_PIECES = st.sampled_from(_TAGS.split(" "))


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES | st.text("abc ", max_size=4), max_size=30))
def test_any_heap_of_tags_is_read_or_refused(pieces: list[str]) -> None:
    page = "".join(pieces)
    assert outcome(page) == outcome(page)


def outcome(page: str) -> Document | str:
    """Return the Document, or why there is none."""
    try:
        return read(page)
    except UnreadableFile as refused:
        return refused.reason


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["p", "div", "td", "li", "span", "h3", "dd", "label", "strong"]),
            st.from_regex(r"[a-z]{3,9}", fullmatch=True),
        ),
        min_size=1,
    )
)
def test_no_word_of_a_page_is_lost(pieces: list[tuple[str, str]]) -> None:
    page = "".join(
        f"<table><tr><td>{word}</table>" if tag == "td" else f"<{tag}>{word} </{tag}>"
        for tag, word in pieces
    )
    assert re.findall(r"\w+", read(page).shown_text()) == [word for _, word in pieces]


# Under another name


@pytest.mark.parametrize("name", ["plan.doc", "plan.txt", "plan"])
@pytest.mark.parametrize(
    "content",
    [
        b"<html><body><p>She sings.",
        b"\xef\xbb\xbf \n<!-- a --><!-- b --><!DOCTYPE html><p>She sings.",
        b"<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN'><p>She sings.",
        "<html><p>She sings.".encode("utf-16"),
    ],
)
def test_a_web_page_is_told_by_its_bytes(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    document = read_document(tmp_path / name, name)
    assert (document.format, document.shown_text()) == ("html", "She sings.")


def test_a_start_that_is_all_comments_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_bytes(b"<!---->" * 580 + b"She sings.")
    assert read_document(tmp_path / "plan.html", "plan.html").shown_text() == "She sings."
