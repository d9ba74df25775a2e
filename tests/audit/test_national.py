"""Which area of well-being some words name, and whether an outcome fits it."""

from __future__ import annotations

import pytest

from planaudit.audit.national import NationalLink, NationalOutcomes
from planaudit.packs import load_pack, rules_folder
from tests.audit.readings import AREAS

NATIONAL = NationalOutcomes(AREAS)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        pytest.param("I belong", NationalLink("statement", ("relationships",)), id="word for word"),
        pytest.param(
            "my voice is heard and is listened to",
            NationalLink("statement", ("rights",)),
            id="nearly the words",
        ),
        pytest.param(
            "My voice is heard and listened to; I belong",
            NationalLink("statement", ("rights", "relationships")),
            id="two statements",
        ),
        pytest.param(
            "Family relationships", NationalLink("area", ("relationships",)), id="an area's name"
        ),
        pytest.param("6", NationalLink("area", ("relationships",)), id="an area's number"),
        pytest.param("1, 6", NationalLink("area", ("rights", "relationships")), id="two numbers"),
        pytest.param(
            "To decide for herself", NationalLink("inferred", ("rights",)), id="only inferred"
        ),
        pytest.param("Well-being", None, id="no area at all"),
        pytest.param("9", None, id="a number no area has"),
    ],
)
def test_what_a_national_outcome_points_to(text: str, link: NationalLink | None) -> None:
    assert NATIONAL.link(text) == link


@pytest.mark.parametrize(
    ("text", "is_statement"),
    [
        ("My voice is heard and listened to.", True),
        ("my voice is heard & listened to", True),
        ("I have safe and healthy relationships with my sister and all her children", False),
        ("To be heard", False),
        ("My voice is not heard and listened to", False),
        ("My voice isn’t heard and listened to", False),
        ("", False),
    ],
)
def test_a_statement_stands_alone(text: str, is_statement: bool) -> None:
    assert NATIONAL.is_statement(text) is is_statement


RIGHTS = NationalLink("area", ("rights",))
BOTH = NationalLink("area", ("rights", "relationships"))


@pytest.mark.parametrize(
    ("outcome", "link", "fits"),
    [
        pytest.param("To see my sister", RIGHTS, False, id="its words point elsewhere"),
        pytest.param("To see my sister", BOTH, True, id="one of two areas is enough"),
        pytest.param("To decide who comes in", RIGHTS, True, id="its words point there"),
        pytest.param("To sew again", RIGHTS, True, id="its words point nowhere"),
    ],
)
def test_an_outcome_misfits_only_when_its_words_point_to_other_areas(
    outcome: str, link: NationalLink, fits: bool
) -> None:
    assert NATIONAL.fits(outcome, link) is fits


def test_every_statement_and_name_of_wales_points_to_its_own_area() -> None:
    areas = load_pack(rules_folder() / "wales").areas
    national = NationalOutcomes(areas)
    for area in areas:
        for statement in area.statements:
            assert area.id in national.statements_in(statement), statement
        for name in area.names:
            link = national.link(name)
            assert link is not None
            assert area.id in link.areas, name


def test_an_area_near_the_one_named_is_no_misfit() -> None:
    near = [
        area.model_copy(update={"near": ("relationships",)}) if area.id == "rights" else area
        for area in AREAS
    ]
    sister = "To see my sister"
    assert not NATIONAL.fits(sister, RIGHTS)
    assert NationalOutcomes(near).fits(sister, RIGHTS)
    assert not NationalOutcomes(near).plainly_fits(sister, RIGHTS)


def test_the_areas_named_beside_a_statement_count_too() -> None:
    link = NATIONAL.link("My voice is heard and listened to; family relationships")
    assert link == NationalLink("statement", ("rights", "relationships"))
