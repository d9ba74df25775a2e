"""Audits the four coded sets of documents and prints the tables of docs/accuracy.md.

    python benchmarks/accuracy.py            the rows of the tables, as Markdown
    python benchmarks/accuracy.py --check    names each row that docs/accuracy.md has not
    python benchmarks/accuracy.py --renew    writes the rows into docs/accuracy.md

Nothing is timed: the figures are the same on every machine. With --check it ends with 1 when a
table of the page has other rows.
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
from planaudit.study.audit_quotations import load_audit_quotations, side_by_side
from planaudit.study.audit_ratings import load_audit_ratings, match
from planaudit.study.coded_quotations import load_quoted
from planaudit.study.codes import load_codes
from planaudit.study.evidence import EvidenceAgreement, evidence_agreement
from planaudit.study.evidence_table import KIND_TITLES, TITLES, share
from planaudit.study.figures_table import kappa_figure, share_figure
from planaudit.study.intervals import Interval, agreement_intervals

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.form_left_out import WAYS, forms_left_out  # noqa: E402
from benchmarks.page_tables import cells_of, renewed, row, rows_on  # noqa: E402

PAGE = ROOT / "docs" / "accuracy.md"
SETS = {
    "the 28": ROOT / "sample_plans",
    "ordinary practice": ROOT / "tests" / "data" / "ordinary_practice",
    "other forms": ROOT / "tests" / "data" / "other_forms",
    "new forms": ROOT / "tests" / "data" / "new_forms",
}
THE_42 = ("the 28", "ordinary practice")
LOTS = ("H", "K", "M", "R", "S", "T", "U")
"""The lots of other and of new forms, by how the names of their documents begin."""


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
    return kappa_figure(means(agreement(items).program).kappa)


def bounds(interval: Interval) -> str:
    """Return an interval as the page gives it."""
    return f"{kappa_figure(interval.low)} to {kappa_figure(interval.high)}"


def bold(*cells: str) -> tuple[str, ...]:
    """Return cells in bold."""
    return tuple(f"**{cell}**" for cell in cells)


def at_first_sight(page: str, items: Sequence[RatedItem]) -> Iterator[str]:
    """Yield the page's row on each lot with the lot's mean kappa today as its last cell.

    What it was at first sight cannot be measured again: it stays as the page has it.
    """
    for lot, line in zip(LOTS, rows_on(page, "at first sight"), strict=True):
        today = mean_kappa([item for item in items if item.document.startswith(lot)])
        yield row(*cells_of(line)[:-1], today)


def the_42(items: Sequence[RatedItem], titles: Mapping[str, str]) -> Iterator[str]:
    """Yield a row for each criterion, and one for the means, with the intervals of kappa."""
    found, swing = agreement(items), agreement_intervals(items).program
    for each in found.criteria:
        program, coders = each.program, kappa_figure(each.coders.kappa)
        within = bounds(swing.criteria[each.criterion])
        figures = (kappa_figure(program.kappa), within, share_figure(program.exact), coders)
        yield row(titles[each.criterion], str(program.documents), *figures)
    of_all, coders = means(found.program), kappa_figure(means(found.coders).kappa)
    figures = (kappa_figure(of_all.kappa), bounds(swing.mean), share_figure(of_all.exact), coders)
    yield row(*bold("mean"), "", *bold(*figures))


def quotations(found: EvidenceAgreement) -> Iterator[str]:
    """Yield a row for each list of quotations."""
    for each in found.lists:
        yield row(
            TITLES[each.subject],
            str(each.quoted),
            share_figure(share(each.quoted_found, each.quoted)),
            str(each.both),
            share_figure(share(each.both_found, each.both)),
            str(each.found),
            share_figure(share(each.found_accepted, each.found)),
        )


def kinds(found: EvidenceAgreement) -> Iterator[str]:
    """Yield a row for the kinds of outcomes and one for the reasons of actions."""
    for each in found.kinds:
        program = each.program
        coders = kappa_figure(each.coders.kappa if each.coders else None)
        figures = (kappa_figure(program.kappa), share_figure(program.same), coders)
        yield row(KIND_TITLES[each.subject], str(program.compared), *figures)


def left_out(sets: Mapping[str, Sequence[Path]]) -> Iterator[str]:
    """Yield a row for each set: the mean kappa with more and more of a form left out."""
    for name, found in forms_left_out(sets):
        kappas = {way: means(agreement(found.ratings[way]).program).kappa for way in WAYS}
        before, *_, after = kappas.values()
        fall = None if before is None or after is None else before - after
        yield row(
            name, *map(kappa_figure, kappas.values()), kappa_figure(fall), f"{found.parts:.0f}"
        )


def by_criterion(
    sets: Mapping[str, Sequence[RatedItem]], titles: Mapping[str, str]
) -> Iterator[str]:
    """Yield a row for each criterion and one for the means, all sets beside one another."""
    found = [agreement(items) for items in sets.values()]
    for number, criterion in enumerate(found[0].criteria):
        programs = [result.program[number] for result in found]
        first, *others = [(kappa_figure(each.kappa), share_figure(each.exact)) for each in programs]
        coders = kappa_figure(criterion.coders.kappa)
        yield row(
            titles[criterion.criterion], *first, coders, *(c for pair in others for c in pair)
        )
    of_all = [means(result.program) for result in found]
    first, *others = [
        (f"**{kappa_figure(e.kappa)}**", f"**{share_figure(e.exact)}**") for e in of_all
    ]
    coders = f"**{kappa_figure(means(found[0].coders).kappa)}**"
    yield row("**mean**", *first, coders, *(cell for pair in others for cell in pair))


def by_form(items: Sequence[RatedItem]) -> Iterator[str]:
    """Yield a row for each form of one set: alone, and all the others of the set without it."""
    for form in agreement_by_form(items):
        alone, others = means(form.alone.program), means(form.others.program)
        figures = (
            kappa_figure(alone.kappa),
            share_figure(alone.exact),
            share_figure(alone.within_one),
        )
        yield row(form.form, str(form.alone.documents), *figures, kappa_figure(others.kappa))


def tables(page: str, scratch: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each table's name on the page with its rows; `scratch` holds the audits."""
    audits = {name: audited(folder, scratch / name) for name, folder in SETS.items()}
    sets = {name: rated(folder, audits[name]) for name, folder in SETS.items()}
    packs = json.loads(audits["the 28"].read_text(encoding="utf-8"))["packs"]
    titles = {each["id"]: each["title"] for pack in packs for each in pack["criteria"]}
    in_lots = [item for name in ("other forms", "new forms") for item in sets[name]]
    yield "at first sight", list(at_first_sight(page, in_lots))
    yield "the 42", list(the_42([item for name in THE_42 for item in sets[name]], titles))
    found = quoted([SETS[name] for name in THE_42], [audits[name] for name in THE_42])
    yield "quotations", list(quotations(found))
    yield (
        "quotations on new forms",
        list(quotations(quoted([SETS["new forms"]], [audits["new forms"]]))),
    )
    yield "kinds", list(kinds(found))
    yield "criterion by criterion", list(by_criterion(sets, titles))
    folders = {"the 42": [SETS[name] for name in THE_42], "other forms": [SETS["other forms"]]}
    yield "form left out", list(left_out(folders))
    yield "form by form", sorted(line for items in sets.values() for line in by_form(items))
    without = []
    for name, folder in SETS.items():
        plans = scratch / f"{name}, no blank forms"
        shutil.copytree(folder, plans, ignore=shutil.ignore_patterns("forms"))
        items = rated(plans, audited(plans, scratch / f"{name} again"))
        without.append(row(name, mean_kappa(sets[name]), mean_kappa(items)))
    yield "blank forms", without


