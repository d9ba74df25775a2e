"""Where the everyday words that point to an area stand in a text."""

from __future__ import annotations

import pytest

from planaudit.audit.area_cues import cues_of, pattern_of, words_found
from planaudit.packs import load_pack, rules_folder
from planaudit.packs.kinds_schema import Area
from tests.audit.readings import EXAMPLES

AREA = Area(
    id="money",
    number=1,
    names=("Money",),
    act_ref="s.2",
    statements=("I have money",),
    cues=("earn", "pay a bill", "carer's allowance"),
    words=("pip", "a pub"),
    examples=EXAMPLES,
)
WALES = {area.id: area for area in load_pack(rules_folder() / "wales").areas}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("To be EARNING again", ["EARNING"], id="to the end of the word"),
        pytest.param("To pay a bill. To pay a Billy", ["pay a bill", "pay a Billy"], id="several"),
        pytest.param("Learning", [], id="within a word"),
        pytest.param("To have my PIP", ["PIP"], id="a whole word"),
        pytest.param("To mend the pipe, in a public place", [], id="whole words that go on"),
        pytest.param("Pip's money", ["Pip"], id="a whole word's genitive"),
        pytest.param("The carer’s allowance", ["carer’s allowance"], id="a curly apostrophe"),
    ],
)
def test_what_points_to_an_area(text: str, found: list[str]) -> None:
    assert [words for cue in cues_of(AREA) for words in words_found(cue, text)] == found
    assert bool(pattern_of(AREA).search(text.replace("’", "'"))) is bool(found)


def test_an_area_without_cues_finds_nothing() -> None:
    bare = AREA.model_copy(update={"cues": (), "words": ()})
    assert pattern_of(bare).search("anything") is None


@pytest.mark.parametrize(
    ("area", "text"),
    [
        ("education", "To live well with Parkinson's"),
        ("education", "Radiotherapy in Swansea"),
        ("education", "The number of admissions"),
        ("education", "A bandage on her foot"),
        ("health", "To go back to painting the boat"),
        ("health", "A place at the nursery"),
        ("health", "The legal papers"),
        ("protection", "To play the harmonica"),
        ("relationships", "A merchant seaman from Mumbles"),
        ("contribution", "His rotator cuff"),
        ("social_economic", "A public enquiry"),
        ("social_economic", "Support that meets her needs"),
        ("accommodation", "To ride the railway"),
        ("accommodation", "Moving and handling"),
        ("accommodation", "Her homework"),
    ],
)
def test_a_word_that_only_begins_like_a_cue_of_wales_points_nowhere(area: str, text: str) -> None:
    assert [cue.text for cue in cues_of(WALES[area]) if words_found(cue, text)] == []
