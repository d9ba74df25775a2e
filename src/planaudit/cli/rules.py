"""`planaudit rules`: look at rule packs, try them, and begin one's own."""

from __future__ import annotations

from typing import Annotated

import typer

from planaudit.cli.ending import FOUND_SOMETHING, stop
from planaudit.cli.packs import WALES, pack_folder

app = typer.Typer(
    help="Look at the rules, try them, and begin your own.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_MOST_SHOWN = 40


@app.callback()
def _rules() -> None:
    """Look at the rules, try them, and begin your own."""


_PackOption = Annotated[
    str,
    typer.Option("--pack", metavar="NAME|FOLDER", help="Which rules. Those of Wales, unless told."),
]


@app.command("test", short_help="Try every example of the rules.")
def try_examples(
    rules: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Rules to try, by the beginning of their id."),
    ] = None,
    pack: _PackOption = WALES,
    everything: Annotated[
        bool, typer.Option("--all", help="Show every failure, however many there are.")
    ] = False,
) -> None:
    """Try every example, and tell what no example reaches.

    Every rule must find what its examples say, and nothing else; every phrase must be found in
    some example, and every level be reached by an example plan.
    """
    from planaudit.audit.coverage import coverage_of
    from planaudit.audit.self_test import failing_examples
    from planaudit.packs.load import PackError, load_pack
    from planaudit.plain_words import count_of

    wanted = tuple(rules or ())
    try:
        loaded = load_pack(pack_folder(pack))
        failures = [str(failure) for failure in failing_examples(loaded, wanted)]
        coverage = coverage_of(loaded)
    except PackError as error:
        stop(str(error), "planaudit rules test")
    unreached = [
        str(part) for part in coverage.unreached if not wanted or part.rule.startswith(wanted)
    ]
    for lines in (failures, unreached):
        shown = lines if everything else lines[:_MOST_SHOWN]
        for line in shown:
            print(line)
        if len(lines) > len(shown):
            print(f"... and {len(lines) - len(shown)} more; --all shows them.")
    print(
        f"{count_of(len(failures), 'example')} not as it should be. "
        f"Coverage {coverage.share:.1%}: {count_of(len(unreached), 'phrase or level')} without "
        "an example."
    )
    if failures or unreached:
        raise typer.Exit(FOUND_SOMETHING)
