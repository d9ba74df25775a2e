"""The agreement statistics, against scikit-learn, by hand, and by their properties."""

from __future__ import annotations

import math
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from planaudit.study.agreement import (
    RatedItem,
    Rating,
    Unrated,
    agreement,
    agreement_by_form,
    compare,
    means,
    weighted_kappa,
)

NA = Unrated.NOT_APPLICABLE
UNKNOWN = Unrated.NOT_ASSESSED

levels = st.integers(min_value=0, max_value=3)
pairs_of_levels = st.lists(st.tuples(levels, levels), max_size=40)
ratings = st.one_of(levels, st.sampled_from([NA, UNKNOWN]))
pairs_of_ratings = st.lists(st.tuples(ratings, ratings), max_size=40)


def halves(pairs: list[tuple[Rating, Rating]]) -> tuple[list[Rating], list[Rating]]:
    return [a for a, _ in pairs], [b for _, b in pairs]


@given(pairs_of_levels)
def test_kappa_is_scikit_learns(pairs: list[tuple[int, int]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    ours = weighted_kappa(first, second)
    if len({*first, *second}) < 2:
        assert ours is None  # scikit-learn gives nan here, or refuses
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = cohen_kappa_score(first, second, labels=[0, 1, 2, 3], weights="quadratic")
    assert ours is not None
    assert math.isclose(ours, theirs, abs_tol=1e-9)


def test_kappa_by_hand() -> None:
    # Squared distances 0, 1, 0, 4: 5/4 on average. Over all 16 pairings: 9 + 3 + 5 + 15.
    assert weighted_kappa([0, 1, 2, 3], [0, 2, 2, 1]) == pytest.approx(1 - (5 / 4) / (32 / 16))


def test_kappa_is_one_when_every_level_is_the_same_and_they_vary() -> None:
    assert weighted_kappa([0, 1, 2, 3], [0, 1, 2, 3]) == 1


def test_kappa_is_not_defined_when_both_give_one_level_throughout() -> None:
    assert weighted_kappa([2, 2, 2], [2, 2, 2]) is None
    assert weighted_kappa([], []) is None


def test_kappa_is_nought_when_either_rater_never_varies_but_they_differ() -> None:
    assert weighted_kappa([1, 1, 1], [2, 2, 2]) == 0
    assert weighted_kappa([1, 1, 1], [0, 1, 3]) == 0


@given(pairs_of_levels)
def test_kappa_does_not_mind_which_rater_comes_first(pairs: list[tuple[int, int]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    assert weighted_kappa(first, second) == weighted_kappa(second, first)


@given(pairs_of_levels)
def test_kappa_lies_between_minus_one_and_one(pairs: list[tuple[int, int]]) -> None:
    kappa = weighted_kappa([a for a, _ in pairs], [b for _, b in pairs])
    assert kappa is None or -1 - 1e-9 <= kappa <= 1


@given(pairs_of_ratings)
def test_every_pair_is_counted_once(pairs: list[tuple[Rating, Rating]]) -> None:
    result = compare(*halves(pairs))
    counted = (
        result.documents
        + result.not_applicable_agreed
        + result.applicability_disagreed
        + result.not_assessed
    )
    assert counted == len(pairs)


@given(pairs_of_ratings)
def test_shares_are_shares_and_near_includes_same(pairs: list[tuple[Rating, Rating]]) -> None:
    result = compare(*halves(pairs))
    if result.documents:
        assert result.exact is not None
        assert result.within_one is not None
        assert 0 <= result.exact <= result.within_one <= 1
    else:
        assert (result.kappa, result.exact, result.within_one) == (None, None, None)
        assert result.mean_difference is None


def test_statistics_leave_out_documents_without_two_levels() -> None:
    result = compare([3, 0, NA, NA, 1, UNKNOWN, UNKNOWN], [1, 0, NA, 2, NA, 2, NA])
    assert result.documents == 2
    assert result.exact == 0.5
    assert result.within_one == 0.5
    assert result.mean_difference == 1
    assert result.not_applicable_agreed == 1
    assert result.applicability_disagreed == 2
    assert result.not_assessed == 2


def test_the_mean_difference_is_the_first_rater_minus_the_second() -> None:
    assert compare([0, 1], [1, 2]).mean_difference == -1


def test_raters_of_different_numbers_of_documents_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        compare([1], [1, 2])


def item(document: str, form: str, criterion: str, program: Rating, agreed: Rating) -> RatedItem:
    return RatedItem(document, form, criterion, program, agreed, coder_1=agreed, coder_2=agreed)


ITEMS = (
    item("a.docx", "F2", "strengths", 1, 1),
    item("a.docx", "F2", "balance", 0, 3),
    item("b.docx", "F1", "strengths", 2, 2),
    item("b.docx", "F1", "balance", 3, 3),
    item("c.docx", "F1", "strengths", 0, 1),
)


def test_agreement_keeps_the_criteria_in_the_order_they_are_coded() -> None:
    result = agreement(ITEMS)
    assert [row.criterion for row in result.criteria] == ["strengths", "balance"]
    assert result.documents == 3
    assert result.criteria[0].program.documents == 3
    assert result.criteria[0].coders.exact == 1


def test_each_form_is_shown_alone_and_against_all_the_others() -> None:
    first, second = agreement_by_form(ITEMS)
    assert (first.form, second.form) == ("F1", "F2")
    assert first.alone == agreement(ITEMS[2:])
    assert first.others == agreement(ITEMS[:2])
    assert second.alone == first.others


def test_the_mean_kappa_is_over_the_criteria_that_have_one() -> None:
    some = [
        compare([0, 1, 2], [0, 1, 2]),
        compare([1, 1], [2, 2]),
        compare([1, 1], [1, 1]),
    ]
    result = means(some)
    assert result.kappa == 0.5
    assert result.kappas == 2
    assert result.exact == pytest.approx(2 / 3)


def test_there_are_no_means_of_nothing() -> None:
    assert means([]).kappa is None
