"""Shows whether an audit of many plans takes as long for each plan as an audit of few.

Makes plans from the sample plans in Word: the same forms, the writers' sentences in another order,
some left out, other surnames and figures, so that no two are alike. Audits ever more of them as a
user would, with all reports, first with the blank forms given and then with forms to be learned
from the plans, and prints what each further plan costs: processor time of the whole run and of the
program itself (its workers aside), and memory of the program. Starting up is paid once, so it is
the further plans that are compared: the last half with the first.

    python benchmarks/flat_time.py [--copies 1000] [--jobs 2]
"""

from __future__ import annotations

import argparse
import contextlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import psutil
from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
PLANS = ROOT / "sample_plans"
FORMS = PLANS / "forms"
HALVINGS = 3
"""How often the number of plans is halved for the smallest run."""
FEWEST = 80
"""Copies. Of fewer plans the time of each is lost in that of starting up."""
TARGET = 1.2
"""Times as much for each of the last plans as for each of the first, at most."""
LOOK_EVERY = 0.02  # seconds, at what the program itself has taken

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? ([A-Z][a-z]+)")
_FIGURE = re.compile(r"(?<![\d/:.])\d{1,2}(?![\d/:.])")
_SURNAMES = (
    *("Abbot", "Bevan", "Cadwallader", "Dyer", "Eynon", "Fenwick", "Gittins", "Hallam", "Idwal"),
    *("Jarman", "Kinsey", "Lodwick", "Maddox", "Nevett", "Orrell", "Parfitt", "Quarrell", "Rosser"),
    *("Salisbury", "Treharne", "Upjohn", "Vickery", "Wherlock", "Yorath"),
)


def texts_of(paragraph: etree._Element) -> list[etree._Element]:
    """Return the parts of a paragraph that hold its letters."""
    return list(paragraph.iter(f"{_W}t"))


def words_of(paragraph: etree._Element) -> str:
    """Return the letters of a paragraph."""
    return "".join(part.text or "" for part in texts_of(paragraph))


def body_of(path: Path) -> etree._Element:
    """Return the body of a Word file."""
    with zipfile.ZipFile(path) as file:
        return etree.fromstring(file.read(_BODY))


def printed_words() -> frozenset[str]:
    """Return what the blank forms in Word print, paragraph by paragraph."""
    return frozenset(
        words_of(paragraph)
        for form in FORMS.glob("*.docx")
        for paragraph in body_of(form).iter(f"{_W}p")
    )


def varied(words: str, surname: str, chance: random.Random) -> str:
    """Return what a writer wrote with its sentences in another order, and other figures."""
    sentences = _SENTENCE_END.split(words)
    chance.shuffle(sentences)
    if len(sentences) > 3:
        sentences.pop()
    told = _TITLED.sub(lambda found: found[0].replace(found[1], surname), " ".join(sentences))
    return _FIGURE.sub(lambda found: str(chance.randint(1, 9 if len(found[0]) == 1 else 28)), told)


def write_copy(source: Path, copy: Path, printed: frozenset[str], number: int) -> None:
    """Write a plan like `source`, the same one for the same number on any machine."""
    chance = random.Random(f"{source.name} {number}")
    surname = chance.choice(_SURNAMES)
    body = body_of(source)
    for paragraph in body.iter(f"{_W}p"):
        words = words_of(paragraph)
        if words.strip() and words not in printed:
            first, *others = texts_of(paragraph)
            first.text = varied(words, surname, chance)
            for part in others:
                part.text = ""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, etree.tostring(body) if name == _BODY else old.read(name))


def copies(number: int, folder: Path) -> list[Path]:
    """Write so many plans into `folder` and return them; the sample plans take turns."""
    sources, printed = sorted(PLANS.glob("*.docx")), printed_words()
    made = []
    for index in range(number):
        source = sources[index % len(sources)]
        copy = folder / f"{index:04}-{source.name}"
        write_copy(source, copy, printed, index)
        made.append(copy)
    return made


