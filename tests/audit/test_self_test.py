"""The self-test of packs, and the rules of Wales put through it."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
import yaml

from planaudit.audit.self_test import (
    ExampleFailure,
    example_cases,
    failing_examples,
)
from planaudit.packs import Pack, PackError, load_pack, rules_folder
from planaudit.reading.headings import slots_of
from tests.packs.small_pack import FILES, with_change, write_pack

WALES = load_pack(rules_folder() / "wales")
COPIED = [entry.copied for wording in WALES.wordings for entry in wording.entries if entry.copied]
CRITERION = "criteria/singing.yaml"


BEGINNINGS = ["findings.", "lexicons.", "outcomes.", "reasons.", "national."]


@pytest.mark.parametrize("beginning", [*BEGINNINGS, *[c.id for c in WALES.criteria]])
def test_the_rules_of_wales_do_as_their_examples_say(beginning: str) -> None:
    assert [str(failure) for failure in failing_examples(WALES, [beginning])] == []


def test_every_rule_of_wales_has_examples_of_both_kinds() -> None:
    rules = {f"{c.id}.{name}" for c in WALES.criteria for name in c.signals}
    rules |= {f"findings.{w.id}.{entry.id}" for w in WALES.wordings for entry in w.entries}
    rules |= {f"lexicons.{name}" for name in WALES.lexicons}
    rules |= {f"outcomes.{kind.id}" for kind in WALES.kinds.outcomes}
    rules |= {f"reasons.{kind.id}" for kind in WALES.kinds.reasons}
    rules |= {f"national.{area.id}" for area in WALES.areas}
    cases = example_cases(WALES)
    for should_match in (True, False):
        assert {case.rule for case in cases if case.should_match is should_match} == rules


def test_every_lexicon_of_wales_is_used() -> None:
    signals = [signal for criterion in WALES.criteria for signal in criterion.signals.values()]
    kinds = (*WALES.kinds.outcomes, *WALES.kinds.reasons)
    used = {name for signal in signals for name in (*signal.any, *signal.all, *signal.none)}
    used |= {name for kind in kinds for name in (*kind.any, *kind.none)}
    used |= {name for copied in COPIED for name in copied.none}
    assert sorted(set(WALES.lexicons) - used) == []


def test_every_slot_named_in_wales_is_one_that_a_heading_fills() -> None:
    signals = [signal for criterion in WALES.criteria for signal in criterion.signals.values()]
    named = {slot for signal in signals for slot in (*signal.slots, *signal.not_slots)}
    named |= {slot for criterion in WALES.criteria for slot in criterion.asked_by}
    named |= {slot for copied in COPIED for slot in copied.not_slots}
    assert sorted(named - slots_that_headings_fill()) == []


def slots_that_headings_fill() -> set[str]:
    """Return the slots of the heading list."""
    source = resources.files("planaudit.reading") / "data" / "headings.yaml"
    slots = yaml.safe_load(source.read_bytes())["slots"]
    headings = (h["heading"] for entry in slots.values() for h in entry["verified"])
    return {slot for heading in headings for slot in slots_of(heading)}


# The self-test itself


def small(folder: Path, name: str = "", old: str = "", new: str = "") -> Pack:
    """Return the small pack, with one change to the file `name` if it is given."""
    key = name.removesuffix(".yaml").replace("/", "__")
    return load_pack(write_pack(folder, **({key: with_change(name, old, new)} if name else {})))


def test_a_pack_that_does_as_its_examples_say_has_no_failures(tmp_path: Path) -> None:
    assert failing_examples(small(tmp_path)) == ()


def test_every_example_of_signals_findings_and_kinds_is_tried(tmp_path: Path) -> None:
    cases = example_cases(small(tmp_path))
    assert len(cases) == "\n".join(FILES.values()).count("{text: ")
    assert {case.rule for case in cases} == {
        "singing.sings",
        "singing.wishes",
        "findings.hums",
        "outcomes.wish",
        "outcomes.goal",
        "reasons.song",
        "reasons.need",
        "national.belonging",
    }


@pytest.mark.parametrize(
    ("name", "old", "new", "rule", "should_match"),
    [
        (CRITERION, "She sings every", "She swims every", "singing.sings", True),
        (CRITERION, "She plays bowls", "She sings alto", "singing.sings", False),
        (CRITERION, "I want to sing on", "To be kept from", "singing.wishes", True),
        (CRITERION, "To reduce the risk of falls", "I want a song", "singing.wishes", False),
        ("findings/hums.yaml", "She hums in", "She sits in", "findings.hums", True),
        ("findings/hums.yaml", "She sings in", "She hums in", "findings.hums", False),
        ("kinds.yaml", "I want to sing again", "To sing again", "outcomes.wish", True),
        ("kinds.yaml", "To reduce falls", "I want no falls", "outcomes.wish", False),
        ("kinds.yaml", "So that she can sing", "So that she can swim", "reasons.song", True),
        ("kinds.yaml", "So that she is washed", "So that she sings", "reasons.song", False),
        ("national_outcomes.yaml", "To go to chorus", "To go to bed", "national.belonging", True),
        ("national_outcomes.yaml", "To be washed", "To go to chorus", "national.belonging", False),
    ],
)  # fmt: skip
def test_an_example_that_is_not_treated_as_it_says_is_returned(
    tmp_path: Path, name: str, old: str, new: str, rule: str, should_match: bool
) -> None:
    (failure,) = failing_examples(small(tmp_path, name, old, new))
    assert isinstance(failure, ExampleFailure)
    assert (failure.rule, failure.should_match) == (rule, should_match)
    assert new in failure.text
    assert failure.rule in str(failure)
    assert failure.text in str(failure)


def test_a_failure_says_in_words_which_way_it_went() -> None:
    missed = ExampleFailure("singing.sings", "She swims.", should_match=True)
    found = ExampleFailure("singing.sings", "She sings.", should_match=False)
    assert str(missed) == "singing.sings does not find 'She swims.'"
    assert str(found) == "singing.sings finds, and should not, 'She sings.'"


def signal(**lines: str) -> str:
    """Return the criterion's file with its first signal made of `lines`."""
    text = FILES[CRITERION]
    start, end = text.index("    looks_for: singing"), text.index("  wishes:")
    body = "".join(f"    {key}: {value}\n" for key, value in lines.items())
    return f"{text[:start]}    looks_for: something\n{body}{text[end:]}"


