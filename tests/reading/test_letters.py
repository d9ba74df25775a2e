"""Records written as letters: 'you' is the person."""

from __future__ import annotations

from planaudit.document import Block
from planaudit.reading import read
from planaudit.reading.model import Reading
from tests.reading.pages import document, heading, paragraph


def letter(*blocks: Block) -> Reading:
    return read(document(heading("Proportionate assessment"), paragraph("Dear Mrs H,"), *blocks))


def test_you_is_the_person_in_a_letter() -> None:
    told = letter(
        heading("What matters", 2), paragraph("You told me that you miss the garden most.")
    )
    assert told.sentences[-1].speaker == "person"


def test_you_is_nobody_in_a_form() -> None:
    form = read(
        document(
            heading("Adult assessment"),
            heading("What matters", 2),
            paragraph("As you told the office, the panel needs a second form."),
        )
    )
    assert form.sentences[-1].speaker != "person"


def test_the_close_of_a_letter_is_no_action() -> None:
    plan = letter(
        heading("What happens next", 2),
        paragraph("I will ring the eye clinic on Monday."),
        paragraph("With my very best wishes,"),
        paragraph("Yours sincerely, the well-being officer"),
    )
    assert [action.text.text for action in plan.actions] == [
        "I will ring the eye clinic on Monday."
    ]
