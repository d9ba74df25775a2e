"""`planaudit audit`: read plans, rate them and write the reports."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from planaudit.audit.model import BatchAudit
    from planaudit.batch.workers import Progress

_FOUND_SOMETHING = 1
_COULD_NOT = 2
_MOST_NAMES = 6


class ReportFormat(StrEnum):
    """The reports that can be written."""

    HTML = "html"
    JSON = "json"


class FailOn(StrEnum):
    """The least severe wording that makes the command end with exit code 1."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NEVER = "never"


def audit(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Plans, or folders of plans.")
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FOLDER",
            help="Where to write the reports. Without it nothing is written.",
        ),
    ] = None,
    formats: Annotated[
        list[ReportFormat] | None,
        typer.Option(
            "--format",
            help="Which report to write; may be given twice. Both, unless you say. Without --out, "
            "json is written to the screen.",
        ),
    ] = None,
    forms: Annotated[
        list[Path] | None,
        typer.Option(
            "--form",
            metavar="FILE",
            help="A blank form the plans are written on, so that its own words are not taken for "
            "the writer's. May be given more than once.",
        ),
    ] = None,
    pack: Annotated[
        Path | None,
        typer.Option("--pack", metavar="FOLDER", help="A folder of rules to use instead of Wales."),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=1, help="How many plans to read at once. All processors."),
    ] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            "--fail-on", help="End with exit code 1 when a wording this serious is found for sure."
        ),
    ] = FailOn.NEVER,
) -> None:
    """Read assessments and plans, rate them against the rules and write the reports."""
    from concurrent.futures.process import BrokenProcessPool

    from planaudit.batch.discovery import NothingToAudit, select
    from planaudit.batch.workers import audit_batch
    from planaudit.ingest.interface import UnreadableFile
    from planaudit.packs.load import PackError
    from planaudit.packs.location import rules_folder

    _check_formats(out, formats or [])
    try:
        selection = select(paths, forms or ())
        pack_folder = pack or rules_folder() / "wales"
        with _progress_bar() as progress:
            batch = audit_batch(selection, pack_folder, jobs, progress)
    except (NothingToAudit, PackError, FileNotFoundError) as error:
        _stop(str(error))
    except UnreadableFile as error:
        _stop(f"a blank form could not be read: {error.reason}")
    except BrokenProcessPool:
        _stop(
            "a worker stopped without a word, perhaps for want of memory. Try again with --jobs 1, "
            "or with fewer plans at a time"
        )
    _report(batch, selection.passed_over, out, formats or [])
    if not any(document.status == "audited" for document in batch.documents):
        raise typer.Exit(_COULD_NOT)
    if _has_findings(batch, fail_on):
        raise typer.Exit(_FOUND_SOMETHING)


def _check_formats(out: Path | None, formats: list[ReportFormat]) -> None:
    """Stop before the work, not after it, when a report has nowhere to go."""
    if out is None and ReportFormat.HTML in formats:
        _stop("a report in this format needs --out FOLDER, so that it can be written there")


def _report(
    batch: BatchAudit, passed_over: tuple[str, ...], out: Path | None, formats: list[ReportFormat]
) -> None:
    """Write the reports asked for, and the summary unless the JSON takes its place."""
    from rich.console import Console

    from planaudit.reports import ReportNotWrittenError, write_reports, writer_named
    from planaudit.reports.console import print_summary

    if out is None and formats:
        sys.stdout.buffer.write(writer_named("json").render(batch))
        return
    console = Console()
    print_summary(batch, console)
    if passed_over:
        shown = ", ".join(passed_over[:_MOST_NAMES])
        more = len(passed_over) - _MOST_NAMES
        others = f" and {more} more" if more > 0 else ""
        console.print(
            f"\nPassed over as not being plans: {shown}{others}", highlight=False, markup=False
        )
    if out is None:
        console.print("\nNothing was written. Add --out FOLDER for the full report.")
        return
    try:
        written = write_reports(batch, formats or list(ReportFormat), out)
    except ReportNotWrittenError as error:
        _stop(str(error))
    console.print()
    for path in written:
        console.print(f"Written: {path.as_posix()}", soft_wrap=True, highlight=False, markup=False)


def _has_findings(batch: BatchAudit, fail_on: FailOn) -> bool:
    """Return whether a finding held with high confidence is as severe as `fail_on`."""
    order = ("high", "medium", "low")
    if fail_on is FailOn.NEVER:
        return False
    counted = order[: order.index(fail_on.value) + 1]
    return any(
        finding.severity in counted and finding.confidence == "high"
        for document in batch.documents
        for finding in document.findings
    )


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    """Show a progress bar on the error stream while the body runs; nothing when piped."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    steps = {
        "reading": bar.add_task("Reading", total=None),
        "rating": bar.add_task("Rating", total=None),
    }

    def move(step: str, done: int, whole: int) -> None:
        bar.update(steps[step], completed=done, total=whole)

    with bar:
        yield move


def _stop(message: str) -> NoReturn:
    """Say on the error stream what could not be done, and end with exit code 2."""
    typer.echo(f"planaudit: {message}", err=True)
    raise typer.Exit(_COULD_NOT)
