"""Shows how far quotations agree, as tables 80 characters wide, and on request what was missed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from planaudit.plain_words import count_of, one_line
from planaudit.study.evidence import EvidenceAgreement, SubjectEvidence
from planaudit.study.figures_table import (
    Group,
    kappa_figure,
    print_table,
    print_words,
    share_figure,
)
from planaudit.study.nominal import KindAgreement
from planaudit.study.quotations import Quoted, Subject

TITLES = {
    Subject.STRENGTHS: "Strengths",
    Subject.CHILD_VOICE: "Child's voice",
    Subject.OUTCOMES: "Outcomes",
    Subject.ACTIONS: "Actions",
    Subject.DEFICITS: "Deficit wordings",
}
KIND_TITLES = {Subject.OUTCOMES: "Kind of outcome", Subject.ACTIONS: "Reason for an action"}

_QUOTED = (
    Group("coders quoted", (("n", 5), ("found", 7))),
    Group("both quoted", (("n", 7), ("found", 7))),
    Group("the program quotes", (("n", 9), ("accepted", 10))),
)
_COUNTED = (("n", 8), ("kappa", 7), ("same", 6))
_KEY = (
    "coders quoted: what either coder quoted; both quoted: what both did. found: the share of it "
    "that the program quotes too. accepted: the share of the program's quotations that stand "
    "where a coder quoted something for the same. Two quotations stand in the same place when "
    "the longest run of words they share is at least half of the shorter one."
)
_KINDS_KEY = (
    "n: compared. kappa: Cohen's kappa (1960), 1 is perfect, 0 no better than chance. same: same "
    "kind. Where the coders differ, the first one's word is compared. A national statement "
    "pasted as an outcome has no kind of its own in the coders' codebook: it counts as a "
    "professional goal."
)


def print_evidence(console: Console, result: EvidenceAgreement, note: str = "") -> None:
    """Print how far quotations agree. `note` is what must be said wherever figures are shown."""
    documents = count_of(result.documents, "document")
    console.print(Text(f"Quotations from {documents}", style="bold"))
    print_table(
        console, "quoted as", _QUOTED, [(TITLES[row.subject], _cells(row)) for row in result.lists]
    )
    print_words(console, _KEY)
    ceiling = any(row.coders for row in result.kinds)
    groups = [Group("program and coder 1", _COUNTED)]
    if ceiling:
        groups.append(Group("coder 1 and coder 2", _COUNTED))
    rows = []
    for row in result.kinds:
        cells = _kind_cells(row.program)
        if ceiling:
            cells += _kind_cells(row.coders)
        rows.append((KIND_TITLES[row.subject], cells))
    console.print(Text("What they are called, where both quote them", style="bold"))
    print_table(console, "called", groups, rows)
    print_words(console, _KINDS_KEY)
    print_words(console, note)


def print_misses(console: Console, result: EvidenceAgreement, most: int) -> None:
    """Print, of each list, up to `most` quotations missed and up to `most` that nobody quoted.

    Where there are more they are taken at even steps, so that they come from all documents.
    This shows what documents say.
    """
    for row in result.lists:
        title = TITLES[row.subject]
        _print_list(
            console,
            f"{title}: quoted by coders, not found by the program",
            [_missed(each) for each in row.missed],
            most,
        )
        _print_list(
            console,
            f"{title}: quoted by the program, by no coder",
            [f"{each.document}, {each.where}: {each.text}" for each in row.alone],
            most,
        )


def share(part: int, whole: int) -> float | None:
    """Return a share from 0 to 1, None of nothing."""
    return part / whole if whole else None


def _cells(row: SubjectEvidence) -> list[str]:
    """Return one list's counts and shares."""
    return [
        str(row.quoted),
        share_figure(share(row.quoted_found, row.quoted)),
        str(row.both),
        share_figure(share(row.both_found, row.both)),
        str(row.found),
        share_figure(share(row.found_accepted, row.found)),
    ]


def _kind_cells(of: KindAgreement | None) -> list[str]:
    """Return one comparison's figures, '-' where there is none."""
    if of is None:
        return ["-"] * len(_COUNTED)
    return [str(of.compared), kappa_figure(of.kappa), share_figure(of.same)]


def _missed(quoted: Quoted) -> str:
    """Return a quotation of the coders' with its document and where it stands in their file."""
    who = "both coders" if quoted.by_both else "one coder"
    return f"{quoted.document} ({quoted.place}; {who}): {quoted.text}"


def _print_list(console: Console, title: str, lines: Sequence[str], most: int) -> None:
    """Print some of the lines under a title that says how many there are, if there are any."""
    if not lines:
        return
    shown = _spread(lines, most)
    number = f"{len(lines)}" if len(shown) == len(lines) else f"{len(shown)} of {len(lines)}"
    console.print(Text(f"{title} ({number})", style="bold"))
    for line in shown:
        console.print(Text(f"- {one_line(line)}"))
    console.print()


_Item = TypeVar("_Item")


def _spread(items: Sequence[_Item], most: int) -> list[_Item]:
    """Return up to `most` items at even steps."""
    number = min(most, len(items))
    return [items[place * len(items) // number] for place in range(number)]
