"""Finding a pack's words in a document."""

from __future__ import annotations

import pytest

from planaudit.audit.lexicons import Hit, LexiconMatcher, within
from planaudit.reading.language import parse
from tests.audit.readings import LEXICONS, Said, found, reading_of, signal

MATCHER = LexiconMatcher(LEXICONS)


@pytest.mark.parametrize(
    ("text", "lexicons"),
    [
        pytest.param("She sings.", ["singing"], id="a phrase"),
        pytest.param("SHE SINGS.", ["singing"], id="in capitals"),
        pytest.param("She sang.", [], id="a phrase only as written"),
        pytest.param("He is the choir's tenor.", ["singing"], id="a straight apostrophe"),
        pytest.param("He is the choir’s tenor.", ["singing"], id="a curly apostrophe"),
        pytest.param("She enjoyed it and loves it.", ["liking", "liking"], id="any form of a word"),
        pytest.param("Enjoys tea.", ["liking"], id="a form that begins the sentence"),
        pytest.param("A package of care.", ["service"], id="a pattern"),
        pytest.param("A package of tea.", [], id="part of a pattern"),
        pytest.param("She lovingly resings.", [], id="part of a word"),
    ],
)
def test_the_words_of_a_lexicon_are_found(text: str, lexicons: list[str]) -> None:
    assert [hit.lexicon for hit in MATCHER.hits(parse(text))] == lexicons


def test_a_hit_says_where_it_is() -> None:
    assert MATCHER.hits(parse("Every day she sings.")) == (Hit("singing", 3, 4),)


def test_a_hit_is_within_a_stretch_only_as_a_whole() -> None:
    hits = MATCHER.hits(parse("a package of care"))
    assert within(hits, 0, 4) == [Hit("service", 1, 4)]
    assert within(hits, 0, 3) == []
    assert within(hits, 2, 4) == []


def test_printed_text_is_never_searched() -> None:
    reading = reading_of(Said("She sings.", printed=True), Said("She sings."))
    assert MATCHER.hits_by_passage(reading) == ((), (Hit("singing", 1, 2),))


def test_lexicons_without_patterns_are_searched_too() -> None:
    assert LexiconMatcher(LEXICONS[:1]).hits(parse("She enjoys tea.")) == (Hit("liking", 1, 2),)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        pytest.param("She enjoys the choir.", False, id="plain"),
        pytest.param("She does not enjoy the choir.", True, id="not"),
        pytest.param("She doesn't enjoy the choir.", True, id="straight n't"),
        pytest.param("She doesn’t enjoy the choir.", True, id="curly n't"),
        pytest.param("She no longer enjoys the choir.", True, id="no longer"),
        pytest.param("Not tired, she enjoys the choir.", False, id="a comma stops it"),
        pytest.param("She does not go but enjoys hearing it.", False, id="'but' stops it"),
    ],
)
def test_negated_words_count_only_when_a_signal_says_so(text: str, negated: bool) -> None:
    reading = reading_of(Said(text))
    assert found(signal(any=["liking"]), reading) == ([] if negated else [text])
    assert found(signal(any=["liking"], negated="yes"), reading) == ([text] if negated else [])
    assert found(signal(any=["liking"], negated="either"), reading) == [text]
