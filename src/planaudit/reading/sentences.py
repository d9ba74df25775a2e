"""The sentences of the written passages, each with its speaker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from planaudit.nlp import Doc
from planaudit.reading.cast import Cast
from planaudit.reading.language import parse, sentence_spans
from planaudit.reading.model import Passage, Sentence, Speaker
from planaudit.reading.speakers import SpeakerFinder


def docs_of(passages: Sequence[Passage]) -> tuple[Doc | None, ...]:
    """Return a spaCy Doc for each written passage, None for printed ones."""
    return tuple(None if passage.printed else parse(passage.text) for passage in passages)


def sentences_of(
    passages: Sequence[Passage], docs: Sequence[Doc | None], cast: Cast
) -> tuple[Sentence, ...]:
    """Return the sentences of every written passage, in order."""
    found: list[Sentence] = []
    for passage, doc in zip(passages, docs, strict=True):
        if doc is None or passage.kind == "heading":
            continue
        finder = SpeakerFinder(cast, passage)
        offsets = [token.idx for token in doc]
        for start, end in sentence_spans(passage.text):
            speaker, manner, quotes = finder.speaker(start, end)
            found.append(
                Sentence(
                    passage=passage.index,
                    start=start,
                    end=end,
                    first_token=bisect_left(offsets, start),
                    last_token=bisect_left(offsets, end),
                    text=passage.text[start:end],
                    speaker=speaker,
                    manner=manner,
                    quotes=quotes,
                )
            )
    return tuple(found)


def voice_shares(
    sentences: Sequence[Sentence], passages: Sequence[Passage]
) -> tuple[tuple[Speaker, float], ...]:
    """Return each speaker's share of the characters written, 0 to 1, to three places.

    Identifying boxes and sign-off are left out: nobody speaks there.
    """
    lengths: dict[Speaker, int] = {}
    for sentence in sentences:
        if passages[sentence.passage].slots[:1] == ("administration",):
            continue
        length = sentence.end - sentence.start
        lengths[sentence.speaker] = lengths.get(sentence.speaker, 0) + length
    whole = sum(lengths.values())
    order: tuple[Speaker, ...] = ("person", "child", "family", "professional", "unknown")
    return tuple((who, round(lengths[who] / whole, 3)) for who in order if lengths.get(who))
