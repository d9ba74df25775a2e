"""A letter or a stroke in a cell of choices is a tick; alone in another it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.document import text_blocks
from planaudit.ingest import read_content
from tests.ingest.word_files import lines, read_body, row, table

MARKS = ["/", "X", "x", "v", "*", "√", "✓", "●"]


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_under_one_of_two_options_ticks_it(mark: str) -> None:
    body = table(row("Needs help", "Yes", "No"), row("Washing", mark, ""), row("Eating", "", mark))
    assert lines(read_body(body))[3:] == ["Washing", "[x] Yes", "Eating", "[x] No"]


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_beside_one_of_two_options_ticks_it(mark: str) -> None:
    body = table(row("Advocate?", "Yes", mark, "No", ""))
    assert lines(read_body(body)) == ["Advocate?", "Yes", "[x] Yes", "No"]


def test_a_mark_beside_an_option_in_a_row_of_its_own_ticks_it() -> None:
    assert lines(read_body(table(row("Yes", "/"), row("No", "")))) == ["Yes", "[x] Yes", "No"]
    assert lines(read_body(table(row("Yes", "/")))) == ["Yes", "[x] Yes"]


def test_a_mark_in_a_scale_ticks_its_number() -> None:
    body = table(row("How I feel", "1", "2", "3"), row("At home", "", "/", ""))
    assert lines(read_body(body))[4:] == ["At home", "[x] 2"]


def test_heads_in_both_languages_are_options() -> None:
    body = table(row("Angen", "Ydw / Yes", "Nac ydw / No"), row("Bwyta", "", "/"))
    assert lines(read_body(body))[3:] == ["Bwyta", "[x] Nac ydw / No"]


def test_a_mark_in_every_row_ticks_whatever_heads_there_are() -> None:
    body = table(
        row("Task", "On my own", "With help", "Notes"),
        row("Washing", "/", "", "Slowly"),
        row("Cooking", "", "/", ""),
    )
    assert lines(read_body(body))[4:] == [
        "Washing", "[x] On my own", "Slowly", "Cooking", "[x] With help",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("Help", "Yes", "No"), ("Washing", "/", "/")], id="struck through"),
        pytest.param([("Help", "Yes", "No"), ("Washing", "/", "at night")], id="words beside it"),
        pytest.param([("Help", "Yes", "No"), ("Washing", "-", "")], id="a dash"),
        pytest.param([("Yes", "/"), ("No", "/")], id="both struck out"),
        pytest.param([("Goal", "Review date", "Outcome"), ("Swim", "/", "")], id="no choice"),
        pytest.param([("Consent given?", "Comments"), ("Yes", "/")], id="an answer and no comment"),
        pytest.param([("Allergies", "/")], id="beside a label"),
        pytest.param([("Score",), ("/",)], id="nothing to choose from"),
    ],
)
def test_a_mark_that_chooses_nothing_stays_as_it_is(rows: list[tuple[str, ...]]) -> None:
    shown = lines(read_body(table(*(row(*cells) for cells in rows))))
    assert shown == [text for cells in rows for text in cells if text]


def test_it_is_the_same_in_a_web_page() -> None:
    page = b"<html><table><tr><th>Help<th>Yes<th>No<tr><td>Washing<td>/<td></table></html>"
    *_, last = text_blocks(read_content(page, "a.html", "a.html").blocks)
    assert (last.text, last.ticked) == ("Yes", True)


@given(st.lists(st.lists(st.sampled_from(["Yes", "No", "/", "x", "", "1", "Bus"]), max_size=5)))
def test_no_cell_of_a_table_is_lost(rows: list[list[str]]) -> None:
    shown = lines(read_body("<w:p/>", table(row("Top"), *(row(*cells) for cells in rows if cells))))
    assert len(shown) - 1 == sum(bool(text) for cells in rows for text in cells)
