"""Whether a record is of adults' or of children's services."""

from __future__ import annotations

import pytest

from planaudit.document import Block
from planaudit.reading import read
from tests.reading.pages import cell, document, heading, label, paragraph, table


def service(title: str, age: str, *blocks: Block) -> str:
    first = table((label("Age / date of birth"), cell(age)))
    return read(document(heading(title), first, *blocks)).service


@pytest.mark.parametrize(
    ("title", "age", "expected"),
    [
        ("Adult assessment", "81", "adults"),
        ("Child and family assessment", "7", "children"),
        ("Care and support plan", "81", "adults"),
        ("Care and support plan", "9", "children"),
        ("Care and support plan", "7 months", "children"),
        ("Pre-birth assessment", "Unborn", "children"),
        ("Care and support plan", "[date of birth]", "adults"),
        ("Young person's pathway plan", "17", "children"),
        ("Carer's assessment", "44", "adults"),
    ],
)
def test_the_title_and_the_age_show_the_service(title: str, age: str, expected: str) -> None:
    assert service(title, age) == expected


def test_an_adult_who_cares_for_a_child_stays_with_adults() -> None:
    asked = heading("Do you have caring responsibilities for a child?", 2)
    assert service("Adult assessment", "44", asked, paragraph("Yes, two.")) == "adults"


def test_parents_in_an_adults_answers_make_no_childs_record() -> None:
    story = paragraph("Her parents farmed here; her children and grandchildren visit.")
    assert service("Adult assessment", "81", heading("What matters", 2), story) == "adults"


def test_a_carers_assessment_of_a_parent_of_a_disabled_child_stays_with_adults() -> None:
    asked = heading("About the child you care for", 2)
    assert service("Carer's assessment", "38", asked, paragraph("He is six.")) == "adults"


@pytest.mark.parametrize("line", ["My age 47", "Mr O (‘Oz’), 52", "Ms R, aged 34"])
def test_an_age_in_a_line_at_the_top_shows_the_service(line: str) -> None:
    told = paragraph("Mum visits at bedtime, and school friends write.")
    blocks = (heading("Support at home: my plan"), paragraph(line), told)
    assert read(document(*blocks)).service == "adults"


@pytest.mark.parametrize(
    ("birth", "more", "service"),
    [
        pytest.param("04.09.1933", "", "adults", id="a year long ago"),
        pytest.param("04/09/33 (91)", "", "adults", id="the age stands after it"),
        pytest.param("4 September 2015", "Seen on 3 May 2024.", "children", id="by other dates"),
        pytest.param("9th June 2011, aged 12", "", "children", id="aged"),
    ],
)
def test_a_date_of_birth_is_not_an_age(birth: str, more: str, service: str) -> None:
    plan = read(
        document(
            heading("Our conversation"),
            table((label("Date of birth"), cell(birth))),
            paragraph(more or "Mum said that the school rang."),
        )
    )
    assert plan.service == service


@pytest.mark.parametrize(
    "born", ["04.09.1933", "4-9-1933", "04/09/1933", "4 Sept 1933", "4 September 1933"]
)
def test_the_day_of_a_date_of_birth_is_no_age(born: str) -> None:
    boxes = table((label("Date of birth"), cell(born)))
    told = paragraph("She is a widow and lives alone in her own home.")
    assert read(document(heading("Our conversation"), boxes, told)).service == "adults"
