"""Feeds a reader files made wrong in many ways, and keeps each that it does not bear.

Every file must be read or refused with a reason, within 20 seconds of processor time and 1 GiB.
An exception, a crash, a hang and a swelling are findings: the file is kept, and the exception's
type and place are printed (never its message). The same seed makes the same files in order.

    python benchmarks/fuzz_readers.py --reader pdf --minutes 10 [--seed 1] [--keep build/fuzz]
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEVER_REACHED = 10**9
KEPT_OF_EACH = 3


def main() -> int:
    """Run the trials and print what was found; 0 if nothing was, else 1."""
    sys.path.insert(0, str(ROOT))
    from planaudit.batch.pool import Limits, Lost, WorkerPool
    from planaudit.ingest.formats import FORMATS
    from tests.fuzz.seeds import endings_of, seeds_for
    from tests.fuzz.trial import content_of, outcome_of

    readers = sorted({*FORMATS, "csv", "xlsx", "zip"})
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reader", choices=readers, required=True)
    parser.add_argument("--minutes", type=float, default=10.0, help="how long (default 10)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other files")
    parser.add_argument("--keep", type=Path, default=ROOT / "build" / "fuzz", metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args()

    limits = Limits(seconds=120, memory=2**30)  # by the clock; trials look at processor time
    outcomes: Counter[str] = Counter()
    found: Counter[str] = Counter()
    seeds_for(chosen.reader)  # once here, before workers are made from this process
    start = time.monotonic()
    number = 0
    with WorkerPool(chosen.jobs) as pool:
        trial = partial(outcome_of, chosen.reader, chosen.seed)
        for number, outcome in enumerate(pool.map(trial, range(NEVER_REACHED), limits)):
            if isinstance(outcome, Lost):
                what = " ".join(("lost:", outcome.why, outcome.fault)).strip()
            else:
                what = outcome.where
                outcomes[outcome.kind] += 1
            if what:
                found[what] += 1
                if found[what] <= KEPT_OF_EACH:
                    chosen.keep.mkdir(parents=True, exist_ok=True)
                    name = f"{chosen.reader}-{chosen.seed}-{number}"
                    kept = chosen.keep / f"{name}{endings_of(chosen.reader)[0]}"
                    kept.write_bytes(content_of(chosen.reader, chosen.seed, number))
                    print(f"{what}\n    kept: {kept}", flush=True)
            if time.monotonic() - start > chosen.minutes * 60:
                break
    files = number + 1
    seconds = time.monotonic() - start
    print(
        f"{chosen.reader}: {files} files in {seconds:.0f} s ({files / seconds:.0f} a second): "
        f"{outcomes['read']} read, {outcomes['refused']} refused, {found.total()} findings "
        f"({len(found)} of different kinds)"
    )
    for what, times in found.most_common():
        print(f"{times:6} {what}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
