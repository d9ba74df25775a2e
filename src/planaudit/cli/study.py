"""`planaudit study`: the auditor's ratings beside those of human coders."""

from __future__ import annotations

import sys
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

_NAME = "planaudit study agreement"


class TableFormat(StrEnum):
    """How the figures are written."""

    TEXT = "text"
    JSON = "json"


@app.callback()
def _study() -> None:
    """Compare the ratings with those of human coders."""


@app.command(short_help="Show how far ratings and coders agree.")
def agreement(
    codes: Annotated[
        Path,
        typer.Option("--codes", metavar="FILE", help="The coding sheet, such as codes.csv."),
    ],
    audit: Annotated[
        Path,
        typer.Option("--audit", metavar="FILE", help="The audit.json from a report folder."),
    ],
    leave_out_form: Annotated[
        bool,
        typer.Option(
            "--leave-out-form", help="Show each form on its own and all the other forms together."
        ),
    ] = False,
    output: Annotated[
        str,
        typer.Option(
            "--format", metavar="text|json", help="A table to read, or JSON for programs."
        ),
    ] = "text",
) -> None:
    """Show how far the ratings agree with human coders', criterion by criterion.

    Beside it stands the coders' own agreement with each other, if the sheet holds it: the most
    that can be expected.
    """
    from planaudit.plain_words import listed
    from planaudit.study.agreement import agreement as agreement_of
    from planaudit.study.agreement import agreement_by_form
    from planaudit.study.audit_ratings import load_audit_ratings, match
    from planaudit.study.codes import load_codes, load_note
    from planaudit.study.errors import StudyError

    written = chosen("--format", output, TableFormat)
    try:
        ratings = load_audit_ratings(audit)
        matched = match(load_codes(codes, forms=leave_out_form), ratings, str(codes))
        note = load_note(codes)
    except StudyError as error:
        stop(str(error), _NAME)
    if matched.not_coded:
        print(f"Left out, audited but not coded: {listed(matched.not_coded)}\n", file=sys.stderr)
    result = agreement_of(matched.items)
    forms = agreement_by_form(matched.items) if leave_out_form else ()
    if written is TableFormat.JSON:
        from planaudit.json_text import json_text
        from planaudit.study.agreement_json import agreement_values

        values = agreement_values(result, forms, note)
        sys.stdout.write(json_text(values))
        return
    from rich.console import Console

    from planaudit.study.agreement_table import print_agreement

    print_agreement(Console(highlight=False), result, forms, note, ratings.titles)
