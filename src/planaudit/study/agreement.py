"""Agreement between two raters on the four-level scale, one criterion at a time.

Pure functions on plain values: nothing here knows of files, documents' text or tables.

The measure is quadratic-weighted kappa: J. Cohen, 'Weighted kappa: nominal scale agreement
with provision for scaled disagreement or partial credit', Psychological Bulletin 70(4),
1968, pages 213 to 220. It is 1 for perfect agreement, 0 for what chance alone would give
and below 0 for worse than chance; being two levels apart counts four times as much as
being one apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

LEVELS = (0, 1, 2, 3)
"""The four ordered levels (codebook, 'The scale')."""


class Unrated(StrEnum):
    """Why a rater gave no level."""

    NOT_APPLICABLE = "not applicable"
    NOT_ASSESSED = "not assessed"


Rating = int | Unrated
"""A level 0 to 3, or why there is none."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How far two raters agree on one criterion.

    `documents` counts those both gave a level, and the four statistics are over these only;
    each is None when it is not defined. `exact` and `within_one` are shares, 0 to 1.
    `mean_difference` is in levels, the first rater minus the second.

    The rest are counted apart: `not_applicable_agreed` where both say not applicable,
    `applicability_disagreed` where only one does, `not_assessed` where either could not assess.
    """

    documents: int
    kappa: float | None
    exact: float | None
    within_one: float | None
    mean_difference: float | None
    not_applicable_agreed: int = 0
    applicability_disagreed: int = 0
    not_assessed: int = 0


@dataclass(frozen=True, slots=True)
class RatedItem:
    """One document on one criterion: the program's rating and the human coders'.

    `agreed` is the level the coders settled on; `coder_1` and `coder_2` are what each gave
    before that, None where the sheet does not say. `form` names the form the document was
    written on, '' where the sheet does not say.
    """

    document: str
    form: str
    criterion: str
    program: Rating
    agreed: Rating
    coder_1: Rating | None
    coder_2: Rating | None


@dataclass(frozen=True, slots=True)
class CriterionAgreement:
    """One criterion: the program beside the agreed level, and coder 1 beside coder 2.

    `coders` is over the documents for which the sheet gives what each of the two coders gave.
    """

    criterion: str
    program: Comparison
    coders: Comparison


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement over a set of documents, criterion by criterion in the order first met.

    `two_coders` is whether any row gives what each of two coders gave.
    """

    documents: int
    criteria: tuple[CriterionAgreement, ...]
    two_coders: bool

    @property
    def program(self) -> tuple[Comparison, ...]:
        """The program beside the agreed level, for each criterion."""
        return tuple(row.program for row in self.criteria)

    @property
    def coders(self) -> tuple[Comparison, ...]:
        """Coder 1 beside coder 2, for each criterion."""
        return tuple(row.coders for row in self.criteria)


@dataclass(frozen=True, slots=True)
class Means:
    """Each statistic's plain mean over criteria; None where no criterion has it.

    `kappas` is the number of criteria whose kappa is defined, over which `kappa` is the mean.
    """

    kappa: float | None
    kappas: int
    exact: float | None
    within_one: float | None
    mean_difference: float | None


@dataclass(frozen=True, slots=True)
class FormAgreement:
    """The figures for one form's documents alone, and for all the other documents.

    The rules are written by hand and not fitted by a program, so that 'leaving a form out'
    changes no rating and means no more than this.
    """

    form: str
    alone: Agreement
    others: Agreement


def weighted_kappa(first: Sequence[int], second: Sequence[int]) -> float | None:
    """Return the quadratic-weighted kappa (Cohen 1968) of two raters' levels, pair by pair.

    One minus the observed squared distance over the squared distance expected were the two
    raters independent. None when both give one and the same level throughout (or there are
    no pairs): chance would then agree perfectly too, and kappa is nought over nought. Two
    raters who are each constant, at different levels, get 0.
    """
    number = len(first)
    observed = number * sum((a - b) ** 2 for a, b in zip(first, second, strict=True))
    # The squared distances of every level of the one from every level of the other, summed.
    squares = sum(a * a for a in first) + sum(b * b for b in second)
    expected = number * squares - 2 * sum(first) * sum(second)
    return None if expected == 0 else 1 - observed / expected


