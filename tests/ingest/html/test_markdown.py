"""The reader for Markdown."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.document import Document, Table, TextBlock
from planaudit.ingest.html.markdown import MarkdownReader
from planaudit.ingest.interface import UnreadableFile
from tests.ingest.files import raw_file


def read(text: str) -> Document:
    """Read Markdown."""
    return MarkdownReader().read(raw_file("plan.md", text.encode("utf-8")))


def text_block(document: Document, number: int = 0) -> TextBlock:
    """Return one block that is not a table."""
    block = document.blocks[number]
    assert isinstance(block, TextBlock)
    return block


def shapes(document: Document) -> list[tuple[str, str]]:
    """Return each block outside tables as its kind and text."""
    return [
        (block.kind.value, block.text) for block in document.blocks if isinstance(block, TextBlock)
    ]


def rows(document: Document) -> list[list[str]]:
    """Return the texts of the one table."""
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_headings_lists_and_tick_boxes_are_read() -> None:
    document = read(
        "# Plan\n\nPart one\n========\n\n## What matters ##\nHome\nand garden.\n\n"
        "- ring the\n  family\n* rail\n1. review\n- [x] Offered\n- [ ] Declined\n\n"
        "> 'I like it.'\n"
    )
    assert shapes(document) == [
        ("heading", "Plan"),
        ("heading", "Part one"),
        ("heading", "What matters"),
        ("paragraph", "Home and garden."),
        ("list item", "ring the family"),
        ("list item", "rail"),
        ("list item", "review"),
        ("tick box", "Offered"),
        ("tick box", "Declined"),
        ("paragraph", "'I like it.'"),
    ]
    assert [text_block(document, number).level for number in range(3)] == [1, 1, 2]
    assert [text_block(document, number).ticked for number in (7, 8)] == [True, False]


def test_a_bold_line_is_a_bold_paragraph() -> None:
    document = read("**What are your strengths?**\nShe *really* sings.\n")
    assert shapes(document) == [
        ("paragraph", "What are your strengths?"),
        ("paragraph", "She really sings."),
    ]
    assert [text_block(document, number).cues.bold for number in (0, 1)] == [True, False]


def test_a_pipe_table_has_a_header_row() -> None:
    document = read(
        "| Need | Who |\n|:-----|----:|\n| **Washing** | a \\| b |\n| Shopping | |\n\nEnd."
    )
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Need", "Who"],
        ["Washing", "a | b"],
        ["Shopping", ""],
    ]
    assert [row.header for row in table.rows] == [True, False, False]
    assert table.rows[1].cells[0].cues.bold
    assert table.rows[1].cells[0].place.describe() == "table 1, row 2, column 1"
    assert shapes(document) == [("paragraph", "End.")]


def test_stars_and_underscores_inside_words_are_kept() -> None:
    assert shapes(read("A 5*2 room, file_name_one and 2 * 3.")) == [
        ("paragraph", "A 5*2 room, file_name_one and 2 * 3.")
    ]


def test_bold_labels_and_the_lines_after_them_are_labels_and_answers() -> None:
    document = read(
        "**What next?**\nMore.\n**Who?**\nHer son.\n\n**Strengths**\n**Skills**\n\nSings."
    )
    assert [
        (block, text_block(document, at).cues.bold)
        for at, (_, block) in enumerate(shapes(document))
    ] == [
        ("What next?", True),
        ("More.", False),
        ("Who?", True),
        ("Her son.", False),
        ("Strengths", True),
        ("Skills", True),
        ("Sings.", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Name: <name>, born <date of birth>",
        "A <title> and <script> and 5 < 6 & more",
        "[GP]: Dr",
        "Mr [redacted](son) visits",
        "She said <!-- and never closed it",
        "</p> < p > <3",
    ],
)
def test_what_markdown_would_drop_is_kept(text: str) -> None:
    shown = read(text).shown_text()
    assert shown == text if "</p>" not in text else "<3" in shown


def test_embedded_html_is_read_and_comments_are_counted() -> None:
    document = read(
        "a<br>b <!-- not one --> <b>c</b>\n\n<table><tr><td>x</td></tr></table>\n\n"
        "<!--\nShe said\n\nno.\n-->\n\nEnd."
    )
    assert shapes(document) == [("paragraph", "a b c"), ("paragraph", "End.")]
    assert rows(document) == [["x"]]
    assert [(each.what, each.characters) for each in document.left_out] == [("2 comments", 16)]


def test_cells_beyond_a_tables_head_are_kept() -> None:
    assert rows(read("Need | Who\n-|-\na | b | c\nd |\n")) == [
        ["Need", "Who", ""],
        ["a", "b", "c"],
        ["d", "", ""],
    ]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("- Outcomes\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |", "Outcomes"),
        ("1. Outcomes\n\n   a | b\n   --|--\n   1 | 2", "Outcomes"),
        ("- Outcomes\n  - more\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |", "more"),
        ("> Outcomes\n>\n> | a | b |\n> |---|---|\n> | 1 | 2 |", "Outcomes"),
        ("Outcomes\n\n- | a | b |\n  |---|---|\n  | 1 | 2 |", "Outcomes"),
        ("Outcomes\n\n     | a | b |\n     |---|---|\n     | 1 | 2 |", "Outcomes"),
    ],
)
def test_a_table_in_a_list_or_a_quote_is_a_table(text: str, before: str) -> None:
    document = read(text)
    assert rows(document) == [["a", "b"], ["1", "2"]]
    assert shapes(document)[-1][1] == before


def test_cells_beyond_the_head_of_a_quoted_table_are_kept() -> None:
    assert rows(read("> Need | Who\n> -|-\n> a | b | c")) == [["Need", "Who", ""], ["a", "b", "c"]]
    assert rows(read("- Need | Who\n  -|-\n  a | b | c")) == [["Need", "Who", ""], ["a", "b", "c"]]


def test_a_fence_that_a_list_ends_hides_no_table() -> None:
    document = read("- ```\n  Home\n\nNeed | Who\n-|-\na | b | c")
    assert rows(document) == [["Need", "Who", ""], ["a", "b", "c"]]


def test_words_after_the_mark_of_a_fence_are_kept() -> None:
    assert read("```She sings & <i>\nHome\n```").shown_text() == "She sings & <i>\nHome"


def test_indented_text_is_text_and_a_fence_is_read_as_plain_text() -> None:
    document = read("Home\n\n    She **sings**.\n\n```\nNeed: food\n- ring\n```\n")
    assert shapes(document) == [
        ("paragraph", "Home"),
        ("paragraph", "She sings."),
        ("paragraph", "Need: food"),
        ("list item", "ring"),
    ]


def test_numbered_items_keep_their_numbers_as_labels() -> None:
    document = read("3. rail\n4. review\n")
    assert [text_block(document, number).label for number in (0, 1)] == ["3.", "4."]


def test_a_line_of_dashes_under_a_long_paragraph_makes_no_heading() -> None:
    document = read("She would like to go home and\nsee her sister.\n---\nNext\n---\n")
    assert [kind for kind, _ in shapes(document)] == ["paragraph", "heading"]


def test_struck_answers_and_ticks_in_lists_are_read() -> None:
    document = read("- [X] **Told**\n- [ ] Agreed\n\nYes / ~~No~~\n")
    ticks = [text_block(document, number).ticked for number in range(4)]
    assert [text for _, text in shapes(document)] == ["Told", "Agreed", "Yes", "No"]
    assert ticks == [True, False, True, False]


def test_a_picture_shows_its_description_and_is_counted() -> None:
    document = read("![Her house](house.png)")
    assert document.shown_text() == "Her house"
    assert [each.what for each in document.left_out] == ["1 picture"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x " + "![" * 20_000, id="brackets"),
        pytest.param(">" * 5_000 + " x", id="quotes"),
        pytest.param("- " * 5_000 + "x", id="lists"),
        pytest.param("x " + "*a **b" * 9_000, id="stars"),
        pytest.param("x " + "<!--" * 30_000, id="comments"),
        pytest.param("|x" * 900 + "\n" + "|-" * 900 + "\n" + "|x\n" * 900, id="table"),
    ],
)
def test_what_takes_markdown_too_long_is_read_as_plain_text(text: str) -> None:
    before = time.process_time()
    document = read(text)
    assert time.process_time() - before < 10
    assert "x" in document.shown_text()
    assert document.notes


@pytest.mark.parametrize("text", ["", " \n ", "<!-- nothing -->", "---\n"])
def test_a_file_without_text_is_not_assessable(text: str) -> None:
    with pytest.raises(UnreadableFile, match="no text"):
        read(text)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["# ", "- ", "1. ", "> ", "**", "*", "`", "```", "\n", "\n\n", "    ", "| ", "<b>", "["]
        )
        | st.from_regex(r"[a-z]{3,9} ", fullmatch=True)
    )
)
def test_no_word_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    words = sorted(re.findall(r"[a-z]{3,}", text))
    if words:
        assert sorted(re.findall(r"[a-z]{3,}", read(text).shown_text())) == words
