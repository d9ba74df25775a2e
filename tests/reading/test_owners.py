"""Who will act: cases in tests/data/reading/owners.yaml."""

from __future__ import annotations

import pytest

from planaudit.reading.cast import Cast
from planaudit.reading.model import Speaker
from planaudit.reading.owners import owners_in_cell, owners_in_prose
from tests.reading.cases import cases

CASES = cases("owners")


def people(record: str, subject: Speaker) -> Cast:
    known = CASES[record]
    return Cast(subject, frozenset(known["names"]), frozenset(known["family"]), "")


ADULT = people("adult", "person")
CHILD = people("child", "child")


@pytest.mark.parametrize(("text", "owners"), CASES["cells"].items())
def test_an_owner_cell_names_the_kinds_of_people(text: str, owners: list[str]) -> None:
    assert list(owners_in_cell(text, ADULT)) == owners


@pytest.mark.parametrize(("text", "owners"), CASES["sentences"].items())
def test_a_sentence_says_who_will_act(text: str, owners: list[str]) -> None:
    assert list(owners_in_prose(text, ADULT)) == owners


@pytest.mark.parametrize(("text", "owners"), CASES["childs_cells"].items())
def test_an_owner_cell_of_a_childs_plan(text: str, owners: list[str]) -> None:
    assert list(owners_in_cell(text, CHILD)) == owners


@pytest.mark.parametrize(("text", "owners"), CASES["childs_sentences"].items())
def test_a_sentence_of_a_childs_plan(text: str, owners: list[str]) -> None:
    assert list(owners_in_prose(text, CHILD)) == owners


def test_an_empty_owner_cell_names_nobody() -> None:
    assert owners_in_cell("  ", ADULT) == ()
