"""A summary for the terminal, readable at 80 columns, without colour and through a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from planaudit.audit.model import LEVEL_NAMES, BatchAudit
from planaudit.plain_words import count_of, one_line, sentence, shorten_middle
from planaudit.reports.console_table import ratings_tables
from planaudit.reports.opening import form_gap_words, low_words, opening_words, well_words
from planaudit.reports.summary import Summary, look_first_order, summarise
from planaudit.reports.wording import not_read_words

MOST_ROWS = 40
_MOST_LISTED = 10
_MOST_WORDINGS = 5
_MOST_EXAMPLES = 3
_WORDING_WIDTH = 34
_INDENT = "  "


def print_summary(batch: BatchAudit, console: Console) -> None:
    """Print what the batch shows: a table of levels, what is done well, what would lift it.

    Text from documents is never read as markup, and holds nothing that steers a terminal.
    """
    summary = summarise(batch)
    _say(console, opening_words(summary))
    if summary.audited:
        _print_levels(batch, summary, console)
        which = "plan" if summary.audited == 1 else "batch"
        _print_list(console, f"What this {which} does well", _well(summary))
        _print_list(console, "What would lift it most", _lift(summary))
        _print_list(console, "Wordings to think again about", _wordings(summary))
    _print_list(console, "How some files were read", _notes(batch, console.width))
    _print_list(console, "Could not be read", _not_read(summary, console.width))


def print_sentences(sentences: Sequence[str], console: Console) -> None:
    """Print sentences that stand after the summary, each under an empty line."""
    for words in sentences:
        console.print()
        _say(console, words)


def _print_levels(batch: BatchAudit, summary: Summary, console: Console) -> None:
    order = look_first_order(batch)
    shown = order[:MOST_ROWS] if len(order) > MOST_ROWS else tuple(sorted(order))
    documents = [batch.documents[index] for index in shown]
    infos = tuple(figures.info for figures in summary.criteria)
    for table in ratings_tables(documents, infos, console.width):
        console.print()
        console.print(table)
    if len(order) > len(shown):
        console.print()
        more = count_of(len(order) - len(shown), "more document is", "more documents are")
        first = f"The {len(shown)} documents to look at first are shown."
        _say(console, f"{first} {more} in the report.")
    console.print()
    levels = ", ".join(f"{level} {name}" for level, name in enumerate(LEVEL_NAMES))
    _say(console, f"{levels}; – does not apply, ? not assessed (not a zero).")


def _well(summary: Summary) -> Iterator[str]:
    for figures in summary.does_well:
        yield _of_criterion(figures.info.title, well_words(figures, summary), summary)


def _lift(summary: Summary) -> Iterator[str]:
    for figures in summary.would_lift:
        words = (
            _of_criterion(figures.info.title, low_words(figures, summary), summary),
            form_gap_words(figures, summary),
            figures.advice,
        )
        yield " ".join(part for part in words if part)


def _of_criterion(title: str, words: str, summary: Summary) -> str:
    return f"{title} ({words})." if summary.audited == 1 else f"{title}: {words}."


def _wordings(summary: Summary) -> Iterator[str]:
    for figures in summary.wording_rules[:_MOST_WORDINGS]:
        examples = ", ".join(
            f"'{shorten_middle(one_line(text), _WORDING_WIDTH)}'"
            for text in figures.texts[:_MOST_EXAMPLES]
        )
        where = "" if summary.audited == 1 else f" in {count_of(figures.documents, 'document')}"
        yield f"{examples}{where}. {sentence(figures.suggestion)}".rstrip()
    if summary.audited > 1 and summary.wording_rules:
        yield "Each plan's own are in the report."


def _notes(batch: BatchAudit, width: int) -> Iterator[str]:
    noted = [document for document in batch.documents if document.notes]
    for document in noted[:_MOST_LISTED]:
        yield f"{_path(document.path, width)}: {' '.join(document.notes)}"
    if len(noted) > _MOST_LISTED:
        yield f"{len(noted) - _MOST_LISTED} more in the report."


def _not_read(summary: Summary, width: int) -> Iterator[str]:
    for entry in summary.not_read[:_MOST_LISTED]:
        yield f"{_path(entry.path, width)} {not_read_words(entry.status, entry.reason)}"
    if len(summary.not_read) > _MOST_LISTED:
        yield f"{len(summary.not_read) - _MOST_LISTED} more in the report."


def _path(path: str, width: int) -> str:
    return shorten_middle(one_line(path), max(20, width // 2))


def _print_list(console: Console, heading: str, lines: Iterator[str]) -> None:
    for number, line in enumerate(lines):
        if number == 0:
            console.print()
            console.print(Text(heading, style="bold"))
        for part in _wrapped(line, console, console.width - len(_INDENT)):
            console.print(Text(_INDENT) + part)


def _say(console: Console, words: str) -> None:
    for part in _wrapped(words, console, console.width):
        console.print(part)


def _wrapped(words: str, console: Console, width: int) -> Iterator[Text]:
    """Yield lines of at most `width` columns without trailing spaces."""
    for part in Text(one_line(words)).wrap(console, width, overflow="fold"):
        part.rstrip()
        yield part
