"""From counts to a level: the highest whose condition holds, and what the next one lacks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.audit.levels import deciding, holds, level_of, level_text, what_is_lacking
from planaudit.packs.schema import Condition, Criterion
from tests.audit.readings import EXAMPLES


def condition(**keys: Any) -> Condition:
    """Return a condition."""
    return Condition.model_validate(keys)


@pytest.mark.parametrize(
    ("keys", "counts", "holds_so"),
    [
        pytest.param({"count": ["a"], "at_least": 2}, {"a": 2}, True, id="enough"),
        pytest.param({"count": ["a"], "at_least": 2}, {"a": 1}, False, id="too few"),
        pytest.param({"count": ["a", "b"], "at_least": 2}, {"a": 1, "b": 1}, True, id="together"),
        pytest.param({"count": ["a"], "at_most": 0}, {}, True, id="none, as wanted"),
        pytest.param({"count": ["a"], "at_most": 0}, {"a": 1}, False, id="one too many"),
        pytest.param({"kinds": ["a", "b"], "at_least": 2}, {"a": 5}, False, id="five of one kind"),
        pytest.param({"kinds": ["a", "b"], "at_least": 2}, {"a": 1, "b": 1}, True, id="two kinds"),
        pytest.param(
            {"share": "a", "of": "b", "at_least": 0.5}, {"a": 1, "b": 2}, True, id="just half"
        ),
        pytest.param(
            {"share": "a", "of": "b", "at_least": 0.5}, {"a": 1, "b": 3}, False, id="under half"
        ),
        pytest.param(
            {"share": "a", "of": "b", "at_least": 0.5}, {}, False, id="a share of nothing is none"
        ),
    ],
)
def test_a_condition_holds(keys: dict[str, Any], counts: dict[str, int], holds_so: bool) -> None:
    assert holds(condition(**keys), counts) is holds_so


ONE = {"count": ["a"], "at_least": 1}
TWO = {"count": ["b"], "at_least": 1}
counts = st.fixed_dictionaries({"a": st.integers(0, 2), "b": st.integers(0, 2)})


@given(counts)
def test_every_wants_all_its_parts_and_some_wants_one(found: dict[str, int]) -> None:
    parts = [holds(condition(**part), found) for part in (ONE, TWO)]
    assert holds(condition(every=[ONE, TWO]), found) is all(parts)
    assert holds(condition(some=[ONE, TWO]), found) is any(parts)


@given(counts)
def test_something_is_lacking_just_when_the_condition_fails(found: dict[str, int]) -> None:
    told = condition(
        every=[{**ONE, "lacking": "no a"}, {"some": [{**TWO, "lacking": "no b"}, ONE]}]
    )
    assert bool(what_is_lacking(told, found)) is not holds(told, found)


def test_what_is_lacking_names_the_parts_that_fail_once_each() -> None:
    told = condition(
        every=[
            {"count": ["a"], "at_least": 1, "lacking": "no a"},
            {"count": ["b"], "at_least": 1, "lacking": "no b"},
            {"count": ["c"], "at_least": 9, "lacking": "no b"},
        ]
    )
    assert what_is_lacking(told, {"a": 1}) == ("no b",)


def test_a_text_over_the_parts_speaks_for_them_all() -> None:
    told = condition(
        some=[{**ONE, "lacking": "no a"}, {**TWO, "lacking": "no b"}], lacking="neither a nor b"
    )
    assert what_is_lacking(told, {}) == ("neither a nor b",)


def criterion() -> Criterion:
    """Return a criterion whose levels want one, two and three finds."""
    levels = {
        name: {"needs": {"count": ["a"], "at_least": least}, "because": f"{least} found"}
        for name, least in (("strong", 3), ("evidenced", 2), ("emerging", 1))
    }
    return Criterion.model_validate(
        {
            "id": "x",
            "title": "X",
            "short": "X",
            "question": "X?",
            "authority": (),
            "signals": {"a": {"looks_for": "a", "examples": EXAMPLES}},
            "levels": {**levels, "not_evidenced": {"because": "nothing found"}},
        }
    )


@pytest.mark.parametrize(("count", "level"), [(0, 0), (1, 1), (2, 2), (3, 3), (99, 3)])
def test_the_level_is_the_highest_whose_condition_holds(count: int, level: int) -> None:
    assert level_of(criterion(), {"a": count}) == level


@pytest.mark.parametrize(
    ("level", "because"),
    [(0, "nothing found"), (1, "1 found"), (2, "2 found"), (3, "3 found")],
)
def test_each_level_has_its_own_words(level: int, because: str) -> None:
    assert level_text(criterion(), level).because == because


def test_the_signals_that_decide_a_level_are_those_of_the_parts_that_hold() -> None:
    needs = condition(some=[ONE, {"every": [TWO, {"count": ["c"], "at_least": 1}]}])
    assert deciding(needs, {"a": 1, "b": 1}) == ("a",)
    assert deciding(needs, {"b": 1, "c": 2}) == ("b", "c")
    assert deciding(needs, {"c": 2}) == ()
