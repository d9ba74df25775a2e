"""What a signal finds: each unit it can look for, and each filter it can set."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planaudit.audit.model import Finding, Span
from planaudit.audit.signals import find
from planaudit.reading.model import OutcomeRow, Reading
from tests.audit.readings import (
    Said,
    action_reading,
    cited,
    found,
    material_of,
    outcome_reading,
    reading_of,
    signal,
)

SINGS = "She sings with her friends on Tuesdays."


# Sentences


def test_a_signal_without_filters_finds_every_written_sentence() -> None:
    reading = reading_of(Said(SINGS), Said("What matters?", printed=True), Said("She walks."))
    assert found(signal(), reading) == [SINGS, "She walks."]


def test_what_is_found_carries_its_place_and_speaker() -> None:
    reading = reading_of(Said("She walks."), Said(SINGS, speaker="person", manner="reported"))
    (item,) = find(signal(any=["singing"]), material_of(reading))
    assert (item.cited, item.speaker) == (cited(SINGS, 1), "person")


@pytest.mark.parametrize(
    ("keys", "finds", "leaves"),
    [
        pytest.param({"slots": ["risks"]}, {"slot": "risks"}, {"slot": "needs"}, id="slots"),
        pytest.param(
            {"slots": ["risks"]},
            {"slot": "needs", "more_slots": ("risks",)},
            {"slot": "needs", "more_slots": ("analysis",)},
            id="a slot that is not the likeliest",
        ),
        pytest.param(
            {"not_slots": ["risks"]}, {"slot": "needs"}, {"slot": "risks"}, id="not_slots"
        ),
        pytest.param({}, {"slot": "needs"}, {"slot": "administration"}, id="identifying boxes"),
        pytest.param(
            {"slots": ["administration"]},
            {"slot": "administration"},
            {"slot": "needs"},
            id="identifying boxes when asked for",
        ),
        pytest.param(
            {"speakers": ["person", "child"]},
            {"speaker": "child"},
            {"speaker": "family"},
            id="speakers",
        ),
        pytest.param(
            {"manners": ["quoted"]}, {"manner": "quoted"}, {"manner": "reported"}, id="manners"
        ),
        pytest.param({}, {"kind": "cell"}, {"kind": "tick", "ticked": True}, id="never a tick box"),
        pytest.param(
            {"under": ["singing"]}, {"prompt": "Who sings?"}, {"prompt": "Who walks?"}, id="under"
        ),
        pytest.param(
            {"under": ["singing"]},
            {"prompt": "Who sings?", "slot": "administration"},
            {"slot": "administration"},
            id="identifying boxes by their question",
        ),
    ],
)
def test_a_sentence_passes_by_where_it_stands_and_who_speaks(
    keys: dict[str, Any], finds: dict[str, Any], leaves: dict[str, Any]
) -> None:
    assert found(signal(**keys), reading_of(Said(SINGS, **finds))) == [SINGS]
    assert found(signal(**keys), reading_of(Said(SINGS, **leaves))) == []


@pytest.mark.parametrize(
    ("keys", "finds", "leaves"),
    [
        pytest.param({"any": ["singing", "liking"]}, "She sings.", "She walks.", id="any"),
        pytest.param(
            {"all": ["singing", "liking"]}, "She sings; loves it.", "She sings.", id="all"
        ),
        pytest.param({"none": ["service"]}, "She sings.", "A package of care.", id="none"),
        pytest.param(
            {"any": ["singing"], "none": ["service"], "by_clause": True},
            "A package of care starts in May, but she sings alone.",
            "She sings of a package of care.",
            id="none, by the part of the sentence",
        ),
        pytest.param(
            {"any": ["liking"], "none": ["service"]},
            "She loves tea.",
            "She loves her package of care.",
            id="any and none",
        ),
        pytest.param(
            {"none": ["liking"]}, "She sings.", "She does not enjoy tea.", id="none, negated too"
        ),
        pytest.param({"min_words": 3}, "She sings alto.", "She sings.", id="min_words"),
        pytest.param({"max_words": 2}, "She sings.", "She sings alto.", id="max_words"),
        pytest.param({"says_when": True}, "She sings on 4 May.", "She sings soon.", id="says_when"),
        pytest.param({}, "She sings.", "N/A", id="an answer that says nothing"),
        pytest.param({"empty": True}, "N/A", "She sings.", id="only answers that say nothing"),
    ],
)
def test_a_sentence_passes_by_its_words(keys: dict[str, Any], finds: str, leaves: str) -> None:
    assert found(signal(**keys), reading_of(Said(finds))) == [finds]
    assert found(signal(**keys), reading_of(Said(leaves))) == []


@pytest.mark.parametrize(("quotes", "finds"), [("inside", 1), ("outside", 0), ("either", 1)])
def test_a_word_may_have_to_stand_inside_quotation_marks(quotes: str, finds: int) -> None:
    said = Said("He said 'she sings'.", speaker="family", manner="quoted", quote="she sings")
    assert len(found(signal(any=["singing"], quotes=quotes), reading_of(said))) == finds


def test_outside_quotation_marks_the_narrator_speaks() -> None:
    said = Said("She sings, he said: 'well'.", speaker="family", manner="quoted", quote="well")
    looked_for = signal(any=["singing"], quotes="outside")
    assert found(looked_for, reading_of(said)) == [said.text]


def test_a_passage_may_count_once_however_many_of_its_sentences_match() -> None:
    text = "She sings. She loves it."
    reading = reading_of(Said(text))
    whole = reading.sentences[0]
    halves = (
        replace(whole, end=10, last_token=3, text=text[:10]),
        replace(whole, start=11, first_token=3, text=text[11:]),
    )
    reading = replace(reading, sentences=halves)
    assert found(signal(), reading) == ["She sings.", "She loves it."]
    assert found(signal(per_passage=True), reading) == ["She sings."]


# Echoes


def with_outcome(said: Said, outcome: str) -> Reading:
    """Return a Reading of a sentence and an outcome."""
    row = OutcomeRow(cited(outcome, 1), "professional", "written", in_table=True)
    return reading_of(said, Said(outcome, "personal_outcomes", kind="cell"), outcomes=(row,))


@pytest.mark.parametrize(
    ("outcome", "echoed"),
    [
        pytest.param("To see friends again", True, id="the word again"),
        pytest.param("To see a friend again", True, id="another form of the word"),
        pytest.param("To reduce falls", False, id="no word in common"),
        pytest.param("To go with her", False, id="only small words in common"),
    ],
)
def test_an_echo_is_an_uncommon_word_that_comes_back(outcome: str, echoed: bool) -> None:
    looked_for = signal(echoes=["outcomes"], speakers=["person"])
    reading = with_outcome(Said(SINGS, speaker="person"), outcome)
    assert found(looked_for, reading) == ([SINGS] if echoed else [])


def test_a_word_all_over_the_document_is_no_echo() -> None:
    reading = reading_of(
        Said(SINGS, speaker="person"),
        *(Said("Her friends came.", "analysis") for _ in range(5)),
    )
    assert found(signal(echoes=["analysis"], speakers=["person"]), reading) == []


def test_an_echo_is_looked_for_in_the_zones_the_signal_names() -> None:
    reading = reading_of(Said(SINGS, speaker="person"), Said("Her friends matter.", "analysis"))
    assert found(signal(echoes=["analysis"], speakers=["person"]), reading) == [SINGS]
    assert found(signal(echoes=["outcomes"], speakers=["person"]), reading) == []


def test_words_do_not_echo_themselves() -> None:
    reading = reading_of(Said(SINGS, "analysis"))
    assert found(signal(echoes=["analysis"]), reading) == []


# Other units


def test_a_passage_is_found_whole_and_never_printed_or_a_heading() -> None:
    reading = reading_of(
        Said("Review", "monitoring_review", kind="heading", printed=True),
        Said("Who comes?", "monitoring_review", printed=True),
        Said("12 June", "monitoring_review", kind="cell"),
        Said("N/A", "monitoring_review"),
    )
    assert found(signal(unit="passage", slots=["monitoring_review"]), reading) == ["12 June"]


def test_a_tick_box_is_found_only_when_ticked_and_in_its_slot() -> None:
    boxes = [
        Said("She sings", kind="tick", ticked=True),
        Said("She sings too", kind="tick", ticked=False, printed=True),
        Said("He sings", "needs", kind="tick", ticked=True),
        Said("I agree", kind="tick", ticked=True),
    ]
    looked_for = signal(unit="tick", slots=["what_matters"], any=["singing"])
    assert found(looked_for, reading_of(*boxes)) == ["She sings"]


def test_an_outcome_is_found_by_its_row_and_words() -> None:
    reading = outcome_reading("So that she sings again", baseline="3")
    assert found(signal(unit="outcome", row={"has": ["baseline"]}), reading) != []
    assert found(signal(unit="outcome", row={"has": ["target"]}), reading) == []
    assert found(signal(unit="outcome", any=["singing"]), reading) == ["So that she sings again"]
    assert found(signal(unit="outcome", any=["liking"]), reading) == []


def test_an_action_is_found_by_its_row_and_words() -> None:
    reading = action_reading("A lift to where she sings", timed=True, owners=("family",))
    assert found(signal(unit="action", row={"timed": True}), reading) != []
    assert found(signal(unit="action", row={"owners": ["person"]}), reading) == []
    assert found(signal(unit="action", any=["singing"]), reading) == ["A lift to where she sings"]
    assert found(signal(unit="action", none=["singing"]), reading) == []


def test_an_outcome_that_an_action_reasons_towards_can_be_asked_for() -> None:
    outcome, action = outcome_reading("To sing again"), action_reading("A lift", "She sings")
    both = replace(
        action,
        outcomes=outcome.outcomes,
        actions=(replace(action.actions[0], outcome=0),),
    )
    looked_for = signal(unit="outcome", row={"has": ["reasoned_action"]})
    assert found(looked_for, both) == ["To sing again"]
    assert found(looked_for, outcome) == []


def finding(text: str, severity: str, confidence: str) -> Finding:
    """Return a finding about the first passage."""
    return Finding(
        rule="labels.x", text=text, where="paragraph 1", message="", suggestion="",
        severity=severity, confidence=confidence, span=Span(0, 3, 3 + len(text)),  # type: ignore[arg-type]  # checked by the schema elsewhere
    )  # fmt: skip


def test_a_wording_is_found_by_severity_and_confidence() -> None:
    findings = (
        finding("bedbound", "high", "high"),
        finding("refuses", "medium", "high"),
        finding("settled", "high", "low"),
    )
    reading = reading_of(Said("Is bedbound, refuses, settled."))

    def words(**wanted: list[str]) -> list[str]:
        return found(signal(unit="wording", wording=wanted), reading, findings)

    assert words() == ["bedbound", "refuses", "settled"]
    assert words(severities=["high"]) == ["bedbound", "settled"]
    assert words(confidences=["high"]) == ["bedbound", "refuses"]
    assert words(severities=["medium"], confidences=["low"]) == []
