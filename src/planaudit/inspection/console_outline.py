"""The outline of a document in the terminal: what the form printed, and who wrote what under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text

from planaudit.inspection.model import Answer, Entry, Slot
from planaudit.inspection.page import BOXES, EMPTY, FORM, WRITTEN, Page, glued, shown, with_note
from planaudit.inspection.words import MANNERS, SPEAKER_LABELS, place_words, slot_words
from planaudit.plain_words import count_of

_MOST_PRINTED = 160
"""Characters of the form's instructions that are repeated; its prompts are shown whole."""
_MOST_LINES = 3
"""After more lines than these an empty one lets the eye rest."""


def print_outline(outline: Sequence[Entry], page: Page) -> None:
    """Print every entry, the cells of one row of a grid together."""
    before: Entry | None = None
    columns: dict[str, tuple[Slot, ...]] = {}
    lines = 0
    for _, group in groupby(enumerate(outline), key=lambda each: _row_of(*each)):
        entries = [entry for _, entry in group]
        first = entries[0]
        if before is None or lines > _MOST_LINES or _begins_anew(first, before):
            page.gap()
        if first.kind == "columns":
            columns = {column.text: column.slots for column in first.columns}
        lines = _print_row(entries, columns, page) if first.in_grid else _print_entry(first, page)
        before = entries[-1]


def _row_of(number: int, entry: Entry) -> tuple[int | None, ...]:
    """Return what the cells of one row of a grid share; any other entry shares it with none."""
    if entry.in_grid:
        return (None, entry.place.table, entry.place.row)
    return (number,)


def _begins_anew(entry: Entry, before: Entry) -> bool:
    """Return whether an empty line stands before `entry`."""
    if entry.heading or entry.in_grid or entry.kind == "columns" or before.in_grid:
        return True
    return before.kind == "columns" or entry.place.table != before.place.table


def _print_row(entries: Sequence[Entry], columns: dict[str, tuple[Slot, ...]], page: Page) -> int:
    """Print a row of a grid: its place once, its filled cells, and what is empty in one line."""
    place = place_words(entries[0].place)
    lines = 0
    if label := shown(entries[0].row):
        lines += page.line(FORM, with_note(Text(label, style="bold"), place=place))
        place = ""
    for entry in entries:
        if entry.answers:
            known = columns.get(entry.text) == entry.slots
            note = "" if known else slot_words(entry.slots)
            if entry.text:
                prompt = Text(shown(entry.text), style="bold")
                lines += page.line(FORM, with_note(prompt, note, place))
            lines += _print_answers(entry, page)
            place = ""
    if empty := [shown(entry.text) or "a cell" for entry in entries if entry.empty]:
        lines += page.line(EMPTY, with_note(Text("; ".join(empty)), place=place))
    return lines


def _print_entry(entry: Entry, page: Page) -> int:
    place = place_words(entry.place)
    if entry.kind == "empty rows":
        words = f"Nothing was written in {count_of(entry.rows, 'row')} of this table."
        return page.line(EMPTY, with_note(Text(words), place=place))
    if entry.kind == "columns":
        return _print_columns(entry, place, page)
    lines = 0
    if entry.text:
        prompt = Text(shown(entry.text), style="bold")
        lines += page.line(FORM, with_note(prompt, slot_words(entry.slots), place))
    for printed in entry.more:
        lines += page.line("" if lines else FORM, Text(_shortened(shown(printed)), style="dim"))
    lines += _print_answers(entry, page)
    if entry.empty:
        lines += page.line(EMPTY, "Nothing was written here.")
    return lines


def _print_columns(entry: Entry, place: str, page: Page) -> int:
    """Print the heads of a grid under one another, each with what it was taken for."""
    lines = page.line(FORM, with_note(Text("A table with these columns"), place=place))
    for column in entry.columns:
        head = Text(shown(column.text), style="bold")
        lines += page.line("", with_note(head, slot_words(column.slots)), bullet="- ")
    return lines


def _shortened(words: str) -> str:
    if len(words) <= _MOST_PRINTED:
        return words
    cut = words[:_MOST_PRINTED].rpartition(" ")[0] or words[:_MOST_PRINTED]
    return f"{cut} … ({len(words)} characters in all)"


def _print_answers(entry: Entry, page: Page) -> int:
    lines = 0
    for are_boxes, answers in groupby(entry.answers, key=lambda each: each.ticked is not None):
        if are_boxes:
            lines += page.line(BOXES, _boxes(answers, page))
        else:
            lines += sum(_print_answer(answer, page) for answer in answers)
    return lines


def _boxes(answers: Iterable[Answer], page: Page) -> Text:
    return Text("  ").join(_box(answer, page) for answer in answers)


def _box(answer: Answer, page: Page) -> Text:
    mark = page.ticked if answer.ticked else page.unticked
    first, space, rest = (shown(answer.text) or "(no words beside it)").partition(" ")
    return Text(glued(f"{mark} {first}") + space + rest, style="bold" if answer.ticked else "")


def _print_answer(answer: Answer, page: Page) -> int:
    """Print an answer: the sentences of one voice in one manner together."""
    bullet = f"{shown(answer.label)} " if answer.label else "- " if answer.listed else ""
    lines = 0
    for label, words, manner in _spoken(answer):
        text = Text(words)
        if manner:
            text.append(f" ({manner})", style="italic dim")
        lines += page.line(label, text, bullet)
        bullet = " " * cell_len(bullet)
    return lines


def _spoken(answer: Answer) -> Iterator[tuple[str, str, str]]:
    """Yield who speaks, the words, and in what manner if it is not the professional's own words."""
    if not answer.sentences:
        yield WRITTEN, shown(answer.text), ""
    by_voice = groupby(answer.sentences, key=lambda said: (said.speaker, said.manner))
    for (speaker, manner), group in by_voice:
        words = " ".join(shown(said.text) for said in group)
        yield SPEAKER_LABELS[speaker], words, MANNERS[manner]
