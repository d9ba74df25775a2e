"""Shows agreement as tables that fit a terminal 80 characters wide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from planaudit.study.agreement import Agreement, Comparison, FormAgreement, Means, compare, means

_KEY = (
    "n: documents to which both gave a level. kappa: quadratic-weighted kappa (Cohen 1968), "
    "1 is perfect, 0 no better than chance, - not defined because both gave one and the same "
    "level throughout. same: same level. near: no more than one level apart. diff: mean "
    "difference in levels, program minus coders, or coder 1 minus coder 2."
)
_BY_FORM = (
    "The rules are written by hand, not fitted by a program, so leaving a form out changes no "
    "rating: the figures show whether the rules do as well on one form as on the others. "
    "Figures over a few documents swing widely."
)
_SEVERAL = "mean over criteria"
_LABEL_WIDTH = 24
_COLUMNS = (("n", 4), ("kappa", 5), ("same", 4), ("near", 4), ("diff", 5))
_GROUP_WIDTH = sum(width for _, width in _COLUMNS) + len(_COLUMNS)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a table: a label and its two groups of figures, with each group's n."""

    label: str
    left: Comparison | Means
    right: Comparison | Means
    left_documents: int | None
    right_documents: int | None


def print_agreement(
    console: Console, result: Agreement, by_form: Sequence[FormAgreement] = (), note: str = ""
) -> None:
    """Print the program beside the coders' agreed level, and the two coders beside each other.

    With `by_form`, go on to each form on its own beside all the other forms. `note` is what
    must be said wherever the figures are shown.
    """
    lines = [
        _Line(row.criterion, row.program, row.coders, row.program.documents, row.coders.documents)
        for row in result.criteria
    ]
    lines.append(_Line(_SEVERAL, means(result.program), means(result.coders), None, None))
    console.print(Text(f"Agreement on {_count(result.documents, 'document')}", style="bold"))
    _print_table(console, "criterion", "program and coders", "coder 1 and coder 2", lines)
    for row in result.criteria:
        _print_left_out(console, row.criterion, "program and coders", row.program)
        _print_left_out(console, row.criterion, "coder 1 and coder 2", row.coders)
    console.print()
    if by_form:
        _print_by_form(console, by_form)
    _print_words(console, _KEY)
    _print_words(console, note)


def _print_by_form(console: Console, results: Sequence[FormAgreement]) -> None:
    """Print the program beside the coders for each form alone and for all the other forms."""
    overview = [
        _Line(
            each.form,
            means(each.alone.program),
            means(each.others.program),
            each.alone.documents,
            each.others.documents,
        )
        for each in results
    ]
    console.print(Text("Program and coders by form, means over criteria", style="bold"))
    _print_table(console, "form", "this form alone", "all other forms", overview)
    for each in results:
        title = f"Form {each.form}, program and coders, {_count(each.alone.documents, 'document')}"
        console.print(Text(title, style="bold"))
        others = {row.criterion: row.program for row in each.others.criteria}
        lines = []
        for row in each.alone.criteria:
            other = others.get(row.criterion, compare((), ()))
            lines.append(
                _Line(row.criterion, row.program, other, row.program.documents, other.documents)
            )
        _print_table(console, "criterion", "this form alone", "all other forms", lines)
    _print_words(console, _BY_FORM)


def _print_table(
    console: Console, label: str, left: str, right: str, lines: Iterable[_Line]
) -> None:
    """Print one table with two groups of figures, each under its name."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column(label, width=_LABEL_WIDTH, overflow="fold")
    for name, width in (*_COLUMNS, *_COLUMNS):
        table.add_column(name, width=width, justify="right", no_wrap=True)
    for line in lines:
        table.add_row(
            Text(line.label),
            *_figures(line.left, line.left_documents),
            *_figures(line.right, line.right_documents),
        )
    names = f"{'':{_LABEL_WIDTH}}{left:>{_GROUP_WIDTH}}{right:>{_GROUP_WIDTH}}"
    console.print(Text(names, style="bold"))
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
        _print_words(console, f"Left out of {criterion}, {raters}: {'; '.join(told)}.", end="\n")


def _print_words(console: Console, words: str, end: str = "\n\n") -> None:
    """Print a paragraph as it is, if there is one."""
    if words:
        console.print(Text(words), end=end)


def _count(number: int, what: str) -> str:
    """Return a number of things in words, such as '1 document' or '28 documents'."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
