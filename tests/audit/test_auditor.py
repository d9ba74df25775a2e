"""Rating a criterion: level, whether the form asked, when it does not apply, and the evidence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planaudit.audit.auditor import Auditor, pack_info
from planaudit.audit.model import CriterionAudit, DocumentAudit
from planaudit.packs import load_pack
from planaudit.reading.model import Reading
from tests.audit.readings import Said, outcome_reading, reading_of
from tests.packs.small_pack import FILES, with_change, write_pack

CRITERION = "criteria/singing.yaml"
SINGS = [f"She sings {when}." for when in ("on Mondays", "on Tuesdays", "every Sunday")]


def audit_of(folder: Path, reading: Reading, *changes: tuple[str, str]) -> DocumentAudit:
    """Return the audit by the small pack, with changes to its criterion."""
    text = FILES[CRITERION]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return Auditor(load_pack(write_pack(folder, criteria__singing=text))).audit(reading)


def rating_of(folder: Path, reading: Reading, *changes: tuple[str, str]) -> CriterionAudit:
    """Return the rating of the small pack's one criterion."""
    (rating,) = audit_of(folder, reading, *changes).criteria
    return rating


@pytest.mark.parametrize(
    ("count", "level", "because"),
    [(0, 0, "Nobody sings."), (1, 1, "They sing a little."), (3, 3, "They sing a good deal.")],
)
def test_the_level_follows_what_was_found(
    tmp_path: Path, count: int, level: int, because: str
) -> None:
    rating = rating_of(tmp_path, reading_of(*map(Said, SINGS[:count])))
    assert (rating.status, rating.level, rating.because) == ("rated", level, because)
    assert [item.text for item in rating.evidence] == SINGS[:count]


def test_it_is_said_why_the_level_is_not_the_next(tmp_path: Path) -> None:
    change = ("at_least: 2}", 'at_least: 2, lacking: "they sing only once"}')
    one = rating_of(tmp_path / "a", reading_of(Said(SINGS[0])), change)
    assert one.why_not_next == "they sing only once"
    assert rating_of(tmp_path / "b", reading_of(*map(Said, SINGS)), change).why_not_next == ""


@pytest.mark.parametrize(
    ("asked_slots", "asked"),
    [
        pytest.param({"what_matters", "risks"}, True, id="a prompt asks for it"),
        pytest.param({"risks"}, False, id="the form has prompts, none of them for it"),
        pytest.param(set(), None, id="no prompt of the form is known"),
    ],
)
def test_whether_the_form_asked(tmp_path: Path, asked_slots: set[str], asked: bool | None) -> None:
    reading = reading_of(Said(SINGS[0]), asked=frozenset(asked_slots))
    assert rating_of(tmp_path, reading).asked is asked


def test_whether_the_form_asked_is_not_known_where_no_slot_asks_for_it(tmp_path: Path) -> None:
    reading = reading_of(Said(SINGS[0]), asked=frozenset({"risks"}))
    change = ("asked_by: [what_matters]", "asked_by: []")
    assert rating_of(tmp_path, reading, change).asked is None


def test_a_criterion_of_the_other_service_does_not_apply(tmp_path: Path) -> None:
    change = (
        "asked_by:",
        "services: [children]\nnot_applicable_because: An adult's record.\nasked_by:",
    )
    adult = rating_of(tmp_path / "a", reading_of(Said(SINGS[0]), service="adults"), change)
    child = rating_of(tmp_path / "b", reading_of(Said(SINGS[0]), service="children"), change)
    assert (adult.status, adult.level, adult.because) == (
        "not_applicable",
        None,
        "An adult's record.",
    )
    assert adult.evidence == ()
    assert (child.status, child.level) == ("rated", 1)


def test_a_criterion_may_not_apply_by_what_the_record_says(tmp_path: Path) -> None:
    change = (
        "asked_by:",
        "not_applicable_when: {count: [wishes], at_most: 0}\n"
        "not_applicable_because: There are no outcomes.\nasked_by:",
    )
    without = rating_of(tmp_path / "a", reading_of(Said(SINGS[0])), change)
    with_one = rating_of(tmp_path / "b", outcome_reading("I want to sing"), change)
    assert (without.status, without.because) == ("not_applicable", "There are no outcomes.")
    assert with_one.status == "rated"


