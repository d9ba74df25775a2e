"""A pack laid over another says only what is different."""

from __future__ import annotations

from pathlib import Path

import pytest

from planaudit.audit.coverage import coverage_of
from planaudit.audit.self_test import failing_examples
from planaudit.packs import Pack, PackError, load_pack, load_packs
from tests.packs.small_pack import FILES, write_pack

HEAD = 'id: house\nversion: "1"\ntitle: House rules\nextends: ../small\n'


def over(folder: Path, text: str = "", **files: str) -> Pack:
    """Return a pack that extends the small one, with these files and this in its pack.yaml."""
    write_pack(folder / "small")
    house = folder / "house"
    house.mkdir()
    (house / "pack.yaml").write_text(HEAD + text, encoding="utf-8")
    for name, content in files.items():
        path = house / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return load_pack(house)


def refusal(folder: Path, text: str = "", **files: str) -> str:
    """Return what is said of a pack that extends the small one and cannot be used."""
    with pytest.raises(PackError) as caught:
        over(folder, text, **files)
    return str(caught.value)


def test_a_pack_that_says_nothing_is_the_one_it_extends(tmp_path: Path) -> None:
    pack = over(tmp_path)
    below = load_pack(tmp_path / "small")
    assert (pack.criteria, pack.wordings, pack.lexicons) == (
        below.criteria,
        below.wordings,
        below.lexicons,
    )
    assert (pack.header.id, pack.header.licence) == ("house", "MIT")


def test_a_phrase_is_added_to_a_list_and_another_taken_out(tmp_path: Path) -> None:
    text = "lexicons:\n  sing_words: {lemmas: {add: [chant, hum], remove: [sing]}}\n"
    assert over(tmp_path, text).lexicons["sing_words"].lemmas == ("chant", "hum")


def test_a_list_that_is_given_plainly_replaces_the_one_below(tmp_path: Path) -> None:
    text = "lexicons:\n  sing_words: {lemmas: [chant]}\n"
    assert over(tmp_path, text).lexicons["sing_words"].lemmas == ("chant",)


def test_a_file_of_its_own_is_laid_over_the_file_of_that_name(tmp_path: Path) -> None:
    pack = over(tmp_path, criteria__singing="levels:\n  strong:\n    because: A choir.\n")
    assert pack.criteria[0].levels.strong.because == "A choir."
    assert pack.criteria[0].levels.evidenced.because == "They sing."


def test_a_condition_is_replaced_as_a_whole(tmp_path: Path) -> None:
    needs = "levels:\n  strong:\n    needs: {every: [{count: [sings], at_least: 9}]}\n"
    found = over(tmp_path, criteria__singing=needs).criteria[0].levels.strong.needs
    assert found is not None
    assert found.count == ()
    assert found.every[0].at_least == 9


def test_a_wording_is_changed_and_another_added_by_its_id(tmp_path: Path) -> None:
    text = """\
findings:
  hums:
    entries:
      - {id: hum, severity: high}
      - id: drone
        phrases: [drones on]
        suggestion: Say what she sings.
        severity: low
        source: [us]
        verification: B
        examples: {match: ["She {drones on}."], no_match: [A drone flew by.]}
"""
    entries = over(tmp_path, text).wordings[0].entries
    assert [(entry.id, entry.severity) for entry in entries] == [("hum", "high"), ("drone", "low")]
    assert entries[0].phrases == ("hums",)


def test_a_new_criterion_comes_after_those_that_are_taken_over(tmp_path: Path) -> None:
    dancing = FILES["criteria/singing.yaml"].replace("id: singing", "id: dancing")
    pack = over(tmp_path, criteria__dancing=dancing)
    assert [criterion.id for criterion in pack.criteria] == ["singing", "dancing"]


def test_rules_are_left_out_by_their_ids(tmp_path: Path) -> None:
    dancing = FILES["criteria/singing.yaml"].replace("id: singing", "id: dancing")
    pack = over(tmp_path, "without: [singing, hums.hum]\n", criteria__dancing=dancing)
    assert [criterion.id for criterion in pack.criteria] == ["dancing"]
    assert pack.wordings == ()


def test_a_pack_may_take_over_only_the_lists(tmp_path: Path) -> None:
    dancing = FILES["criteria/singing.yaml"].replace("id: singing", "id: dancing")
    pack = over(tmp_path, "inherit: []\n", criteria__dancing=dancing)
    assert [criterion.id for criterion in pack.criteria] == ["dancing"]
    assert pack.wordings == ()
    assert set(pack.lexicons) == {"sing_words"}


