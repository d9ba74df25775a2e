"""An inspection in the terminal, laid out like a play: who speaks, and what stands on the page.

A label at the margin says of every line whether the form printed it or somebody wrote it, so
that nothing hangs on colour: it reads the same in a pipe and in a screen reader. Text from
documents is never read as markup, and holds nothing that steers a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from planaudit.inspection.model import Action, Answer, Entry, Inspection, Margin, Outcome, Said
from planaudit.inspection.words import (
    LANGUAGES,
    MANNERS,
    SERVICES,
    SPEAKER_LABELS,
    form_words,
    format_words,
    left_out_words,
    others_words,
    place_words,
    scores_words,
    slot_words,
    voices_words,
    when_words,
    who_words,
    whose_words,
)
from planaudit.reports.wording import count_of, one_line

WIDEST = 100
"""Columns. Longer lines are hard to read."""
MARGIN = 11
"""Columns for the label before a line."""
_MOST_PRINTED = 160
"""Characters of the form's instructions that are repeated; the prompts are whole."""
_FORM, _EMPTY, _BOXES = "Form", "Empty", "Boxes"
_STYLES = {
    _FORM: "cyan",
    _EMPTY: "yellow",
    "Person": "bold green",
    "Child": "bold green",
    "Family": "bold magenta",
    "Unclear": "bold yellow",
}
_KEY = (
    "Form: printed by the form, and in square brackets what it was taken to ask for, and its "
    "place. Everything else was written in. Person, Child or Family: whose view a sentence gives; "
    "Written: the professional's own words."
)


def print_inspection(inspection: Inspection, console: Console) -> None:
    """Print what was read of one document."""
    page = _Page(console)
    page.title(inspection.path.rpartition("/")[2] or inspection.path)
    _print_opening(inspection, page)
    page.title("What was read, in order")
    page.say(_KEY)
    _print_outline(inspection.outline, page)
    page.title(f"Outcomes: {count_of(len(inspection.outcomes), 'row')} found")
    for number, outcome in enumerate(inspection.outcomes, start=1):
        _print_outcome(number, outcome, page)
    page.title(f"Actions: {count_of(len(inspection.actions), 'row')} found")
    for number, action in enumerate(inspection.actions, start=1):
        _print_action(number, action, page)
    _print_rest(inspection, page)


