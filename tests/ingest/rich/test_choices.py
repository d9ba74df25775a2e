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


def bold(text: str) -> Run:
    """Return text in bold."""
    return Run(text, bold=True)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ((bold("Yes"), Run(" / No")), "☒ Yes ☐ No"),
        ((Run("Yes / "), bold("No")), "☐ Yes ☒ No"),
        ((Run("Is there an LPA? "), bold("Yes"), Run(" / No")), "Is there an LPA? ☒ Yes ☐ No"),
        ((bold("Is there an LPA?"), Run(" Yes / "), bold("No")), "Is there an LPA? ☐ Yes ☒ No"),
        ((Run("Yes | "), bold("No"), Run(" | N/A")), "☐ Yes ☒ No ☐ N/A"),
    ],
)
def test_one_option_in_bold_beside_plain_ones_was_chosen(runs: tuple[Run, ...], text: str) -> None:
    assert shown(*runs) == text


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (
            (Run("Risk level: Low / "), marked("Medium"), Run(" / High")),
            "Risk level: ☐ Low ☒ Medium ☐ High",
        ),
        ((Run("Not met | Partly met |"), marked(" Met")), "☐ Not met ☐ Partly met ☒ Met"),
        ((marked("Mild"), Run("/Moderate/Severe\nRisks")), "☒ Mild ☐ Moderate ☐ Severe\nRisks"),
        ((Run("Low/"), marked("High"), Run("/N/A")), "☐ Low ☒ High ☐ N/A"),
        ((Run("Yes / "), Run("No / "), marked("Sometimes")), "☐ Yes ☐ No ☒ Sometimes"),
    ],
)
def test_one_of_three_or_more_that_is_highlighted_was_chosen(
    runs: tuple[Run, ...], text: str
) -> None:
    assert shown(*runs) == text


@pytest.mark.parametrize(
    "runs",
    [
        (bold("Is there an LPA? Yes"), Run(" / No")),
        (bold("Yes / No"),),
        (Run("Yes "), bold("No"), Run(" fixed abode")),
        (Run("Yes / "), bold("No further action")),
        (struck("Old."), Run(" Yes / "), bold("No")),
        (bold("Yes"), Run(" / No / Sometimes")),
        (Run("Low / "), bold("Medium"), Run(" / High")),
        (Run("mother / "), marked("father")),
        (Run("She sees her mother / "), marked("father"), Run(" / sister on Sundays and Mondays")),
        (Run("Seen 1/"), marked("2"), Run("/24")),
        (struck("Low / "), marked("Medium"), Run(" / High")),
        (Run("Low / Med"), marked("ium"), Run(" / High")),
    ],
)
def test_bold_and_highlighting_that_may_be_for_stress_are_left(
    runs: tuple[Run, ...],
) -> None:
    assert shown(*runs) == "".join(run.text for run in runs)


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


def test_what_is_struck_out_beside_a_choice_stays_struck_out() -> None:
    runs = [Run("Yes / "), struck("No"), Run(". Details: "), struck("not now "), Run("she asked")]
    made = with_choices_as_boxes(runs)
    assert [run.text for run in made if run.struck] == ["not now "]
    kept = "".join(run.text for run in made if not run.struck)
    assert kept == "☒ Yes ☐ No. Details: she asked"


@pytest.mark.parametrize(
    "runs",
    [
        (Run("Yes / "), struck("No"), Run(" / Sometimes")),
        (Run("Sometimes / Yes / "), struck("No")),
    ],
)
def test_a_choice_with_an_option_that_is_not_known_is_left_as_it_is(runs: tuple[Run, ...]) -> None:
    assert with_choices_as_boxes(runs) == runs
