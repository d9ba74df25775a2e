"""Agreement on kinds, against scikit-learn and a published example."""

from __future__ import annotations

import math
import warnings
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from planaudit.study.nominal import kind_agreement, nominal_kappa

kinds = st.sampled_from(["outcome", "need", "none"])


@given(st.lists(st.tuples(kinds, kinds), max_size=40))
def test_kappa_is_scikit_learns(pairs: list[tuple[str, str]]) -> None:
    ours = nominal_kappa(Counter(pairs))
    if len({kind for pair in pairs for kind in pair}) < 2:
        assert ours is None  # scikit-learn gives nan here, or refuses
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = cohen_kappa_score([a for a, _ in pairs], [b for _, b in pairs])
    assert ours is not None
    assert math.isclose(ours, theirs, abs_tol=1e-9)


def test_kappa_by_hand() -> None:
    # Observed 35/50; by chance 25/50 x 30/50 + 25/50 x 20/50 = 1/2: (0.7 - 0.5) / (1 - 0.5).
    counts = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}
    assert nominal_kappa(Counter(counts)) == pytest.approx(0.4)


def test_the_pairs_are_counted_in_order_of_the_kinds() -> None:
    result = kind_agreement([("need", "none"), ("need", "need"), ("need", "none")])
    assert result.pairs == (("need", "need", 1), ("need", "none", 2))
    assert (result.compared, result.same) == (3, pytest.approx(1 / 3))


def test_of_nothing_nothing_is_defined() -> None:
    result = kind_agreement([])
    assert (result.compared, result.kappa, result.same) == (0, None, None)
