"""Shows agreement as tables that fit a terminal 80 characters wide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from planaudit.plain_words import count_of
from planaudit.study.agreement import (
    Agreement,
    Comparison,
    FormAgreement,
    Means,
    compare,
    means,
    same_in_a_hundred,
)
from planaudit.study.figures_table import (
    Group,
    kappa_figure,
    print_table,
    print_words,
    share_figure,
)
from planaudit.study.intervals import AgreementIntervals, Interval

_KEY = (
    "n: documents to which both gave a level. kappa: quadratic-weighted kappa (Cohen 1968), "
    "1 is perfect, 0 no better than chance, - not defined because both gave one and the same "
    "level throughout. same: same level. near: no more than one level apart. diff: mean "
    "difference in levels, program minus coders{coders}."
)
_PROGRAM = "program and coders"
_CODERS = "coder 1 and coder 2"
_BY_FORM = (
    "The rules are written by hand, not fitted by a program, so leaving a form out changes no "
    "rating: the figures show whether the rules do as well on one form as on the others. "
    "Figures over a few documents swing widely."
)
_INTERVALS = (
    "95% of the kappas of {of.resamples} resamples lie between these bounds: whole documents drawn "
    "with replacement, as many as there are (percentile bootstrap, Efron and Tibshirani 1993; "
    "seed {of.seed}). They say how far a figure would swing with other documents of the same kind, "
    "not what would happen on other kinds."
)
_SEVERAL = "mean over criteria"
_INTERVAL_COLUMNS = (("kappa", 10), ("interval", 15))
_COLUMNS = (("n", 4), ("kappa", 5), ("same", 4), ("near", 4), ("diff", 5))

_Group = tuple[Comparison | Means, int | None]
"""One group of a line's figures, with the number of documents it is over if that is shown."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a table: a label and its groups of figures."""

    label: str
    groups: tuple[_Group, ...]


def print_agreement(
    console: Console,
    result: Agreement,
    by_form: Sequence[FormAgreement] = (),
    note: str = "",
    titles: Mapping[str, str] | None = None,
    intervals: AgreementIntervals | None = None,
) -> None:
    """Print the program beside the coders' agreed level, and the two coders beside each other.

    The latter only if the sheet says what each coder gave. With `by_form`, go on to each form
    on its own beside all the other forms, with `intervals` also to how far each kappa may swing.
    `note` is what must be said wherever the figures
    are shown; `titles` are what to call the criteria.
    """
    names = titles or {}
    shown = {_PROGRAM: result.program} | ({_CODERS: result.coders} if result.two_coders else {})
    lines = [
        _Line(
            names.get(row.criterion, row.criterion),
            tuple((of[place], of[place].documents) for of in shown.values()),
        )
        for place, row in enumerate(result.criteria)
    ]
    lines.append(_Line(_SEVERAL, tuple((means(of), None) for of in shown.values())))
    print_words(console, _in_a_hundred(result))
    documents = count_of(result.documents, "document")
    console.print(Text(f"Agreement on {documents}", style="bold"))
    _print_lines(console, "criterion", tuple(shown), lines)
    for place, row in enumerate(result.criteria):
        for raters, of in shown.items():
            _print_left_out(console, names.get(row.criterion, row.criterion), raters, of[place])
    console.print()
    if intervals:
        _print_intervals(console, result, intervals, names)
    if by_form:
        _print_by_form(console, by_form, names)
    minus = ", or coder 1 minus coder 2" if result.two_coders else ""
    print_words(console, _KEY.format(coders=minus))
    print_words(console, note)


def _in_a_hundred(result: Agreement) -> str:
    """Return in one plain sentence how often the same level was given, '' if never compared."""
    program = same_in_a_hundred(result.program)
    coders = same_in_a_hundred(result.coders) if result.two_coders else None
    if program is None:
        return ""
    beside = "" if coders is None else f"; the two coders, {coders}"
    return f"Same level in {program} of every 100 ratings{beside}."


