"""Help, in a reader's words."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from planaudit.cli import app

COMMANDS = (
    [],
    ["audit"],
    ["inspect"],
    ["form"],
    ["form", "learn"],
    ["study"],
    ["study", "agreement"],
    ["study", "evidence"],
    ["rules"],
    *[["rules", name] for name in ("list", "show", "explain", "new", "schema", "diff", "test")],
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_shows_no_types_and_cuts_no_line(command: list[str]) -> None:
    text = CliRunner().invoke(app, [*command, "--help"]).stdout
    for trace in ("<", "{", "list[", "x>="):
        assert trace not in text
    assert "...\n" not in text.replace("[ARGS]...\n", "")


def test_the_usage_line_names_the_paths() -> None:
    text = CliRunner().invoke(app, ["audit", "--help"]).stdout
    assert "audit PATH... [OPTIONS]" in text
    assert "PATH is a plan, a folder of plans or a .zip archive of them" in text


def test_help_says_which_findings_count_towards_the_exit_code() -> None:
    text = " ".join(CliRunner().invoke(app, ["audit", "--help"]).stdout.split())
    assert "Only findings whose rule is seldom wrong count." in text
