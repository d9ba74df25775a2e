"""The packs beside that of Wales: what their rules say, and that their examples hold."""

from __future__ import annotations

import pytest

from planaudit.audit.coverage import coverage_of
from planaudit.audit.self_test import example_cases, failing_examples
from planaudit.packs import Pack, load_pack, load_packs, rules_folder
from planaudit.packs.schema import Criterion, Signal
from tests.audit.test_self_test import slots_that_headings_fill

WALES = load_pack(rules_folder() / "wales")
FURTHER = tuple(
    load_pack(rules_folder() / name) for name in ("strengths-based", "wales-plan-contents")
)
WIDEST_HEAD = 3
"""Columns of the table in the terminal."""


def name_of(thing: Pack | Criterion) -> str:
    """Return what a test is called by."""
    return thing.header.id if isinstance(thing, Pack) else thing.id


def signals_of(pack: Pack) -> list[Signal]:
    """Return the signals of a pack's criteria and kinds of records."""
    parts = (*pack.criteria, *pack.records)
    return [signal for part in parts for signal in part.signals.values()]


packs = pytest.mark.parametrize("pack", FURTHER, ids=name_of)
criteria = pytest.mark.parametrize(
    "criterion", [c for pack in FURTHER for c in pack.criteria], ids=name_of
)


def test_the_five_things_are_asked_in_the_order_of_the_paper() -> None:
    assert [criterion.id for criterion in FURTHER[0].criteria] == [
        "own_resources",
        "information_advice",
        "circle_of_support",
        "formal_support_last",
        "risks_managed",
    ]


def test_three_packs_are_used_together_and_can_be_told_apart() -> None:
    folders = [rules_folder() / pack.header.id for pack in (WALES, *FURTHER)]
    together = [criterion for pack in load_packs(folders) for criterion in pack.criteria]
    heads = [criterion.short for criterion in together]
    assert len(together) == 28
    assert len(set(heads)) == len(heads)
    assert max(map(len, heads)) <= WIDEST_HEAD


@packs
def test_only_lists_and_kinds_come_from_wales(pack: Pack) -> None:
    assert pack.wordings == ()
    assert not {c.id for c in pack.criteria} & {c.id for c in WALES.criteria}
    assert set(WALES.lexicons) < set(pack.lexicons)
    assert {name: pack.lexicons[name] for name in WALES.lexicons} == WALES.lexicons


@packs
def test_every_example_is_treated_as_it_says(pack: Pack) -> None:
    assert [str(failure) for failure in failing_examples(pack)] == []


@packs
def test_every_phrase_and_level_is_shown_by_an_example(pack: Pack) -> None:
    coverage = coverage_of(pack)
    assert [str(part) for part in coverage.unreached] == []
    assert coverage.share == 1.0


@packs
def test_every_list_of_its_own_is_used_and_has_examples_of_both_kinds(pack: Pack) -> None:
    used = {
        name
        for signal in signals_of(pack)
        for name in (*signal.under, *signal.any, *signal.all, *signal.none)
    }
    own = set(pack.lexicons) - set(WALES.lexicons)
    assert sorted(own - used) == []
    for should_match in (True, False):
        rules = {each.rule for each in example_cases(pack) if each.should_match is should_match}
        assert sorted({f"lexicons.{name}" for name in own} - rules) == []


@packs
def test_every_slot_it_names_is_one_that_a_heading_fills(pack: Pack) -> None:
    named = {slot for signal in signals_of(pack) for slot in (*signal.slots, *signal.not_slots)}
    named |= {slot for criterion in pack.criteria for slot in criterion.asked_by}
    assert sorted(named - slots_that_headings_fill()) == []


@criteria
def test_a_criterion_says_why_it_matters_and_what_it_may_miss(criterion: Criterion) -> None:
    assert criterion.why.endswith(".")
    assert criterion.limits
    assert all(limit.endswith(".") for limit in criterion.limits)


@criteria
def test_a_criterion_rests_on_sources_that_somebody_has_read(criterion: Criterion) -> None:
    assert {authority.verification for authority in criterion.authority} == {"V"}


@criteria
def test_a_criterion_has_an_example_plan_for_each_level(criterion: Criterion) -> None:
    levels = {plan.level for plan in criterion.plans}
    assert levels >= {0, 1, 2, 3}
    may_not_apply = criterion.records or criterion.not_applicable_when
    assert ("NA" in levels) is bool(may_not_apply)


@criteria
def test_a_criterion_has_example_plans_of_adults_and_children(criterion: Criterion) -> None:
    assert {plan.service for plan in criterion.plans} >= set(criterion.services)


def test_the_duties_about_plans_are_asked_of_plans_alone() -> None:
    of_plans = {c.id for c in FURTHER[1].criteria if c.records == ("plan",)}
    others = {c.id: c.records for c in FURTHER[1].criteria if c.id not in of_plans}
    assert others == {
        "language_offer": (),
        "child_views": (),
        "carer_able_willing": ("carer_record",),
    }
