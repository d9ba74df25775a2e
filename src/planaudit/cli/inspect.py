"""`planaudit inspect`: show what was read of one document."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planaudit.cli.configured import ConfigOption, NoConfigOption, in_force
from planaudit.cli.ending import INTERRUPTED, check_time_limit, chosen, stop

if TYPE_CHECKING:
    from planaudit.batch.one_document import SeveralDocuments

_NAME = "planaudit inspect"


class InspectionFormat(StrEnum):
    """How the inspection is written."""

    TEXT = "text"
    JSON = "json"


def inspect(
    words: Annotated[list[str], typer.Argument(metavar="FILE", hidden=True)],
    forms: Annotated[
        list[Path] | None,
        typer.Option(
            "--form",
            metavar="FILE",
            help="A blank form the plan may be written on: the blank document, a file saved by "
            "'form learn', or a folder of these. May be given more than once.",
        ),
    ] = None,
    row_is_document: Annotated[
        bool,
        typer.Option(
            "--row-is-document",
            help="Look into .xlsx and .csv files too, as exports in which each row is one plan.",
        ),
    ] = False,
    row: Annotated[
        int | None,
        typer.Option(
            "--row",
            metavar="NUMBER",
            help="Show the plan in this row of the spreadsheet FILE, by the number it shows.",
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
            help="How long reading may take before it is given up. 120, unless you say, or 3600 "
            "with --ocr.",
        ),
    ] = None,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
) -> None:
    """Show what was read of one document: look here first when a rating seems wrong.

    FILE is a plan, by its path or by the name a report gives it: 'plans.zip/team/plan.docx' for
    one in an archive, 'export.xlsx/row 7' for one in a spreadsheet. Of an archive or a folder you
    are shown what it holds.

    What the form printed is told from what was written, and shown with what it was taken to ask
    for; then whose voice each sentence gives, the outcomes and actions found, and what was left
    out and why. Give the forms that the audit was given; those in a planaudit.toml above the plan
    are used as an audit uses them, and so is its scale of scores.
    """
    from planaudit.batch.blank_forms import NoFormsFound, form_paths
    from planaudit.batch.discovery import NothingToAudit
    from planaudit.batch.inspecting import CannotInspect, ToInspect, inspection_of
    from planaudit.batch.one_document import NoSuchDocument, SeveralDocuments, document_named
    from planaudit.ingest.interface import ReadOptions

    check_time_limit(time_limit, _NAME)
    written = chosen("--format", output, InspectionFormat)
    name = _one_name(words)
    force = in_force([Path(name)], config, no_config=no_config, forms=forms or ())
    try:
        document = document_named(
            name,
            form_paths(force.forms),
            row_is_document=row_is_document,
            row=row,
            time_limit=time_limit,
        )
        wanted = ToInspect(
            document, ReadOptions(ocr=ocr), force.file.config.scale, comments, properties
        )
        inspection = inspection_of(wanted, time_limit)
    except SeveralDocuments as several:
        _let_choose(several, written)
        return
    except (NoFormsFound, NothingToAudit, NoSuchDocument, CannotInspect) as error:
        stop(str(error), _NAME)
    except KeyboardInterrupt:
        stop("stopped before the end.", _NAME, INTERRUPTED)
    if not force.forms and not document.holder.is_dir():
        _point_to_forms(document.holder)
    if written is InspectionFormat.JSON:
        from planaudit.inspection.json_writer import json_of

        sys.stdout.write(json_of(inspection))
        return
    from rich.console import Console

    from planaudit.inspection.console import print_inspection

    print_inspection(inspection, Console(highlight=False))


def _one_name(words: Sequence[str]) -> str:
    """Return the name that the words make up: a name with spaces may have been pasted bare."""
    if len(words) > 1 and all(map(os.path.lexists, words)):
        stop(f"this shows one document at a time, and {len(words)} were given", _NAME)
    name = " ".join(words)
    if not name.strip():
        stop("give the name of a plan, or of an archive or folder of plans", _NAME)
    return name


def _let_choose(several: SeveralDocuments, written: InspectionFormat) -> None:
    """Show what there is to choose from; JSON is of one document, so there is none to write."""
    if written is InspectionFormat.JSON:
        first = several.documents[0].shown
        stop(f"{several}. JSON shows one: ask for it by its name, such as '{first}'", _NAME)
    from rich.console import Console

    from planaudit.cli.choosing import print_choice

    print_choice(several, _NAME, Console(highlight=False))


def _point_to_forms(file: Path) -> None:
    """Say that an audit of the folder would have used the blank forms beside the file."""
    from planaudit.batch.contents import FORMS_FOLDER
    from planaudit.ingest.shown_paths import is_folder, printable

    audited, folder = file.parent, file.parent / FORMS_FOLDER
    if is_folder(folder):
        print(
            "There is a folder of blank forms here. An audit of "
            f"{printable(audited.as_posix())} uses it; to see what such an audit read, add "
            f"--form {printable(folder.as_posix())}",
            file=sys.stderr,
        )
