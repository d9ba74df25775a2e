"""Outcomes and actions written as runs of labelled answers, as case systems print them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planaudit.document import Block, Kind, Place, TextBlock
from planaudit.reading import read
from planaudit.reading.model import Reading
from tests.reading.pages import BOLD, PLAIN, cell, document, heading, label, paragraph, table


def reading(*blocks: Block) -> Reading:
    return read(document(heading("Adult care and support plan"), *blocks))


def lines(*texts: str) -> list[Block]:
    return [paragraph(text) for text in texts]


def bold_labels(*texts: str) -> list[Block]:
    """Return each line as a reader parts it whose label is bold: two blocks in one place."""
    found: list[Block] = []
    for number, text in enumerate(texts, 2):
        label, colon, answer = text.partition(": ")
        place = Place(paragraph=number)
        found.append(TextBlock(Kind.PARAGRAPH, label + colon.strip(), place, BOLD))
        found.append(TextBlock(Kind.PARAGRAPH, answer, place, PLAIN))
    return found


@pytest.mark.parametrize("written", [lines, bold_labels])
def test_numbered_labels_make_one_outcome_each(written: Callable[..., list[Block]]) -> None:
    plan = reading(
        *written(
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


@pytest.mark.parametrize("written", [lines, bold_labels])
def test_labels_without_numbers_belong_to_the_outcome_above_them(
    written: Callable[..., list[Block]],
) -> None:
    plan = reading(
        *written(
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


def test_a_goal_below_a_numbered_outcome_is_the_score_hoped_for() -> None:
    plan = reading(*lines("Outcome 1: To ride a bicycle", "Baseline (0-10): 3", "Goal: 8 by May"))
    [outcome] = plan.outcomes
    assert [score.text for score in (outcome.baseline, outcome.target) if score] == ["3", "8"]


def test_the_persons_words_below_an_outcome_are_the_outcome() -> None:
    plan = reading(
        *lines("Outcome 1: The bicycle", "In my words: “I want to ride to school.”", "Baseline: 2")
    )
    [outcome] = plan.outcomes
    assert outcome.text.text == "“I want to ride to school.”"
    assert outcome.manner == "quoted"


def test_items_with_labels_for_their_properties_are_one_action_each() -> None:
    plan = reading(
        heading("What will happen", 2),
        *lines(
            "A sitter on Wednesdays",
            "Who and when: her sister, from Easter",
            "Why: so that she gets to choir",
            "A perching stool",
            "Who and when: the council, 4 May",
            "Why: so that she cooks sitting down",
        ),
    )
    assert [(a.text.text, a.owners, a.timed, a.reason is not None) for a in plan.actions] == [
        ("A sitter on Wednesdays", ("family",), True, True),
        ("A perching stool", ("professional",), True, True),
    ]


def test_who_what_and_when_in_one_box_are_an_action_a_line() -> None:
    plan = reading(
        table(
            (label("Outcome 1"), cell("To weigh less")),
            (
                label("Actions: who / what / when"),
                cell("Daughter / keep a chart / from Monday", "Nurse / visit / 4 May"),
            ),
            (label("How does this help?"), cell("So that she can climb the stairs.")),
        )
    )
    assert [(a.owners, a.timed, a.outcome) for a in plan.actions] == [
        (("family",), True, 0),
        (("professional",), True, 0),
    ]


def test_the_date_of_a_signature_is_no_time_of_an_action() -> None:
    plan = reading(
        heading("What happens next", 2),
        *lines("The case goes to panel.", "Person signed / date: 4 May"),
    )
    assert [action.when for action in plan.actions] == [None]


def test_a_number_beside_start_is_the_score_at_the_start() -> None:
    plan = reading(*lines("Outcome 1: To have a stall", "Start: 2", "Now: 5", "Target: 9"))
    [outcome] = plan.outcomes
    scores = (outcome.baseline, outcome.review, outcome.target)
    assert [score and score.text for score in scores] == ["2", "5", "9"]


def test_what_follows_a_bold_label_and_its_answer_still_stands_under_it() -> None:
    plan = reading(
        *bold_labels("What matters to me: Singing in the choir."),
        paragraph("And seeing my sister on a Sunday."),
    )
    written = [passage for passage in plan.passages if not passage.printed]
    assert [passage.slots for passage in written] == [("what_matters",), ("what_matters",)]


def test_who_acts_in_bold_before_an_action_is_no_label() -> None:
    plan = reading(
        heading("Actions", 2),
        *bold_labels("Housing: mend the locks by 12 October"),
    )
    [action] = plan.actions
    assert action.text.text == "Housing: mend the locks by 12 October"


def test_the_first_label_under_a_numbered_outcome_says_what_it_is() -> None:
    plan = reading(
        heading("Outcome 1"),
        table((label("As recorded in plan"), cell("To walk to the harbour"))),
        table((label("Score at start"), cell("2"))),
        heading("Outcome 2"),
        table((label("As recorded in plan"), cell("To see my son"))),
        table((label("Score at start"), cell("4"))),
    )
    assert [(o.text.text, o.baseline and o.baseline.text) for o in plan.outcomes] == [
        ("To walk to the harbour", "2"),
        ("To see my son", "4"),
    ]
