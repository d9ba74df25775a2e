"""A tick alone in its cell is labelled by its column or its row, in every format."""

from __future__ import annotations

import time

import pytest

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


def test_boxes_before_their_labels_take_them_from_the_right() -> None:
    body = table(row("☐", "Physical disability"), row("☒", "Dementia"))
    assert lines(read_body(body)) == ["[ ] Physical disability", "[x] Dementia"]
    body = table(row("☒", "Physical", "☐", "Mental health"), row("☐", "Sensory", "☒", "Dementia"))
    assert lines(read_body(body)) == [
        "[x] Physical", "[ ] Mental health", "[ ] Sensory", "[x] Dementia",
    ]  # fmt: skip


def test_it_is_the_same_after_one_label_for_all_of_them() -> None:
    body = table(
        row("Primary need", "☒", "Physical", "☐", "Mental health"),
        row("", "☐", "Sensory", "☒", "Dementia"),
    )
    assert lines(read_body(body)) == [
        "Primary need", "[x] Physical", "[ ] Mental health", "[ ] Sensory", "[x] Dementia",
    ]  # fmt: skip


def test_labels_before_boxes_keep_them_though_words_follow() -> None:
    body = table(row("Advocate", "☐", "Not wanted"), row("Consent", "☒", "Signed"))
    assert lines(read_body(body)) == [
        "Advocate", "[ ] Advocate", "Not wanted", "Consent", "[x] Consent", "Signed",
    ]  # fmt: skip


def test_rows_of_another_table_that_was_joined_to_it_head_no_boxes() -> None:
    body = table(
        row("Lives alone", "☒", "Lives with family", "☐"),
        row("☒", "Physical", "☐", "Mental health"),
    )
    assert lines(read_body(body))[4:] == ["[x] Physical", "[ ] Mental health"]


@pytest.mark.parametrize("head", ["Tick", "✓", "Please tick", "Tick if applies", "", "Ticiwch"])
@pytest.mark.parametrize("bold", ["", BOLD])
def test_a_head_that_only_says_to_tick_names_no_box(head: str, bold: str) -> None:
    if head == "✓" and not bold:
        return
    heads = [cell(para(run(words, bold))) for words in (head, "Need", "Notes")]
    body = table(row(*heads), row("☒", "Dementia", "since May"), row("☐", "Epilepsy", ""))
    assert lines(read_body(body))[-5:] == [
        "[x] Dementia", "Dementia", "since May", "[ ] Epilepsy", "Epilepsy",
    ]  # fmt: skip
    body = table(row(heads[1], heads[0], heads[2]), row("Dementia", "☒", "since May"))
    assert lines(read_body(body))[-3:] == ["Dementia", "[x] Dementia", "since May"]


def test_options_in_the_first_columns_name_the_boxes_under_them() -> None:
    body = table(row("Yes", "No", "Task"), row("☒", "☐", "Washing"), row("", "☒", "Eating"))
    assert lines(read_body(body))[3:] == ["[x] Yes", "[ ] No", "Washing", "[x] No", "Eating"]


def test_a_second_box_in_a_row_is_named_by_its_head() -> None:
    body = table(row("Tick", "Need", "Carer knows"), row("☒", "Dementia", "☐"))
    assert lines(read_body(body))[3:] == ["[x] Dementia", "Dementia", "[ ] Carer knows"]


def test_what_was_typed_in_a_field_beside_a_box_stays_an_answer() -> None:
    page = b"<html><table><tr><td>\xe2\x98\x92<td><input value='Ring Ann'></table></html>"
    blocks = text_blocks(read_content(page, "a.html", "a.html").blocks)
    assert [(block.text, block.ticked) for block in blocks] == [
        ("Ring Ann", True),
        ("Ring Ann", None),
    ]
