"""A pattern that can take time without end does not load."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from planaudit.cli import app
from planaudit.packs.bounds import endless_expression, endless_tokens
from tests.packs.small_pack import with_change, write_pack

ENDLESS_EXPRESSIONS = (
    "(a+)+",
    "(a*)*b",
    "(a|a)*",
    "(.*)*x",
    "(a|aa)+",
    "(a|b|ab)*c",
    "(x+x+)+y",
    "(?:\\w+\\s?)+$",
    "((ab)*c?)*",
    "(?:(?:a{0,99})b?)+",
    "(?:a*){10,}",
    "(a{1,40}){1,40}b",  # each bound is small, and together they are not
    "(a?){30}a{30}",
    "(a?){600}",
    ".*.*.*x",
    "(?=(a+)+)",
    "(?>(a+)+b)",
    "(a+)++b",
    "(x)?(?(1)a|(b+)+)",
)
ORDINARY_EXPRESSIONS = (
    "a+b*c?",
    "(?:ab){2,4}",
    "^\\d{1,2}/10$",
    "(a|b)c+",
    "(mon|tues|wednes)day",
    "[ab]+",
    "x*",
    "a{1000}",
    "\\s?-\\s?",
)
ENDLESS_TOKENS = (
    "[{OP: '*'}, {LOWER: a}, {OP: '+'}]",
    "[{LOWER: a}, {OP: '*'}, {LOWER: b}, {IS_ALPHA: true, OP: '{2,}'}]",
    "[{OP: '+'}]",
    "[{LOWER: a}, {OP: '*'}]",
    "[{LOWER: a}, {OP: '{0,20}'}, {LOWER: b}]",
    "[{LOWER: a}, {OP: '{0,6}'}, {LOWER: a}, {OP: '{,6}'}, {LOWER: a}, {OP: '?'}, {LOWER: b}]",
    "[{LOWER: a}, {OP: '*'}, {OP: '{0,7}'}, {LOWER: b}]",
    "[{LOWER: a, OP: '{100000000}'}, {LOWER: b}]",
    "[{LOWER: {REGEX: '(a+)+b'}}]",
    "[{LOWER: {REGEX: {IN: [ab, '(a+)+b']}}}]",
    "[{TEXT: {REGEX: {NOT_IN: ['(a|aa)+$']}}}]",
)
ORDINARY_TOKENS = (
    "[{LOWER: a}, {OP: '*'}, {LOWER: b}]",
    "[{OP: '{0,6}'}, {LOWER: a}, {OP: '{0,4}'}, {OP: '?'}]",
    "[{LOWER: a}, {LOWER: {IN: [b, c]}, OP: '+'}]",
    "[{LOWER: a}, {OP: '{2,8}'}, {LOWER: b, OP: '!'}]",
)


@pytest.mark.parametrize("pattern", ENDLESS_EXPRESSIONS)
def test_what_can_be_tried_in_too_many_ways_is_endless(pattern: str) -> None:
    assert endless_expression(pattern)


@pytest.mark.parametrize("pattern", ORDINARY_EXPRESSIONS)
def test_ordinary_expressions_are_not(pattern: str) -> None:
    assert not endless_expression(pattern)


def test_one_open_gap_between_words_is_enough() -> None:
    gap = {"OP": "*"}
    assert not endless_tokens([{"LOWER": "a"}, gap, {"LOWER": "b"}])
    assert endless_tokens([gap, {"LOWER": "a"}, {"OP": "+"}])


def test_words_that_may_be_absent_are_counted_over_the_whole_pattern() -> None:
    gaps = [{"OP": "{0,6}"}, {"LOWER": "a"}, {"OP": "{1,6}"}]
    assert not endless_tokens([*gaps, {"OP": "?"}])
    assert endless_tokens([*gaps, {"OP": "{,2}"}])


def listed(folder: Path, pattern: str) -> tuple[int, str]:
    """Return how `planaudit rules list` ends for a pack with this pattern, and what is wrong."""
    text = with_change("lexicons/sing_words.yaml", "[{LOWER: choir}]", pattern)
    pack = write_pack(folder, lexicons__sing_words=text)
    result = CliRunner().invoke(app, ["rules", "list", "--pack", str(pack)])
    return result.exit_code, result.stderr


@pytest.mark.parametrize("pattern", ENDLESS_TOKENS)
def test_a_pack_with_such_a_pattern_is_refused_in_one_line(tmp_path: Path, pattern: str) -> None:
    code, said = listed(tmp_path, pattern)
    place = f"{tmp_path / 'lexicons' / 'sing_words.yaml'}, line 6, column 5, patterns.0"
    assert code == 2
    assert said.startswith(f"planaudit rules: {place}: this pattern can take time without end")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("pattern", ENDLESS_EXPRESSIONS)
def test_so_is_one_with_such_an_expression(tmp_path: Path, pattern: str) -> None:
    code, said = listed(tmp_path, f"[{{LOWER: {{REGEX: '{pattern}'}}}}]")
    assert code == 2
    assert "line 6, column 5, patterns.0: this pattern can take time without end" in said
    assert pattern not in said


@pytest.mark.parametrize("pattern", ORDINARY_TOKENS)
def test_a_pack_with_an_ordinary_pattern_loads(tmp_path: Path, pattern: str) -> None:
    assert listed(tmp_path, pattern) == (0, "")


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("[{LOWERED: choir}]", "patterns.0.0.LOWERED: there is no such key here; did you mean 'L"),
        ("[{LOWER: a}, {OPP: '?'}]", "patterns.0.1.OPP: there is no such key here; did you mean"),
        ("[{POS: NOUN}]", "patterns.0.0.POS: there is no such key here. The keys here are LOWER"),
        ("[{_: {mood: good}}]", "patterns.0.0._: there is no such key here. The keys here are"),
    ],
)
def test_what_cannot_be_asked_of_a_word_is_told(tmp_path: Path, pattern: str, says: str) -> None:
    """A pattern on parts of speech would load, and then every document would fail."""
    code, said = listed(tmp_path, pattern)
    assert code == 2
    assert says in said
