"""The words that forms print to choose from, in English and in Welsh."""

from __future__ import annotations

import pytest

from planaudit.ingest.option_words import is_option


@pytest.mark.parametrize(
    "text", ["Yes", "no", "N/A", "Not known", "Y", "Nac ydw", "Oes", "Yes:", "Ydw / Yes", "No | Na"]
)
def test_an_option_is_one_word_to_choose_in_one_or_both_languages(text: str) -> None:
    assert is_option(text)


@pytest.mark.parametrize("text", ["Yes / No", "Ydw / Nac ydw", "Yes, at night", "Nobody", "", "1"])
def test_a_choice_of_several_and_other_words_are_none(text: str) -> None:
    assert not is_option(text)