@pytest.mark.parametrize(
    ("rule", "match", "no_match"),
    [
        pytest.param(
            {"slots": "[strengths]"},
            "{text: She sings., slot: strengths}",
            "{text: She sings., slot: risks}",
            id="slot",
        ),
        pytest.param(
            {"unit": "tick"},
            "{text: I can sing}",
            "{text: I can sing, ticked: false}",
            id="ticked",
        ),
        pytest.param(
            {"speakers": "[child]"},
            "{text: She wants to sing., slot: view_child, service: children}",
            "{text: She wants to sing., slot: view_person}",
            id="service",
        ),
        pytest.param(
            {"echoes": "[outcomes]"},
            "{text: She sings carols., plan: To sing carols again}",
            "{text: She sings carols., plan: To be washed}",
            id="plan beside a sentence",
        ),
        pytest.param(
            {"unit": "outcome", "row": "{has: [baseline, target, review]}"},
            '{text: To sing, score: "3", target: "8", review: "5"}',
            '{text: To sing, score: "3", target: "8"}',
            id="scores",
        ),
        pytest.param(
            {"unit": "outcome", "row": "{national: [statement]}"},
            "{text: To sing, national: I belong}",
            "{text: To sing, national: Belonging}",
            id="national",
        ),
        pytest.param(
            {"unit": "action", "row": "{has: [outcome]}"},
            "{text: A lift to choir, plan: To sing}",
            "{text: A lift to choir}",
            id="plan of an action",
        ),
        pytest.param(
            {"unit": "action", "row": "{has: [reason], owners: [family], timed: true}"},
            "{text: A lift, owner: Brother, when: 31 July, reason: So that she sings}",
            "{text: A lift, owner: Brother, when: ASAP, reason: So that she sings}",
            id="owner, time and reason",
        ),
        pytest.param(
            {"speakers": "[person]", "manners": "[first person]"},
            "{text: I sing., prompt: In my own words}",
            "{text: I sing., prompt: Weighing things up, slot: analysis}",
            id="prompt",
        ),
    ],
)
def test_each_key_of_an_example_says_what_stands_around_it(
    tmp_path: Path, rule: dict[str, str], match: str, no_match: str
) -> None:
    examples = f"{{match: [{match}], no_match: [{no_match}]}}"
    text = signal(**rule, examples=examples)
    assert failing_examples(load_pack(write_pack(tmp_path, criteria__singing=text))) == ()
    swapped = signal(**rule, examples=f"{{match: [{no_match}], no_match: [{match}]}}")
    failures = failing_examples(load_pack(write_pack(tmp_path, criteria__singing=swapped)))
    assert [failure.should_match for failure in failures] == [True, False]


