"""Compares the time of a whole audit with that of bare text extraction from the same files.

Two processes take turns, start-up included: `planaudit audit sample_plans`, and one that only
takes the text out of the same 28 files with pdfplumber and python-docx. The target is a
ratio of their medians below 2.

    python benchmarks/extraction_ratio.py [--turns 5] [--jobs 1]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLANS = ROOT / "sample_plans"
EXTRACTOR = Path(__file__).resolve().parent / "extract_text.py"
TARGET = 2.0


def seconds_taken(command: list[str]) -> float:
    """Return the wall time of a whole process, which must end well."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> int:
    """Measure, print the two medians and their ratio; 0 if the target is met, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=5, help="how often each is run (default 5)")
    parser.add_argument("--jobs", type=int, help="workers for the audit (default: its own)")
    chosen = parser.parse_args()
    files = sorted(path for path in PLANS.iterdir() if path.suffix in {".docx", ".pdf"})
    jobs = ["--jobs", str(chosen.jobs)] if chosen.jobs else []
    audits: list[float] = []
    extractions: list[float] = []
    with tempfile.TemporaryDirectory() as out:
        audit = [sys.executable, "-m", "planaudit", "audit", str(PLANS), "--out", out, *jobs]
        extraction = [sys.executable, str(EXTRACTOR), *map(str, files)]
        seconds_taken(audit)  # once unmeasured, so that neither pays for cold files
        seconds_taken(extraction)
        for _ in range(chosen.turns):
            audits.append(seconds_taken(audit))
            extractions.append(seconds_taken(extraction))
    ratio = statistics.median(audits) / statistics.median(extractions)
    print(f"{len(files)} files, {chosen.turns} turns each, medians of whole-process wall time")
    print(f"audit       {statistics.median(audits):7.2f} s")
    print(f"extraction  {statistics.median(extractions):7.2f} s")
    print(f"ratio       {ratio:7.2f}   (target below {TARGET:g})")
    return 0 if ratio < TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
