"""Shows agreement as tables that fit a terminal 80 characters wide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
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
_SEVERAL = "mean over criteria"
_LABEL_WIDTH = 24
_COLUMNS = (("n", 4), ("kappa", 5), ("same", 4), ("near", 4), ("diff", 5))
_GROUP_WIDTH = sum(width for _, width in _COLUMNS) + len(_COLUMNS)


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
) -> None:
    """Print the program beside the coders' agreed level, and the two coders beside each other.

    The latter only if the sheet says what each coder gave. With `by_form`, go on to each form
    on its own beside all the other forms. `note` is what must be said wherever the figures
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
    _print_words(console, _in_a_hundred(result))
    documents = count_of(result.documents, "document")
    console.print(Text(f"Agreement on {documents}", style="bold"))
    _print_table(console, "criterion", tuple(shown), lines)
    for place, row in enumerate(result.criteria):
        for raters, of in shown.items():
            _print_left_out(console, names.get(row.criterion, row.criterion), raters, of[place])
    console.print()
    if by_form:
        _print_by_form(console, by_form, names)
    minus = ", or coder 1 minus coder 2" if result.two_coders else ""
    _print_words(console, _KEY.format(coders=minus))
    _print_words(console, note)


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
    _print_table(console, "form", groups, overview)
    for each in results:
        documents = count_of(each.alone.documents, "document")
        console.print(Text(f"Form {each.form}, {_PROGRAM}, {documents}", style="bold"))
        others = {row.criterion: row.program for row in each.others.criteria}
        lines = []
        for row in each.alone.criteria:
            both = (row.program, others.get(row.criterion, compare((), ())))
            label = names.get(row.criterion, row.criterion)
            lines.append(_Line(label, tuple((of, of.documents) for of in both)))
        _print_table(console, "criterion", groups, lines)
    _print_words(console, _BY_FORM)


def _print_table(
    console: Console, label: str, groups: Sequence[str], lines: Iterable[_Line]
) -> None:
    """Print one table with a group or two of figures, each under its name."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column(label, width=_LABEL_WIDTH, overflow="fold")
    for name, width in _COLUMNS * len(groups):
        table.add_column(name, width=width, justify="right", no_wrap=True)
    for line in lines:
        cells = [cell for of, documents in line.groups for cell in _figures(of, documents)]
        table.add_row(Text(line.label), *cells)
    names = "".join(f"{name:>{_GROUP_WIDTH}}" for name in groups)
    console.print(Text(f"{'':{_LABEL_WIDTH}}{names}", style="bold"))
    console.print(table)
    console.print()


def _figures(of: Comparison | Means, documents: int | None) -> tuple[str, ...]:
    """Return one group's cells, '-' where a figure is not defined."""
    return (
        "" if documents is None else str(documents),
        "-" if of.kappa is None else f"{of.kappa:.2f}",
        "-" if of.exact is None else f"{of.exact:.0%}",
        "-" if of.within_one is None else f"{of.within_one:.0%}",
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
        _print_words(console, f"{criterion}, {raters}, left out: {'; '.join(told)}.", end="\n")


def _print_words(console: Console, words: str, end: str = "\n\n") -> None:
    """Print a paragraph as it is, if there is one."""
    if words:
        console.print(Text(words), end=end)