@dataclass(frozen=True)
class Run:
    """What an audit took: seconds by the clock, of all its processes and of the program itself.

    `memory` is the most that the program itself held, and `report` the size of its reports, in MB.
    """

    plans: int
    clock: float
    processes: float
    program: float
    memory: float
    report: float


def audited(plans: list[Path], options: list[str]) -> Run:
    """Audit `plans` through the command line and return what that took."""
    with tempfile.TemporaryDirectory() as folder:
        batch, report = Path(folder) / "plans", Path(folder) / "report"
        batch.mkdir()
        for plan in plans:
            (batch / plan.name).hardlink_to(plan)
        command = [sys.executable, "-m", "planaudit", "audit", str(batch), "--out", str(report)]
        before, started = seconds_of_children(), time.perf_counter()
        program = psutil.Popen([*command, "--no-config", *options], stdout=subprocess.DEVNULL)
        own, memory = watched(program)
        clock = time.perf_counter() - started
        if program.returncode:
            raise SystemExit(f"the audit of {len(plans)} plans ended with {program.returncode}")
        written = sum(path.stat().st_size for path in report.iterdir())
        whole = seconds_of_children() - before
        return Run(len(plans), clock, whole, own, memory / 2**20, written / 2**20)


VALUES: tuple[tuple[str, str, Callable[[Run], float]], ...] = (
    ("all processes", "ms", lambda run: 1000 * run.processes),
    ("the program", "ms", lambda run: 1000 * run.program),
    ("memory", "KB", lambda run: 1024 * run.memory),
)
"""What is held to the target: its name, its unit for one plan and how it is taken from a run."""


def seconds_of_children() -> float:
    """Return the processor time of all that has been started and has ended, and its workers."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def watched(program: psutil.Popen) -> tuple[float, int]:
    """Wait for a program to end; return its own processor time and the most memory it held."""
    seconds, memory = 0.0, 0
    while program.poll() is None:
        with contextlib.suppress(psutil.Error):
            used = program.cpu_times()
            seconds = max(seconds, used.user + used.system)
            memory = max(memory, program.memory_info().rss)
        time.sleep(LOOK_EVERY)
    return seconds, memory


def each_further(fewer: Run, more: Run, value: Callable[[Run], float]) -> float:
    """Return what each plan took that one run has more than another."""
    return (value(more) - value(fewer)) / (more.plans - fewer.plans)


def compare(what: str, plans: list[Path], options: list[str]) -> bool:
    """Audit ever more plans, print what that took, and return whether the target is met."""
    sizes = [len(plans) // 2**times for times in range(HALVINGS, -1, -1)]
    print(what)
    print("  plans    clock  all processes  the program   memory  reports")
    runs = []
    for size in sizes:
        run = audited(plans[:size], options)
        runs.append(run)
        print(
            f"  {size:5} {run.clock:6.1f} s {run.processes:12.1f} s {run.program:10.1f} s"
            f" {run.memory:5.0f} MB {run.report:5.0f} MB",
            flush=True,
        )
    met = True
    for name, unit, value in VALUES:
        steps = [each_further(*pair, value) for pair in pairwise(runs)]
        told = ", ".join(f"{step:.1f}" for step in steps)
        ratio = each_further(runs[-2], runs[-1], value) / each_further(runs[0], runs[-2], value)
        met = met and ratio <= TARGET
        print(f"  each further plan, {name}: {told} {unit}; last half to first {ratio:.2f}")
    print(f"  target: at most {TARGET:g}, {'pass' if met else 'FAIL'}")
    return met


def main() -> int:
    """Make the plans, audit ever more of them and print what that took; 0 if the target is met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=1000, help="how many plans (default 1000)")
    parser.add_argument("--jobs", type=int, help="workers for the audit (default: its own)")
    chosen = parser.parse_args()
    if chosen.copies < FEWEST:
        parser.error(f"--copies must be {FEWEST} or more")
    jobs = ["--jobs", str(chosen.jobs)] if chosen.jobs else []
    with tempfile.TemporaryDirectory() as folder:
        plans = copies(chosen.copies, Path(folder))
        met = [
            compare("blank forms given", plans, ["--form", str(FORMS), *jobs]),
            compare("forms learned from the plans", plans, jobs),
        ]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
