"""Coverage: every phrase, pattern and level of a pack is shown by an example."""

from __future__ import annotations

from pathlib import Path

import pytest

from planaudit.audit.coverage import coverage_of
from planaudit.audit.self_test import failing_examples
from planaudit.packs import load_pack, rules_folder
from tests.packs.small_pack import with_change, write_pack

LEXICON = "lexicons/sing_words.yaml"
FINDINGS = "findings/hums.yaml"
CRITERION = "criteria/singing.yaml"
AREAS = "national_outcomes.yaml"
PLANS = """\
plans:
  - {level: 0, written: {what_matters: [She sews.]}}
  - {level: 1, written: {what_matters: [She sings.]}}
  - {level: 2, written: {what_matters: [She sings. He sings.]}}
"""


def unreached(folder: Path, **files: str) -> list[str]:
    """Return what no example of the small pack reaches, with these files changed."""
    coverage = coverage_of(load_pack(write_pack(folder, **files)))
    return [f"{part.rule}: no example reaches {part.what}" for part in coverage.unreached]


def test_a_phrase_that_no_example_has_is_told(tmp_path: Path) -> None:
    text = with_change(LEXICON, "lemmas: [sing]", "lemmas: [sing, chant]")
    told = unreached(tmp_path, lexicons__sing_words=text)
    assert "lexicons.sing_words: no example reaches the word 'chant'" in told
    assert "lexicons.sing_words: no example reaches the word 'sing'" not in told
    assert "lexicons.sing_words: no example reaches pattern 1" in told


def test_a_wording_that_no_example_has_is_told(tmp_path: Path) -> None:
    text = with_change(FINDINGS, "phrases: [hums]", "phrases: [hums, drones]")
    told = unreached(tmp_path, findings__hums=text)
    assert "findings.hums.hum: no example reaches the phrase 'drones'" in told
    assert "findings.hums.hum: no example reaches pattern 1" in told
    assert "findings.hums.hum: no example reaches the phrase 'hums'" not in told


def test_what_points_to_an_area_and_no_example_has_is_told(tmp_path: Path) -> None:
    text = with_change(AREAS, "cues: [chorus]", "cues: [chorus, band]\n    words: [pip]")
    assert [each for each in unreached(tmp_path, national_outcomes=text) if "national" in each] == [
        "national.belonging: no example reaches the cue 'band'",
        "national.belonging: no example reaches the word 'pip'",
        "national.belonging: no example reaches the number 1",
        "national.belonging: no example reaches the name 'Belonging'",
        "national.belonging: no example reaches the statement 'I belong' word for word",
        "national.belonging: no example reaches the statement 'I belong' with a small change",
    ]


@pytest.mark.parametrize(
    ("national", "what"),
    [
        ("I belong", "the statement 'I belong' word for word"),
        ("I do belong", "the statement 'I belong' with a small change"),
        ("belonging", "the name 'Belonging'"),
        ('"1"', "the number 1"),
    ],
)
def test_an_example_shows_what_stands_as_its_national_outcome(
    tmp_path: Path, national: str, what: str
) -> None:
    example = f"{{text: To go to chorus, national: {national}}}"
    text = with_change(AREAS, "{text: To go to chorus}", example)
    told = unreached(tmp_path, national_outcomes=text)
    assert f"national.belonging: no example reaches {what}" not in told
    assert len([each for each in told if "national" in each]) == 3


def test_a_cue_within_a_longer_word_is_reached_and_a_whole_word_is_not(tmp_path: Path) -> None:
    text = with_change(AREAS, "cues: [chorus]", "cues: [cho]\n    words: [choru]")
    told = unreached(tmp_path, national_outcomes=text)
    assert "national.belonging: no example reaches the cue 'cho'" not in told
    assert "national.belonging: no example reaches the word 'choru'" in told


