"""The reader for plain text."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.document import Document, Kind, Table, TextBlock, text_blocks
from planaudit.ingest.interface import UnreadableFile
from planaudit.ingest.text.reader import TextReader
from tests.ingest.files import raw_file


def read(text: str | bytes) -> Document:
    """Read plain text."""
    content = text.encode("utf-8") if isinstance(text, str) else text
    return TextReader().read(raw_file("plan.txt", content))


def grids(text: str) -> list[list[list[str]]]:
    """Return the texts of every table."""
    return [
        [[cell.text for cell in row.cells] for row in block.rows]
        for block in read(text).blocks
        if isinstance(block, Table)
    ]


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


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", b"\xef\xbb\xbf\n", "\u00a0\n".encode()])
def test_a_file_without_text_is_not_assessable(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="no text") as caught:
        read(content)
    assert caught.value.status == "not_assessable"


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


def test_an_answer_in_capitals_right_under_its_prompt_is_no_heading() -> None:
    document = read(
        "Allergies:\nNONE KNOWN\n\nWhat matters to you?\nI LIKE MY GARDEN AND MY DOG\n\n"
        "ABOUT YOU:\nWHAT DO YOU FEAR?\nSPIDERS\n\nRISKS\nFalls.\n"
    )
    assert shapes(document) == [
        ("heading", "Allergies:"),
        ("paragraph", "NONE KNOWN"),
        ("paragraph", "What matters to you?"),
        ("paragraph", "I LIKE MY GARDEN AND MY DOG"),
        ("heading", "ABOUT YOU:"),
        ("heading", "WHAT DO YOU FEAR?"),
        ("paragraph", "SPIDERS"),
        ("heading", "RISKS"),
        ("paragraph", "Falls."),
    ]


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


@given(
    text=st.text(alphabet=st.characters(categories=["L", "N", "P", "Z"]) | st.sampled_from("\n\t"))
)
def test_no_letter_of_a_file_is_lost(text: str) -> None:
    def letters(some: str) -> list[str]:
        return sorted(re.sub(r"[xXo]|\d+(?=[.)])|[^\w]|_", "", some.casefold()))

    try:
        document = read(text)
    except UnreadableFile:
        assert not re.search(r"\w", re.sub(r"[xXo_]|\d", "", text)) or "\ufeff" in text
        return
    blocks = [block for block in document.blocks if isinstance(block, TextBlock)]
    assert all(
        block.text == block.text.strip() for block in blocks if block.kind is not Kind.TICK_BOX
    )
    labels = "".join(block.label for block in text_blocks(document.blocks))
    if text.isascii():
        assert letters(f"{document.shown_text()} {labels}") == letters(text)


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["", "a b", "Need:", "Who?", "1.", "[x]", "3"])), max_size=6)
)
def test_no_cell_of_a_tabbed_table_is_lost(rows: list[list[str]]) -> None:
    text = "\n".join("\t".join(row) for row in rows)
    marks = re.compile(r"\[x\]|\s|1\.")
    if marks.sub("", text):
        shown = Counter(marks.sub("", read(text).shown_text()))  # a lone box repeats its head
        assert not Counter(marks.sub("", text)) - shown


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


@pytest.mark.parametrize(
    "plan",
    [
        "| Need | Help |\n| Washing | Her son |",
        "Need | Help\n--- | ---\nWashing | Her son",
        "+------+------+\n| Need | Help |\n+======+======+\n| Washing | Her son |\n+------+------+",
        "| Need | Help |\n|-|-|\n| Washing | Her son |",
    ],
)
def test_two_columns_between_strokes_are_a_table(plan: str) -> None:
    document = read(f"Plan\n\n{plan}\n\nEnd.")
    assert grids(f"Plan\n\n{plan}\n\nEnd.") == [[["Need", "Help"], ["Washing", "Her son"]]]
    assert [text for _, text in shapes(document)] == ["Plan", "End."]


def test_lines_between_two_rules_are_one_row_where_a_rule_ends_each_row() -> None:
    rule = "+-----+-----+"
    head, wrapped, last = "| Aim | Who |", "| Get | SW  |\n| out |     |", "| Sing | Ann |"
    text = "\n".join([rule, head, rule, wrapped, rule, last, rule])
    assert grids(text) == [[["Aim", "Who"], ["Get out", "SW"], ["Sing", "Ann"]]]


def test_only_a_rule_makes_the_first_of_two_columns_a_head() -> None:
    for rule, header in (("", False), ("|---|---|\n", True)):
        (table,) = read(f"| Name | Mrs T |\n{rule}| Age | 87 |").blocks
        assert isinstance(table, Table)
        assert [row.header for row in table.rows] == [header, False]


def test_a_row_of_dashes_or_of_empty_cells_is_an_answer() -> None:
    rows = "| Need | Help |\n|---|---|\n| - | - |\n| Washing | Her son |\n|  |  |"
    assert grids(rows) == [
        [["Need", "Help"], ["-", "-"], ["Washing", "Her son"], ["", ""]],
    ]


@pytest.mark.parametrize(
    "plan",
    [
        "She likes tea | coffee.\nHe likes milk | water.",
        "Tea | coffee\n------------\nShe likes both.",
        "| Need | Help |\nNothing else.",
    ],
)
def test_one_stroke_in_a_sentence_is_no_table(plan: str) -> None:
    blocks = read(plan).blocks
    assert not any(isinstance(block, Table) for block in blocks)


@pytest.mark.parametrize("line", ["~~ About me ~~", "== About me ==", "* About me *"])
def test_a_line_between_marks_is_a_heading(line: str) -> None:
    document = read(f"{line}\nI drove the bus.\n")
    assert shapes(document) == [("heading", "About me"), ("paragraph", "I drove the bus.")]


# Tables without strokes


def test_rows_parted_by_tabs_are_a_table() -> None:
    assert grids("Plan\nNeed\tWho\tWhen\nWashing\tCarer\tDaily\nShopping\t\tWeekly\nEnd.") == [
        [["Need", "Who", "When"], ["Washing", "Carer", "Daily"], ["Shopping", "", "Weekly"]]
    ]
    assert grids("Name of person\tMrs T\nAge\t87\nAllergies\t\n") == [
        [["Name of person", "Mrs T"], ["Age", "87"], ["Allergies", ""]]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\tShe lives alone and\n\tlikes it so.\n",
        "1.\tRing the clinic\n2.\tOrder the rail\n",
        "•\tmilk\n•\tbread\n",
        "☐\tYes\n☒\tNo\n",
        "☐ Yes    ☐ No\n☒ Some    ☐ None\n",
        "Name:\tMrs T\n\nAge:\t87\n",
        "She lives alone.   She likes it.\nHe does not.   He would move.\n",
        "   Indented prose that goes on\n   over three lines, as people\n   write in e-mail.\n",
        "Signed ........      Date ......\n",
    ],
)
def test_prose_lists_and_labels_are_no_tables(text: str) -> None:
    assert grids(text) == []


@pytest.mark.parametrize("gap", ["\t", "         "])
def test_labels_and_answers_stand_together_and_questions_above_their_answers(gap: str) -> None:
    document = read(f"Name:{gap}Mrs T\nBorn:{gap}1940\nLikes?{gap}Dancing\n")
    assert shapes(document) == [
        ("paragraph", "Name: Mrs T"),
        ("paragraph", "Born: 1940"),
        ("paragraph", "Likes?"),
        ("paragraph", "Dancing"),
    ]


def test_numbers_before_a_tab_are_labels_of_items() -> None:
    document = read("1.\tRing the clinic\n2.\tOrder the rail\n")
    assert [(text_block(document, at).label, text_block(document, at).text) for at in (0, 1)] == [
        ("1.", "Ring the clinic"),
        ("2.", "Order the rail"),
    ]


def test_columns_of_spaces_that_line_up_are_a_table_and_wrapped_cells_are_joined() -> None:
    plan = (
        "Outcome              Score     Who\n"
        "Walk to the shop     2         Her son\n"
        "See her friends                Daughter\n"
        "                               and carer\n"
        "Go to chapel         3         Bus with\n"
        "on Sundays                     a friend\n\nEnd."
    )
    assert grids(plan) == [
        [
            ["Outcome", "Score", "Who"],
            ["Walk to the shop", "2", "Her son"],
            ["See her friends", "", "Daughter and carer"],
            ["Go to chapel on Sundays", "3", "Bus with a friend"],
        ]
    ]


def test_a_form_feed_ends_a_line() -> None:
    assert [text for _, text in shapes(read("One.\x0cTwo."))] == ["One.", "Two."]


# Hostile files


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * 3_000_000, id="one word"),
        pytest.param(" " * 3_000_000 + "x", id="spaces"),
        pytest.param("=" * 3_000_000 + "x", id="underline"),
        pytest.param("~" * 1_000_000 + " x " + "~" * 1_000_000, id="decoration"),
        pytest.param("x\t" * 1_000_000, id="tabs"),
        pytest.param("x|" * 1_000_000, id="strokes"),
        pytest.param("x | y\n" * 100_000, id="pairs"),
        pytest.param("|x|\n" * 100_000, id="boxes"),
        pytest.param("|--|--|--|\n" * 50_000 + "x", id="rules"),
        pytest.param("x    " * 600_000, id="gaps"),
        pytest.param("x   y\nz\n" * 20_000, id="rows"),
        pytest.param("x: " * 1_000_000, id="labels"),
    ],
)
def test_a_huge_file_is_read_in_time_with_nothing_lost(text: str) -> None:
    before = time.process_time()
    shown = read(text).shown_text()
    assert time.process_time() - before < 15
    assert shown.count("x") == text.count("x")