def test_an_example_in_a_slot_that_no_heading_fills_is_refused(tmp_path: Path) -> None:
    pack = small(tmp_path, CRITERION, "{text: She sings every Tuesday.}", "{text: La, slot: songs}")
    with pytest.raises(PackError, match=r"singing\.sings stands in the slot 'songs'"):
        failing_examples(pack)


AREA = "national_outcomes.yaml"


@pytest.mark.parametrize(
    ("example", "fails"),
    [
        pytest.param('"To see the {choruses} in May"', False, id="to the end of the word"),
        pytest.param('"To see the {chorus}es in May"', True, id="the cue alone"),
        pytest.param('"To see the {chorus}, and go to {bed}"', True, id="a word that is no cue"),
        pytest.param("{text: To have tea with Olwen, national: Belonging}", False, id="the name"),
        pytest.param("{text: To have tea with Olwen, national: I belong}", False, id="a statement"),
        pytest.param('{text: To have tea with Olwen, national: "1"}', False, id="the number"),
        pytest.param("{text: To have tea with Olwen, national: Health}", True, id="another name"),
        pytest.param("{text: To have tea, national: The chorus}", True, id="only to be inferred"),
        pytest.param(
            '{text: "To have {tea} there", national: Belonging}', True, id="marked, and no cue"
        ),
    ],
)
def test_an_example_of_an_area_is_an_outcome_and_its_national_outcome(
    tmp_path: Path, example: str, fails: bool
) -> None:
    pack = small(tmp_path, AREA, "{text: To go to chorus}", example)
    assert bool(failing_examples(pack)) is fails


def test_an_outcome_that_does_not_fit_the_area_named_beside_it_is_no_example(
    tmp_path: Path,
) -> None:
    home = """\
  - id: home
    number: 2
    names: [Home]
    act_ref: s.3
    statements: [I live somewhere]
    cues: [stairs]
    examples:
      match: [To climb the stairs]
      no_match: [{text: To go to chorus, national: Home}]
"""
    pack = load_pack(write_pack(tmp_path, national_outcomes=FILES[AREA] + home))
    assert failing_examples(pack) == ()
    swapped = home.replace("no_match", "unmatch").replace("match: [To c", "no_match: [To c", 1)
    swapped = swapped.replace("unmatch", "match")
    pack = load_pack(write_pack(tmp_path, national_outcomes=FILES[AREA] + swapped))
    assert [failure.should_match for failure in failing_examples(pack)] == [True, False]


TWO_ENTRIES = """\
outcomes:
  - id: wish
    title: What they want
    own_words: true
    examples: {match: [I want to sing again], no_match: [To reduce falls]}
  - id: goal
    title: A long goal
    min_words: 4
    examples: {match: [To reduce falls at night], no_match: [Falls]}
  - id: goal
    title: A short goal
    examples: {match: [Falls], no_match: [To reduce falls at night]}
reasons:
  - id: song
    title: To sing
    any: [sing_words]
    examples: {match: [So that she can sing], no_match: [Poor sleep]}
  - id: need
    title: Stands beside one
    beside: [need, goal]
    examples:
      match:
        - {text: A bath chair for her, need: Poor balance}
        - {text: A bath chair for her, plan: To reduce falls at night}
      no_match:
        - {text: A lift to choir, plan: I want to sing again}
        - {text: A lift to choir}
        - {text: A lift to choir, need: No car, reason: So that she can sing}
"""


def test_examples_of_two_entries_of_one_kind_are_told_apart(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path, kinds=TWO_ENTRIES))
    assert failing_examples(pack) == ()
    text = TWO_ENTRIES.replace("{match: [Falls]", "{match: [No falls at all then]")
    (failure,) = failing_examples(load_pack(write_pack(tmp_path, kinds=text)))
    assert str(failure) == "outcomes.goal does not find 'No falls at all then'"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("need: Poor balance", "when: Friday"),
        ("plan: To reduce falls at night", "plan: I want to dance again"),
        ("need: Poor balance", "need: Poor balance, reason: So that she can sing"),
    ],
)
def test_an_example_of_an_action_says_what_stands_beside_it(
    tmp_path: Path, old: str, new: str
) -> None:
    assert old in TWO_ENTRIES
    text = TWO_ENTRIES.replace(old, new)
    (failure,) = failing_examples(load_pack(write_pack(tmp_path, kinds=text)))
    assert (failure.rule, failure.should_match) == ("reasons.need", True)  # type: ignore[union-attr]  # an example failed
