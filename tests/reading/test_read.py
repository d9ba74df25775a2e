"""A whole document read: what a Reading always holds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.document import Block
from planaudit.reading import read
from tests.reading.pages import (
    BOLD,
    ITALIC,
    PLAIN,
    cell,
    document,
    heading,
    label,
    paragraph,
    table,
)

TEXTS = st.sampled_from(
    [
        "Outcome",
        "What matters?",
        "'I am well' (Ms R)",
        "Mum: no",
        "1. To swim.",
        "",
        "N/A",
        "?",
        "’",
    ]
) | st.text(max_size=30)
CELLS = st.builds(cell, TEXTS) | st.builds(label, TEXTS)
TABLES = st.lists(st.lists(CELLS, max_size=3).map(tuple), max_size=3).map(lambda rows: table(*rows))
BLOCKS: st.SearchStrategy[Block] = (
    st.builds(heading, TEXTS)
    | st.builds(paragraph, TEXTS, st.sampled_from([PLAIN, BOLD, ITALIC]))
    | TABLES
)


def test_an_empty_document_is_read() -> None:
    reading = read(document())
    assert (reading.passages, reading.sentences, reading.voices) == ((), (), ())


@given(st.lists(BLOCKS, max_size=6))
@settings(max_examples=60, deadline=None)
def test_everything_cited_is_a_part_of_its_passage(blocks: list[Block]) -> None:
    reading = read(document(*blocks))
    cited = [row.text for row in reading.outcomes]
    cited += [row.text for row in reading.actions]
    cited += [row.reason for row in reading.actions if row.reason]
    for item in cited:
        assert reading.passages[item.passage].text[item.start : item.end] == item.text


@given(st.lists(BLOCKS, max_size=6))
@settings(max_examples=60, deadline=None)
def test_nobody_speaks_in_what_the_form_printed(blocks: list[Block]) -> None:
    reading = read(document(*blocks))
    assert all(not reading.passages[sentence.passage].printed for sentence in reading.sentences)


def test_what_the_form_asked_is_told_from_what_was_answered() -> None:
    reading = read(
        document(heading("Your strengths", 2), heading("Risks", 2), paragraph("Stairs."))
    )
    assert {"strengths", "risks"} <= reading.asked_slots
    assert [passage.slots[0] for passage in reading.passages if not passage.printed] == ["risks"]
