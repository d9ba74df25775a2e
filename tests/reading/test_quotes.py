"""Finding quotations: cases in tests/data/reading/quotations.yaml, and what always holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planaudit.reading.quotes import LONGEST_UNCLOSED, quotations
from tests.reading.cases import cases

CASES = cases("quotations")
TEXTS = st.text(st.sampled_from("ab .!?,;()'\"‘’“”«»\n")) | st.text()


@pytest.mark.parametrize("name", CASES)
def test_quotations_are_found(name: str) -> None:
    marked = CASES[name]
    text = re.sub(r"[{}]", "", marked)
    assert [text[start:end] for start, end in quotations(text)] == re.findall(r"{(.*?)}", marked)


@given(TEXTS)
def test_quotations_stand_inside_the_text_in_order_and_apart(text: str) -> None:
    spans = quotations(text)
    ends = [0, *(end for _, end in spans)]
    for previous_end, (start, end) in zip(ends, spans, strict=False):
        assert previous_end < start < end <= len(text)


@given(TEXTS)
def test_no_quotation_is_blank(text: str) -> None:
    assert all(text[start:end].strip() for start, end in quotations(text))


def test_a_quotation_nobody_closed_runs_no_further_than_the_limit() -> None:
    text = 'She said "' + "and then " * 200
    [(start, end)] = quotations(text)
    assert end - start <= LONGEST_UNCLOSED
