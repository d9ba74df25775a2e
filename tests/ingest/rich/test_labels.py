"""Bold labels are parted from the answers typed after them in the same paragraph."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.ingest.rich.labels import labels_and_answers, with_labels_apart
from planaudit.ingest.rich.model import Run


def parted(label: str, answer: str, *, in_cell: bool = False) -> list[str]:
    """Return the parts of a paragraph that begins with a bold label."""
    parts = labels_and_answers((Run(label, bold=True), Run(answer)), in_cell=in_cell)
    return ["".join(run.text for run in part) for part in parts]


@pytest.mark.parametrize(
    ("label", "answer"),
    [("Transport:", " Bus"), ("What matters to you?", " To sing."), ("Wishes", "\nTo sing.")],
)
def test_a_label_ends_with_a_colon_a_question_mark_or_its_line(label: str, answer: str) -> None:
    assert parted(label, answer) == [label, answer]


def test_in_a_table_a_tab_or_two_spaces_part_them_too() -> None:
    assert parted("Worker", "\tE. Bowen", in_cell=True) == ["Worker", "\tE. Bowen"]
    assert parted("Worker", "\tE. Bowen") == ["Worker\tE. Bowen"]


def test_bold_that_only_stresses_is_no_label() -> None:
    assert parted("She", " wants to sing") == ["She wants to sing"]
    assert parted("word " * 25 + ":", " more") == ["word " * 25 + ": more"]


def pieces(text: str) -> list[str]:
    """Return the parts of a paragraph, with **bold** as in Markdown, stripped of white space."""
    runs = tuple(
        Run(piece, bold=number % 2 == 1) for number, piece in enumerate(text.split("**")) if piece
    )
    parts = labels_and_answers(with_labels_apart(runs), in_cell=False)
    return ["".join(run.text for run in part).strip() for part in parts]


@pytest.mark.parametrize(
    "text",
    [
        "**Worker:** Sian  **Team:** Adults",
        "**Worker:** Sian **Team:** Adults",
        "**Worker:**\tSian\t**Team:**\tAdults",
        "**Worker:**\nSian\n**Team:**\nAdults",
        "**Worker:**Sian**Team:**Adults",
        "**Worker**: Sian  **Team**: Adults",
        "**Worker :** Sian\n**Team :** Adults",
    ],
)
def test_every_label_of_a_paragraph_is_parted(text: str) -> None:
    labels = [re.sub(r"\W", "", piece) for piece in pieces(text)]
    assert labels == ["Worker", "Sian", "Team", "Adults"]


def test_bold_lines_are_labels_where_the_first_one_is() -> None:
    text = "**What matters to you**\nTo sing.\n**How best to help you**\nA lift on Fridays."
    assert pieces(text) == [
        "What matters to you", "To sing.", "How best to help you", "A lift on Fridays.",
    ]  # fmt: skip


def test_a_label_without_an_answer_is_parted_too() -> None:
    assert pieces("**Worker:**\t\t**Team:** Adults") == ["Worker:", "Team:", "Adults"]
    assert pieces("**Worker:\t\tTeam:** Adults") == ["Worker:", "Team:", "Adults"]
    assert pieces("**Worker:** Sian\t**Team:**") == ["Worker:", "Sian", "Team:"]


def test_a_label_after_plain_words_needs_a_gap() -> None:
    assert pieces("Adults\n**Worker:** Sian") == ["Adults", "Worker:", "Sian"]
    assert pieces("Adults **Worker:** Sian") == ["Adults **Worker:** Sian".replace("**", "")]


def test_a_question_after_tick_boxes_is_a_label() -> None:
    assert pieces("**Consent?** ☒ Yes ☐ No **Advocate?** ☐ Yes ☒ No") == [
        "Consent?", "☒ Yes ☐ No", "Advocate?", "☐ Yes ☒ No",
    ]  # fmt: skip


def test_one_bold_word_before_a_plain_colon_is_whoever_speaks() -> None:
    assert pieces("**Mum**: he is tired") == ["Mum: he is tired"]
    assert pieces("**Mum**: he is tired\n**Dad**: he is not") == [
        "Mum:", "he is tired", "Dad:", "he is not",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "answer",
    [
        "She is **very** proud",
        "He lives with **Mair Evans** and **Huw**",
        "He came home.  **He must not be left alone.** He knows it.",
        "She asked **Why?** and left",
        "She left.  **Who knows why?** Nobody",
        "She likes **Bingo**: it gets her out",
        "It is **not safe:** the stairs are steep",
        "Her carers are\n**Mair Evans**\nand Huw",
    ],
)
def test_bold_inside_an_answer_is_no_label(answer: str) -> None:
    plain = answer.replace("**", "")
    assert pieces(answer) == [plain]
    if "not safe" not in answer:
        assert pieces(f"**Wishes:** {answer}") == ["Wishes:", plain]


@given(st.lists(st.builds(Run, st.text("aB:? \n\t.", min_size=1), bold=st.booleans())))
def test_no_run_is_lost(runs: list[Run]) -> None:
    parts = labels_and_answers(runs, in_cell=False)
    assert [run for part in parts for run in part] == runs
    assert "".join(r.text for r in with_labels_apart(runs)) == "".join(r.text for r in runs)
