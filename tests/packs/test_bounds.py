"""A pattern that can take time without end does not load."""

from __future__ import annotations

from pathlib import Path

import pytest

from planaudit.packs import PackError, load_pack
from planaudit.packs.bounds import endless_expression, endless_tokens
from tests.packs.small_pack import with_change, write_pack


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(a*)*b",
        "(?:\\w+\\s?)+$",
        "(a|aa)+",
        "((ab)*c?)*",
        "(?:(?:a{0,99})b?)+",
        "(?=(a+)+)",
    ],
)
def test_repetitions_within_repetitions_are_endless(pattern: str) -> None:
    assert endless_expression(pattern)


@pytest.mark.parametrize(
    "pattern", ["a+b*c?", "(?:ab){2,4}", "^\\d{1,2}/10$", "(a|b)c+", "[ab]+", "x*"]
)
def test_ordinary_expressions_are_not(pattern: str) -> None:
    assert not endless_expression(pattern)


def test_one_open_gap_between_words_is_enough() -> None:
    gap = {"OP": "*"}
    assert not endless_tokens([{"LOWER": "a"}, gap, {"LOWER": "b"}])
    assert endless_tokens([gap, {"LOWER": "a"}, {"OP": "+"}])
    assert not endless_tokens([{"OP": "{0,6}"}, {"LOWER": "a"}, {"OP": "{0,4}"}])


@pytest.mark.parametrize(
    "pattern", ["[{LOWER: {REGEX: '(a+)+b'}}]", "[{OP: '*'}, {LOWER: a}, {OP: '+'}]"]
)
def test_a_pack_with_such_a_pattern_is_refused(tmp_path: Path, pattern: str) -> None:
    text = with_change("lexicons/sing_words.yaml", "[{LOWER: choir}]", pattern)
    with pytest.raises(PackError, match=r"line 6, .*patterns\.0: this pattern can take time"):
        load_pack(write_pack(tmp_path, lexicons__sing_words=text))
