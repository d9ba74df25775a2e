"""What is said of a pack's rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from planaudit.packs import Pack, PackError, load_pack, rules_folder
from planaudit.rulebook.differences import differences
from planaudit.rulebook.explain import explained
from planaudit.rulebook.rules import rule_named, rules_of
from planaudit.rulebook.starter import write_starter
from tests.packs.small_pack import with_change, write_pack

WALES = load_pack(rules_folder() / "wales")


@pytest.fixture
def small(tmp_path: Path) -> Pack:
    return load_pack(write_pack(tmp_path / "small"))


def test_rules_are_criteria_families_and_wordings(small: Pack) -> None:
    assert [rule.id for rule in rules_of(small)] == [
        "singing",
        "hums",
        "hums.hum",
        "outcomes.wish",
        "outcomes.goal",
        "reasons.song",
        "reasons.need",
        "national.belonging",
    ]


def test_kinds_and_areas_are_rules_of_the_pack_they_come_from(tmp_path: Path, small: Pack) -> None:
    (tmp_path / "house").mkdir()
    text = 'id: house\nversion: "1"\ntitle: House\nextends: ../small\n'
    path = tmp_path / "house" / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    assert list(rules_of(load_pack(path.parent))) == list(rules_of(small))
    path.write_text(f"{text}inherit: []\n", encoding="utf-8")
    assert list(rules_of(load_pack(path.parent))) == []


def test_a_kind_is_explained_with_its_place_among_the_kinds() -> None:
    said = explained(rule_named(WALES, "outcomes.professional goal"))
    assert (
        "- 5: A goal of a professional or an agency. It needs a phrase of the list "
        "lexicons.goal_words or lexicons.written_by_staff." in said
    )
    assert "- 7: Too short to say whose it is. It takes what is left." in said


def test_an_area_is_explained_with_what_points_to_it(small: Pack) -> None:
    said = explained(rule_named(small, "national.belonging"))
    assert "Cues, beginnings of words (1): chorus." in said
    assert "- belongs here: “To go to chorus”" in said
    assert "- does not: “To be washed”" in said


def test_every_example_of_an_area_is_told_on_its_page_only() -> None:
    rule = rule_named(WALES, "national.health")
    assert rule.area is not None
    every = explained(rule, every_example=True)
    examples = rule.area.examples
    told = [line for line in every if line.startswith(("- belongs here", "- does not"))]
    assert len(told) == len(examples.match) + len(examples.no_match)
    assert len(explained(rule)) < len(every)


def test_what_stands_beside_an_example_is_told() -> None:
    said = explained(rule_named(WALES, "reasons.need"))
    shown = "- of this kind: “Two calls a day from the agency”"
    assert f"{shown} (beside it the need “Cannot reach her feet”)" in said


def test_a_rule_is_named_as_in_a_report_or_as_in_the_self_test(small: Pack) -> None:
    assert rule_named(small, "findings.hums.hum") == rule_named(small, "hums.hum")


def test_a_rule_that_is_not_there_is_told_with_the_nearest(small: Pack) -> None:
    with pytest.raises(PackError, match=r"no rule 'singin' .* did you mean 'singing'\?"):
        rule_named(small, "singin")


def test_a_criterion_is_explained_with_what_its_levels_need(small: Pack) -> None:
    said = explained(rule_named(small, "singing"))
    assert "- strong: They sing a good deal. It needs at least 3 of: singing." in said
    assert "- found as singing: “She sings every Tuesday.”" in said


def test_a_wording_is_explained_with_what_to_write_instead(small: Pack) -> None:
    said = explained(rule_named(small, "hums.hum"))
    assert "Instead: Write that she sings." in said
    assert "Found: 'hums'." in said


def test_a_rule_on_copied_words_is_explained_with_how_much_and_what_is_left_alone() -> None:
    said = explained(rule_named(WALES, "copied.short-outcome"))
    assert (
        "Found: an outcome of 4 to 7 words that stands, word for word, in 3 records or more."
        in (said)
    )
    assert (
        "Left alone: what forms print; national statements; outcomes of the kind 'own words'; what "
        "holds words of the list 'lexicons.nothing_to_say'."
    ) in said
    assert "Its findings are often harmless where they stand alone." in " ".join(said)
    assert not any("{" in paragraph for paragraph in said)


def test_an_example_says_what_stands_elsewhere_and_what_the_form_printed() -> None:
    said = "\n".join(explained(rule_named(WALES, "copied.outcome")))
    assert "(elsewhere: “I want to swim with my brother in the pool at Barry”)" in said
    assert "(printed by the form)" in said


@pytest.mark.parametrize("rule", list(rules_of(WALES)), ids=lambda rule: rule.id)
def test_every_rule_of_wales_can_be_explained(rule: object) -> None:
    assert all(explained(rule))  # type: ignore[arg-type]  # the parameter is a Rule


def test_packs_that_say_the_same_have_no_differences(small: Pack) -> None:
    assert list(differences(small, small)) == []


def test_what_a_pack_changes_is_told_by_its_place(tmp_path: Path, small: Pack) -> None:
    changed = write_pack(
        tmp_path / "other",
        lexicons__sing_words=with_change("lexicons/sing_words.yaml", "[sing]", "[chant]"),
        findings__hums=with_change("findings/hums.yaml", "severity: low", "severity: high"),
    )
    assert list(differences(small, load_pack(changed))) == [
        "findings.hums.entries.hum.severity: low before, high now",
        "lexicons.sing_words.lemmas: 'sing' left out",
        "lexicons.sing_words.lemmas: 'chant' added",
    ]


def test_what_a_pack_changes_of_kinds_and_areas_is_told(tmp_path: Path, small: Pack) -> None:
    changed = write_pack(
        tmp_path / "other",
        kinds=with_change("kinds.yaml", "title: A goal", "title: A goal of theirs"),
        national_outcomes=with_change("national_outcomes.yaml", "[chorus]", "[chorus, band]"),
    )
    assert list(differences(small, load_pack(changed))) == [
        "outcomes.goal.title: A goal before, A goal of theirs now",
        "national.belonging.cues: 'band' added",
    ]


def test_a_new_pack_loads_and_changes_nothing(tmp_path: Path) -> None:
    path = write_starter(tmp_path / "ours", "wales")
    pack = load_pack(path.parent)
    assert pack.header.id == "ours"
    assert list(differences(WALES, pack)) == []


def test_what_a_new_pack_shows_in_comments_works_when_the_marks_are_taken_off(
    tmp_path: Path,
) -> None:
    path = write_starter(tmp_path / "ours", "wales")
    head, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    lines = [line[2:] for line in rest.splitlines() if line.startswith("# ")]
    kept = [line for line in lines if not line.endswith(":") or ": " in line or line[0] != "A"]
    yaml_lines = [line for line in kept if not line[:1].isupper()]
    path.write_text("\n".join([head, *yaml_lines]) + "\n", encoding="utf-8")
    pack = load_pack(path.parent)
    found = list(differences(WALES, pack))
    assert "criteria.family_voice: left out" in found
    assert "findings.services_talk.entries: 'hub' added" in found
    assert "lexicons.community.phrases: 'repair cafe' added" in found


def test_a_pack_is_never_written_over(tmp_path: Path) -> None:
    write_starter(tmp_path, "wales")
    with pytest.raises(PackError, match="there is a pack here already"):
        write_starter(tmp_path, "wales")
