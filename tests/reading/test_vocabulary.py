"""Word lists as data: how an entry is matched, and that every list is what it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest

from planaudit.reading.vocabulary import word_lists, words_pattern

FILES = sorted(
    item.name.removesuffix(".yaml")
    for item in (resources.files("planaudit.reading") / "data").iterdir()
    if item.name.endswith(".yaml")
)


def matches(words: list[str], text: str) -> list[str]:
    return re.findall(words_pattern(words), text)


def test_a_word_is_matched_whole() -> None:
    assert matches(["mum"], "mum, not mummy or mum-to-be") == ["mum"]


def test_the_longest_of_two_entries_is_taken() -> None:
    assert matches(["lunch", "lunch club"], "the lunch club") == ["lunch club"]


def test_a_space_stands_for_any_white_space() -> None:
    assert matches(["lunch club"], "lunch\u00a0 club") == ["lunch\u00a0 club"]


def test_a_straight_apostrophe_stands_for_a_curly_one() -> None:
    assert matches(["men's shed"], "the men’s shed") == ["men’s shed"]


def test_a_star_stands_for_any_ending() -> None:
    assert matches(["befriend*"], "befriending and befrienders") == ["befriending", "befrienders"]


def test_a_word_may_follow_a_quotation_mark() -> None:
    assert matches(["mum"], "'mum'") == ["mum"]


def test_an_empty_list_matches_nothing() -> None:
    assert matches([], "anything") == []


def entries(data: Any) -> Iterator[str]:
    for value in data.values() if isinstance(data, dict) else data:
        if isinstance(value, str):
            yield value
        else:
            yield from entries(value)


@pytest.mark.parametrize("name", FILES)
def test_every_list_holds_words_and_says_what_it_is_for(name: str) -> None:
    source = (resources.files("planaudit.reading") / "data" / f"{name}.yaml").read_text("utf-8")
    assert source.startswith("#")
    assert all(word.strip() == word for word in entries(word_lists(name)))
