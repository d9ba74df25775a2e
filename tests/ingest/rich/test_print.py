"""How letters are printed, in the terms that OpenDocument and web pages share."""

from __future__ import annotations

import pytest

from planaudit.ingest.rich.print import Print, size_in_points


def test_letters_of_a_symbol_font_are_what_they_show() -> None:
    assert Print(bold=True, font="Wingdings").run("þ \uf06f").text == "☒ ☐"
    assert Print(font="Arial").run("þ").text == "þ"


def test_a_letter_that_no_symbol_font_has_came_from_another() -> None:
    assert Print(font="wingdings").run("ŵ").text == "ŵ"  # its code ends as that of a bullet does


@pytest.mark.parametrize(
    ("said", "around", "size"),
    [
        ("12pt", None, 12.0),
        ("16px", None, 12.0),
        ("1cm", None, 28.3),
        ("150%", 10.0, 15.0),
        ("150%", None, 18.0),
        ("1.5em", 10.0, 15.0),
        ("100%", None, None),
        ("3 apples", 11.0, 11.0),
        ("", 11.0, 11.0),
    ],
)
def test_sizes_are_in_points(said: str, around: float | None, size: float | None) -> None:
    assert size_in_points(said, around, usual=12.0) == size


def test_a_share_of_a_size_that_is_not_known_says_nothing() -> None:
    assert size_in_points("150%", None) is None
