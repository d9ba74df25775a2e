"""The blank spaCy pipeline and the sentences of a passage. No model is ever downloaded."""

from __future__ import annotations

import re
from functools import cache

from planaudit.nlp import Doc, English, Language, Lemmatizer
from planaudit.reading.vocabulary import alternatives, word_lists

_END = re.compile(
    r"(?:[.!?…]+[\"'”’)\]]*)(?=\s+[\"'“‘(\[]*[A-Z0-9£])"
    r"|(?<=[a-z]{3})\.(?=\s+[a-z])"
    r"|;(?=\s)"
)
"""A stop before a capital or figure; a stop after a whole word even before a small letter."""
_LIST_MARK = re.compile(r"^\s*\(?(?:\d{1,2}|[A-Za-z])[.)]$")
_INITIAL = re.compile(r"(?:^|[\s(/'\"“‘.])[A-Z]\.$")
_CAPITAL = re.compile(r"\s*[\"'“‘(\[]*[A-Z]")
_REFERENCE = re.compile(r"\s*[(\[]?(?:\d|[A-Z]\d)")

_TOO_LONG = re.compile(r"\S{501}")
_PIECE = re.compile(r"\S{1,500}\s*|\s+")


@cache
def pipeline() -> Language:
    """Return the blank English pipeline: tokens, and lemmas from a table."""
    nlp = English()
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    nlp.initialize()
    return nlp


def parse(text: str) -> Doc:
    """Return `text` as tokens with lemmas.

    The table of lemmas knows small letters only, and records begin sentences with the verb
    ('Enjoys bingo.'), so a word with a capital is looked up without it.
    """
    nlp = pipeline()
    doc = nlp(_tokens(nlp, text))
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    lemmas = lemmatizer.lookups.get_table("lemma_lookup")
    for token in doc:
        if token.text[:1].isupper():
            token.lemma_ = lemmas.get(token.lower_, token.lower_)
    return doc


def _tokens(nlp: Language, text: str) -> Doc:
    """Return the tokens of `text`.

    The tokenizer takes a hundred seconds for a line drawn with 30,000 underscores, for it takes
    them off a 'word' one by one; so what is longer than any word is given to it in pieces.
    """
    if not _TOO_LONG.search(text):
        return nlp.make_doc(text)
    pieces = [nlp.make_doc(piece) for piece in _PIECE.findall(text)]
    return Doc.from_docs(pieces, ensure_whitespace=False) or nlp.make_doc("")


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of each sentence of `text`, white space outside them.

    A semicolon ends a sentence here: records run lists of facts together with it.
    """
    spans = []
    start = 0
    for match in _END.finditer(text):
        if match[0] != ";" and _goes_on(text[start : match.start() + 1], text[match.end() :]):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    trimmed = []
    for begin, end in spans:
        stripped = text[begin:end]
        lead = len(stripped) - len(stripped.lstrip())
        if stripped.strip():
            trimmed.append((begin + lead, begin + len(stripped.rstrip())))
    return tuple(trimmed)


def _goes_on(before: str, after: str) -> bool:
    """Return whether the stop that ends `before` belongs to a short form or a list number."""
    if _LIST_MARK.match(before) or _short_form("before_a_name").search(before):
        return True
    if _short_form("before_a_figure").search(before) and _REFERENCE.match(after):
        return True
    if _short_form("before_a_small_letter").search(before):
        return not _CAPITAL.match(after)
    return bool(_INITIAL.search(before)) and not _sentence_starter().match(after)


@cache
def _short_form(list_name: str) -> re.Pattern[str]:
    words = alternatives(word_lists("abbreviations")[list_name])
    return re.compile(rf"(?:^|[\s(/'\"“‘]){words}\.$")


@cache
def _sentence_starter() -> re.Pattern[str]:
    words = alternatives(word_lists("abbreviations")["sentence_starters"])
    return re.compile(rf"\s*[\"'“‘(\[]*{words}\b")
