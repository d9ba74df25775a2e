"""When two quotations stand in the same place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.study.same_place import folded_words, nearest, same_place


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("She bakes for the chapel.", "bakes for the chapel on Fridays and sings", True),
        ("‘I can’t sleep’", 'Said: "I CAN\'T SLEEP", twice', True),
        ("bakes for the old chapel", "bakes for the new chapel", True),  # 3 words of 5
        ("she bakes every week for all", "she drives every day for all", False),  # 2 of 6
        ("she sings", "she bakes", True),  # so short that half of it is one word
        ("she likes tea", "she wants cake", False),  # one word does not make a place
        ("stubborn", "can be stubborn at times", True),
        ("stubborn", "obstinate", False),
        ("…", "…", False),
    ],
)
def test_half_of_the_shorter_in_a_row_is_the_same_place(
    first: str, second: str, same: bool
) -> None:
    assert same_place(folded_words(first), folded_words(second)) is same


words = st.lists(st.sampled_from("abcd"), max_size=8).map(tuple)


@given(words, words)
def test_it_does_not_mind_which_comes_first(
    first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    assert same_place(first, second) == same_place(second, first)


@given(words)
def test_a_quotation_stands_in_its_own_place(own: tuple[str, ...]) -> None:
    assert same_place(own, own) == bool(own)


def test_the_nearest_has_most_words_in_common() -> None:
    others = [folded_words(text) for text in ("bakes for", "bakes for the chapel", "sings")]
    assert nearest(folded_words("She bakes for the chapel"), others) == 1
    assert nearest(folded_words("Drives a van"), others) is None
