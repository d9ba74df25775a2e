"""What the form printed, and under it what was written: nothing lost, nothing made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.document import Block
from planaudit.inspection.model import Entry
from planaudit.inspection.outline import outline_of
from planaudit.reading import read
from tests.inspection.outlines import inspected, lost_from, outline, texts_of
from tests.reading.pages import (
    BOLD,
    ITALIC,
    SHADED,
    cell,
    document,
    grid,
    heading,
    label,
    merged,
    paragraph,
    placed_grid,
    table,
    tick,
)
from tests.specimens import PLANS, ingested

TITLE = heading("Care plan")


def said(entries: tuple[Entry, ...]) -> list[tuple[str, list[str], bool]]:
    """Return of each entry its prompt, its answers and whether it is empty."""
    return [(each.text, [a.text for a in each.answers], each.empty) for each in entries]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_no_word_of_a_document_is_missing(path: Path) -> None:
    assert lost_from(ingested(path), inspected(path).outline) == []


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_the_sentences_of_an_answer_are_all_of_it(path: Path) -> None:
    for entry in inspected(path).outline:
        for answer in entry.answers:
            spoken = " ".join(sentence.text for sentence in answer.sentences)
            if answer.ticked is None:
                assert spoken.split() == answer.text.split()


WORDS = st.text("abc ?:", min_size=1, max_size=12).map(str.strip)
TEXTS = st.builds(paragraph, WORDS, st.sampled_from([BOLD, SHADED, cell().cues]))
HEADINGS = st.builds(heading, WORDS, st.integers(1, 3))
TICKS = st.builds(tick, WORDS, st.booleans())
CELLS = st.builds(lambda blocks: cell(*blocks), st.lists(TEXTS | TICKS, max_size=3)) | WORDS.map(
    label
)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4).map(tuple), min_size=1, max_size=4).map(
    lambda rows: table(*rows)
)
NESTED = TABLES.map(lambda inner: table((label("a"), cell("b", inner))))


@given(st.lists(TEXTS | HEADINGS | TICKS | TABLES | NESTED, max_size=6))
@settings(max_examples=120, deadline=None)
def test_whatever_stands_on_a_page_stands_in_its_outline(blocks: list[Block]) -> None:
    page = document(*blocks)
    assert lost_from(page, outline_of(page, read(page))) == []


def test_answers_stand_under_their_heading_with_what_it_was_taken_for() -> None:
    _, entry = outline(TITLE, heading("What matters to me"), paragraph("Tea."), paragraph("Toast."))
    assert said((entry,)) == [("What matters to me", ["Tea.", "Toast."], False)]
    assert [(slot.id, slot.name) for slot in entry.slots] == [
        ("what_matters", "what matters to the person")
    ]
    assert entry.heading


def test_a_heading_with_nothing_under_it_is_empty_and_one_over_others_is_not() -> None:
    entries = outline(
        heading("Care plan"),
        heading("Section 1: About me", level=2),
        heading("What matters to me", level=3),
        heading("My strengths", level=3),
        paragraph("Chess."),
    )
    assert [entry.text for entry in entries if entry.empty] == ["What matters to me"]


def test_text_before_any_heading_stands_under_no_prompt() -> None:
    assert said(outline(paragraph("Mrs A sleeps well.")))[0] == ("", ["Mrs A sleeps well."], False)


def test_a_label_in_a_line_is_told_from_its_answer() -> None:
    [entry] = outline(paragraph("Review date: 12 June"))
    assert said((entry,)) == [("Review date", ["12 June"], False)]


def test_an_answer_after_a_labelled_line_names_its_heading_again() -> None:
    entries = outline(
        heading("Review"), paragraph("Review date: 12 June"), paragraph("It went well.")
    )
    assert said(entries)[1:] == [("Review date", ["12 June"], False),
                                 ("Review", ["It went well."], False)]  # fmt: skip


def test_instructions_stand_under_their_prompt_and_are_no_answer() -> None:
    note = "Please describe the person's strengths in their own words."
    _, entry = outline(TITLE, heading("My strengths"), paragraph(note, ITALIC), paragraph("Chess."))
    assert (entry.more, [answer.text for answer in entry.answers]) == ((note,), ["Chess."])


def test_boxes_keep_their_ticks_and_labels() -> None:
    [entry] = outline(heading("Active offer"), tick("Made", True), tick("Declined", False))
    assert [(answer.text, answer.ticked) for answer in entry.answers] == [
        ("Made", True),
        ("Declined", False),
    ]


def test_a_label_beside_an_empty_box_is_empty() -> None:
    entries = outline(
        table((label("Name"), cell("Mrs A")), (label("Address"), cell("")), (label("GP"), cell("")))
    )
    assert said(entries) == [("Name", ["Mrs A"], False), ("Address", [], True), ("GP", [], True)]


def test_an_empty_cell_between_a_label_and_its_answer_makes_nothing_empty() -> None:
    entries = outline(table((label("Name"), cell(""), cell("Mrs A"))))
    assert said(entries) == [("Name", ["Mrs A"], False)]


def test_empty_cells_in_front_of_a_row_say_nothing_of_the_row_above() -> None:
    entries = outline(table((label("Name"), label("Age")), (label("About"),)),
                      table((cell(""), cell(""), cell("Tea."))))  # fmt: skip
    assert not [entry.text for entry in entries if entry.empty]


def test_a_grid_shows_its_heads_once_then_each_cell_under_its_head() -> None:
    heads, first, score, _, _ = outline(
        placed_grid(("Personal outcome", "Score"), ("To walk", "3"), ("To sing", "4"))
    )
    assert heads.kind == "columns"
    assert [(column.text, [slot.id for slot in column.slots]) for column in heads.columns] == [
        ("Personal outcome", ["personal_outcomes"]),
        ("Score", ["scoring"]),
    ]
    assert said((first, score)) == [
        ("Personal outcome", ["To walk"], False),
        ("Score", ["3"], False),
    ]
    assert first.in_grid
    assert first.place.row == 2


def test_an_empty_cell_of_a_grid_is_empty_under_its_own_head() -> None:
    entries = outline(placed_grid(("Personal outcome", "Score", "Why"), ("To walk", "", "Health")))
    assert said(entries)[1:] == [
        ("Personal outcome", ["To walk"], False),
        ("Score", [], True),
        ("Why", ["Health"], False),
    ]


def test_rows_of_a_grid_that_nobody_filled_in_are_counted() -> None:
    *_, last = outline(placed_grid(("Personal outcome", "Score"), ("", ""), ("", "")))
    assert (last.kind, last.rows) == ("empty rows", 2)


def test_a_grid_with_row_labels_names_the_row() -> None:
    entries = outline(
        table(
            (label("Life domain"), label("Strengths"), label("Needs")),
            (label("Mobility"), cell("Walks"), cell("")),
        )
    )
    assert [(entry.row, *row) for entry, row in zip(entries, said(entries), strict=True)][1:] == [
        ("Mobility", "Strengths", ["Walks"], False),
        ("Mobility", "Needs", [], True),
    ]


def test_pairs_of_labels_and_answers_below_a_grid_are_shown_outside_it() -> None:
    entries = outline(
        merged(
            ((label("Strengths"), 2), (label("Barriers"), 2)),
            ((cell("sings"), 2), (cell("stairs"), 2)),
            ((label("Date"), 1), (cell("1 May"), 1), (label("Worker"), 1), (cell("J. J."), 1)),
        )
    )
    assert said(entries)[-2:] == [("Date", ["1 May"], False), ("Worker", ["J. J."], False)]
    assert {entry.row for entry in entries} == {""}


def test_a_table_in_a_cell_is_gone_into() -> None:
    inner = grid(("Name", "Relationship"), ("Mair", "daughter"))
    texts = texts_of(outline(table((label("Family"), cell("Close.", inner)))))
    assert {"Family", "Close.", "Name", "Relationship", "Mair", "daughter"} <= set(texts)


def test_who_says_a_sentence_is_kept_with_it() -> None:
    text = "She slept. She said “I want to go home.”"
    _, entry = outline(TITLE, heading("My views"), paragraph(text))
    [answer] = entry.answers
    assert [(each.speaker, each.manner) for each in answer.sentences] == [
        ("professional", "written"),
        ("person", "quoted"),
    ]


def test_a_place_that_a_merged_cell_covers_is_not_empty() -> None:
    entries = outline(
        placed_grid(
            ("Outcome", "Action", "Who"), ("To swim", "Go to the pool", ""), (None, "Buy a bag", "")
        )
    )
    assert [(entry.text, entry.place.row) for entry in entries if entry.empty] == [
        ("Who", 2),
        ("Who", 3),
    ]


def test_a_head_beside_a_place_that_a_merged_cell_covers_is_no_label_of_a_box() -> None:
    entries = outline(
        placed_grid(
            ("Support now", "Support planned", "Notes"),
            ("Who helps", "Who will help", None),
            ("", "", ""),
            heads=2,
        )
    )
    assert [entry.kind for entry in entries] == ["columns", "columns", "empty rows"]


def test_a_box_with_no_words_beside_it_stands_where_it_is() -> None:
    found = outline(
        TITLE, heading("Consent", 2), tick("", True), paragraph("She "), tick("", False)
    )
    boxes = [(each.text, a.ticked) for each in found for a in each.answers if not a.text]
    assert boxes == [("Consent", True), ("Consent", False)]
    alone = outline(table((cell(tick("", True)),)), table((cell(tick("", False)), cell())))
    assert [a.ticked for each in alone for a in each.answers] == [True, False]
