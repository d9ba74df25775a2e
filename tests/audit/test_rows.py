"""What kind of outcome or reason something is, and which properties a signal may ask for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planaudit.audit.rows import action_passes, outcome_passes
from planaudit.packs.schema import RowFilter
from planaudit.reading.model import Cited, Manner, Reading
from tests.audit.readings import action_reading, cited, judge, outcome_reading


@pytest.mark.parametrize(
    ("text", "manner", "kind"),
    [
        pytest.param("I want to sing again", "written", "own words", id="first person"),
        pytest.param("‘Let me sing’", "quoted", "own words", id="quoted"),
        pytest.param("To sing again with friends", "written", "reworded", id="reworded"),
        pytest.param("A package of care for me", "written", "service", id="a service comes first"),
        pytest.param("I belong", "written", "national statement", id="a national statement"),
        pytest.param("To sing", "written", "other", id="too short for any kind"),
        pytest.param("To sing " * 7, "written", "other", id="too long for any kind"),
    ],
)
def test_the_kind_of_an_outcome(text: str, manner: Manner, kind: str) -> None:
    reading = outcome_reading(text, manner)
    assert judge().outcome(reading.outcomes[0], reading).kind == kind


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("So that she sings again", "outcome"),
        ("She enjoys a package of care", "need"),
        ("Personal care", "need"),
        ("Care", "other"),
        ("", "none"),
    ],
)
def test_the_kind_of_a_reason(reason: str, kind: str) -> None:
    reading = action_reading("A lift", reason)
    assert judge().action(reading.actions[0], reading, ()).reason_kind == kind


@pytest.mark.parametrize(
    ("change", "outcome", "kind"),
    [
        pytest.param({"need": cited("Falls", 1)}, "To sing", "need", id="a need in its own row"),
        pytest.param({"outcome": 0}, "A package of care", "need", id="a service as outcome"),
        pytest.param({"outcome": 0}, "I want to sing again", "none", id="what the person wants"),
        pytest.param(
            {"outcome": 0, "by_column": True}, "A package of care", "none", id="who acts is said"
        ),
    ],
)
def test_an_action_without_a_reason_has_what_it_stands_beside(
    change: dict[str, Any], outcome: str, kind: str
) -> None:
    outcomes = outcome_reading(outcome)
    judged = judge().outcomes(outcomes)
    reading = action_reading("A lift", "")
    assert (
        judge().action(replace(reading.actions[0], **change), reading, judged).reason_kind == kind
    )


@pytest.mark.parametrize(
    ("national", "grade", "fits"),
    [
        pytest.param("I belong", "statement", True, id="a statement that fits"),
        pytest.param("Family relationships", "area", True, id="an area that fits"),
        pytest.param("1", "area", False, id="an area that does not fit"),
        pytest.param("To see friends", "inferred", True, id="only inferred"),
    ],
)
def test_the_national_outcome_beside_an_outcome(national: str, grade: str, fits: bool) -> None:
    reading = outcome_reading("To see my sister", national=national)
    judged = judge().outcome(reading.outcomes[0], reading)
    assert judged.link is not None
    assert (judged.link.grade, judged.fits) == (grade, fits)


def test_without_a_national_outcome_nobody_knows_whether_it_fits() -> None:
    reading = outcome_reading("To see my sister")
    judged = judge().outcome(reading.outcomes[0], reading)
    assert (judged.link, judged.fits) == (None, None)


def outcome_with(**row: Any) -> Reading:
    return outcome_reading("I want to see my sister", **row)


@pytest.mark.parametrize(
    ("wanted", "passes", "fails"),
    [
        ({"kind": ["own words"]}, {}, {"national_text": "To see her sister soon"}),
        ({"own_words": True}, {}, {"national_text": "To see her sister soon"}),
        ({"own_words": False}, {"national_text": "To see her sister soon"}, {}),
        ({"has": ["national"]}, {"national": "I belong"}, {}),
        ({"has": ["baseline"]}, {"baseline": "3"}, {}),
        ({"has": ["baseline", "target"]}, {"baseline": "3", "target": "8"}, {"baseline": "3"}),
        ({"has": ["review"]}, {"review": "5"}, {"baseline": "5"}),
        ({"has": ["score_words"]}, {"score_words": "3 because"}, {"baseline": "3"}),
        ({"national": ["statement"]}, {"national": "I belong"}, {"national": "6"}),
        ({"fits": True}, {"national": "I belong"}, {}),
        ({"fits": False}, {"national": "1"}, {}),
        ({"in_table": True}, {}, {"in_table": False}),
    ],
)
def test_an_outcome_passes_by_each_property(
    wanted: dict[str, Any], passes: dict[str, Any], fails: dict[str, Any]
) -> None:
    def passed(row: dict[str, Any]) -> bool:
        others = {name: value for name, value in row.items() if name != "national_text"}
        reading = outcome_reading(row.get("national_text", "I want to see my sister"), **others)
        judged = judge().outcome(reading.outcomes[0], reading)
        return outcome_passes(judged, RowFilter.model_validate(wanted))

    assert passed(passes)
    assert not passed(fails)


@pytest.mark.parametrize(
    ("wanted", "passes", "fails"),
    [
        ({"has": ["reason"]}, {"reason": "She sings"}, {}),
        ({"has": ["owner"]}, {"owners": ("family",)}, {}),
        ({"has": ["outcome"]}, {"outcome": 0}, {}),
        ({"owners": ["person", "family"]}, {"owners": ("family",)}, {"owners": ("professional",)}),
        ({"timed": True}, {"timed": True}, {}),
        ({"timed": False}, {}, {"timed": True}),
        ({"reason": ["outcome"]}, {"reason": "She sings"}, {"reason": "Personal care"}),
        ({"reason": ["none"]}, {}, {"reason": "Personal care"}),
        ({"in_table": False}, {"in_table": False}, {}),
    ],
)
def test_an_action_passes_by_each_property(
    wanted: dict[str, Any], passes: dict[str, Any], fails: dict[str, Any]
) -> None:
    def passed(row: dict[str, Any]) -> bool:
        reading = action_reading("A lift to practice", **row)
        outcomes = judge().outcomes(outcome_reading("To sing again with friends"))
        judged = judge().action(reading.actions[0], reading, outcomes)
        return action_passes(judged, RowFilter.model_validate(wanted))

    assert passed(passes)
    assert not passed(fails)


def test_only_the_cited_words_tell_the_kind() -> None:
    reading = outcome_reading("To sing again with friends. A package of care.")
    row = reading.outcomes[0]
    part = Cited(0, 0, 26, "To sing again with friends")
    whole = judge().outcome(row, reading)
    first = judge().outcome(type(row)(part, row.speaker, row.manner, True), reading)
    assert (whole.kind, first.kind) == ("service", "reworded")


def with_outcomes(*texts: str, national: str) -> Reading:
    """Return a Reading of outcomes that all have one national outcome."""
    first = outcome_reading(texts[0], national=national)
    rows = tuple(replace(first.outcomes[0], text=Cited(0, 0, len(t), t)) for t in texts)
    return replace(first, outcomes=rows)


@pytest.mark.parametrize(
    ("texts", "fits"),
    [
        (("To sing", "To see my sister"), [True, True]),
        (("To sing", "To see my sister", "To sleep"), [False, True, False]),
    ],
    ids=["two alike may well be meant", "three alike fit only where they plainly do"],
)
def test_one_national_outcome_beside_every_outcome(
    texts: tuple[str, ...], fits: list[bool]
) -> None:
    reading = with_outcomes(*texts, national="I belong")
    assert [each.fits for each in judge().outcomes(reading)] == fits


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("To see my sister (Family relationships)", "area"),
        ("To see my sister (every Sunday)", None),
    ],
)
def test_an_area_in_brackets_after_an_outcome_is_its_national_outcome(
    text: str, grade: str | None
) -> None:
    reading = outcome_reading(text)
    link = judge().outcome(reading.outcomes[0], reading).link
    assert (link and link.grade) == grade
