"""`planaudit form`: what blank forms print, saved where their owner can read and edit it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planaudit.cli.ending import fault_words, stop
from planaudit.cli.usage import BlanksCommand

if TYPE_CHECKING:
    from planaudit.document import Document

app = typer.Typer(
    help="Save what blank forms print, to read and edit.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_NAME = "planaudit form learn"
_PLAINLY_FILLED_IN = 3
"""Answers. Fewer are a line that the form's own print does not tell from one."""


@app.callback()
def _form() -> None:
    """Save what blank forms print, to read and edit."""


@app.command(cls=BlanksCommand, short_help="Save what blank forms print.")
def learn(
    blanks: Annotated[list[Path], typer.Argument(metavar="BLANK", hidden=True)],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="Where to save them, as YAML."),
    ],
    form_id: Annotated[
        str | None,
        typer.Option(
            "--id", metavar="NAME", help="What to call the form; its file's name, unless you say."
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over the file if it is there already.")
    ] = False,
) -> None:
    """Save what blank forms print, and what each prompt asks for, in a file you can edit.

    BLANK is a blank form, as a document; several go into one file. Give that file to audit or
    inspect with --form: it stands for the blank forms themselves, and a prompt whose slots you
    have changed is read as you say.
    """
    from planaudit.batch.blank_forms import SAVED_ENDINGS
    from planaudit.ingest import UnreadableFile, read_document
    from planaudit.reading.form_files import file_of, saved_form
    from planaudit.reports.wording import count_of

    if form_id is not None and len(blanks) > 1:
        stop("--id names one form. Give one blank form with it, or leave it out", _NAME)
    if output.suffix.lower() not in SAVED_ENDINGS:
        stop(f"the file to save in should end in .yaml, and {output.as_posix()} does not", _NAME)
    if output.exists() and not force:
        stop(
            f"{output.as_posix()} is there already, perhaps with somebody's edits. Give another "
            "name, or --force to write over it",
            _NAME,
        )
    saved = {}
    for path in blanks:
        name = form_id or path.stem
        if name in saved:
            stop(f"two blank forms are called {name}. Save them in two files, or rename one", _NAME)
        try:
            blank = read_document(path, path.as_posix())
            saved[name] = saved_form(blank, name)
        except UnreadableFile as error:
            stop(f"{path.as_posix()}: {error.reason}", _NAME)
        except Exception as error:
            stop(f"{path.as_posix()}: {fault_words(error)}", _NAME)
        if not saved[name].prints:
            stop(f"{path.as_posix()}: it prints no words, so it cannot be told by them", _NAME)
        _warn_if_filled_in(path, blank)
    try:
        output.write_bytes(file_of(saved.values()))
    except OSError as error:
        stop(f"{output.as_posix()} could not be written ({error.strerror})", _NAME)
    print(f"Written: {output.as_posix()} ({count_of(len(saved), 'form')})")


def _warn_if_filled_in(path: Path, blank: Document) -> None:
    """Say so when a form that should be blank holds what its print shows to be answers."""
    from planaudit.reading import read
    from planaudit.reports.wording import count_of

    answers = sum(1 for passage in read(blank).passages if not passage.printed)
    if answers >= _PLAINLY_FILLED_IN:
        print(
            f"Warning: {path.as_posix()} does not look blank: {count_of(answers, 'block')} of its "
            "text look written, not printed. All of it was saved as the form's own words, names "
            "too. Check the file, or learn from a clean copy.",
            file=sys.stderr,
        )
