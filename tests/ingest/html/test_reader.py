"""The reader for web pages."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.document import Document, text_blocks
from planaudit.ingest import read_document
from planaudit.ingest.interface import UnreadableFile
from tests.ingest.files import left_out
from tests.ingest.html_files import grid, read, shapes, tables, texts, ticks

PAGES = Path(__file__).parents[2] / "data" / "web_pages"
PLANS = Path(__file__).parents[3] / "sample_plans"


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
        pytest.param(
            "x<iframe srcdoc='&lt;p " + " ".join(f"a{n}" for n in range(9000)) + "'>", id="frame"
        ),
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
