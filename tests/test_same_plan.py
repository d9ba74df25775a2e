"""The same plan gives the same answers and ratings, in whatever style and format it comes."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from planaudit.audit.auditor import Auditor
from planaudit.audit.model import DocumentAudit
from planaudit.ingest import read_document
from planaudit.packs import load_pack
from planaudit.packs.location import rules_folder
from planaudit.reading import read
from planaudit.reading.forms import form_of
from planaudit.reading.model import Reading

FOLDER = Path(__file__).parent / "data" / "same_plan"
STYLES = ("headings", "beside", "above")
FORMATS = ("docx", "pdf", "odt", "rtf", "html", "txt")
FILES = [f"{style}.{ending}" for style in STYLES for ending in FORMATS]


def reading_of(name: str) -> Reading:
    """Return the reading of a file, on its blank form."""
    blank = FOLDER / "forms" / f"{Path(name).stem}.docx"
    form = form_of(read_document(blank, blank.name), blank.stem)
    return read(read_document(FOLDER / name, name), form)


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    """The auditor by the pack for Wales."""
    return Auditor(load_pack(rules_folder() / "wales"))


@pytest.fixture(scope="module")
def original(auditor: Auditor) -> DocumentAudit:
    """The audit of the plan in the first style, as Word."""
    return auditor.audit(reading_of(FILES[0]))


def answers(reading: Reading) -> dict[str, str]:
    """Return the words written under each slot, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for passage in reading.passages:
        if not passage.printed:
            found[passage.slots[0] if passage.slots else ""].append(passage.text)
    return {slot: re.sub(r"\s+", " ", " ".join(texts)) for slot, texts in found.items()}


@pytest.mark.parametrize("name", FILES)
def test_the_same_answers_stand_under_the_same_slots(name: str) -> None:
    assert answers(reading_of(name)) == answers(reading_of(FILES[0]))


@pytest.mark.parametrize("name", FILES)
def test_the_same_outcomes_and_actions_are_found(name: str) -> None:
    reading, first = reading_of(name), reading_of(FILES[0])
    assert [
        (each.text.text, each.baseline and each.baseline.text) for each in reading.outcomes
    ] == [(each.text.text, each.baseline and each.baseline.text) for each in first.outcomes]
    assert [(each.text.text, each.owners, each.timed) for each in reading.actions] == [
        (each.text.text, each.owners, each.timed) for each in first.actions
    ]


def test_the_plan_says_what_it_was_made_to_say() -> None:
    reading = reading_of(FILES[0])
    assert len(reading.outcomes) == 2
    assert len(reading.actions) == 3
    assert {"what_matters", "strengths", "view_family", "risks", "analysis"} <= set(
        answers(reading)
    )


@pytest.mark.parametrize("name", FILES)
def test_no_more_than_one_rating_differs_and_by_no_more_than_one_level(
    name: str, auditor: Auditor, original: DocumentAudit
) -> None:
    levels = {each.criterion: each.level for each in original.criteria}
    other = {each.criterion: each.level for each in auditor.audit(reading_of(name)).criteria}
    differing = {key: (levels[key], other[key]) for key in levels if levels[key] != other[key]}
    assert len(differing) <= 1
    assert all(abs((a or 0) - (b or 0)) <= 1 for a, b in differing.values())