def test_the_kinds_and_areas_that_come_along_ask_nothing_of_a_pack(tmp_path: Path) -> None:
    dancing = FILES["criteria/singing.yaml"].replace("id: singing", "id: dancing")
    pack = over(tmp_path, "inherit: []\n", criteria__dancing=dancing)
    below = load_pack(tmp_path / "small")
    assert (pack.kinds, pack.areas) == (below.kinds, below.areas)
    assert failing_examples(pack, ["outcomes", "reasons", "national"]) == ()


def test_a_cue_is_added_to_an_area_with_an_example_that_shows_it(tmp_path: Path) -> None:
    text = """\
areas:
  - id: belonging
    cues: {add: [band]}
    examples: {match: {add: ["To play in the {band}"]}}
"""
    pack = over(tmp_path, national_outcomes=text)
    assert pack.areas[0].cues == ("chorus", "band")
    assert failing_examples(pack, ["national"]) == ()
    assert "the cue 'band'" not in {part.what for part in coverage_of(pack).unreached}


def test_a_pack_may_extend_one_that_extends_another(tmp_path: Path) -> None:
    over(tmp_path, "without: [hums]\n")
    third = tmp_path / "third"
    third.mkdir()
    (third / "pack.yaml").write_text(HEAD.replace("house", "third").replace("small", "house"))
    assert load_pack(third).wordings == ()


def test_a_mistake_is_told_in_the_file_that_holds_it(tmp_path: Path) -> None:
    told = refusal(tmp_path, "lexicons:\n  sing_words:\n    lemma: [chant]\n")
    assert told == (
        f"{tmp_path / 'house' / 'pack.yaml'}, line 7, column 5, lemma: "
        "there is no such key here; did you mean 'lemmas'?"
    )


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (
            "without: [singin]\n",
            5,
            "there is no rule 'singin' to leave out; did you mean 'singing'?",
        ),
        (
            "without: [hums.hem]\n",
            5,
            "there is no rule 'hums.hem' to leave out; did you mean 'hums.hum'?",
        ),
        ("lexicons: {sing_words: {lemmas: {remove: [chant]}}}\n", 5, "'chant' is not in the list"),
        ("lexicons: {sing_words: {lemmas: {add: chant}}}\n", 5, "this should be a list"),
        ("lexicons: [sing_words]\n", 5, "this should be ids, each with what it says"),
        ("lexicons: {sing_words: chant}\n", 5, "this should be keys and values"),
        ("order: [dancing]\n", 5, "must name the same criteria"),
    ],
)
def test_what_cannot_be_laid_over_is_told(tmp_path: Path, text: str, line: int, says: str) -> None:
    told = refusal(tmp_path, text)
    assert told.startswith(f"{tmp_path / 'house' / 'pack.yaml'}, line {line}, column ")
    assert says in told


def test_a_pack_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(HEAD)
    with pytest.raises(PackError, match=r"line 4, .*there is no pack called '\.\./small'"):
        load_pack(tmp_path)


def test_a_pack_that_extends_itself_is_told(tmp_path: Path) -> None:
    write_pack(tmp_path / "small")
    (tmp_path / "small" / "pack.yaml").write_text(HEAD.replace("small", "house"))
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "pack.yaml").write_text(HEAD)
    with pytest.raises(PackError, match="the pack extends itself"):
        load_pack(tmp_path / "house")


def test_the_digest_tells_a_change_of_the_pack_below(tmp_path: Path) -> None:
    first = over(tmp_path).digest
    lexicon = tmp_path / "small" / "lexicons" / "sing_words.yaml"
    lexicon.write_text(lexicon.read_text().replace("[sing]", "[sing, hum]"))
    assert load_pack(tmp_path / "house").digest != first


def test_two_packs_that_share_a_criterion_are_not_used_together(tmp_path: Path) -> None:
    over(tmp_path)
    with pytest.raises(PackError, match="both have the criterion 'singing'"):
        load_packs([tmp_path / "small", tmp_path / "house"])


def test_two_packs_with_criteria_of_their_own_are_used_together(tmp_path: Path) -> None:
    dancing = FILES["criteria/singing.yaml"].replace("id: singing", "id: dancing")
    over(tmp_path, "inherit: [findings]\n", criteria__dancing=dancing)
    packs = load_packs([tmp_path / "small", tmp_path / "house"])
    assert [[criterion.id for criterion in pack.criteria] for pack in packs] == [
        ["singing"],
        ["dancing"],
    ]
