"""The reason within an action's own words: cases in tests/data/reading/reasons.yaml."""

from __future__ import annotations

import re

import pytest

from planaudit.reading.model import Cited
from planaudit.reading.reasons import reason_in
from tests.reading.cases import cases


@pytest.mark.parametrize("marked", cases("reasons"))
def test_the_reason_runs_to_the_end_of_the_action(marked: str) -> None:
    text = re.sub(r"[{}]", "", marked)
    found = reason_in(Cited(3, 10, 10 + len(text), text))
    expected = re.findall(r"{(.*?)}", marked)
    assert ([found.text] if found else []) == expected


def test_a_reason_is_cited_where_it_stands() -> None:
    text = "Rail so that she can climb."
    assert reason_in(Cited(3, 10, 37, text)) == Cited(3, 15, 37, "so that she can climb.")
