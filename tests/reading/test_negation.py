"""Negation by cases in tests/data/reading/negation.yaml."""

from __future__ import annotations

import pytest

from planaudit.reading.language import parse
from planaudit.reading.negation import is_negated, says_not_known
from tests.reading.cases import cases

CASES = cases("negation")


def negated(marked: str) -> bool:
    """Return whether the word in [brackets] is negated."""
    before, rest = marked.split("[")
    doc = parse(before + rest.replace("]", ""))
    start = next(token.i for token in doc if token.idx >= len(before))
    return is_negated(doc, start, 0)


@pytest.mark.parametrize("marked", CASES["negated"])
def test_the_word_in_brackets_is_negated(marked: str) -> None:
    assert negated(marked)


@pytest.mark.parametrize("marked", CASES["not_negated"])
def test_the_word_in_brackets_is_not_negated(marked: str) -> None:
    assert not negated(marked)


@pytest.mark.parametrize("text", CASES["not_known"])
def test_these_words_say_that_something_is_not_known(text: str) -> None:
    assert says_not_known(text)


@pytest.mark.parametrize("text", CASES["known"])
def test_these_words_say_something(text: str) -> None:
    assert not says_not_known(text)
