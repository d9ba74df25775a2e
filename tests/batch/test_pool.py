"""Whatever a piece of work does to its worker, it costs its own result and nothing else."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from planaudit.batch import pool as pool_module
from planaudit.batch.pool import Limits, Lost, WorkerPool
from tests.batch import work

ROOT = Path(__file__).parents[2]
EASY = Limits(seconds=60, memory=200 * 2**20)
SHORT = Limits(seconds=0.5, memory=200 * 2**20)
on_unix = pytest.mark.skipif(os.name != "posix", reason="sends signals that Windows has not")


@pytest.fixture(params=["fork", "spawn"])
def start_method(request: pytest.FixtureRequest) -> Iterator[str]:
    """Both ways of starting a worker: a copy of the parent, or afresh as Windows does."""
    if request.param not in multiprocessing.get_all_start_methods():
        pytest.skip("this system starts no process in this way")
    before = multiprocessing.get_start_method()
    multiprocessing.set_start_method(request.param, force=True)
    yield request.param
    multiprocessing.set_start_method(before, force=True)


def results(
    do: Callable[[Any], object], items: list[Any], limits: Limits = EASY, workers: int = 2
) -> list[Any]:
    """Return what a pool makes of `items`."""
    with WorkerPool(workers) as pool:
        return list(pool.map(do, items, limits))


def workers_now() -> list[multiprocessing.process.BaseProcess]:
    return multiprocessing.active_children()


# Good work


@pytest.mark.usefixtures("start_method")
@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    assert results(work.double_slowly, list(range(9)), workers=workers) == list(range(0, 18, 2))


def test_no_items_give_no_results_and_start_no_worker() -> None:
    with WorkerPool(2) as pool:
        assert list(pool.map(work.double, [], EASY)) == []
        assert workers_now() == []


@pytest.mark.usefixtures("start_method")
def test_large_items_and_results_go_through() -> None:
    item = bytes(20 * 2**20)
    assert results(work.repeat, [item, b"", item]) == [item * 2, b"", item * 2]


def test_workers_are_kept_from_one_map_to_the_next() -> None:
    with WorkerPool(2) as pool:
        first = set(pool.map(work.worker_of, list(range(20)), EASY))
        again = set(pool.map(work.worker_of, list(range(20)), EASY))
    assert len(first | again) <= 2


def test_work_does_not_run_far_ahead_of_a_slow_item(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_module, "LOOK_AHEAD", 3)
    begun = results(work.touch, [tmp_path / str(number) for number in range(10)])
    assert begun[0] == 3
    assert begun[-1] == 10


# Bad work


@pytest.mark.usefixtures("start_method")
@pytest.mark.parametrize(
    ("bad", "limits", "lost"),
    [
        pytest.param(work.hang, SHORT, Lost("time"), id="hangs"),
        pytest.param(work.hang_in_c, SHORT, Lost("time"), id="hangs in C code"),
        pytest.param(work.leave, EASY, Lost("crash"), id="ends the process"),
        pytest.param(work.crash, EASY, Lost("crash"), id="crashes", marks=on_unix),
        pytest.param(
            work.be_killed, EASY, Lost("memory"), id="is killed by the system", marks=on_unix
        ),
        pytest.param(work.grow, EASY, Lost("memory"), id="grows"),
        pytest.param(work.grow_elsewhere, EASY, Lost("memory"), id="starts what grows"),
        pytest.param(work.find_no_memory, EASY, Lost("memory"), id="finds no memory"),
        pytest.param(work.raise_fault, EASY, Lost("fault", "ValueError"), id="raises"),
        pytest.param(work.ask_to_leave, EASY, Lost("fault", "SystemExit"), id="asks to leave"),
        pytest.param(work.dig, EASY, Lost("fault", "RecursionError"), id="digs without end"),
        pytest.param(work.unpicklable, EASY, Lost("fault", "AttributeError"), id="unpicklable"),
    ],
)
def test_bad_work_is_lost_and_says_why(
    bad: Callable[[object], object], limits: Limits, lost: Lost
) -> None:
    with WorkerPool(1) as pool:
        assert list(pool.map(bad, [0], limits)) == [lost]
        assert list(pool.map(work.double, [1, 2], EASY)) == [2, 4]


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_bad_items_among_good_ones_cost_themselves_alone(workers: int) -> None:
    limits = Limits(seconds=2, memory=200 * 2**20)
    found = results(work.spoil, list(range(9)), limits, workers)
    bad = {2: Lost("time"), 3: Lost("crash"), 5: Lost("memory"), 7: Lost("fault", "ValueError")}
    assert found == [bad.get(number, number) for number in range(9)]


def test_an_item_that_cannot_be_handed_over_is_lost_alone() -> None:
    assert results(work.worker_of, [lambda: None])[0].why == "fault"
    assert results(work.double, [2, 3]) == [4, 6]


def test_a_worker_that_dies_while_idle_costs_nothing() -> None:
    with WorkerPool(1) as pool:
        assert list(pool.map(work.double, [1], EASY)) == [2]
        (worker,) = workers_now()
        worker.kill()
        worker.join(5)
        assert list(pool.map(work.double, [1], EASY)) == [2]


def test_a_worker_that_keeps_much_memory_is_replaced_before_the_next_item() -> None:
    assert len(set(results(work.leave_much_behind, [0, 1, 2, 3], EASY, workers=1))) == 4


# Silence


@pytest.mark.usefixtures("start_method")
@pytest.mark.parametrize(
    "loud", [work.print_a_lot, work.crash, work.raise_fault, work.ask_to_leave]
)
def test_nothing_a_worker_prints_is_seen(
    loud: Callable[[object], object], capfd: pytest.CaptureFixture[str]
) -> None:
    results(loud, [0])
    assert capfd.readouterr() == ("", "")


@on_unix
def test_a_crash_leaves_no_core_dump() -> None:
    import resource

    assert results(resource.getrlimit, [resource.RLIMIT_CORE]) == [(0, 0)]


# Ending


@pytest.mark.usefixtures("start_method")
def test_leaving_early_ends_every_worker_at_once() -> None:
    before = time.monotonic()
    with contextlib.suppress(KeyboardInterrupt), WorkerPool(3) as pool:
        for _ in pool.map(work.spoil, [0, 2, 2, 2, 2], EASY):
            raise KeyboardInterrupt
    assert time.monotonic() - before < 20
    assert workers_now() == []


def test_a_map_that_is_left_early_does_not_disturb_the_next() -> None:
    with WorkerPool(2) as pool:
        begun = pool.map(work.spoil, [0, 2, 4], EASY)
        assert next(begun) == 0
        begun.close()  # type: ignore[attr-defined]  # it is a generator
        assert list(pool.map(work.double, [5, 6], EASY)) == [10, 12]


@on_unix
@pytest.mark.parametrize("stuck", ["hang", "hang_in_c"])
def test_a_killed_parent_leaves_no_worker_behind(stuck: str) -> None:
    script = f"""
        from planaudit.batch import pool, worker_process
        from tests.batch import work

        worker_process._GRACE = 0.5
        with pool.WorkerPool(3) as workers:
            for pid in workers.map(work.worker_of, [0], pool.Limits(60, 2**30)):
                print("started", flush=True)
            list(workers.map(work.{stuck}, [0, 1, 2], pool.Limits(2, 2**30)))
    """
    parent = started(script)
    children = children_once_there_are(3, parent.pid)
    os.kill(parent.pid, signal.SIGKILL)
    parent.communicate()
    _, left = psutil.wait_procs(children, timeout=20)
    assert left == []


@on_unix
def test_an_interrupt_from_the_keyboard_ends_the_command_and_its_workers(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(work.SECRET, encoding="utf-8")
    script = f"""
        import signal, sys
        # A test run that a shell started in the background has Ctrl+C switched off.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        from planaudit.ingest.text.reader import TextReader
        from planaudit.cli import main
        from tests.batch import work

        TextReader.read = lambda *_: work.hang(0)
        sys.argv = ["planaudit", "audit", {str(tmp_path)!r}, "--jobs", "3"]
        main()
    """
    parent = started(script)
    children = children_once_there_are(3, parent.pid)
    os.killpg(parent.pid, signal.SIGINT)
    said, complained = parent.communicate(timeout=20)
    assert parent.returncode == 130
    assert said == ""
    assert complained == "planaudit: stopped before the end. No report was written.\n"
    assert psutil.wait_procs(children, timeout=5)[1] == []


def started(script: str) -> subprocess.Popen[str]:
    """Return a new Python that runs `script`, in a process group of its own."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def children_once_there_are(number: int, pid: int) -> list[psutil.Process]:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        children = psutil.Process(pid).children()
        if len(children) == number:
            return children
        time.sleep(0.05)
    raise AssertionError(f"{number} workers were never started")
