"""Outcomes and actions written as runs of labelled answers, as case systems print them."""

from __future__ import annotations

from planaudit.document import Block
from planaudit.reading import read
from planaudit.reading.model import Reading
from tests.reading.pages import document, heading, paragraph


def reading(*blocks: Block) -> Reading:
    return read(document(heading("Adult care and support plan"), *blocks))


def lines(*texts: str) -> list[Block]:
    return [paragraph(text) for text in texts]


def test_numbered_labels_make_one_outcome_each() -> None:
    plan = reading(
        *lines(
            "Outcome 1 description: To swim in the sea again",
            "Outcome 1 national outcome: I do the things that matter to me",
            "Outcome 1 start score: 2",
            "Outcome 1 review score: 5",
            "Outcome 2 description: To see my sister",
            "Outcome 2 start score: 4",
        )
    )
    first, second = plan.outcomes
    assert (first.text.text, second.text.text) == ("To swim in the sea again", "To see my sister")
    assert first.national is not None
    assert [score.text for score in (first.baseline, first.review) if score] == ["2", "5"]
    assert second.baseline is not None


def test_labels_without_numbers_belong_to_the_outcome_above_them() -> None:
    plan = reading(
        *lines(
            "Personal outcome: To bake for the chapel tea",
            "National well-being outcome: I belong",
            "Baseline score: 3",
            "Personal outcome: To sleep upstairs",
            "Baseline score: 6",
        )
    )
    assert [(o.text.text, o.baseline and o.baseline.text) for o in plan.outcomes] == [
        ("To bake for the chapel tea", "3"),
        ("To sleep upstairs", "6"),
    ]


def test_a_missing_start_score_is_not_filled_from_the_review() -> None:
    plan = reading(
        *lines(
            "Outcome 1 description: To cook standing up",
            "Outcome 1 review score: 2",
            "Outcome 1 comment: no start score was taken",
        )
    )
    [outcome] = plan.outcomes
    assert outcome.baseline is None
    assert outcome.review is not None


def test_prose_under_a_heading_is_no_record() -> None:
    plan = reading(
        heading("What I want to be different", 2),
        paragraph("She would like to swim again and to see her sister on a Sunday."),
        heading("When we will review this", 2),
        paragraph("In June, with her sister."),
    )
    assert [outcome.in_table for outcome in plan.outcomes] == [False]