def _print_by_form(
    console: Console, results: Sequence[FormAgreement], names: Mapping[str, str]
) -> None:
    """Print the program beside the coders for each form alone and for all the other forms."""
    groups = ("this form alone", "all other forms")
    overview = [
        _Line(
            each.form,
            tuple((means(of.program), of.documents) for of in (each.alone, each.others)),
        )
        for each in results
    ]
    console.print(Text("Program and coders by form, means over criteria", style="bold"))
    _print_lines(console, "form", groups, overview)
    for each in results:
        documents = count_of(each.alone.documents, "document")
        console.print(Text(f"Form {each.form}, {_PROGRAM}, {documents}", style="bold"))
        others = {row.criterion: row.program for row in each.others.criteria}
        lines = []
        for row in each.alone.criteria:
            both = (row.program, others.get(row.criterion, compare((), ())))
            label = names.get(row.criterion, row.criterion)
            lines.append(_Line(label, tuple((of, of.documents) for of in both)))
        _print_lines(console, "criterion", groups, lines)
    print_words(console, _BY_FORM)


def _print_intervals(
    console: Console, result: Agreement, intervals: AgreementIntervals, names: Mapping[str, str]
) -> None:
    """Print each kappa with its interval, the program's and where given the coders'."""
    shown = [(_PROGRAM, result.program, intervals.program)]
    if intervals.coders:
        shown.append((_CODERS, result.coders, intervals.coders))
    rows = []
    for place, row in enumerate(result.criteria):
        cells: list[str] = []
        for _, of, found in shown:
            cells += _interval_cells(of[place].kappa, found.criteria[row.criterion])
        rows.append((names.get(row.criterion, row.criterion), cells))
    of_means: list[str] = []
    for _, of, found in shown:
        of_means += _interval_cells(means(of).kappa, found.mean)
    rows.append((_SEVERAL, of_means))
    groups = [Group(name, _INTERVAL_COLUMNS) for name, _, _ in shown]
    console.print(Text("Intervals of kappa", style="bold"))
    print_table(console, "criterion", groups, rows)
    print_words(console, _INTERVALS.format(of=intervals))


def _interval_cells(kappa: float | None, interval: Interval) -> tuple[str, str]:
    """Return a kappa and its bounds."""
    if interval.low is None:
        return kappa_figure(kappa), "-"
    return kappa_figure(kappa), f"{kappa_figure(interval.low)} to {kappa_figure(interval.high)}"


def _print_lines(
    console: Console, label: str, groups: Sequence[str], lines: Iterable[_Line]
) -> None:
    """Print one table with a group or two of figures, each under its name."""
    rows = [
        (line.label, [cell for of, documents in line.groups for cell in _figures(of, documents)])
        for line in lines
    ]
    print_table(console, label, [Group(name, _COLUMNS) for name in groups], rows)


def _figures(of: Comparison | Means, documents: int | None) -> tuple[str, ...]:
    """Return one group's cells, '-' where a figure is not defined."""
    return (
        "" if documents is None else str(documents),
        kappa_figure(of.kappa),
        share_figure(of.exact),
        share_figure(of.within_one),
        "-" if of.mean_difference is None else _signed(of.mean_difference),
    )


def _signed(difference: float) -> str:
    """Return a difference with its sign, and nought as +0.00 from whichever side it came."""
    return f"{round(difference, 2) + 0.0:+.2f}"


def _print_left_out(console: Console, criterion: str, raters: str, of: Comparison) -> None:
    """Print what the statistics of one criterion leave out, if anything."""
    counts = (
        (of.not_applicable_agreed, "both say not applicable"),
        (of.applicability_disagreed, "only one says not applicable"),
        (of.not_assessed, "not assessed"),
    )
    told = [f"{what} {count}" for count, what in counts if count]
    if told:
        print_words(console, f"{criterion}, {raters}, left out: {'; '.join(told)}.", end="\n")
