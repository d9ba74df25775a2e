"""A document put small for the time between reading and rating: nothing of it is lost."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from planaudit.batch.packed import packed
from planaudit.reading.forms import keys_of
from tests.reading.pages import document, heading, paragraph
from tests.specimens import PLANS, ingested


@pytest.mark.parametrize("path", PLANS[::5], ids=lambda path: path.name)
def test_a_document_comes_back_whole_with_its_keys(path: Path) -> None:
    plan = ingested(path)
    small = pickle.loads(pickle.dumps(packed(plan)))
    assert small.document() == plan
    assert small.keys == keys_of(plan)
    assert (small.path, small.sha256) == (plan.path, plan.sha256)


def test_a_block_without_words_keeps_its_place_among_the_keys() -> None:
    page = document(
        heading("Risks"), paragraph("..."), paragraph("Stairs\nand rugs"), paragraph("")
    )
    assert packed(page).keys == keys_of(page) == ("risks", "", "stairs and rugs", "")
