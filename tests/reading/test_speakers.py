"""Whose view a sentence gives: cases in tests/data/reading/speakers.yaml."""

from __future__ import annotations

from typing import Any

import pytest

from planaudit.reading.cast import Cast
from planaudit.reading.sentences import docs_of, sentences_of
from tests.reading.cases import answer, cases

CASES = cases("speakers")


def cast_of_case(case: dict[str, Any]) -> Cast:
    known = CASES["defaults"][case["record"]] | case
    return Cast(
        subject="child" if case["record"] == "child" else "person",
        subject_names=frozenset(known["names"]),
        family_names=frozenset(known["family"]),
        pronoun=known["pronoun"],
    )


@pytest.mark.parametrize("name", CASES["cases"])
def test_each_sentence_gives_its_speakers_view(name: str) -> None:
    case = CASES["cases"][name]
    expected = [next(iter(sentence.items())) for sentence in case["sentences"]]
    text = " ".join(words for _, words in expected)
    slot = case.get("slot", CASES["defaults"][case["record"]]["slot"])
    passages = [answer(text, slot)]
    found = sentences_of(passages, docs_of(passages), cast_of_case(case))
    assert [(f"{s.speaker} {s.manner}", s.text) for s in found] == expected
