"""`planaudit study`: the auditor's ratings and quotations beside those of human coders."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from planaudit.cli.ending import chosen, stop

app = typer.Typer(
    help="Compare the ratings with those of human coders.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_AGREEMENT = "planaudit study agreement"
_EVIDENCE = "planaudit study evidence"


class TableFormat(StrEnum):
    """How the figures are written."""

    TEXT = "text"
    JSON = "json"


_Audit = Annotated[
    Path,
    typer.Option("--audit", metavar="FILE", help="The audit.json from a report folder."),
]
_Format = Annotated[
    str,
    typer.Option("--format", metavar="text|json", help="A table to read, or JSON for programs."),
]


@app.callback()
def _study() -> None:
    """Compare the ratings with those of human coders."""


@app.command(short_help="Show how far ratings and coders agree.")
def agreement(
    codes: Annotated[
        list[Path],
        typer.Option(
            "--codes",
            metavar="FILE",
            help="The coding sheet, such as codes.csv; may be given several times.",
        ),
    ],
    audit: _Audit,
    leave_out_form: Annotated[
        bool,
        typer.Option(
            "--leave-out-form", help="Show each form on its own and all the other forms together."
        ),
    ] = False,
    intervals: Annotated[
        bool,
        typer.Option(
            "--intervals", help="Show how far each kappa would swing with other documents."
        ),
    ] = False,
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed",
            metavar="NUMBER",
            help="With --intervals: what the draws begin from. The same number gives the same "
            "intervals; 1993 unless given.",
        ),
    ] = None,
    output: _Format = "text",
) -> None:
    """Show how far the ratings agree with human coders', criterion by criterion.

    Beside it stands the coders' own agreement with each other, if the sheet holds it: the most
    that can be expected.
    """
    from planaudit.study.agreement import agreement as agreement_of
    from planaudit.study.agreement import agreement_by_form
    from planaudit.study.audit_ratings import load_audit_ratings, match
    from planaudit.study.codes import load_codes
    from planaudit.study.errors import StudyError
    from planaudit.study.intervals import SEED, agreement_intervals
    from planaudit.study.notes import load_note

    written = chosen("--format", output, TableFormat)
    if seed is not None and not intervals:
        stop("--seed goes with --intervals", _AGREEMENT)
    try:
        ratings = load_audit_ratings(audit)
        sheets = " and ".join(map(str, codes))
        matched = match(load_codes(*codes, forms=leave_out_form), ratings, sheets)
        note = load_note(*codes)
    except StudyError as error:
        stop(str(error), _AGREEMENT)
    _tell("Left out, audited but not coded", matched.not_coded)
    result = agreement_of(matched.items)
    forms = agreement_by_form(matched.items) if leave_out_form else ()
    swing = None
    if intervals:
        swing = agreement_intervals(matched.items, seed=SEED if seed is None else seed)
    if written is TableFormat.JSON:
        from planaudit.json_text import json_text
        from planaudit.study.agreement_json import agreement_values

        sys.stdout.write(json_text(agreement_values(result, forms, note, swing)))
        return
    from rich.console import Console

    from planaudit.study.agreement_table import print_agreement

    print_agreement(Console(highlight=False), result, forms, note, ratings.titles, swing)


@app.command(short_help="Show how far quotations and coders' quotations agree.")
def evidence(
    quoted: Annotated[
        list[Path],
        typer.Option(
            "--quoted",
            metavar="FILE",
            help="What the coders quoted, such as evidence.jsonl; may be given several times.",
        ),
    ],
    audit: _Audit,
    misses: Annotated[
        int,
        typer.Option(
            "--misses",
            metavar="NUMBER",
            help="Also list up to so many quotations of each sort that only the coders or only "
            "the program have. This prints what documents say.",
        ),
    ] = 0,
    output: _Format = "text",
) -> None:
    """Show how far what the program quotes agrees with what human coders quoted.

    For strengths, the child's voice, outcomes, actions and deficit wordings: how much of what
    the coders quoted the program found, and how much of what it quotes stands where a coder
    quoted something too.
    """
    from planaudit.study.audit_quotations import load_audit_quotations, side_by_side
    from planaudit.study.coded_quotations import load_quoted
    from planaudit.study.errors import StudyError
    from planaudit.study.evidence import evidence_agreement
    from planaudit.study.notes import load_note

    written = chosen("--format", output, TableFormat)
    if misses < 0:
        stop("--misses cannot be less than 0", _EVIDENCE)
    if misses and written is TableFormat.JSON:
        stop("--misses goes with the table; the JSON holds no words of documents", _EVIDENCE)
    try:
        matched = side_by_side(load_quoted(*quoted), load_audit_quotations(audit))
        note = load_note(*quoted)
    except StudyError as error:
        stop(str(error), _EVIDENCE)
    _tell("Left out, audited but not quoted from", matched.not_quoted)
    _tell("Left out, could not be read by the program", matched.not_read)
    result = evidence_agreement(matched.quoted, matched.found, matched.documents)
    if written is TableFormat.JSON:
        from planaudit.json_text import json_text
        from planaudit.study.evidence_json import evidence_values

        sys.stdout.write(json_text(evidence_values(result, note)))
        return
    from rich.console import Console

    from planaudit.study.evidence_table import print_evidence, print_misses

    console = Console(highlight=False)
    print_evidence(console, result, note)
    if misses:
        print_misses(console, result, misses)


def _tell(what: str, documents: Sequence[str]) -> None:
    """Say on the error stream which documents are left out, if any."""
    from planaudit.plain_words import listed

    if documents:
        print(f"{what}: {listed(documents)}\n", file=sys.stderr)