def test_evidence_names_its_rule_place_speaker_and_span(tmp_path: Path) -> None:
    reading = reading_of(Said("Who?", printed=True), Said(SINGS[0], speaker="person"))
    (item,) = rating_of(tmp_path, reading).evidence
    assert (item.rule, item.says, item.supports) == ("singing.sings", "singing", True)
    assert (item.where, item.speaker) == ("paragraph 2", "person")
    assert reading.passages[item.span.passage].text[item.span.start : item.span.end] == item.text


@pytest.mark.parametrize(
    ("change", "supports"),
    [
        (("looks_for: singing", "looks_for: singing\n    supports: false"), [False]),
        (("looks_for: singing", "looks_for: singing\n    shown: false"), [True]),
    ],
    ids=["against the rating", "kept from view, and all that decided it"],
)
def test_a_signal_may_count_against_or_be_kept_from_view(
    tmp_path: Path, change: tuple[str, str], supports: list[bool]
) -> None:
    rating = rating_of(tmp_path, reading_of(Said(SINGS[0])), change)
    assert rating.level == 1
    assert [item.supports for item in rating.evidence] == supports


def test_a_signal_kept_from_view_gives_way_to_others(tmp_path: Path) -> None:
    reading = outcome_reading("I want to sing on Tuesdays")
    hidden = ("looks_for: singing", "looks_for: singing\n    shown: false")
    assert [e.rule for e in rating_of(tmp_path, reading).evidence] == ["singing.sings"]
    assert [e.rule for e in rating_of(tmp_path, reading, hidden).evidence] == ["singing.wishes"]


def test_words_to_think_again_about_support_nothing_while_others_do(tmp_path: Path) -> None:
    both = reading_of(Said("She sings and hums."), Said(SINGS[0]))
    assert [item.text for item in rating_of(tmp_path, both).evidence] == [SINGS[0]]
    alone = reading_of(Said("She sings and hums."))
    assert [item.text for item in rating_of(tmp_path, alone).evidence] == ["She sings and hums."]


def test_few_of_many_quotations_are_chosen_and_all_are_kept(tmp_path: Path) -> None:
    many = [Said(f"She sings at number {number}.") for number in range(40)]
    rating = rating_of(tmp_path, reading_of(*many))
    assert [item.chosen for item in rating.evidence] == [True] * 5 + [False] * 35


def test_outcomes_carry_their_kind_and_thread(tmp_path: Path) -> None:
    audit = audit_of(tmp_path, outcome_reading("I want to sing again", national="I belong"))
    (outcome,) = audit.outcomes
    assert (outcome.text, outcome.kind, outcome.national) == (
        "I want to sing again",
        "wish",
        "I belong",
    )
    assert [thread.outcome for thread in audit.threads] == [0]


def test_every_passage_is_there_to_show_printed_or_written(tmp_path: Path) -> None:
    reading = reading_of(Said("Who?", printed=True), Said(SINGS[0]))
    shown = [(p.text, p.printed) for p in audit_of(tmp_path, reading).passages]
    assert shown == [("Who?", True), (SINGS[0], False)]


def test_a_report_is_told_the_packs_version_digest_and_authority(tmp_path: Path) -> None:
    source = with_change(CRITERION, "the choir, ver", "the choir, section: part 2, ver")
    pack = load_pack(write_pack(tmp_path, criteria__singing=source))
    info: Any = pack_info(pack)
    assert (info.id, info.version, info.digest) == ("small", "1", pack.digest)
    assert info.criteria[0].authority == "the choir, part 2"


def test_a_record_no_rule_can_read_is_not_assessable_and_never_a_zero(tmp_path: Path) -> None:
    welsh = replace(reading_of(Said("Mae hi'n canu bob nos.")), language="cy")
    audit = audit_of(tmp_path, welsh)
    assert audit.status == "not_assessable"
    assert "Welsh" in audit.reason
    assert audit.criteria == ()


def test_only_what_decided_a_level_is_quoted_in_support(tmp_path: Path) -> None:
    reading = reading_of(Said("I want to bake", "personal_outcomes"), Said(SINGS[0]))
    rated = rating_of(tmp_path, reading)
    assert {item.rule for item in rated.evidence if item.supports} == {"singing.sings"}


def test_nothing_is_quoted_in_support_of_level_0(tmp_path: Path) -> None:
    rated = rating_of(tmp_path, outcome_reading("I want to bake on Tuesdays"))
    assert (rated.level, rated.evidence) == (0, ())