class _Page:
    """Lines of labelled text, wrapped to the console."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = min(console.width, WIDEST)
        self.ticked, self.unticked = ("☒", "☐") if _can_show(console, "☒☐") else ("[x]", "[ ]")

    def title(self, words: str) -> None:
        self._console.print()
        self._print(Text(one_line(words), style="bold underline"), 0)

    def say(self, words: str, style: str = "") -> None:
        self._print(Text(one_line(words), style=style), 0)

    def gap(self) -> None:
        self._console.print()

    def line(self, label: str, text: Text) -> int:
        """Print `text` after its label and return how many lines that took."""
        shown = Text(label, style=_STYLES.get(label, "bold"))
        return self._print(text, MARGIN, shown)

    def _print(self, text: Text, margin: int, label: Text | None = None) -> int:
        margin = margin if self._width >= 3 * MARGIN else 0
        lines = text.wrap(self._console, self._width - margin, overflow="fold")
        if label is not None and not margin:
            label.append(": ")
        for number, part in enumerate(lines):
            part.rstrip()
            start = Text() if label is None or number else label
            gap = Text(" " * max(margin - start.cell_len, 1 if number == 0 and margin else 0))
            whole = Text.assemble(start, gap if margin else "", part)
            self._console.print(whole, soft_wrap=True)
        return len(lines)


def _can_show(console: Console, letters: str) -> bool:
    try:
        letters.encode(console.encoding)
    except (LookupError, UnicodeError):
        return False
    return True


def _print_opening(inspection: Inspection, page: _Page) -> None:
    form = inspection.form
    told = (
        ("File", inspection.path),
        ("Format", format_words(inspection.format)),
        ("Pages", "" if inspection.pages is None else str(inspection.pages)),
        ("Form", form_words(inspection)),
        ("", others_words(form) if form else ""),
        ("Language", LANGUAGES[inspection.language]),
        ("Service", SERVICES[inspection.service]),
    )
    _print_told(told, page)


def _print_told(told: Sequence[tuple[str, str]], page: _Page) -> None:
    """Print label and words, line by line, leaving out what there is nothing to say of."""
    for label, words in told:
        if words:
            page.line(label, Text(one_line(words)))


# The outline


def _print_outline(outline: Sequence[Entry], page: _Page) -> None:
    before: Entry | None = None
    lines = 0
    for entry in outline:
        if before is None or lines > 3 or _begins_anew(entry, before):
            page.gap()
        lines = _print_entry(entry, page)
        before = entry


def _begins_anew(entry: Entry, before: Entry) -> bool:
    """Return whether an empty line stands before `entry`: a heading, a table, a row of a grid."""
    if entry.heading or entry.kind == "columns" or before.kind == "columns":
        return True
    if entry.place.table != before.place.table:
        return True
    in_grid = entry.row or any(entry.place.column == 1 for _ in (0,))
    return entry.place.row != before.place.row and bool(in_grid) and before.place.column != 2


def _print_entry(entry: Entry, page: _Page) -> int:
    if entry.kind == "empty rows":
        words = f"Nothing was written in {count_of(entry.rows, 'row')} of this table."
        return page.line(_EMPTY, _with_note(Text(words), place_words(entry.place)))
    if entry.kind == "columns":
        return page.line(_FORM, _columns(entry))
    lines = 0
    if entry.text or entry.more:
        lines += page.line(_FORM, _prompt(entry))
    for printed in entry.more:
        lines += page.line("", Text(_shortened(one_line(printed)), style="dim"))
    for ticks, answers in groupby(entry.answers, key=lambda answer: answer.ticked is not None):
        if ticks:
            lines += page.line(_BOXES, _boxes(answers, page))
        else:
            lines += sum(_print_answer(answer, page) for answer in answers)
    if entry.empty:
        lines += page.line(_EMPTY, Text("Nothing was written here."))
    return lines


def _prompt(entry: Entry) -> Text:
    words = one_line(entry.text)
    prompt = Text(f"{one_line(entry.row)}: {words}" if entry.row else words, style="bold")
    return _with_note(prompt, _taken_for(slot_words(entry.slots), place_words(entry.place)))


def _taken_for(slots: str, place: str) -> str:
    return "; ".join(part for part in (slots, place) if part)


def _columns(entry: Entry) -> Text:
    """Return the heads of a grid on one line, each with what it was taken for."""
    heads = Text(" | ").join(
        _with_note(Text(one_line(column.text), style="bold"), slot_words(column.slots))
        for column in entry.columns
    )
    return Text.assemble(Text("columns: "), heads, " ", _note(place_words(entry.place)))


def _with_note(text: Text, words: str) -> Text:
    return Text.assemble(text, " ", _note(words)) if words else text


def _note(words: str) -> Text:
    return Text(f"[{one_line(words)}]", style="dim") if words else Text()


def _shortened(words: str) -> str:
    if len(words) <= _MOST_PRINTED:
        return words
    cut = words[:_MOST_PRINTED].rpartition(" ")[0]
    return f"{cut} … ({len(words)} characters in all)"


def _boxes(answers: Iterator[Answer], page: _Page) -> Text:
    boxes = []
    for answer in answers:
        # The mark and the first word of its label stay on one line.
        mark = page.ticked if answer.ticked else page.unticked
        style = "bold" if answer.ticked else ""
        boxes.append(Text(f"{mark}\u00a0{one_line(answer.text) or 'no label'}", style=style))
    return Text("  ").join(boxes)


def _print_answer(answer: Answer, page: _Page) -> int:
    """Print an answer: the sentences of one voice in one manner together."""
    start = f"{one_line(answer.label)} " if answer.label else "- " if answer.listed else ""
    if not answer.sentences:
        return page.line("Written", Text(start + one_line(answer.text)))
    lines = 0
    by_voice = groupby(answer.sentences, key=lambda said: (said.speaker, said.manner))
    for (speaker, manner), group in by_voice:
        words = " ".join(one_line(said.text) for said in group)
        text = Text(start + words)
        if MANNERS[manner]:
            text.append(f" ({MANNERS[manner]})", style="italic dim")
        lines += page.line(SPEAKER_LABELS[speaker], text)
        start = ""
    return lines


# Rows, and the rest


def _print_outcome(number: int, outcome: Outcome, page: _Page) -> None:
    page.gap()
    text = _with_note(Text(one_line(outcome.text), style="bold"), place_words(outcome.place))
    page.line(f"Outcome {number}", text)
    told = (
        ("Words", whose_words(outcome)),
        ("National", outcome.national or "none found"),
        ("Scores", scores_words(outcome) or "none found"),
    )
    _print_told(told, page)


def _print_action(number: int, action: Action, page: _Page) -> None:
    page.gap()
    text = _with_note(Text(one_line(action.text), style="bold"), place_words(action.place))
    page.line(f"Action {number}", text)
    told = (
        ("Who", who_words(action) or "nobody named"),
        ("When", when_words(action) or "no time found"),
        ("Why", action.reason or "no reason found"),
        ("For", "no outcome linked" if action.outcome is None else f"outcome {action.outcome}"),
    )
    _print_told(told, page)


def _print_rest(inspection: Inspection, page: _Page) -> None:
    page.title("Beside the text")
    told = [("Voices", voices_words(inspection.voices) or "nobody's: nothing was written")]
    told += [("Header", _times(margin)) for margin in inspection.headers]
    told += [("Footer", _times(margin)) for margin in inspection.footers]
    left_out = [("Left out", left_out_words(part)) for part in inspection.left_out]
    told += left_out or [("Left out", "nothing")]
    told += [("Note", note) for note in inspection.notes]
    told.append(("Comments", _comment_words(inspection)))
    for comment in inspection.comments or ():
        where = place_words(comment.place)
        said = f"{comment.author or 'Somebody'}: {comment.text}"
        told.append(("Comment", f"{said} [{where}]" if where else said))
    for name, value in inspection.properties or ():
        told.append(("Property", f"{name}: {value}"))
    if inspection.properties == ():
        told.append(("Property", "the file has none"))
    _print_told(told, page)


def _comment_words(inspection: Inspection) -> str:
    count = inspection.comment_count
    if not count:
        return "none"
    hidden = inspection.comments is None
    return (
        f"{count}, not shown, for they name people (--comments shows them)"
        if hidden
        else str(count)
    )


def _times(margin: Margin) -> str:
    return margin.text if margin.times == 1 else f"{margin.text} ({margin.times} times)"
