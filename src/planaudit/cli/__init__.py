"""The command line: parses arguments and calls the rooms.

Nothing here, nor in any module this imports, may import spaCy, pdfium, lxml or a
report writer at the top: `planaudit --help` answers at once. A command imports what it
needs when it is run.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from planaudit import __version__
from planaudit.cli.audit import audit
from planaudit.cli.config import config
from planaudit.cli.ending import COULD_NOT, words_of
from planaudit.cli.form import app as form_app
from planaudit.cli.inspect import inspect
from planaudit.cli.rules import app as rules_app
from planaudit.cli.streams import prepare_streams
from planaudit.cli.study import app as study_app
from planaudit.cli.usage import FileCommand, PathsCommand, taking

app = typer.Typer(
    name="planaudit",
    help="Audit social-care assessments and care and support plans.",
    no_args_is_help=True,
    add_completion=False,
    # Plain help: quick to draw, and read well by a screen reader.
    rich_markup_mode=None,
    # The pretty traceback prints the values of local variables, and those can hold the
    # text of somebody's plan. No document text in an error message, ever.
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
)


def _print_version(wanted: bool) -> None:
    """Print the version and stop, if it was asked for."""
    if wanted:
        print(f"planaudit {__version__}")
        raise typer.Exit


@app.callback()
def _planaudit(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Show the version and stop."
        ),
    ] = False,
) -> None:
    """Audit social-care assessments and care and support plans."""


app.command(cls=PathsCommand, short_help="Rate plans and write the reports.")(audit)
app.command(cls=FileCommand, short_help="Show what was read of one document.")(inspect)
app.command(cls=taking("[PATH]..."), short_help="Print what planaudit.toml says.")(config)
app.add_typer(form_app, name="form")
app.add_typer(rules_app, name="rules")
app.add_typer(study_app, name="study")


def main() -> None:
    """Run the command line; the entry point of the command `planaudit`."""
    prepare_streams()
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except (OSError, UnicodeError) as error:
        print(f"planaudit: could not finish: {words_of(error)}", file=sys.stderr)
        sys.exit(COULD_NOT)
