"""`planaudit form`: what blank forms print, saved where their owner can read and edit it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from planaudit.cli.ending import INTERRUPTED, check_time_limit, stop
from planaudit.cli.usage import BlanksCommand

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
    time_limit: Annotated[
        float | None,
        typer.Option(
            "--time-limit",
            metavar="SECONDS",
            help="How long reading one form may take before it is given up. 120, unless you say.",
        ),
    ] = None,
) -> None:
    """Save what blank forms print, and what each prompt asks for, in a file you can edit.

    BLANK is a blank form, as a document, or a folder of them; several go into one file. Give
    that file to audit or inspect with --form: it stands for the blank forms themselves, and a
    prompt whose slots you have changed is read as you say.
    """
    from planaudit.batch.blank_forms import SAVED_ENDINGS, NoFormsFound, form_paths
    from planaudit.batch.learning import Blank, CannotLearn, learned_forms
    from planaudit.plain_words import count_of
    from planaudit.reading.form_files import file_of

    check_time_limit(time_limit, _NAME)
    try:
        paths = form_paths(blanks, saved=False)
    except NoFormsFound as error:
        stop(str(error), _NAME)
    if form_id is not None and len(paths) > 1:
        stop("--id names one form. Give one blank form with it, or leave it out", _NAME)
    if output.suffix.lower() not in SAVED_ENDINGS:
        stop(f"the file to save in should end in .yaml, and {output.as_posix()} does not", _NAME)
    if output.exists() and not force:
        stop(
            f"{output.as_posix()} is there already, perhaps with somebody's edits. Give another "
            "name, or --force to write over it",
            _NAME,
        )
    given = [Blank(path, form_id or path.stem) for path in paths]
    for name, times in Counter(blank.name for blank in given).items():
        if times > 1:
            stop(f"two blank forms are called {name}. Save them in two files, or rename one", _NAME)
    forms = []
    try:
        for blank, learned in zip(given, learned_forms(given, time_limit), strict=True):
            if learned.written >= _PLAINLY_FILLED_IN:
                _warn_of_writing(blank.shown, learned.written)
            forms.append(learned.form)
    except CannotLearn as error:
        stop(str(error), _NAME)
    except KeyboardInterrupt:
        stop("stopped before the end. Nothing was saved.", _NAME, INTERRUPTED)
    try:
        output.write_bytes(file_of(forms))
    except OSError as error:
        stop(f"{output.as_posix()} could not be written ({error.strerror})", _NAME)
    print(f"Written: {output.as_posix()} ({count_of(len(forms), 'form')})")


def _warn_of_writing(shown: str, blocks: int) -> None:
    """Say that a form which should be blank holds what its print shows to be answers."""
    from planaudit.plain_words import count_of

    print(
        f"Warning: {shown} does not look blank: {count_of(blocks, 'block')} of its text look "
        "written, not printed. All of it was saved as the form's own words, names too. Check the "
        "file, or learn from a clean copy.",
        file=sys.stderr,
    )
