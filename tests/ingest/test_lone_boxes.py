"""A tick alone in its cell is labelled by its column or its row, in every format."""

from __future__ import annotations

import time

from planaudit.document import text_blocks
from planaudit.ingest import read_content
from tests.ingest.word_files import cell, lines, para, read_body, row, run, symbol, table

BOLD = "<w:b/>"


def test_a_box_under_a_head_is_labelled_by_it() -> None:
    body = table(
        row("Needs help with", "Yes", "No"),
        row("Washing", "✓", ""),
        row("Cooking", "", cell(para(symbol("Wingdings", "F0FC")))),
    )
    assert lines(read_body(body)) == [
        "Needs help with", "Yes", "No", "Washing", "[x] Yes", "Cooking", "[x] No",
    ]  # fmt: skip


def test_a_box_beside_a_label_is_labelled_by_it() -> None:
    body = table(row(cell(para(run("Advocate needed?", BOLD))), "☒"), row("Copy given", "☐"))
    assert lines(read_body(body)) == [
        "Advocate needed?",
        "[x] Advocate needed?",
        "Copy given",
        "[ ] Copy given",
    ]


def test_a_box_with_nothing_beside_or_above_it_stays_without_a_label() -> None:
    assert lines(read_body(table(row("☒")))) == ["[x] "]


def test_it_is_the_same_in_a_web_page() -> None:
    page = (
        "<html><table><tr><th>Help with<th>Yes<th>No<tr><td>Washing<td>√<td></table></html>"
    ).encode()
    blocks = text_blocks(read_content(page, "a.html", "a.html").blocks)
    assert [(block.text, block.ticked) for block in blocks][3:] == [
        ("Washing", None),
        ("Yes", True),
    ]


def test_a_long_column_of_boxes_takes_time_in_proportion() -> None:
    page = (
        f"<html><table><tr><th>Help with<th>Yes<th>No{'<tr><td><td>√<td>☐' * 4000}</table></html>"
    )
    started = time.process_time()
    blocks = text_blocks(read_content(page.encode(), "a.html", "a.html").blocks)
    assert [block.text for block in blocks][-2:] == ["Yes", "No"]
    assert time.process_time() - started < 6
