"""Where sentences end: cases in tests/data/reading/sentences.yaml, and what always holds."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planaudit.reading.language import parse, sentence_spans
from planaudit.reading.model import Sentence
from planaudit.reading.sentences import docs_of, sentences_of, voice_shares
from tests.reading.cases import NOBODY, answer, cases

CASES = cases("sentences")
TEXTS = st.text(st.sampled_from("aAbT1 .!?;'\"’”([])\n")) | st.text()


@pytest.mark.parametrize("name", CASES)
def test_sentences_end_where_a_reader_would_say(name: str) -> None:
    expected = CASES[name].split(" / ")
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentence_spans(text)] == expected


@given(TEXTS)
def test_sentences_cover_every_mark_on_the_page_in_order(text: str) -> None:
    spans = sentence_spans(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(
        text.split()
    )
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(TEXTS)
def test_no_sentence_begins_or_ends_with_a_space(text: str) -> None:
    assert all(
        text[start:end] == text[start:end].strip() != "" for start, end in sentence_spans(text)
    )


@settings(deadline=None)  # the first example loads spaCy
@given(TEXTS)
def test_a_sentences_tokens_are_its_characters(text: str) -> None:
    passages = [answer(text)]
    [doc] = docs = docs_of(passages)
    assert doc is not None
    for sentence in sentences_of(passages, docs, NOBODY):
        assert sentence.text == text[sentence.start : sentence.end]
        assert 0 <= sentence.first_token <= sentence.last_token <= len(doc)


@pytest.mark.parametrize("drawn", ["_" * 30_000, "signed" + "'" * 20_000, "-x" * 20_000])
def test_a_word_longer_than_any_is_read_in_seconds_and_whole(drawn: str) -> None:
    text = f" Signed by  {drawn}  on Tuesday.\n"
    before = time.process_time()
    assert parse(text).text == text
    assert time.process_time() - before < 10  # a line of underscores took over a hundred


def test_shares_of_voice_leave_out_the_boxes_that_identify() -> None:
    def spoken(passage: int, who: str, length: int) -> Sentence:
        return Sentence(passage, 0, length, 0, 1, "x" * length, who, "reported")  # type: ignore[arg-type]  # one of the Speakers

    passages = [answer("x" * 30, "administration"), answer("x" * 40)]
    sentences = [spoken(0, "family", 30), spoken(1, "person", 10), spoken(1, "professional", 30)]
    assert voice_shares(sentences, passages) == (("person", 0.25), ("professional", 0.75))


def test_a_record_without_words_has_no_shares() -> None:
    assert voice_shares([], []) == ()
