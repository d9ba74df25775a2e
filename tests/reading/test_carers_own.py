"""A carer's own assessment is of the carer, and what it asks them is the family's view."""

from __future__ import annotations

from planaudit.reading import read
from planaudit.reading.model import Reading
from tests.reading.pages import document, heading, paragraph


def carers(title: str) -> Reading:
    return read(
        document(
            heading(title),
            heading("What matters to you?", 2),
            paragraph("I want to swim on Fridays with my sister, as I did before."),
            heading("Support plan", 2),
            paragraph("A sitter on Fridays."),
        )
    )


def slots(reading: Reading, text: str) -> tuple[str, ...]:
    return next(p.slots for p in reading.passages if p.text.startswith(text))


def test_a_carer_speaks_as_family_in_their_own_assessment() -> None:
    reading = carers("Carer's Assessment and Support Plan")
    assert slots(reading, "I want") == ("what_matters", "view_family")
    assert next(s.speaker for s in reading.sentences if s.text.startswith("I want")) == "family"


def test_what_is_planned_for_a_carer_is_nobodys_view() -> None:
    assert slots(carers("Carer's Assessment"), "A sitter") == ("actions",)


def test_a_plan_for_adults_and_for_carers_is_the_persons() -> None:
    reading = carers("Care and Support Plan / Carer's Support Plan")
    assert slots(reading, "I want") == ("what_matters",)
    assert next(s.speaker for s in reading.sentences if s.text.startswith("I want")) == "person"
