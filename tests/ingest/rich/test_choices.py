"""'Yes / No' with one struck out or highlighted is read as tick boxes."""

from __future__ import annotations

import pytest

from planaudit.ingest.rich.blocks import BlockMaker
from planaudit.ingest.rich.choices import with_choices_as_boxes
from planaudit.ingest.rich.model import Paragraph, Run


def shown(*runs: Run) -> str:
    """Return the text of runs with their choices as boxes."""
    return "".join(run.text for run in with_choices_as_boxes(runs))


def struck(text: str) -> Run:
    """Return text that is struck out."""
    return Run(text, struck=True)


def marked(text: str) -> Run:
    """Return text that is highlighted."""
    return Run(text, marked=True)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ((Run("Yes / "), struck("No")), "☒ Yes ☐ No"),
        ((struck("Yes"), Run(" / No")), "☐ Yes ☒ No"),
        ((struck("Y"), Run(" / N")), "☐ Y ☒ N"),
        ((marked("Yes"), Run("/No")), "☒ Yes ☐ No"),
        ((Run("Yes "), struck("No")), "☒ Yes ☐ No"),
        ((Run("Ydw / "), struck("Nac ydw")), "☒ Ydw ☐ Nac ydw"),
        ((Run("Yes / "), marked("No"), Run(" / N/A")), "☐ Yes ☒ No ☐ N/A"),
        ((struck("Yes / "), Run("No"), struck(" / Not known")), "☐ Yes ☒ No ☐ Not known"),
        ((Run("Advocate? Yes / "), struck("No"), Run(" (see 4)")), "Advocate? ☒ Yes ☐ No (see 4)"),
    ],
)
def test_the_print_tells_which_was_chosen(runs: tuple[Run, ...], text: str) -> None:
    assert shown(*runs) == text


@pytest.mark.parametrize(
    "runs",
    [
        (Run("Yes / No"),),
        (marked("Yes / No"),),
        (struck("Yes / No"),),
        (Run("Yes / "), Run("No", bold=True)),
        (struck("Yes"), struck(" / "), struck("No"), Run(" agreed")),
        (Run("He said "), struck("no"), Run(" to the club")),
        (Run("Eyes / "), struck("Nose")),
    ],
)
def test_print_that_tells_nothing_leaves_the_words_alone(runs: tuple[Run, ...]) -> None:
    assert shown(*runs) == "".join(run.text for run in runs)


@pytest.mark.parametrize(
    ("runs", "ticks"),
    [
        (
            (Run("Offered? Yes / "), struck("No")),
            [("Offered?", None), ("Yes", True), ("No", False)],
        ),
        ((struck("Yes"), Run(" / No")), [("Yes", False), ("No", True)]),
    ],
)
def test_a_choice_becomes_tick_boxes_of_the_document(
    runs: tuple[Run, ...], ticks: list[tuple[str, bool | None]]
) -> None:
    blocks = BlockMaker().blocks([Paragraph(runs)])
    assert [(block.text, block.ticked) for block in blocks] == ticks  # type: ignore[union-attr]  # no table


def test_other_words_struck_out_are_left_out_and_counted() -> None:
    maker = BlockMaker()
    (block,) = maker.blocks([Paragraph((struck("She must move. "), Run("She stays.")))])
    assert block.text == "She stays."  # type: ignore[union-attr]  # no table
    assert [(item.what, item.characters) for item in maker.left_out()] == [
        ("1 piece of text struck out", 12)
    ]
