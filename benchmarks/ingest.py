"""Compares planaudit's ingest with the libraries that people would use in its place.

Every contender runs in a process of its own, in turns: planaudit, pdfplumber (text and tables) and
pypdfium2 (text) over the sample plans in PDF, and over one PDF of 300 pages made of theirs;
planaudit and python-docx (paragraphs and cells) over the sample plans in Word. What is timed is
reading alone: each process reads its files several times, and its median pass counts. A ratio is
the median of those of the turns, as a machine's speed drifts. Starting Python and importing is
told apart. Memory is the most that the process ever held.

    python benchmarks/ingest.py [--turns 3] [--passes 5]
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import pypdf

ROOT = Path(__file__).resolve().parent.parent
PLANS = ROOT / "sample_plans"
CONTENDER = Path(__file__).resolve().parent / "ingest_once.py"
LONG = 300  # pages
FASTER = 6.0
WORD = 1.5
GROWTH = 1.1


@dataclass(frozen=True)
class Result:
    """What one contender took: `readings` are the seconds of each turn."""

    readings: tuple[float, ...]
    tables: int
    letters: int

    def times(self, other: Result) -> float:
        """Return how many times as long as `other` it took, the median of all turns."""
        pairs = zip(self.readings, other.readings, strict=True)
        return statistics.median(own / others for own, others in pairs)


def long_pdf(paths: list[Path], into: Path) -> Path:
    """Write a PDF of 300 pages, those of `paths` over and over."""
    pages = [page for path in paths for page in pypdf.PdfReader(path).pages]
    writer = pypdf.PdfWriter()
    for page in islice(cycle(pages), LONG):
        writer.add_page(page)
    made = into / "long.pdf"
    writer.write(made)
    return made


def run(contender: str, passes: int, paths: list[Path]) -> dict[str, float]:
    """Return what one process found and took, its reading being its median pass."""
    command = [sys.executable, str(CONTENDER), contender, str(passes), *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    return {**found, "passes": statistics.median(found["passes"])}


def compare(contenders: list[str], turns: int, passes: int, paths: list[Path]) -> dict[str, Result]:
    """Run contenders in turns over the same files, and print the medians of each: seconds, MB."""
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in contenders}
    for _ in range(turns):
        for name in contenders:
            runs[name].append(run(name, passes, paths))
    results: dict[str, Result] = {}
    for name, found in runs.items():
        reading, imports, peak = (
            statistics.median(each[key] for each in found) for key in ("passes", "imports", "peak")
        )
        last = found[-1]
        readings = tuple(each["passes"] for each in found)
        results[name] = Result(readings, int(last["tables"]), int(last["letters"]))
        print(
            f"  {name:12} reading {reading:7.3f} s   imports {imports:5.2f} s   peak {peak:4.0f} MB"
            f"   tables {results[name].tables:4}, letters in cells {results[name].letters:6}"
        )
    return results


def verdict(what: str, value: float, target: float, *, at_least: bool) -> bool:
    """Print whether a target is met, and return it."""
    met = value >= target if at_least else value <= target
    sign = "at least" if at_least else "at most"
    print(f"  {what}: {value:.2f} (target {sign} {target:g}) {'pass' if met else 'FAIL'}")
    return met


def judge_pdf(results: dict[str, Result]) -> list[bool]:
    """Print and return which of the targets for PDF are met."""
    ours, theirs = results["planaudit"], results["pdfplumber"]
    tables, letters = ours.tables / theirs.tables, ours.letters / theirs.letters
    ratio = theirs.times(ours)
    return [
        verdict("times faster than pdfplumber", ratio, FASTER, at_least=True),
        verdict("tables, of pdfplumber's", tables, 1.0, at_least=True),
        verdict("letters in their cells, of pdfplumber's", letters, 1.0, at_least=True),
    ]


def main() -> int:
    """Measure all, print the medians and the targets; 0 if every target is met, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=3, help="how often each is run (default 3)")
    parser.add_argument("--passes", type=int, default=5, help="readings in each run (default 5)")
    chosen = parser.parse_args()
    pdfs, words = sorted(PLANS.glob("*.pdf")), sorted(PLANS.glob("*.docx"))
    met: list[bool] = []
    readers = ["planaudit", "pdfplumber", "pypdfium2"]
    print(f"{len(pdfs)} sample plans in PDF")
    met += judge_pdf(compare(readers, chosen.turns, chosen.passes, pdfs))
    with tempfile.TemporaryDirectory() as folder:
        print(f"one PDF of {LONG} pages")
        met += judge_pdf(compare(readers, chosen.turns, 1, [long_pdf(pdfs, Path(folder))]))
    print(f"{len(words)} sample plans in Word")
    found = compare(["planaudit", "python-docx"], chosen.turns, chosen.passes, words)
    ratio = found["planaudit"].times(found["python-docx"])
    met.append(verdict("times python-docx's time", ratio, WORD, at_least=False))
    print("memory of planaudit, all sample plans read once and ten times")
    once, ten = (run("planaudit", passes, [*pdfs, *words])["peak"] for passes in (1, 10))
    print(f"  once {once:.0f} MB, ten times {ten:.0f} MB")
    met.append(verdict("times as much", ten / once, GROWTH, at_least=False))
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
