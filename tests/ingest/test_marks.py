"""Tick boxes, bullets and white space are seen in the same way by every reader."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.ingest.marks import (
    LINE_END,
    fold_white_space,
    is_bare_bullet,
    split_bullet,
    split_tick_boxes,
    visible_characters,
)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("☐ Not offered", [("Not offered", False)]),
        ("☒ Offered", [("Offered", True)]),
        ("☑ Yes ☐ No", [("Yes", True), ("No", False)]),
        ("Agreed? ☐ Yes ☑ No", [("Agreed?", None), ("Yes", False), ("No", True)]),
        ("[x] done [ ] not done", [("done", True), ("not done", False)]),
        ("Agreed? [ ] Yes [ ] No", [("Agreed?", None), ("Yes", False), ("No", False)]),
        ("Agreed? [x]", [("Agreed?", True)]),
        ("\uf0fe Yes \uf0a8 No", [("Yes", True), ("No", False)]),
        ("✓", [("", True)]),
        ("no box here", [("no box here", None)]),
        ("", []),
    ],
)
def test_a_line_is_split_at_its_tick_boxes(line: str, parts: list[tuple[str, bool | None]]) -> None:
    assert split_tick_boxes(line) == parts


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Has capacity ☐", [("Has capacity", False)]),
        ("Yes ☐ No ☒", [("Yes", False), ("No", True)]),
    ],
)
def test_where_the_last_box_has_no_label_the_labels_stand_before_the_boxes(
    line: str, parts: list[tuple[str, bool | None]]
) -> None:
    assert split_tick_boxes(line) == parts


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Yes ☒ No ☐ If no, why?", [("Yes", True), ("No", False), ("If no, why?", None)]),
        (
            "Consent? Oes ☐ Nac oes ☒ Pam?",
            [("Consent? Oes", False), ("Nac oes", True), ("Pam?", None)],
        ),
    ],
)
def test_answers_before_boxes_keep_them_when_more_words_follow(
    line: str, parts: list[tuple[str, bool | None]]
) -> None:
    assert split_tick_boxes(line) == parts


def test_answers_in_a_question_before_the_first_box_are_no_labels() -> None:
    line = "Answer yes or no ☒ Yes ☐ No ☐ Not sure"
    labels = [("Yes", True), ("No", False), ("Not sure", False)]
    assert split_tick_boxes(line) == [("Answer yes or no", None), *labels]


@pytest.mark.parametrize(
    "line", ["see list[0] below", "a link [x](there)", "[redacted] Terrace", "nurse, Ward [ ]"]
)
def test_square_brackets_in_running_text_are_no_tick_box(line: str) -> None:
    assert split_tick_boxes(line) == [(line, None)]


@pytest.mark.parametrize("bullet", ["•", "-", "–", "▪", "*", "\uf0b7"])
def test_a_bullet_is_taken_off(bullet: str) -> None:
    assert split_bullet(f"{bullet} ring the family") == (True, "ring the family")


def test_the_letter_o_is_a_bullet_before_a_capital_only() -> None:
    assert split_bullet("o Ring the family") == (True, "Ring the family")
    assert split_bullet("o leiaf ddwywaith") == (False, "o leiaf ddwywaith")
    assert is_bare_bullet("o")


@pytest.mark.parametrize("line", ["-5 degrees", "on Monday", "-", "co-operative", "+ 1 carer", ""])
def test_a_line_without_a_bullet_is_left_as_it_is(line: str) -> None:
    assert split_bullet(line) == (False, line)


def test_white_space_ligatures_and_soft_hyphens_are_folded() -> None:
    assert (
        fold_white_space(" o\ufb03ce\u00a0\u2003re\u00adview \n\t e\u0301tude ")
        == "office review étude"
    )


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold_white_space(text)
    assert fold_white_space(once) == once
    assert once == unicodedata.normalize("NFC", once).strip()


@given(st.text(alphabet=st.characters(categories=["L", "N"]) | st.sampled_from(" ☐☒✓[]x?")))
def test_no_letter_is_lost_in_splitting_tick_boxes(text: str) -> None:
    kept = "".join(label for label, _ in split_tick_boxes(text))
    marks = " ☐☒✓[]xX_"

    def letters(some: str) -> str:
        return "".join(mark for mark in some if mark not in marks and not mark.isspace())

    assert letters(kept) == letters(text)


def test_white_space_of_any_width_is_not_visible() -> None:
    assert visible_characters(" To\u00a0sing\u2003\r\n\tagain ") == 11


def test_a_line_ends_at_any_mark_that_any_program_writes() -> None:
    assert LINE_END.split("a\r\nb\rc\nd\x0be\x0cf\x85g\u2028h\u2029i") == list("abcdefghi")
