"""`planaudit rules`, as an officer uses it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from typer.testing import CliRunner

from planaudit.cli import app
from planaudit.packs import rules_folder
from tests.packs.small_pack import with_change, write_pack

FINDINGS = "findings/hums.yaml"


def run(*words: str, code: int = 0) -> str:
    """Return what `planaudit rules` prints, on either stream."""
    result = CliRunner().invoke(app, ["rules", *words])
    assert result.exit_code == code, result.output
    return result.output


def test_the_rules_of_wales_are_listed_with_their_ids() -> None:
    text = run("list")
    assert "child_voice" in text
    assert "The child's voice" in text
    assert "services_talk" in text
    assert '"outcomes.own words"' in text
    assert "national.health" in text
    assert max(map(len, text.splitlines())) <= 100


def test_the_list_names_the_packs_that_come_along() -> None:
    text = run("list", "--pack", "strengths-based")
    assert "strengths-based, wales, wales-plan-contents" in text
    assert "Families of wordings" not in text  # it has none of its own


def test_a_rule_is_explained_in_80_columns() -> None:
    text = run("explain", "child_voice")
    assert "Are the child's own wishes and feelings recorded" in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_mistyped_rule_is_told_with_the_nearest() -> None:
    assert "did you mean 'child_voice'?" in run("explain", "child_voise", code=2)


@pytest.mark.parametrize("rule", ["outcomes.own words", "reasons.need", "national.health"])
def test_a_kind_and_an_area_are_explained_in_80_columns(rule: str) -> None:
    text = run("explain", rule)
    assert text.splitlines()[0].endswith(f"({rule})")
    assert "Examples:" in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_mistyped_kind_is_told_with_the_nearest() -> None:
    assert "did you mean 'outcomes.service'?" in run("explain", "outcomes.servise", code=2)


def test_the_entries_of_a_kind_and_an_area_are_shown_as_yaml() -> None:
    entries = yaml.safe_load(run("show", "outcomes.professional goal"))
    assert [entry["id"] for entry in entries] == ["professional goal", "professional goal"]
    assert yaml.safe_load(run("show", "national.health"))[0]["number"] == 2


@pytest.mark.parametrize("rule", ["child_voice", "services_talk", "services_talk.lac"])
def test_a_rule_is_shown_as_yaml(rule: str) -> None:
    assert yaml.safe_load(run("show", rule))["id"] == rule.split(".")[0]


def test_a_list_of_phrases_is_shown_too() -> None:
    assert "would like" in yaml.safe_load(run("show", "lexicons.wishes"))["phrases"]


def test_a_whole_pack_is_printed_part_by_part(tmp_path: Path) -> None:
    text = run("resolved", "--pack", str(write_pack(tmp_path)))
    assert "# criteria/singing.yaml\n" in text
    assert "# pack.yaml\n" in text


def test_two_packs_are_set_side_by_side(tmp_path: Path) -> None:
    one = write_pack(tmp_path / "one")
    two = write_pack(
        tmp_path / "two", findings__hums=with_change(FINDINGS, "severity: low", "severity: high")
    )
    assert run("diff", str(one), str(one)) == "The two packs say the same.\n"
    assert "low before, high now" in run("diff", str(one), str(two), code=1)


def test_a_pack_is_begun_tried_and_used(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    assert "Written: " in run("new", str(folder))
    assert "there is a pack here already" in run("new", str(folder), code=2)
    assert "Every example is treated as it says." in run(
        "test", "findings.services_talk", "--pack", str(folder)
    )


def test_a_rule_to_try_that_is_not_there_is_told_with_the_nearest() -> None:
    assert "did you mean 'lexicons.wishes'?" in run("test", "lexicons.wishs", code=2)


def test_what_no_example_shows_makes_the_test_fail(tmp_path: Path) -> None:
    text = run("test", "--pack", str(write_pack(tmp_path)), code=1)
    assert (
        f"{tmp_path / 'lexicons' / 'sing_words.yaml'}, line 6, column 5, lexicons.sing_words: no "
        "example reaches pattern 1" in text
    )
    assert f"{tmp_path / 'criteria' / 'singing.yaml'}, line 1, column 1, singing: no" in text


def test_a_pack_that_is_not_there_is_told_with_those_that_are() -> None:
    text = run("list", "--pack", "whales", code=2)
    assert "there is no pack called 'whales'" in text
    assert "wales" in text


@pytest.mark.parametrize("kind", ["criteria", "findings", "lexicons"])
def test_the_files_of_the_packs_are_as_the_schema_says(kind: str) -> None:
    schema = json.loads(run("schema", kind))
    for path in rules_folder().glob(f"*/{kind}/*.yaml"):
        jsonschema.validate(yaml.safe_load(path.read_text("utf-8")), schema)


@pytest.mark.parametrize("kind", ["kinds", "national_outcomes"])
def test_the_single_files_of_wales_are_as_the_schema_says(kind: str) -> None:
    path = rules_folder() / "wales" / f"{kind}.yaml"
    jsonschema.validate(yaml.safe_load(path.read_text("utf-8")), json.loads(run("schema", kind)))


def test_the_kinds_of_records_are_as_the_schema_says() -> None:
    schema = json.loads(run("schema", "records"))
    path = rules_folder() / "wales-plan-contents" / "records.yaml"
    jsonschema.validate(yaml.safe_load(path.read_text("utf-8")), schema)


def test_a_file_laid_over_another_need_not_be_whole() -> None:
    schema = json.loads(run("schema", "lexicons", "--extends"))
    jsonschema.validate({"phrases": {"add": ["men's shed"]}}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"phrase": ["men's shed"]}, schema)


def test_pages_are_written_for_each_rule(tmp_path: Path) -> None:
    run("pages", str(tmp_path / "pages"), "--pack", str(write_pack(tmp_path / "small")))
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == [
        "hums.md",
        "index.md",
        "national.belonging.md",
        "outcomes.goal.md",
        "outcomes.wish.md",
        "reasons.need.md",
        "reasons.song.md",
        "singing.md",
    ]
