"""`planaudit study`: the auditor's ratings beside those of human coders."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Compare the ratings with those of human coders.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_COULD_NOT = 2
"""The exit code for 'could not do what was asked'."""


class TableFormat(StrEnum):
    """How the figures are written."""

    TEXT = "text"
    JSON = "json"


@app.callback()
def _study() -> None:
    """Compare the ratings with those of human coders."""


@app.command()
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
        TableFormat, typer.Option("--format", help="A table to read, or JSON for programs.")
    ] = TableFormat.TEXT,
) -> None:
    """Show how far the ratings agree with human coders', criterion by criterion.

    Beside it stands the coders' own agreement with each other: the most that can be expected.
    """
    from planaudit.study.agreement import agreement as agreement_of
    from planaudit.study.agreement import agreement_by_form
    from planaudit.study.audit_ratings import load_audit_ratings, match
    from planaudit.study.codes import load_codes, load_note
    from planaudit.study.errors import StudyError

    try:
        matched = match(load_codes(codes), load_audit_ratings(audit))
        note = load_note(codes)
    except StudyError as error:
        typer.echo(f"planaudit study agreement: {error}", err=True)
        raise typer.Exit(_COULD_NOT) from None
    if matched.not_coded:
        typer.echo(f"Left out, audited but not coded: {', '.join(matched.not_coded)}\n", err=True)
    result = agreement_of(matched.items)
    forms = agreement_by_form(matched.items) if leave_out_form else ()
    if output is TableFormat.JSON:
        import json

        from planaudit.study.agreement_json import agreement_values

        values = agreement_values(result, forms, note)
        typer.echo(json.dumps(values, indent=2, ensure_ascii=False))
        return
    from rich.console import Console

    from planaudit.study.agreement_table import print_agreement

    print_agreement(Console(highlight=False), result, forms, note)
