"""The reader for plain text and Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.document import Document, Kind, Table, TextBlock
from planaudit.ingest.interface import UnreadableFile
from planaudit.ingest.markdown import MarkdownReader
from planaudit.ingest.text import TextReader
from tests.ingest.files import raw_file


def read(text: str | bytes, name: str = "plan.txt") -> Document:
    """Read text as the file `name`."""
    content = text.encode("utf-8") if isinstance(text, str) else text
    reader = MarkdownReader() if name.endswith(".md") else TextReader()
    return reader.read(raw_file(name, content))


def shapes(document: Document) -> list[tuple[str, str]]:
    """Return each block outside tables as its kind and text."""
    return [
        (block.kind.value, block.text) for block in document.blocks if isinstance(block, TextBlock)
    ]


def text_block(document: Document, number: int = 0) -> TextBlock:
    """Return one block that is not a table."""
    block = document.blocks[number]
    assert isinstance(block, TextBlock)
    return block


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_read(encoding: str) -> None:
    assert read("She said ‘rwy’n hapus’ – café".encode(encoding)).shown_text() == (
        "She said ‘rwy’n hapus’ – café"
    )


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", b"\xef\xbb\xbf\n", "\u00a0\n".encode()])
def test_an_empty_file_fails(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="empty") as caught:
        read(content)
    assert caught.value.status == "failed"


@pytest.mark.parametrize("content", [b"PK\x03\x04\x00\x00", b"plan\x00text", bytes(range(256))])
def test_a_binary_file_fails_and_says_what_to_do(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="save it as text") as caught:
        read(content)
    assert caught.value.status == "failed"


def test_blank_lines_part_paragraphs_and_wrapped_lines_are_joined() -> None:
    document = read(
        "He would like to walk to the shop on his own again and\r\n"
        "see the people he knows there.\r\n\r\nHis son agrees.\r\n"
    )
    assert shapes(document) == [
        (
            "paragraph",
            "He would like to walk to the shop on his own again and see the people he knows there.",
        ),
        ("paragraph", "His son agrees."),
    ]
    assert [text_block(document, number).place.paragraph for number in (0, 1)] == [1, 2]


def test_a_label_and_its_answer_on_one_line_stay_one_paragraph() -> None:
    assert shapes(read("Name: Mrs D\nAge: 79\nLanguage:  Welsh")) == [
        ("paragraph", "Name: Mrs D"),
        ("paragraph", "Age: 79"),
        ("paragraph", "Language: Welsh"),
    ]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("What matters\n============\n\nHome.", 1),
        ("What matters\n---\nHome.", 2),
        ("WHAT MATTERS\nHome.", 3),
        ("What matters:\nHome.", 3),
    ],
)
def test_underlined_capital_and_colon_lines_are_headings(text: str, level: int) -> None:
    document = read(text)
    assert [kind for kind, _ in shapes(document)] == ["heading", "paragraph"]
    assert text_block(document).level == level


def test_bullets_and_tick_boxes_are_told_apart_in_plain_text() -> None:
    document = read(
        "Actions\n- ring the family\n• order the rail\n\n[x] Offered\n[ ] Declined\n☐ Yes ☒ No\n"
    )
    assert shapes(document) == [
        ("paragraph", "Actions"),
        ("list item", "ring the family"),
        ("list item", "order the rail"),
        ("tick box", "Offered"),
        ("tick box", "Declined"),
        ("tick box", "Yes"),
        ("tick box", "No"),
    ]
    ticks = [text_block(document, number).ticked for number in range(3, 7)]
    assert ticks == [True, False, False, True]


def test_markdown_headings_lists_and_tick_boxes_are_read() -> None:
    document = read(
        "# Plan\n\nPart one\n========\n\n## What matters ##\nHome\nand garden.\n\n"
        "- ring the\n  family\n* rail\n1. review\n- [x] Offered\n- [ ] Declined\n\n"
        "> 'I like it.'\n",
        "plan.md",
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


def test_a_bold_line_of_markdown_is_a_bold_paragraph() -> None:
    document = read("**What are your strengths?**\nShe *really* sings.\n", "plan.md")
    assert shapes(document) == [
        ("paragraph", "What are your strengths?"),
        ("paragraph", "She really sings."),
    ]
    assert [text_block(document, number).cues.bold for number in (0, 1)] == [True, False]


def test_a_pipe_table_has_a_header_row() -> None:
    document = read(
        "| Need | Who |\n|:-----|----:|\n| **Washing** | a \\| b |\n| Shopping | |\n\nEnd.", "p.md"
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
    assert shapes(read("A 5*2 room, file_name_one and 2 * 3.", "p.md")) == [
        ("paragraph", "A 5*2 room, file_name_one and 2 * 3.")
    ]


@pytest.mark.parametrize("name", ["plan.txt", "plan.md"])
@given(
    text=st.text(alphabet=st.characters(categories=["L", "N", "P", "Z"]) | st.sampled_from("\n"))
)
def test_no_letter_of_a_file_is_lost(name: str, text: str) -> None:
    def letters(some: str) -> list[str]:
        return sorted(re.sub(r"[xXo]|\d+(?=[.)])|[^\w]|_", "", some.casefold()))

    try:
        document = read(text.encode("utf-8"), name)
    except UnreadableFile:
        assert not re.search(r"\w", re.sub(r"[xXo_]|\d", "", text)) or "\ufeff" in text
    else:
        assert document.format == ("markdown" if name.endswith("md") else "text")
        assert all(
            block.text == block.text.strip()
            for block in document.blocks
            if isinstance(block, TextBlock) and block.kind is not Kind.TICK_BOX
        )
        if text.isascii():
            assert letters(document.shown_text()) == letters(text)


def test_lines_with_upright_strokes_are_a_table() -> None:
    plan = (
        "Tasks\n-----\nTask | Who | When\n-----------------\nMend the step | Brother | Friday\n"
        "Ring the clinic | Nurse |\n\nNothing else."
    )
    blocks = read(plan).blocks
    [table] = [block for block in blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Task", "Who", "When"],
        ["Mend the step", "Brother", "Friday"],
        ["Ring the clinic", "Nurse", ""],
    ]
    assert [row.header for row in table.rows] == [True, False, False]


def test_one_stroke_in_a_sentence_is_no_table() -> None:
    plan = "She likes tea | coffee.\nHe likes milk | water."
    blocks = read(plan).blocks
    assert not any(isinstance(block, Table) for block in blocks)


@pytest.mark.parametrize("line", ["~~ About me ~~", "== About me ==", "* About me *"])
def test_a_line_between_marks_is_a_heading(line: str) -> None:
    document = read(f"{line}\nI drove the bus.\n")
    assert shapes(document) == [("heading", "About me"), ("paragraph", "I drove the bus.")]
