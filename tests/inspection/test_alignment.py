"""Every block of a document has its passages, and every passage its block."""

from __future__ import annotations

from pathlib import Path

import pytest

from planaudit.document import Kind, Place, TextBlock, text_blocks
from planaudit.inspection.alignment import passages_by_block
from planaudit.reading import read
from planaudit.reading.forms import form_of
from tests.reading.pages import BOLD, document, heading, paragraph
from tests.specimens import BLANKS, PLANS, ingested


@pytest.mark.parametrize("path", [*PLANS, *BLANKS], ids=lambda path: path.name)
def test_no_block_and_no_passage_is_left_over(path: Path) -> None:
    page = ingested(path)
    reading = read(page)
    found = passages_by_block(page, reading.passages)
    blocks = [block for block in text_blocks(page.blocks) if block.text]
    assert [block.text for block in blocks if id(block) not in found] == []
    in_order = [passage.index for block in blocks for passage in found[id(block)]]
    assert in_order == list(range(len(reading.passages)))


def test_a_label_and_its_answer_are_two_passages_of_one_block() -> None:
    page = document(paragraph("Review date: 12 June"))
    [passages] = passages_by_block(page, read(page).passages).values()
    assert [passage.text for passage in passages] == ["Review date", "12 June"]


def test_a_line_put_together_again_stands_for_its_bold_beginning_and_its_rest() -> None:
    line = Place(paragraph=2)
    who = TextBlock(Kind.PARAGRAPH, "Housing:", line, BOLD)
    what = TextBlock(Kind.PARAGRAPH, "mend the locks by 12 October", line)
    page = document(heading("Actions", 2), who, what, paragraph("Tea."))
    found = passages_by_block(page, read(page).passages)
    assert [passage.text for passage in found[id(who)]] == ["Housing: mend the locks by 12 October"]
    assert found[id(what)] == ()
    assert len(found) == 4


def test_a_block_of_another_document_has_none() -> None:
    page, other = document(paragraph("Tea.")), document(paragraph("Jam."))
    assert passages_by_block(page, read(other, form_of(other, "other")).passages) == {}
