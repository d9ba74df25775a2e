"""Compares the time of `planaudit --help` with that of `python -c 'import typer'`.

The two take turns, whole-process wall time. The target is a ratio of their medians below 5.

    python benchmarks/help_ratio.py [--turns 15]
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

TARGET = 5.0


def seconds_taken(command: list[str]) -> float:
    """Return the wall time of a whole process, which must end well."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def planaudit_command() -> list[str]:
    """Return the installed command, or the module where it is not installed."""
    installed = shutil.which("planaudit", path=str(Path(sys.executable).parent))
    return [installed] if installed else [sys.executable, "-m", "planaudit"]


def main() -> int:
    """Measure, print the two medians and their ratio; 0 if the target is met, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=15, help="how often each is run (default 15)")
    turns = parser.parse_args().turns
    help_command = [*planaudit_command(), "--help"]
    import_command = [sys.executable, "-c", "import typer"]
    seconds_taken(help_command)  # once unmeasured, so that neither pays for cold files
    seconds_taken(import_command)
    helps: list[float] = []
    imports: list[float] = []
    for _ in range(turns):
        helps.append(seconds_taken(help_command))
        imports.append(seconds_taken(import_command))
    ratio = statistics.median(helps) / statistics.median(imports)
    print(f"{turns} turns each, medians of whole-process wall time")
    print(f"planaudit --help  {statistics.median(helps) * 1000:6.0f} ms")
    print(f"import typer      {statistics.median(imports) * 1000:6.0f} ms")
    print(f"ratio             {ratio:6.2f}    (target below {TARGET:g})")
    return 0 if ratio < TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
