"""`planaudit inspect`: show what was read of one document."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from planaudit.cli.ending import check_time_limit, chosen, stop

_NAME = "planaudit inspect"


class InspectionFormat(StrEnum):
    """How the inspection is written."""

    TEXT = "text"
    JSON = "json"


def inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE", hidden=True)],
    forms: Annotated[
        list[Path] | None,
        typer.Option(
            "--form",
            metavar="FILE",
            help="A blank form the plan may be written on: the blank document, a file saved by "
            "'form learn', or a folder of these. May be given more than once.",
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option("--format", metavar="text|json", help="To read, or JSON for programs."),
    ] = "text",
    comments: Annotated[
        bool,
        typer.Option(
            "--comments", help="Show the comments and who made them, not only how many there are."
        ),
    ] = False,
    properties: Annotated[
        bool,
        typer.Option(
            "--properties", help="Show what the file says of itself, such as its author and title."
        ),
    ] = False,
    ocr: Annotated[
        bool, typer.Option("--ocr", help="Recognise the text of pages that are pictures.")
    ] = False,
    time_limit: Annotated[
        float | None,
        typer.Option(
            "--time-limit",
            metavar="SECONDS",
            help="How long reading may take before it is given up. 120, unless you say.",
        ),
    ] = None,
) -> None:
    """Show what was read of one document: look here first when a rating seems wrong.

    FILE is a plan. What the form printed is told from what was written, and shown with what it
    was taken to ask for; then whose voice each sentence gives, the outcomes and actions found,
    and what was left out and why. Give the forms that the audit was given.
    """
    from planaudit.batch.blank_forms import NoFormsFound, form_paths
    from planaudit.batch.inspecting import CannotInspect, ToInspect, inspection_of
    from planaudit.ingest import ReadOptions

    check_time_limit(time_limit, _NAME)
    written = chosen("--format", output, InspectionFormat)
    try:
        blanks = form_paths(forms or ())
        wanted = ToInspect(file, blanks, ReadOptions(ocr=ocr), comments, properties)
        inspection = inspection_of(wanted, time_limit)
    except (NoFormsFound, CannotInspect) as error:
        stop(str(error), _NAME)
    if not forms:
        _point_to_forms(file)
    if written is InspectionFormat.JSON:
        from planaudit.inspection.json_writer import json_of

        sys.stdout.write(json_of(inspection))
        return
    from rich.console import Console

    from planaudit.inspection.console import print_inspection

    print_inspection(inspection, Console(highlight=False))


def _point_to_forms(file: Path) -> None:
    """Say that an audit of the folder would have used the blank forms beside the file."""
    from planaudit.batch.contents import FORMS_FOLDER

    folder = file.parent / FORMS_FOLDER
    if folder.is_dir():
        print(
            f"There is a folder of blank forms here. An audit of {file.parent.as_posix()} uses it; "
            f"to see what such an audit read, add --form {folder.as_posix()}",
            file=sys.stderr,
        )