def quoted(folders: Sequence[Path], audits: Sequence[Path]) -> EvidenceAgreement:
    """Return how far quotations agree over several folders, each with its audit."""
    sides = [
        side_by_side(load_quoted(folder / "evidence.jsonl"), load_audit_quotations(audit))
        for folder, audit in zip(folders, audits, strict=True)
    ]
    return evidence_agreement(
        [each for side in sides for each in side.quoted],
        [each for side in sides for each in side.found],
        sum(side.documents for side in sides),
    )


def main() -> int:
    """Print the tables; with --check what the page has not, with --renew into the page."""
    options = argparse.ArgumentParser(description="Prints the tables of docs/accuracy.md.")
    which = options.add_mutually_exclusive_group()
    which.add_argument("--check", action="store_true", help="compare with the page")
    which.add_argument("--renew", action="store_true", help="write the rows into the page")
    asked = options.parse_args()
    before = after = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        for name, rows in tables(before, Path(scratch)):
            had = rows_on(before, name)
            after = renewed(after, name, rows)
            changed = [line for line in rows if line not in had]
            print("\n".join([f"## {name}", "", *(changed if asked.check else rows), ""]))
    if asked.renew:
        PAGE.write_text(after, encoding="utf-8")
    return 1 if asked.check and after != before else 0


if __name__ == "__main__":
    raise SystemExit(main())
