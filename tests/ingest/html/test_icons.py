"""Tick boxes drawn with icon fonts."""

from __future__ import annotations

import pytest

from tests.ingest.html_files import read, texts, ticks


@pytest.mark.parametrize(
    ("on", "off"),
    [
        ("<i class='fa fa-check-square-o'></i>", "<i class='fa fa-square-o'></i>"),
        ("<i class='fa-solid fa-square-check'></i>", "<i class='fa-regular fa-square'></i>"),
        ("<i class='bi bi-check-square'></i>", "<i class='bi bi-square'></i>"),
        (
            "<span class='glyphicon glyphicon-check' aria-hidden=true></span>",
            "<span class='glyphicon glyphicon-unchecked'></span>",
        ),
        (
            "<span class=material-icons>check_box</span>",
            "<span class=material-icons>check_box_outline_blank</span>",
        ),
        (
            "<i class=material-symbols-outlined>radio_button_checked</i>",
            "<i class=material-symbols-outlined>radio_button_unchecked</i>",
        ),
        (
            "<i class='mdi mdi-checkbox-marked'></i>",
            "<i class='mdi mdi-checkbox-blank-outline'></i>",
        ),
    ],
)
def test_an_icon_of_a_box_is_one(on: str, off: str) -> None:
    assert ticks(read(f"<p>{on} Yes {off} No</p>")) == [("Yes", True), ("No", False)]


def test_other_icons_and_words_are_none() -> None:
    page = "<p><i class='fa fa-house'></i> Home <span class=bi-square>Square</span> check_box</p>"
    assert [(b.text, b.ticked) for b in texts(read(page))] == [("Home Square check_box", None)]


@pytest.mark.parametrize(
    "page",
    [
        "<p><label><input type=checkbox checked><i class='fa fa-check'></i> Yes</label>",
        "<p><input type=checkbox checked><label><i class='fa fa-check'></i> Yes</label>",
        "<p><span role=checkbox aria-checked=true><i class='fa fa-check-square'></i></span> Yes",
        "<p><label><input type=checkbox checked><i class=material-icons>check_box</i> Yes</label>",
    ],
)
def test_an_icon_that_draws_a_control_adds_no_second_box(page: str) -> None:
    assert ticks(read(page)) == [("Yes", True)]
