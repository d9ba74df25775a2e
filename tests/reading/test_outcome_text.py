"""National outcomes and scores that stand in the same words as an outcome."""

from __future__ import annotations

import pytest

from planaudit.reading.model import Cited
from planaudit.reading.outcome_text import scores_in, split_national
from planaudit.reading.scores import only_score


def cited(text: str) -> Cited:
    return Cited(4, 10, 10 + len(text), text)


@pytest.mark.parametrize(
    ("text", "outcome", "national"),
    [
        ("To see my sister (National: I belong to her)", "To see my sister", "I belong to her"),
        (
            "“I want to learn.” (I can learn and develop to my full potential.)",
            "“I want to learn.”",
            "I can learn and develop to my full potential.",
        ),
        (
            "To garden again. National outcome: I am healthy",
            "To garden again.",
            "I am healthy",
        ),
        (
            "To pay my own way. WBO: I do not live in poverty",
            "To pay my own way.",
            "I do not live in poverty",
        ),
        ("To see my sister (Sundays)", "To see my sister (Sundays)", None),
        ("(I belong)", "(I belong)", None),
    ],
)
def test_a_national_outcome_is_parted_from_the_outcome(
    text: str, outcome: str, national: str | None
) -> None:
    own, borrowed = split_national(cited(text))
    assert own.text == outcome
    assert (borrowed and borrowed.text) == national


def test_places_count_from_the_passage() -> None:
    _, national = split_national(cited("To sing (National: I belong here)"))
    assert national is not None
    assert (national.passage, national.start) == (4, 10 + len("To sing (National: "))


@pytest.mark.parametrize(
    ("text", "baseline", "target", "words"),
    [
        ("To sleep. She gave it 3, because of the lamp outside.", "3", None, True),
        ("He puts getting out at 2 out of ten and wants to get to 6.", "2", "6", False),
        ("Rated 4/10 today.", "4", None, False),
        ("To sing [stars: 2 stars out of 5]", "2", None, False),
        ("To walk for 20 minutes, twice a week.", None, None, False),
        ("She said it takes 3 weeks.", None, None, False),
    ],
)
def test_a_score_in_prose_counts(
    text: str, baseline: str | None, target: str | None, words: bool
) -> None:
    scores = scores_in(cited(text))
    assert (scores.baseline and scores.baseline.text) == baseline
    assert (scores.target and scores.target.text) == target
    assert (scores.words is not None) is words


@pytest.mark.parametrize(
    ("text", "score"),
    [("★ 3 stars out of 5", "3"), ("4/10", "4"), ("To walk 3 miles", None), ("Weekly", None)],
)
def test_a_score_alone_is_told_from_words(text: str, score: str | None) -> None:
    found = only_score(cited(text), None)
    assert (found and found.text) == score
