"""Numbers, lists and sentences in plain words."""

from __future__ import annotations

import pytest

from planaudit.plain_words import (
    closed,
    count_of,
    listed,
    place_words,
    quoted_list,
    sentence,
    share_words,
    shorten_middle,
)


@pytest.mark.parametrize(
    ("words", "ended"),
    [
        ("no plan was found", "no plan was found."),
        ("Ask again?", "Ask again?"),
        ("she said “no.”", "she said “no.”"),
        ("(see the form.)", "(see the form.)"),
        ("the box ‘Yes’", "the box ‘Yes’."),
    ],
)
def test_a_full_stop_is_added_only_where_nothing_closes_the_words(words: str, ended: str) -> None:
    assert closed(words) == ended


def test_a_sentence_begins_with_a_capital_and_nothing_makes_none() -> None:
    assert sentence("one box is ticked") == "One box is ticked."
    assert sentence("") == ""


def test_a_share_is_all_or_none_only_when_it_is() -> None:
    shares = (0, 0.001, 0.5, 0.999, 1)
    assert [share_words(share) for share in shares] == ["none", "1%", "50%", "99%", "all"]


def test_counts_and_lists() -> None:
    assert (count_of(1, "entry", "entries"), count_of(2, "plan")) == ("1 entry", "2 plans")
    assert listed(["a", "b", "c"], most=2) == "a, b and 1 more"
    assert listed(["a", "b"], most=2, whole=9) == "a, b and 7 more"
    assert quoted_list(["a", "b"]) == "'a', 'b'"


def test_a_place_says_what_the_form_asks_there_if_it_asks() -> None:
    assert place_words("", "page 2") == "page 2"
    assert place_words("Strengths", "page 2") == "under ‘Strengths’, page 2"
    assert place_words("word " * 30, "page 2") == f"under ‘{'word ' * 11}…’, page 2"


@pytest.mark.parametrize("width", [1, 2, 3, 8, 30])
def test_a_long_name_keeps_its_ends(width: int) -> None:
    short = shorten_middle("a-long-name-of-a-plan.docx", width)
    assert len(short) == min(width, 26)
    assert short[0] == "a"
    assert width < 3 or short[-1] == "x"
