"""What says when: cases in tests/data/reading/times.yaml."""

from __future__ import annotations

import pytest

from planaudit.reading.times import first_time, says_when
from tests.reading.cases import cases

CASES = cases("times")


@pytest.mark.parametrize("text", CASES["say_when"])
def test_these_words_say_when(text: str) -> None:
    assert says_when(text)


@pytest.mark.parametrize("text", CASES["do_not_say_when"])
def test_these_words_do_not(text: str) -> None:
    assert not says_when(text)


@pytest.mark.parametrize(("text", "time"), CASES["first"].items())
def test_the_first_time_is_found_where_it_stands(text: str, time: str) -> None:
    span = first_time(text)
    assert span is not None
    assert text[slice(*span)] == time
