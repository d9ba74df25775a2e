"""Intervals of kappa: over documents, the same each time, and about as wide as they should be."""

from __future__ import annotations

import random

import pytest

from planaudit.study.agreement import RatedItem, Unrated, agreement
from planaudit.study.intervals import agreement_intervals


def rated(document: int, criterion: str, program: int, agreed: int) -> RatedItem:
    return RatedItem(f"{document}.docx", "F", criterion, program, agreed, agreed, agreed)


def noisy(documents: int, criteria: int = 1) -> list[RatedItem]:
    """Ratings that are off by one now and then; every criterion of a document is off alike."""
    draw = random.Random(7)
    items = []
    for number in range(documents):
        level = number % 4
        off = draw.choice([0, 0, 1]) if level < 3 else 0
        items += [rated(number, f"c{each}", level + off, level) for each in range(criteria)]
    return items


def test_the_kappa_lies_within_its_interval() -> None:
    items = noisy(40)
    interval = agreement_intervals(items).program.criteria["c0"]
    kappa = agreement(items).criteria[0].program.kappa
    assert kappa is not None
    assert interval.low is not None
    assert interval.high is not None
    assert interval.low < kappa < interval.high
    assert interval.resamples == 2000


def test_the_same_seed_gives_the_same_intervals_and_another_seed_others() -> None:
    items = noisy(40)
    assert agreement_intervals(items, seed=1) == agreement_intervals(items, seed=1)
    assert agreement_intervals(items, seed=1).program != agreement_intervals(items, seed=2).program


def test_these_are_the_bounds_on_every_machine() -> None:
    interval = agreement_intervals(noisy(40), seed=1).program.criteria["c0"]
    assert interval.low == pytest.approx(0.840743198407432)
    assert interval.high == pytest.approx(0.9595755432036382)


def test_documents_are_drawn_and_not_ratings() -> None:
    # Six criteria that always miss together are no surer than one of them.
    one, six = noisy(40), noisy(40, criteria=6)
    alone, together = agreement_intervals(one).program.mean, agreement_intervals(six).program.mean
    assert (together.low, together.high) == (pytest.approx(alone.low), pytest.approx(alone.high))


def test_more_documents_make_a_narrower_interval() -> None:
    few = agreement_intervals(noisy(20)).program.mean
    many = agreement_intervals(noisy(200)).program.mean
    assert few.low is not None
    assert few.high is not None
    assert many.low is not None
    assert many.high is not None
    assert many.high - many.low < (few.high - few.low) / 2


def test_full_agreement_does_not_swing() -> None:
    interval = agreement_intervals([rated(n, "c0", n % 4, n % 4) for n in range(20)]).coders
    assert interval is not None
    assert (interval.mean.low, interval.mean.high) == (1, 1)


def test_where_kappa_is_never_defined_there_is_no_interval() -> None:
    interval = agreement_intervals([rated(n, "c0", 2, 2) for n in range(9)]).program.criteria["c0"]
    assert (interval.low, interval.high, interval.resamples) == (None, None, 0)


def test_ratings_that_are_none_are_left_out() -> None:
    none = RatedItem("x.docx", "F", "c0", Unrated.NOT_APPLICABLE, 2, None, None)
    found = agreement_intervals([*noisy(40), none]).program.criteria["c0"]
    assert found.low is not None
    assert agreement_intervals([none]).coders is None
