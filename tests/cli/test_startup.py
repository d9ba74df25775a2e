"""The command line starts light: help must not wait for the rooms behind it."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "docx",
    "jinja2",
    "lxml",
    "numpy",
    "openpyxl",
    "pdfminer",
    "pdfplumber",
    "pypdf",
    "pypdfium2",
    "spacy",
    "yaml",
)


def modules_loaded_by(statement: str) -> set[str]:
    """The top-level modules in memory after a statement is run in a new process."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{statement}\nprint(*sys.modules, file=sys.stderr)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in done.stderr.split()}


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    # Later versions of typer look for pydantic themselves when a command is run, so it is
    # watched here only.
    assert modules_loaded_by("import planaudit.cli").isdisjoint({*HEAVY, "pydantic"})


@pytest.mark.parametrize(
    "arguments", [[], ["audit"], ["inspect"], ["form", "learn"], ["study"], ["study", "agreement"]]
)
def test_showing_help_loads_nothing_heavy(arguments: list[str]) -> None:
    run = (
        f"sys.argv = {['planaudit', *arguments, '--help']!r}\n"
        "from planaudit.cli import main\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code"
    )
    assert modules_loaded_by(run).isdisjoint(HEAVY)


def test_the_version_is_shown() -> None:
    from planaudit import __version__

    done = subprocess.run(
        [sys.executable, "-m", "planaudit", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["planaudit", __version__]