def test_a_level_that_no_example_plan_reaches_is_told(tmp_path: Path) -> None:
    text = f"{with_change(CRITERION, 'asked_by', 'asked_by')}{PLANS}"
    told = [each for each in unreached(tmp_path, criteria__singing=text) if "level" in each]
    assert told == ["singing: no example reaches the level 'strong'"]


def test_a_phrase_in_the_examples_of_another_rule_is_reached(tmp_path: Path) -> None:
    text = with_change(CRITERION, "She plays bowls", "The choir plays bowls")
    told = unreached(tmp_path, criteria__singing=text)
    assert "lexicons.sing_words: no example reaches pattern 1" not in told


def test_a_plan_that_is_rated_otherwise_is_told(tmp_path: Path) -> None:
    text = with_change(CRITERION, "asked_by", "asked_by") + PLANS.replace("level: 2", "level: 3")
    (failure,) = failing_examples(load_pack(write_pack(tmp_path, criteria__singing=text)))
    assert str(failure) == "singing: example plan 3 is rated 'evidenced', not 'strong'"


def test_a_known_miss_is_no_failure(tmp_path: Path) -> None:
    text = with_change(
        CRITERION,
        "no_match: [{text: She plays bowls every Tuesday.}]",
        "no_match: [She plays bowls.]\n      known_misses: [She croons.]",
    )
    assert failing_examples(load_pack(write_pack(tmp_path, criteria__singing=text))) == ()


@pytest.mark.parametrize(
    ("example", "fails"),
    [
        ('"She {sings} every Tuesday."', False),
        ('"She sings. He plays {bowls}."', True),
        ("{text: She sings every Tuesday., speaker: child}", True),
        ("{text: She sings every Tuesday., printed: true}", True),
    ],
)
def test_what_an_example_marks_must_hold(tmp_path: Path, example: str, fails: bool) -> None:
    text = with_change(CRITERION, "{text: She sings every Tuesday.}", example)
    found = failing_examples(load_pack(write_pack(tmp_path, criteria__singing=text)))
    assert bool(found) is fails


def test_marked_words_of_a_finding_are_the_very_words_found(tmp_path: Path) -> None:
    text = with_change(FINDINGS, "{text: She hums in the kitchen.}", '"She {hums in} the kitchen."')
    (failure,) = failing_examples(load_pack(write_pack(tmp_path, findings__hums=text)))
    assert failure.rule == "findings.hums"


COPIED = """\
  - id: shared
    copied: {what: outcome, min_words: 8}
    message: It stands in {documents}.
    suggestion: Ask her.
    severity: low
    source: [CHOIR]
    verification: B
    examples:
      match: ["{I want to sing again with all of the others}"]
      no_match: [{text: To sing the carols at the chapel this year, elsewhere: To sew}]
examples:
"""


@pytest.mark.parametrize(
    ("old", "new", "fails"),
    [
        ("what: outcome", "what: outcome", []),
        ("all of the others}", "all}", ["does not find '{I want to sing again with all}'"]),
        ("elsewhere: To sew", "slot: analysis", ["finds, and should not, 'To sing the carols"]),
    ],
)
def test_a_rule_on_copied_words_is_tried_on_two_records(
    tmp_path: Path, old: str, new: str, fails: list[str]
) -> None:
    text = with_change(FINDINGS, "examples:\n", COPIED.replace(old, new, 1))
    pack = load_pack(write_pack(tmp_path, findings__hums=text))
    failures = [str(each) for each in failing_examples(pack, ["findings.hums.shared"])]
    assert len(failures) == len(fails)
    assert all(said in failure for said, failure in zip(fails, failures, strict=True))
    told = ("findings.hums.shared", "the words it looks for")
    unreached = [(part.rule, part.what) for part in coverage_of(pack).unreached]
    assert (told in unreached) is ("does not find" in "".join(fails))


def test_every_phrase_and_level_of_wales_is_shown_by_an_example() -> None:
    coverage = coverage_of(load_pack(rules_folder() / "wales"))
    assert coverage.unreached == ()
    assert coverage.share == 1.0
