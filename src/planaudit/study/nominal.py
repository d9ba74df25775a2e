"""Agreement between two raters on kinds that have no order.

Pure functions. The measure is kappa: J. Cohen, 'A coefficient of agreement for nominal
scales', Educational and Psychological Measurement 20(1), 1960, pages 37 to 46. It is 1 for
perfect agreement and 0 for what chance alone would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindAgreement:
    """How far two raters gave the same kinds to the same things.

    `same` is a share, 0 to 1; it and `kappa` are None when they are not defined. `pairs`
    holds how often the first gave one kind and the second another, in order of the kinds.
    """

    compared: int
    kappa: float | None
    same: float | None
    pairs: tuple[tuple[str, str, int], ...]


def kind_agreement(pairs: Iterable[tuple[str, str]]) -> KindAgreement:
    """Return how far two raters agree, given what each called each thing."""
    counts = Counter(pairs)
    number = counts.total()
    same = sum(count for (one, other), count in counts.items() if one == other)
    return KindAgreement(
        compared=number,
        kappa=nominal_kappa(counts),
        same=same / number if number else None,
        pairs=tuple((*pair, counts[pair]) for pair in sorted(counts)),
    )


def nominal_kappa(counts: Counter[tuple[str, str]]) -> float | None:
    """Return Cohen's unweighted kappa (1960) from how often each pair of kinds was given.

    The agreement beyond chance, over the most there could be. None when both give one and the
    same kind throughout, or there are no pairs: chance would then agree perfectly too.
    """
    number = counts.total()
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (one, other), count in counts.items():
        first[one] += count
        second[other] += count
    by_chance = sum(first[kind] * second[kind] for kind in first)  # times number squared
    same = sum(count for (one, other), count in counts.items() if one == other)
    room = number * number - by_chance
    return (same * number - by_chance) / room if room else None
