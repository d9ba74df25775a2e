"""Audits the three coded sets of documents and prints the tables of docs/accuracy.md.

    python benchmarks/accuracy.py            the rows of the tables, as Markdown
    python benchmarks/accuracy.py --check    names each row that docs/accuracy.md does not have

Nothing is timed: the figures are the same on every machine. Ends with 1 if a row is missing.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from planaudit.study.agreement import RatedItem, agreement, agreement_by_form, means
from planaudit.study.audit_ratings import load_audit_ratings, match
from planaudit.study.codes import load_codes

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
SETS = {
    "the 28": ROOT / "sample_plans",
    "ordinary practice": ROOT / "tests" / "data" / "ordinary_practice",
    "other forms": ROOT / "tests" / "data" / "other_forms",
}
LOTS = ("H", "K", "M")
"""The lots of other forms, by how the names of their documents begin."""


def audited(folder: Path, reports: Path) -> Path:
    """Audit `folder` as a user would; return the path of its audit.json."""
    command = [sys.executable, "-m", "planaudit", "audit", str(folder), "--format", "json"]
    subprocess.run([*command, "--out", str(reports)], check=True, capture_output=True, cwd=ROOT)
    return reports / "audit.json"


def rated(folder: Path, audit: Path) -> tuple[RatedItem, ...]:
    """Return the program's ratings of the documents in `folder`, with the coders'."""
    return match(load_codes(folder / "codes.csv", forms=True), load_audit_ratings(audit)).items


def mean_kappa(items: Sequence[RatedItem]) -> str:
    """Return the mean kappa over the criteria."""
    return kappa(means(agreement(items).program).kappa)


def kappa(value: float | None) -> str:
    """Return a kappa as the page gives it."""
    return "-" if value is None else f"{value:.2f}"


def share(value: float | None) -> str:
    """Return a share, 0 to 1, in whole hundredths."""
    return "-" if value is None else f"{value:.0%}"


def row(*cells: str) -> str:
    """Return a row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def by_criterion(
    sets: Mapping[str, Sequence[RatedItem]], titles: Mapping[str, str]
) -> Iterator[str]:
    """Yield a row for each criterion and one for the means, all sets beside one another."""
    found = [agreement(items) for items in sets.values()]
    for number, criterion in enumerate(found[0].criteria):
        programs = [result.program[number] for result in found]
        first, *others = [(kappa(each.kappa), share(each.exact)) for each in programs]
        coders = kappa(criterion.coders.kappa)
        yield row(
            titles[criterion.criterion], *first, coders, *(c for pair in others for c in pair)
        )
    of_all = [means(result.program) for result in found]
    first, *others = [(f"**{kappa(e.kappa)}**", f"**{share(e.exact)}**") for e in of_all]
    coders = f"**{kappa(means(found[0].coders).kappa)}**"
    yield row("**mean**", *first, coders, *(cell for pair in others for cell in pair))


def by_form(items: Sequence[RatedItem]) -> Iterator[str]:
    """Yield a row for each form of one set: alone, and all the others of the set without it."""
    for form in agreement_by_form(items):
        alone, others = means(form.alone.program), means(form.others.program)
        figures = (kappa(alone.kappa), share(alone.exact), share(alone.within_one))
        yield row(form.form, str(form.alone.documents), *figures, kappa(others.kappa))


def tables(scratch: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each table's heading on the page with its rows; `scratch` holds the audits."""
    audits = {name: audited(folder, scratch / name) for name, folder in SETS.items()}
    sets = {name: rated(folder, audits[name]) for name, folder in SETS.items()}
    packs = json.loads(audits["the 28"].read_text(encoding="utf-8"))["packs"]
    titles = {each["id"]: each["title"] for pack in packs for each in pack["criteria"]}
    yield (
        "At first sight: mean kappa today",
        [
            row(lot, mean_kappa([i for i in sets["other forms"] if i.document.startswith(lot)]))
            for lot in LOTS
        ],
    )
    yield "Criterion by criterion, today", list(by_criterion(sets, titles))
    yield (
        "One form left out at a time",
        sorted(line for items in sets.values() for line in by_form(items)),
    )
    without = []
    for name, folder in SETS.items():
        plans = scratch / f"{name}, no blank forms"
        shutil.copytree(folder, plans, ignore=shutil.ignore_patterns("forms"))
        items = rated(plans, audited(plans, scratch / f"{name} again"))
        without.append(row(name, mean_kappa(sets[name]), mean_kappa(items)))
    yield "With and without blank forms", without


def is_on(page: str, line: str) -> bool:
    """Return whether a row stands on the page; of a lot, its first and last cells."""
    cells = line.strip("| ").split(" | ")
    if len(cells) > 2:
        return line in page
    lots = [each for each in page.splitlines() if each.startswith(f"| {cells[0]}, ")]
    return any(each.endswith(f"| {cells[1]} |") for each in lots)


def main() -> int:
    """Print the tables, or with --check what the page lacks."""
    options = argparse.ArgumentParser(description="Prints the tables of docs/accuracy.md.")
    options.add_argument("--check", action="store_true", help="compare with the page")
    checking = options.parse_args().check
    page = PAGE.read_text(encoding="utf-8")
    missing = 0
    with tempfile.TemporaryDirectory() as scratch:
        for heading, rows in tables(Path(scratch)):
            wanted = [line for line in rows if not is_on(page, line)]
            missing += len(wanted)
            print("\n".join([f"## {heading}", "", *(wanted if checking else rows), ""]))
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
