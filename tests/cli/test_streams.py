"""The program as a terminal or another program sees it: any letters, closed pipes, full disks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.folders import GOOD, folder_with


def started(
    *arguments: str, stdout: int, encoding: str = "utf-8", **more: str
) -> subprocess.Popen[bytes]:
    """Start planaudit in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "planaudit", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": encoding, **more},
    )


@pytest.mark.parametrize("encoding", ["cp850", "ascii", "latin-1"])
def test_letters_that_cannot_be_written_give_way(tmp_path: Path, encoding: str) -> None:
    plans = folder_with(tmp_path / "plans", {"计划.txt": GOOD["plan.txt"]})
    with (tmp_path / "out.txt").open("wb") as file:
        process = started("audit", str(plans), stdout=file.fileno(), encoding=encoding)
        _, errors = process.communicate()
    assert (process.returncode, errors) == (0, b"")
    text = (tmp_path / "out.txt").read_text(encoding=encoding)
    assert "??.txt" in text
    assert "3 strong; - does not apply" in text


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_pipe_nobody_reads_ends_quietly_and_the_reports_are_written(
    tmp_path: Path, unbuffered: str
) -> None:
    plans = folder_with(tmp_path / "plans", GOOD)
    read, write = os.pipe()
    os.close(read)
    out = tmp_path / "report"
    process = started(
        "audit", str(plans), "--out", str(out), stdout=write, PYTHONUNBUFFERED=unbuffered
    )
    os.close(write)
    _, errors = process.communicate()
    assert (process.returncode, errors) == (0, b"")
    assert (out / "audit.json").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full here")
@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_a_full_disk_ends_with_2_and_a_sentence(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        process = started(*arguments, stdout=full.fileno())
        _, errors = process.communicate()
    assert process.returncode == 2
    assert errors.decode().startswith("planaudit: could not finish: No space left on device")
    assert errors.count(b"\n") == 1
