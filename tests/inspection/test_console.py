"""The inspection in the terminal: told apart without colour, and steered by nothing."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from planaudit.document import Block, Comment, Document, Kind, LeftOut, Place, TextBlock
from planaudit.inspection.console import print_inspection
from planaudit.inspection.inspect import inspect
from planaudit.inspection.model import Inspection
from planaudit.reading import read
from planaudit.reading.forms import form_of, forms_that_fit
from tests.inspection.outlines import inspected
from tests.reading.pages import document, grid, heading, paragraph, plain_table, tick
from tests.reports.hostile_document import ARABIC, HOSTILE_PATH, HOSTILE_TEXT, LONG_WORD
from tests.specimens import PLANS

STEERS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


TITLE = heading("Care plan")


def printed(inspection: Inspection, width: int = 80, encoding: str = "utf-8") -> str:
    """Return what is printed, without colour, on a terminal of this width and encoding."""
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace")
    print_inspection(inspection, Console(file=file, width=width, highlight=False))
    file.seek(0)
    return file.read()


def shown(*blocks: Block, width: int = 80) -> str:
    page = document(*blocks)
    return printed(inspect(page, read(page)), width)


def item(text: str, label: str = "") -> TextBlock:
    return TextBlock(Kind.LIST_ITEM, text, Place(), label=label)


def hostile() -> Document:
    texts = (HOSTILE_TEXT, LONG_WORD, ARABIC, "\ufdd0 \x9b31m", "[bold]x[/bold] [/]", "")
    blocks = [
        block
        for text in texts
        for block in (heading(text), paragraph(text), tick(text, True), item(text, label=text[:9]))
    ]
    page = document(*blocks, grid(texts, texts), plain_table(texts, texts))
    margins = tuple(map(paragraph, texts))
    return replace(
        page, path=HOSTILE_PATH, headers=margins, footers=margins, notes=texts,
        left_out=tuple(LeftOut(text, text) for text in texts),
        comments=tuple(Comment(text, text) for text in texts),
        properties=tuple((text, text) for text in texts),
    )  # fmt: skip


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_no_text_steers_the_terminal_is_markup_or_leaves_the_page(width: int) -> None:
    page = hostile()
    seen = inspect(page, read(page), comments=True, properties=True)
    text = printed(seen, width)
    assert STEERS.findall(text) == []
    assert all(cell_len(line) <= width for line in text.splitlines())
    assert "[red]not" in text.replace("\n", "")
    assert "[bold]x[/bold]" in text.replace("\n", "")


def test_in_colour_only_our_own_colours_steer_the_terminal() -> None:
    page, file = hostile(), io.StringIO()
    console = Console(file=file, width=80, force_terminal=True, color_system="standard")
    print_inspection(inspect(page, read(page)), console)
    left = re.sub(r"\x1b\[[0-9;]*m", "", file.getvalue())
    assert "\x1b[" in file.getvalue()
    assert STEERS.findall(left) == []


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("path", PLANS[::4], ids=lambda path: path.name)
def test_every_written_word_is_there_and_no_line_is_too_long(path: Path, width: int) -> None:
    seen = inspected(path)
    text = printed(seen, width)
    lines = text.splitlines()
    assert all(cell_len(line) <= width for line in lines)
    assert not [line for line in lines if line != line.rstrip()]
    words = set(text.split())
    for entry in seen.outline:
        for answer in entry.answers:
            assert set(" ".join(answer.text.split()).split()) <= words | {""}


def test_print_and_writing_are_told_apart_by_a_word() -> None:
    text = shown(TITLE, heading("What matters to me"), paragraph("Mrs A sleeps well."))
    assert "Form       What matters to me [what matters to the person]\n" in text
    assert "Written    Mrs A sleeps well.\n" in text


def test_who_speaks_and_in_what_manner_is_said_where_it_is_not_simply_the_professional() -> None:
    text = shown(TITLE, heading("My views"), paragraph("She slept. She said “I want to go home.”"))
    assert "Written    She slept.\nPerson     She said “I want to go home.” (quoted)\n" in text


def test_boxes_are_shown_with_their_labels() -> None:
    text = shown(heading("Active offer"), tick("Made", True), tick("Declined", False))
    assert "Boxes      ☒ Made  ☐ Declined\n" in text


def test_boxes_are_spelt_where_the_terminal_cannot_draw_them() -> None:
    page = document(heading("Active offer"), tick("Made", True), tick("Declined", False))
    text = printed(inspect(page, read(page)), encoding="cp850")
    assert "Boxes      [x] Made  [ ] Declined\n" in text


def test_nothing_written_is_said_so() -> None:
    assert "Empty      Nothing was written here.\n" in shown(
        heading("Care plan"), heading("My strengths"), heading("Risks"), paragraph("Stairs.")
    )


def test_a_row_of_a_grid_says_in_one_line_what_is_empty() -> None:
    text = shown(grid(("Personal outcome", "Score", "Why"), ("To walk", "", "")))
    assert "Empty      Score; Why\n" in text


def test_long_instructions_do_not_drown_what_was_written() -> None:
    long = "Please describe the strengths. " + "Use the person's own words. " * 20
    text = shown(heading("My strengths"), paragraph(long), paragraph("Chess."))
    assert f"({len(long.strip())} characters in all)" in text
    assert text.count("Use the person's own words.") < 8


def test_rows_that_miss_something_say_what_was_not_found() -> None:
    text = shown(grid(("Personal outcome", "Score"), ("To walk", "")), heading("Actions"),
                 paragraph("Buy a stick."))  # fmt: skip
    for words in ("no national outcome found", "no score found", "nobody named", "no time found",
                  "no reason found", "no outcome linked"):  # fmt: skip
        assert words in text


def test_the_other_forms_that_fit_are_named() -> None:
    texts = [f"Prompt {number}" for number in range(20)]
    page = document(*map(paragraph, texts))
    forms = [form_of(document(*map(paragraph, texts[:end])), str(end)) for end in (20, 19)]
    fits = forms_that_fit(page, forms)
    text = printed(inspect(page, read(page, fits[0].form), fits, forms_given=2))
    assert "Form       20. All of what it prints was found here, in its order.\n" in text
    assert "           Nearly as well fits 19 (all of it found).\n" in text


TWO_VOICES = "She slept. She said “I want to go home to my own bed.”"


def test_a_list_item_is_indented_by_its_bullet_whoever_speaks_in_it() -> None:
    text = shown(TITLE, heading("My views"), item(TWO_VOICES), width=45)
    assert (
        """
Written    - She slept.
Person       She said “I want to go home to
             my own bed.” (quoted)
"""
        in text
    )


def test_numbering_that_is_long_stands_in_the_line_itself() -> None:
    text = shown(TITLE, heading("My views"), item(TWO_VOICES, label="Appendix 1.2.3"), width=45)
    assert (
        """
Written    Appendix 1.2.3 She slept.
Person     She said “I want to go home to my
           own bed.” (quoted)
"""
        in text
    )


def test_the_line_of_a_text_file_is_told_as_the_report_tells_it() -> None:
    block = replace(heading("My views"), place=Place(paragraph=2, line=7))
    assert "paragraph 2, line 7]" in shown(TITLE, block, paragraph("Tea."))


def test_a_row_of_a_spreadsheet_is_called_one() -> None:
    page = replace(document(TITLE), format="row")
    assert "Format     row of a spreadsheet\n" in printed(inspect(page, read(page)))
