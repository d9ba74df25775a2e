"""planaudit.toml in use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planaudit.cli import app

PLAN = "What matters to me\n\nHe is non-compliant and refuses everything he is offered.\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one plan, in which planaudit is run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.txt").write_text(PLAN)
    return tmp_path


def configured(folder: Path, text: str) -> None:
    (folder / "planaudit.toml").write_text(text, encoding="utf-8")


def audited(*options: str) -> dict[str, object]:
    result = run("audit", "plans", "--format", "json", "--jobs", "1", *options)
    found: dict[str, object] = json.loads(result.stdout)
    return found


def rules(audit: dict[str, object]) -> set[str]:
    (document,) = audit["documents"]  # type: ignore[misc]  # JSON
    return {finding["rule"].split(".")[0] for finding in document["findings"]}  # type: ignore[index]


def test_what_the_file_leaves_out_is_left_out(plans: Path) -> None:
    assert "engagement_blame" in rules(audited())
    configured(plans, 'without = ["engagement_blame"]\n')
    assert "engagement_blame" not in rules(audited())
    assert "engagement_blame" in rules(audited("--no-config"))


def test_a_threshold_makes_the_command_end_with_1(plans: Path) -> None:
    configured(plans, "[thresholds]\nstrengths = 2\n")
    result = run("audit", "plans", "--jobs", "1")
    assert result.exit_code == 1
    assert "Below level 2, as planaudit.toml asks, in 'Strengths and resources'" in result.stdout


def test_a_finding_that_is_let_stand_does_not_count_against_a_run(plans: Path) -> None:
    assert run("audit", "plans", "--jobs", "1", "--fail-on", "low").exit_code == 1
    everything = "\n".join(
        f'[[waivers]]\nrule = "{rule}"\ndocument = "*"\nby = "A"\nwhy = "B"'
        for rule in rules(audited())
    )
    configured(plans, f'fail_on = "low"\n{everything}\n')
    result = run("audit", "plans", "--jobs", "1")
    assert result.exit_code == 0
    assert "Let stand by A" in result.stdout


def test_the_command_line_counts_for_more_than_the_file(plans: Path) -> None:
    configured(plans, 'fail_on = "low"\n')
    assert run("audit", "plans", "--jobs", "1").exit_code == 1
    assert run("audit", "plans", "--jobs", "1", "--fail-on", "never").exit_code == 0


def test_a_waiver_rests_until_its_day(plans: Path) -> None:
    configured(
        plans,
        '[[waivers]]\nrule = "engagement_blame"\ndocument = "*"\nby = "A"\nwhy = "B"\n'
        "until = 2026-12-31\n",
    )
    assert "Let stand by A" in run("audit", "plans", "--jobs", "1", "--date", "2026-12-31").stdout
    assert "ran out on" in run("audit", "plans", "--jobs", "1", "--date", "2027-01-01").stdout


@pytest.mark.parametrize(
    ("text", "options", "says"),
    [
        ("pack = []\n", [], "did you mean 'packs'?"),
        ("[thresholds]\nstrength = 1\n", [], "did you mean 'strengths'?"),
        ('without = ["refusin"]\n', [], "did you mean 'refusing'?"),
        ("", ["--config", "gone.toml"], "gone.toml: the file could not be opened"),
        ("", ["--config", "planaudit.toml", "--no-config"], "say the opposite"),
        ("", ["--date", "tomorrow"], "--date cannot be 'tomorrow'"),
    ],
)
def test_a_mistake_ends_the_run_with_2(
    plans: Path, text: str, options: list[str], says: str
) -> None:
    configured(plans, text)
    result = run("audit", "plans", "--jobs", "1", *options)
    assert result.exit_code == 2
    assert says in result.stderr


def test_what_is_in_force_is_printed_with_who_says_so(plans: Path) -> None:
    assert "no planaudit.toml was found" in run("config", "plans").stdout
    configured(plans, 'packs = ["wales"]\n')
    text = run("config", "plans").stdout
    assert "planaudit.toml" in text
    assert "packs       wales (from the file)" in text
    assert "fail_on     never (as planaudit comes)" in text
