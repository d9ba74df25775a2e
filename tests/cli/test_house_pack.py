"""A house pack as docs/rules/README.md teaches it: what stands on the page is what is tried."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from planaudit.cli import app

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "README.md").read_text("utf-8")
LESSON = PAGE.partition("## Your own rules")[2].partition("\n## ")[0]
PACK, MORE = re.findall(r"```yaml\n(.*?)```", LESSON, re.DOTALL)
COMMANDS = re.findall(r"`(planaudit [^`]*our-rules[^`]*)`", LESSON)
PLAN = """\
# Adult care and support plan

## What matters to me

Mair is a hub member. LAC children visit. She would like to sing again.

## Family views

Her son says that he hopes she will sing again.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan, in which the commands of the page are typed."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.md").write_text(PLAN, encoding="utf-8")
    return tmp_path


def run(command: str) -> Result:
    return CliRunner().invoke(app, command.split()[1:])


def begin(folder: Path, text: str) -> None:
    """Begin a pack with `rules new`, as the page says, and write `text` into it."""
    assert run("planaudit rules new our-rules").exit_code == 0
    (folder / "our-rules" / "pack.yaml").write_text(text, encoding="utf-8")


def audited(command: str) -> dict[str, Any]:
    result = run(f"{command} --jobs 1")
    assert result.exit_code == 0, result.output
    (document,) = json.loads(Path("report/audit.json").read_text("utf-8"))["documents"]
    found: dict[str, Any] = document
    return found


def test_the_page_has_a_pack_of_some_ten_lines() -> None:
    assert len(PACK.splitlines()) <= 11
    assert "extends: wales" in PACK


def test_every_command_of_the_page_works(folder: Path) -> None:
    assert "planaudit rules test --pack our-rules" in COMMANDS
    for command in COMMANDS:
        if "rules new" in command:
            begin(folder, PACK)
            continue
        result = run(command)
        # Two packs that differ end with 1, as two files do.
        assert result.exit_code == (1 if "diff" in command else 0), (command, result.output)
        if "rules test" in command:
            assert "Every example is treated as it says." in result.stdout
            assert "Every phrase and level has an example (coverage 100.0%)." in result.stdout


def test_what_it_changes_is_told(folder: Path) -> None:
    begin(folder, PACK)
    said = run("planaudit rules diff wales our-rules").stdout.splitlines()
    assert said == [
        "criteria.family_voice: left out",
        "findings.services_talk.entries.service-user.phrases: 'hub member' added",
        "findings.services_talk.entries.service-user.examples.match: "
        "'The {hub member} came on Monday.' added",
    ]


def test_an_audit_finds_its_word_and_leaves_out_its_rule(folder: Path) -> None:
    begin(folder, PACK)
    usual = audited("planaudit audit plans --out report")
    ours = audited("planaudit audit plans --pack our-rules --out report")
    assert set(usual["criteria"]) - set(ours["criteria"]) == {"family_voice"}
    new = [each for each in ours["findings"] if each not in usual["findings"]]
    assert [(each["rule"], each["text"]) for each in new] == [
        ("services_talk.service-user", "hub member")
    ]
    assert new[0]["suggestion"] == "Use the person's name or initials."
    assert [each for each in usual["findings"] if each not in ours["findings"]] == []


def test_the_longer_example_of_the_page_works_too(folder: Path) -> None:
    head = PACK.partition("findings:")[0]
    begin(folder, head + MORE)
    result = run("planaudit rules test --pack our-rules")
    assert result.exit_code == 0, result.output
    said = run("planaudit rules diff wales our-rules").stdout
    for change in (
        "findings.services_talk.entries: 'hub' added",
        "lexicons.community.phrases: 'repair cafe' added",
        "criteria.strengths.levels.emerging.advice: ",
    ):
        assert change in said


def test_a_phrase_without_an_example_is_told_where_it_stands(folder: Path) -> None:
    begin(folder, PACK.replace("[hub member]", "[hub member, hub user]"))
    result = run("planaudit rules test --pack our-rules")
    line = next(n for n, text in enumerate(PACK.splitlines(), 1) if "hub member]" in text)
    assert result.exit_code == 1
    assert result.stdout.startswith(
        f"our-rules/pack.yaml, line {line}, column 37, findings.services_talk.service-user: "
        "no example reaches the phrase 'hub user'\n"
    )
    assert "1 phrase or level (coverage of the whole pack 99.9%)" in result.stdout
