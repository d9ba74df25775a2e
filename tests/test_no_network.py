"""planaudit opens no network connection, ever.

The guard in conftest.py stands over every test of this process; here it is shown to work,
and the whole command is run under it and, for its workers, under one that new processes load.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import IO

import pytest
from typer.testing import CliRunner

from planaudit.batch.pool import Limits, WorkerPool

ROOT = Path(__file__).parents[1]
GUARD = ROOT / "tests" / "data" / "no_network"
PLANS = [str(ROOT / "sample_plans" / name) for name in ("A01.docx", "A02.pdf")]


@pytest.fixture
def guarded(tmp_path: Path) -> dict[str, str]:
    """The environment of a process that the network is closed to."""
    paths = [str(GUARD), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "PLANAUDIT_NETWORK_LOG": str(tmp_path / "network.log"),
    }


def attempts_in(log: IO[bytes]) -> list[str]:
    """Return the attempts written down so far, and forget them."""
    log.seek(0)
    names = log.read().decode().split()
    log.truncate(0)
    return names


def test_the_guard_stops_a_connection(closed_network: IO[bytes]) -> None:
    with pytest.raises(BaseException, match="no network connection"):
        socket.create_connection(("192.0.2.1", 80), timeout=0.1)
    with pytest.raises(BaseException, match="no network connection"):
        urllib.request.urlopen("http://example.invalid", timeout=0.1)
    assert attempts_in(closed_network) == ["create_connection", "create_connection"]


def reach_out(_: object) -> str:
    with contextlib.suppress(BaseException):
        socket.create_connection(("192.0.2.1", 80), timeout=0.1)
    return "as if nothing had happened"


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="a worker made afresh")
def test_the_guard_hears_of_a_connection_that_a_worker_tried(closed_network: IO[bytes]) -> None:
    with WorkerPool(1) as pool:
        assert list(pool.map(reach_out, [0], Limits(60, 2**30))) == ["as if nothing had happened"]
    assert attempts_in(closed_network) == ["create_connection"]


@pytest.mark.parametrize(
    "statement",
    [
        "socket.create_connection(('192.0.2.1', 80), timeout=0.1)",
        "socket.getaddrinfo('example.invalid', 80)",
        "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 80))",
    ],
)
def test_the_guard_for_new_processes_stops_and_records_it(
    guarded: dict[str, str], statement: str
) -> None:
    swallowed = f"import socket\ntry:\n    {statement}\nexcept PermissionError:\n    pass"
    subprocess.run([sys.executable, "-c", swallowed], env=guarded, check=True)
    assert Path(guarded["PLANAUDIT_NETWORK_LOG"]).read_text().startswith("socket.")


def test_an_audit_of_word_and_pdf_opens_no_socket(tmp_path: Path) -> None:
    from planaudit.cli import app

    out = tmp_path / "report"
    result = CliRunner().invoke(app, ["audit", *PLANS, "--out", str(out), "--jobs", "1"])
    assert result.exit_code == 0, result.output
    assert (out / "audit.json").is_file()
    assert (out / "report.html").is_file()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_whole_run_and_its_workers_open_no_socket(
    guarded: dict[str, str], tmp_path: Path, jobs: str
) -> None:
    out = tmp_path / "report"
    command = [sys.executable, "-m", "planaudit", "audit", *PLANS, "--out", str(out)]
    done = subprocess.run(
        [*command, "--jobs", jobs], env=guarded, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (out / "audit.json").is_file()
    assert not Path(guarded["PLANAUDIT_NETWORK_LOG"]).exists()
