"""docs/accuracy.md says what the program does today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_figure_on_the_page_is_what_an_audit_gives_today() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "accuracy.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True)
    lacking = [line for line in done.stdout.splitlines() if line.startswith("|")]
    assert (lacking, done.returncode) == ([], 0), done.stderr