def compare(first: Sequence[Rating], second: Sequence[Rating]) -> Comparison:
    """Return how far two raters agree, given their ratings of the same documents in order."""
    pairs = list(zip(first, second, strict=True))
    rated = [(a, b) for a, b in pairs if not isinstance(a, Unrated) and not isinstance(b, Unrated)]
    unrated = [{a, b} for a, b in pairs if isinstance(a, Unrated) or isinstance(b, Unrated)]
    distances = [abs(a - b) for a, b in rated]
    return Comparison(
        documents=len(rated),
        kappa=weighted_kappa([a for a, _ in rated], [b for _, b in rated]),
        exact=_mean(float(distance == 0) for distance in distances),
        within_one=_mean(float(distance <= 1) for distance in distances),
        mean_difference=_mean(a - b for a, b in rated),
        not_applicable_agreed=sum(both == {Unrated.NOT_APPLICABLE} for both in unrated),
        applicability_disagreed=sum(
            Unrated.NOT_APPLICABLE in both and both.isdisjoint({Unrated.NOT_ASSESSED})
            for both in unrated
            if len(both) == 2
        ),
        not_assessed=sum(Unrated.NOT_ASSESSED in both for both in unrated),
    )


def agreement(items: Iterable[RatedItem]) -> Agreement:
    """Return the agreement over all the documents rated, criterion by criterion."""
    by_criterion: dict[str, list[RatedItem]] = {}
    documents: set[str] = set()
    two_coders = False
    for item in items:
        by_criterion.setdefault(item.criterion, []).append(item)
        documents.add(item.document)
        two_coders = two_coders or bool(_both_coders([item]))
    return Agreement(
        documents=len(documents),
        criteria=tuple(
            CriterionAgreement(
                criterion=criterion,
                program=compare([row.program for row in rows], [row.agreed for row in rows]),
                coders=compare(
                    [first for first, _ in _both_coders(rows)],
                    [second for _, second in _both_coders(rows)],
                ),
            )
            for criterion, rows in by_criterion.items()
        ),
        two_coders=two_coders,
    )


def _both_coders(rows: Iterable[RatedItem]) -> list[tuple[Rating, Rating]]:
    """Return what the two coders gave, where the sheet says it of both."""
    pairs = ((row.coder_1, row.coder_2) for row in rows)
    return [(one, two) for one, two in pairs if one is not None and two is not None]


def agreement_by_form(items: Sequence[RatedItem]) -> tuple[FormAgreement, ...]:
    """Return, for each form in name order, its documents' figures and all the others'."""
    return tuple(
        FormAgreement(
            form=form,
            alone=agreement(item for item in items if item.form == form),
            others=agreement(item for item in items if item.form != form),
        )
        for form in sorted({item.form for item in items})
    )


def same_in_a_hundred(comparisons: Iterable[Comparison]) -> int | None:
    """Return in how many of every hundred ratings both gave the same level, None for no ratings.

    Every rating counts alike here, whereas `means` counts every criterion alike.
    """
    listed = [each for each in comparisons if each.exact is not None]
    ratings = sum(each.documents for each in listed)
    same = sum(each.documents * (each.exact or 0) for each in listed)
    return round(100 * same / ratings) if ratings else None


def means(comparisons: Iterable[Comparison]) -> Means:
    """Return the plain mean of each statistic over the criteria for which it is defined."""
    listed = list(comparisons)
    kappas = [each.kappa for each in listed if each.kappa is not None]
    return Means(
        kappa=_mean(kappas),
        kappas=len(kappas),
        exact=_mean(each.exact for each in listed if each.exact is not None),
        within_one=_mean(each.within_one for each in listed if each.within_one is not None),
        mean_difference=_mean(
            each.mean_difference for each in listed if each.mean_difference is not None
        ),
    )


def _mean(values: Iterable[float]) -> float | None:
    """Return the mean of the values, None when there are none."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else None
