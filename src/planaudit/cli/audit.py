"""`planaudit audit`: read plans, rate them and write the reports."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planaudit.cli.configured import ConfigOption, NoConfigOption, day_of, in_force
from planaudit.cli.ending import (
    COULD_NOT,
    FOUND_SOMETHING,
    INTERRUPTED,
    check_time_limit,
    chosen,
    stop,
)

if TYPE_CHECKING:
    from planaudit.audit.model import BatchAudit
    from planaudit.audit.rule_costs import RuleCosts
    from planaudit.batch.discovery import Selection
    from planaudit.batch.workers import Progress


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
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", hidden=True)],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FOLDER",
            help="Where to write the reports. Without it nothing is written.",
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="html|json",
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
            "the writer's: the blank document, a file saved by 'form learn', or a folder of "
            "these. May be given more than once.",
        ),
    ] = None,
    row_is_document: Annotated[
        bool,
        typer.Option(
            "--row-is-document",
            help="Read .xlsx and .csv files too, as exports in which each row is one plan and the "
            "first row holds the form's headings.",
        ),
    ] = False,
    packs: Annotated[
        list[str] | None,
        typer.Option(
            "--pack",
            metavar="NAME|FOLDER",
            help="The rules to use: a pack that comes with planaudit, by its name, or your own, by "
            "its folder. May be given more than once. Those of Wales, unless you say.",
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            metavar="NUMBER",
            help="How many plans to read at once. As many as there are processors, unless you say.",
        ),
    ] = None,
    ocr: Annotated[
        bool,
        typer.Option(
            "--ocr",
            help="Recognise the text of PDF pages that are pictures, as in a scan. Needs OCRmyPDF "
            "(pip install 'planaudit[ocr]') and Tesseract. Slow, and it makes mistakes.",
        ),
    ] = False,
    time_limit: Annotated[
        float | None,
        typer.Option(
            "--time-limit",
            metavar="SECONDS",
            help="How long reading one plan may take, and rating it, before it is given up and "
            "the rest goes on. 120 and 300, unless you say (3600 to read "
            "one with --ocr); more for a slow computer.",
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="high|medium|low|never",
            help="End with exit code 1 when a wording this serious, or more so, is found. Only "
            "findings whose rule is seldom wrong count. Never, unless you say.",
        ),
    ] = None,
    profile: Annotated[
        bool,
        typer.Option(
            "--profile",
            help="Print what each rule costs in time, dearest first, on the error stream. The "
            "rules are tried again one at a time for this, so it takes longer. The reports stay "
            "the same.",
        ),
    ] = False,
    config: ConfigOption = None,
    no_config: NoConfigOption = False,
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="YYYY-MM-DD",
            help="The day to go by where planaudit.toml lets a rule rest until a day. Today, "
            "unless you say.",
        ),
    ] = None,
) -> None:
    """Read assessments and plans, rate them against the rules and write the reports.

    PATH is a plan, a folder of plans or a .zip archive of them; give as many as you like.
    """
    from planaudit.batch.blank_forms import NoFormsFound, form_paths, given_forms
    from planaudit.batch.discovery import NothingToAudit, select
    from planaudit.batch.workers import audit_batch
    from planaudit.cli.packs import pack_folders
    from planaudit.config.read import ConfigError
    from planaudit.config.thresholds import below_thresholds, check_thresholds
    from planaudit.config.waivers import sentence_on, with_waivers
    from planaudit.ingest.interface import ReadOptions, UnreadableFile
    from planaudit.packs.load import PackError
    from planaudit.reading.form_files import FormFileError

    reports = [chosen("--format", word, ReportFormat) for word in formats or ()]
    force = in_force(
        paths, config, no_config=no_config, packs=packs or (), forms=forms or (), fail_on=fail_on
    )
    threshold = chosen("--fail-on", force.fail_on, FailOn)
    day = day_of(date)
    if jobs is not None and jobs < 1:
        stop("--jobs must be 1 or more")
    check_time_limit(time_limit)
    _check_place(out, reports)
    try:
        selection = select(
            paths,
            form_paths(force.forms),
            row_is_document=row_is_document,
            time_limit=time_limit,
        )
        given = given_forms(selection.forms)
        folders = pack_folders(force.packs)
        costs: list[RuleCosts] = []
        check_thresholds(force.file, folders)
        with _progress_bar(measuring=profile) as progress:
            options = ReadOptions(ocr=ocr)
            batch = audit_batch(
                selection,
                folders,
                jobs,
                progress,
                options,
                time_limit,
                given,
                force.file.config.without,
                scale=force.file.config.scale,
                costs_taken=costs.append if profile else None,
            )
    except (
        ConfigError,
        FormFileError,
        NoFormsFound,
        NothingToAudit,
        PackError,
        FileNotFoundError,
    ) as error:
        stop(str(error))
    except UnreadableFile as error:
        stop(f"a blank form could not be read: {error.reason}")
    except KeyboardInterrupt:
        stop("stopped before the end. No report was written.", code=INTERRUPTED)
    batch, waived = with_waivers(batch, force.file.config.waivers, day)
    below = below_thresholds(batch, force.file.config.thresholds)
    notes = (
        *_forms_without_plans(batch, force.forms, given.ids_by_path()),
        *map(sentence_on, waived),
        *below,
    )
    if out is None and reports:
        _write_to_screen(batch, notes)
    else:
        _show(batch, selection, notes)
        _write(batch, reports or list(ReportFormat), out)
    for measured in costs:
        _show_costs(measured, batch)
    if not any(document.status == "audited" for document in batch.documents):
        raise typer.Exit(COULD_NOT)
    if below or _has_findings(batch, threshold):
        raise typer.Exit(FOUND_SOMETHING)


def _check_place(out: Path | None, reports: Sequence[ReportFormat]) -> None:
    """Stop before the work, not after it, when a report has nowhere to go."""
    from planaudit.reports.place import why_not_writable

    if out is None:
        if ReportFormat.HTML in reports:
            stop("a report in this format needs --out FOLDER, so that it can be written there")
    elif why := why_not_writable(out):
        stop(
            f"nothing can be written in {out.as_posix()}: {why}. Choose another folder with --out."
        )


def _forms_without_plans(
    batch: BatchAudit, forms: Sequence[Path], ids: Mapping[Path, frozenset[str]]
) -> tuple[str, ...]:
    """Return a sentence for each --form that no plan turned out to be written on."""
    from planaudit.batch.blank_forms import without_plans
    from planaudit.ingest.shown_paths import printable

    matched = {document.form.id for document in batch.documents if document.form}
    return tuple(
        f"No blank form in {printable(form.as_posix())} matched any of these plans."
        if form.is_dir()
        else f"The blank form {printable(form.as_posix())} matched none of these plans."
        for form in without_plans(forms, ids, matched)
    )


def _write_to_screen(batch: BatchAudit, notes: Sequence[str]) -> None:
    """Write the JSON to the screen and nothing else, so that a program can read it there."""
    from planaudit.reports import writer_named

    for sentence in notes:
        print(sentence, file=sys.stderr)
    sys.stdout.buffer.write(writer_named("json").render(batch))


def _show(batch: BatchAudit, selection: Selection, said: Sequence[str]) -> None:
    """Print the summary, and what was done with the files that are not in it."""
    from rich.console import Console

    from planaudit.plain_words import listed
    from planaudit.reports.console import print_sentences, print_summary

    console = Console()
    print_summary(batch, console)
    notes = list(said)
    if selection.not_opened:
        notes.append(f"Passed over, could not be opened: {listed(selection.not_opened)}")
    if selection.passed_over:
        notes.append(f"Passed over as not being plans: {listed(selection.passed_over)}")
    print_sentences(notes, console)


def _write(batch: BatchAudit, reports: Sequence[ReportFormat], out: Path | None) -> None:
    """Write the reports into the folder given, and say where they are."""
    from planaudit.reports import ReportNotWrittenError, write_reports

    print()
    if out is None:
        print("Nothing was written. Add --out FOLDER for the full report.")
        return
    try:
        written = write_reports(batch, reports, out)
    except ReportNotWrittenError as error:
        stop(str(error))
    for path in written:
        print(f"Written: {path.as_posix()}")


def _show_costs(costs: RuleCosts, batch: BatchAudit) -> None:
    """Print what each rule cost; on the error stream, for what is written says no time of day."""
    from rich.console import Console

    from planaudit.reports.console_costs import print_costs

    print_costs(costs, len(batch.documents), Console(stderr=True, highlight=False))


def _has_findings(batch: BatchAudit, fail_on: FailOn) -> bool:
    """Return whether a finding held with high confidence is as severe as `fail_on`."""
    order = ("high", "medium", "low")
    if fail_on is FailOn.NEVER:
        return False
    counted = order[: order.index(fail_on.value) + 1]
    return any(
        finding.severity in counted and finding.confidence == "high" and not finding.waiver
        for document in batch.documents
        for finding in document.findings
    )


@contextmanager
def _progress_bar(*, measuring: bool) -> Iterator[Progress]:
    """Show a progress bar on the error stream while the body runs; nothing when piped.

    `measuring`: the rules are measured too, after the rating.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),  # else an empty line is left behind in a pipe
        auto_refresh=False,  # no thread of its own: workers are forked while it is shown
    )
    steps = {
        "reading": bar.add_task("Reading", total=None),
        "rating": bar.add_task("Rating", total=None),
    }
    if measuring:
        steps["measuring"] = bar.add_task("Measuring", total=None)

    def move(step: str, done: int, whole: int) -> None:
        bar.update(steps[step], completed=done, total=whole, refresh=True)

    with bar:
        yield move
