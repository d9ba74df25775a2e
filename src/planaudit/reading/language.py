"""The blank spaCy pipeline and the sentences of a passage. No model is ever downloaded."""

from __future__ import annotations

import re
from functools import cache

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

_END = re.compile(r"(?:[.!?…]+[\"'”’)\]]*)(?=\s+[\"'“‘(\[]*[A-Z0-9£])|[;](?=\s)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(/'\"“‘])(?:e\.g|i\.e|etc|approx|Mrs?|Ms|Dr|St|no|No|vs|wk|wks|hrs?|mins?|min|max|ref|"
    r"p|w|c|a|[A-Z]|(?:[A-Z]\.)+[A-Z])\.$"
)


@cache
def pipeline() -> Language:
    """Return the blank English pipeline: tokens, and lemmas from a table."""
    nlp = English()
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    nlp.initialize()
    return nlp


def parse(text: str) -> Doc:
    """Return `text` as tokens with lemmas."""
    return pipeline()(text)


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of each sentence of `text`, white space outside them.

    A semicolon ends a sentence here: records run lists of facts together with it.
    """
    spans = []
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] != ";" and _ABBREVIATION.search(text[start : match.start() + 1]):
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
