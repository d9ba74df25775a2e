"""What each rule costs, measured one at a time, with a clock that ticks once for each look."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from planaudit.audit.parts import Part
from planaudit.audit.rule_costs import RuleCosts, RuleTimer
from planaudit.packs import load_pack
from planaudit.reading.model import Reading
from tests.audit.readings import Said, reading_of
from tests.packs.small_pack import write_pack

READING = reading_of(Said("She sings."), Said("He hums along."))


@pytest.fixture
def timer(tmp_path: Path) -> RuleTimer:
    ticks = count()
    return RuleTimer(load_pack(write_pack(tmp_path)), clock=lambda: float(next(ticks)))


def test_what_looking_for_nothing_takes_is_taken_off(timer: RuleTimer) -> None:
    """Every look takes one tick, one for nothing too; a signal's is its own."""
    costs = timer.costs(READING)
    assert {part.rule: cost.seconds for part, cost in costs.rules.items()} == {
        "lexicons.sing_words": 0.0,
        "findings.hums": 0.0,
        "singing.sings": 1.0,
        "singing.wishes": 1.0,
    }
    assert costs.seconds == 1.0


def test_how_often_each_was_tried_is_counted(timer: RuleTimer) -> None:
    costs = timer.costs(READING)
    assert costs.rules[Part("lexicons.sing_words")].tried == 2
    assert costs.rules[Part("singing.sings")].tried == 1


def test_patterns_are_taken_apart_where_there_are_several(timer: RuleTimer) -> None:
    parts = {(part.rule, part.what) for part in timer.costs(READING).parts}
    assert parts == {
        ("lexicons.sing_words", "pattern 1"),
        ("lexicons.sing_words", "pattern 2"),
        ("findings.hums.hum", ""),
    }


def test_costs_of_documents_are_added_up(timer: RuleTimer) -> None:
    whole = RuleCosts()
    for _ in range(3):
        whole.add(timer.costs(READING))
    assert whole.documents == 3
    assert whole.seconds == 3.0
    assert whole.rules[Part("singing.sings")].tried == 3
    assert whole.rules[Part("singing.sings")].seconds == 3.0


def test_a_record_in_a_language_without_rules_costs_nothing(timer: RuleTimer) -> None:
    welsh: Reading = replace(READING, language="cy")
    assert timer.costs(welsh) == RuleCosts()
