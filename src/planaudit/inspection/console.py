"""An inspection in the terminal, laid out like a play: who speaks, and what stands on the page.

A label at the margin says of every line whether the form printed it or somebody wrote it, so
that nothing hangs on colour: it reads the same in a pipe and in a screen reader. Text from
documents is never read as markup, and holds nothing that steers a terminal.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from planaudit.inspection.console_outline import print_outline
from planaudit.inspection.model import Action, Inspection, Margin, Outcome
from planaudit.inspection.page import Page, shown, with_note
from planaudit.inspection.words import (
    LANGUAGES,
    SERVICES,
    form_words,
    format_words,
    left_out_words,
    others_words,
    place_words,
    scores_words,
    voices_words,
    when_words,
    who_words,
    whose_words,
)

_KEY = (
    "Form: printed by the form; in square brackets what it was taken to ask for, and its place. "
    "All other lines were written in. Person, Child, Family: whose view a sentence gives, and in "
    "what manner. Written: the professional's own words."
)


def print_inspection(inspection: Inspection, console: Console) -> None:
    """Print what was read of one document."""
    page = Page(console)
    _print_opening(inspection, page)
    page.title("What was read, in order")
    page.say(_KEY)
    print_outline(inspection.outline, page)
    page.title(f"Outcomes: {len(inspection.outcomes) or 'none'} found")
    for number, outcome in enumerate(inspection.outcomes, start=1):
        _print_outcome(number, outcome, page)
    page.title(f"Actions: {len(inspection.actions) or 'none'} found")
    for number, action in enumerate(inspection.actions, start=1):
        _print_action(number, action, page)
    _print_rest(inspection, page)


def _print_opening(inspection: Inspection, page: Page) -> None:
    told = (
        ("File", inspection.path),
        ("Format", format_words(inspection.format)),
        ("Pages", "" if inspection.pages is None else str(inspection.pages)),
        ("Form", form_words(inspection)),
        ("", others_words(inspection.form) if inspection.form else ""),
        ("Language", LANGUAGES[inspection.language]),
        ("Service", SERVICES[inspection.service]),
    )
    _print_told(told, page)


def _print_told(told: Sequence[tuple[str, str]], page: Page) -> None:
    """Print label and words, line by line, leaving out what there is nothing to say of."""
    for label, words in told:
        if words:
            page.line(label, words)


def _print_outcome(number: int, outcome: Outcome, page: Page) -> None:
    page.gap()
    text = Text(shown(outcome.text), style="bold")
    page.line(f"Outcome {number}", with_note(text, place=place_words(outcome.place)))
    told = (
        ("Words", whose_words(outcome)),
        ("National", outcome.national or "no national outcome found"),
        ("Scores", scores_words(outcome) or "no score found"),
    )
    _print_told(told, page)


def _print_action(number: int, action: Action, page: Page) -> None:
    page.gap()
    text = Text(shown(action.text), style="bold")
    page.line(f"Action {number}", with_note(text, place=place_words(action.place)))
    told = (
        ("Who", who_words(action) or "nobody named"),
        ("When", when_words(action) or "no time found"),
        ("Why", action.reason or "no reason found"),
        ("For", "no outcome linked" if action.outcome is None else f"outcome {action.outcome}"),
    )
    _print_told(told, page)


def _print_rest(inspection: Inspection, page: Page) -> None:
    page.title("Beside the text")
    told = [("Voices", voices_words(inspection.voices) or "none: nothing was written")]
    told += [("Header", _times(margin)) for margin in inspection.headers]
    told += [("Footer", _times(margin)) for margin in inspection.footers]
    told += [("Left out", left_out_words(part)) for part in inspection.left_out]
    if not inspection.left_out:
        told.append(("Left out", "nothing"))
    told += [("Note", note) for note in inspection.notes]
    _print_told([*told, *_comments(inspection), *_properties(inspection)], page)


def _comments(inspection: Inspection) -> list[tuple[str, str]]:
    count = inspection.comment_count
    if inspection.comments is None and count:
        how = f"{count}, not shown here, for they name people. --comments shows them"
        return [("Comments", how)]
    told = [("Comments", str(count) if count else "none")]
    for comment in inspection.comments or ():
        where = place_words(comment.place)
        said = f"{comment.author or 'somebody'}: {comment.text}"
        told.append(("Comment", f"{said} [{where}]" if where else said))
    return told


def _properties(inspection: Inspection) -> list[tuple[str, str]]:
    if inspection.properties is None:
        return []
    told = [("Property", f"{name}: {value}") for name, value in inspection.properties]
    return told or [("Property", "none in the file")]


def _times(margin: Margin) -> str:
    return margin.text if margin.times == 1 else f"{margin.text} ({margin.times} times)"
