"""How far agreement would swing had other documents of the same kind been coded.

Percentile bootstrap intervals: B. Efron and R. J. Tibshirani, 'An Introduction to the
Bootstrap', Chapman & Hall, 1993, chapter 13. Whole documents are drawn with replacement, as
many as there are, for the ratings of one document hang together; each draw gives a kappa for
every criterion and their mean, and the interval is what the middle 95 % of the draws give.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from planaudit.study.agreement import RatedItem, Rating, Unrated, weighted_kappa

CONFIDENCE = 0.95
RESAMPLES = 2000
SEED = 1993

_Raters = Callable[[RatedItem], tuple[Rating | None, Rating | None]]
"""Which two ratings of an item are compared."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The bounds of an interval of kappas, over the resamples in which kappa is defined.

    The bounds are None where it is defined in too few to leave any out at either end.
    """

    low: float | None
    high: float | None
    resamples: int


@dataclass(frozen=True, slots=True)
class Intervals:
    """The interval of each criterion's kappa, and of the mean over criteria."""

    criteria: dict[str, Interval]
    mean: Interval


@dataclass(frozen=True, slots=True)
class AgreementIntervals:
    """The intervals of the program beside the coders, and of coder beside coder.

    `coders` is None where the sheet does not say what each coder gave. `seed` and `resamples`
    are what to repeat them by.
    """

    program: Intervals
    coders: Intervals | None
    seed: int
    resamples: int


def agreement_intervals(
    items: Sequence[RatedItem], *, seed: int = SEED, resamples: int = RESAMPLES
) -> AgreementIntervals:
    """Return 95 % intervals of every kappa that `agreement` gives of the same items."""
    two_coders = any(item.coder_1 is not None and item.coder_2 is not None for item in items)
    coders = _intervals(items, _of_coders, seed, resamples) if two_coders else None
    return AgreementIntervals(
        _intervals(items, _of_program, seed, resamples), coders, seed, resamples
    )


def _of_program(item: RatedItem) -> tuple[Rating, Rating]:
    return item.program, item.agreed


def _of_coders(item: RatedItem) -> tuple[Rating | None, Rating | None]:
    return item.coder_1, item.coder_2


def _intervals(items: Sequence[RatedItem], raters: _Raters, seed: int, resamples: int) -> Intervals:
    """Return the intervals of two raters' weighted kappas, criteria in the order first met."""
    criteria = list(dict.fromkeys(item.criterion for item in items))
    documents = _levels_by_document(items, raters)
    kappas: dict[str, list[float]] = {criterion: [] for criterion in criteria}
    means: list[float] = []
    draw = random.Random(seed)
    for _ in range(resamples):
        # random() alone promises the same numbers in every version of Python.
        drawn = [documents[int(draw.random() * len(documents))] for _ in documents]
        defined = []
        for criterion in criteria:
            pairs = [levels[criterion] for levels in drawn if criterion in levels]
            kappa = weighted_kappa([one for one, _ in pairs], [other for _, other in pairs])
            if kappa is not None:
                kappas[criterion].append(kappa)
                defined.append(kappa)
        if defined:
            means.append(math.fsum(defined) / len(defined))
    return Intervals({name: _interval(each) for name, each in kappas.items()}, _interval(means))


def _levels_by_document(
    items: Iterable[RatedItem], raters: _Raters
) -> list[dict[str, tuple[int, int]]]:
    """Return, for each document, both levels of each criterion on which both gave one."""
    documents: dict[str, dict[str, tuple[int, int]]] = {}
    for item in items:
        levels = documents.setdefault(item.document, {})
        one, other = raters(item)
        if one is None or other is None or isinstance(one, Unrated) or isinstance(other, Unrated):
            continue
        levels[item.criterion] = one, other
    return list(documents.values())


def _interval(values: Sequence[float]) -> Interval:
    """Return what the middle of the values spans.

    The bounds are the kth smallest and kth largest, k the whole part of (values + 1) times
    the share left out at one end (Efron and Tibshirani, section 12.5).
    """
    number = len(values)
    place = int((number + 1) * (1 - CONFIDENCE) / 2 + 1e-9)
    if not place:
        return Interval(None, None, number)
    ordered = sorted(values)
    return Interval(ordered[place - 1], ordered[number - place], number)
