"""What a writer wrote in a document, piece by piece, with keys by which the same words are known.

A piece is an outcome, or a sentence outside one. Two pieces are the same when their words are,
whatever their capitals, white space and punctuation; they are nearly the same when only names,
titles, pronouns and figures differ.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from unicodedata import normalize

from planaudit.audit.model import DocumentAudit, Span
from planaudit.reading.language import sentence_spans
from planaudit.reading.model import NOBODY, Identity
from planaudit.reading.vocabulary import word_lists

FEWEST_WORDS = 4
"""Shorter pieces say the same in many records, and rightly: 'N/A', 'As above', 'Lives alone'."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LIST_MARK = re.compile(r"\s*\(?(?:\d{1,2}|[A-Za-z])[.)]\s")
_OWNING = re.compile(r"['’]s?$")
_SPEAKER = frozenset({"i", "i'm", "i've", "i'd", "i'll"})
_SOMEBODY = "*"
_FIGURE = "#"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in one place of a document.

    `outcome` is its number among the document's outcomes, None for a sentence. `words` counts
    all words, `plain_words` those that are no names, titles, pronouns or figures. Pieces with
    one `key` are the same; with one `near_key`, nearly the same.
    """

    span: Span
    outcome: int | None
    words: int
    plain_words: int
    key: bytes
    near_key: bytes


@dataclass(frozen=True, slots=True)
class Trace:
    """What a document shares with others is found by this: made with its audit, and small.

    `pieces` are what was written, in order of place; `printed` the keys of what its form printed;
    `identity` is whom it is about.
    """

    pieces: tuple[Piece, ...] = ()
    printed: frozenset[bytes] = frozenset()
    identity: Identity = NOBODY


NO_TRACE = Trace()
"""Of a document in which nothing could be read."""


def trace_of(document: DocumentAudit, identity: Identity) -> Trace:
    """Return the trace of a document that is about somebody of that identity."""
    return Trace(_pieces(document), _printed_keys(document), identity)


def names_in(text: str) -> frozenset[str]:
    """Return the words of a sentence that may name people: those with a capital, save the first."""
    words = (_without_owning(word) for word in _words(text)[1:])
    return frozenset(word for word in words if _capital(word) and word not in _not_names())


def _pieces(document: DocumentAudit) -> tuple[Piece, ...]:
    outcomes: dict[int, list[tuple[Span, int]]] = defaultdict(list)
    for number, outcome in enumerate(document.outcomes):
        outcomes[outcome.span.passage].append((outcome.span, number))
    found = [
        (span, outcome, _words(passage.text[span.start : span.end]))
        for index, passage in enumerate(document.passages)
        if not passage.printed and passage.kind not in ("heading", "tick")
        for span, outcome in _spans(index, passage.text, outcomes[index])
    ]
    # A word that has a capital within a sentence is a name where it begins one, too.
    names = {_without_owning(word) for _, _, words in found for word in words[1:] if _capital(word)}
    return tuple(
        _piece(span, outcome, words, names)
        for span, outcome, words in found
        if len(words) >= FEWEST_WORDS
    )


def _printed_keys(document: DocumentAudit) -> frozenset[bytes]:
    """Return the keys of what the form printed, whole and by sentence: who repeats it quotes it."""
    texts = dict.fromkeys(passage.text for passage in document.passages if passage.printed)
    parts = (_words(part) for text in texts for part in (text, *_sentences(text)))
    return frozenset(_key(words) for words in parts if len(words) >= FEWEST_WORDS)


def _spans(
    index: int, text: str, outcomes: Sequence[tuple[Span, int]]
) -> Iterator[tuple[Span, int | None]]:
    """Yield the outcomes in a passage, and the sentences of it that are none, in order."""
    found: list[tuple[Span, int | None]] = list(outcomes)
    for start, end in sentence_spans(text):
        if not any(start < span.end and span.start < end for span, _ in outcomes):
            found.append((Span(index, start, end), None))
    yield from sorted(found, key=lambda each: each[0].start)


def _sentences(text: str) -> Iterator[str]:
    return (text[start:end] for start, end in sentence_spans(text))


def _piece(span: Span, outcome: int | None, words: Sequence[str], names: AbstractSet[str]) -> Piece:
    near = _near(words, names)
    key, plain = _key(words), sum(word not in (_SOMEBODY, _FIGURE) for word in near)
    return Piece(
        span=span,
        outcome=outcome,
        words=len(words),
        plain_words=plain,
        key=key,
        near_key=_digest(near) if plain >= FEWEST_WORDS else key,  # names alone are nothing alike
    )


def _words(text: str) -> list[str]:
    """Return the words of `text` as they stand, without a list's number or letter in front."""
    return _WORD.findall(normalize("NFKC", _LIST_MARK.sub("", text, count=1)))


def _key(words: Sequence[str]) -> bytes:
    return _digest(map(_folded, words))


def _digest(words: Iterable[str]) -> bytes:
    return blake2b(" ".join(words).encode(errors="surrogatepass"), digest_size=12).digest()


def _near(words: Sequence[str], names: AbstractSet[str]) -> list[str]:
    """Return `words` with one mark for whoever is named in a row, and one for figures."""
    people = _words_for_people()
    found: list[str] = []
    for number, word in enumerate(words):
        plain = _without_owning(word)
        if not plain.isalpha() and any(map(str.isdigit, plain)):
            mark = _FIGURE
        elif plain.casefold() in people or (_capital(word) and (number or plain in names)):
            mark = _SOMEBODY
        else:
            mark = _folded(word)
        if mark not in (_SOMEBODY, _FIGURE) or found[-1:] != [mark]:
            found.append(mark)
    return found


def _capital(word: str) -> bool:
    return word[0].isupper() and _folded(word) not in _SPEAKER


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")


def _without_owning(word: str) -> str:
    return word if word.isalpha() else _OWNING.sub("", word) or word


@cache
def _words_for_people() -> frozenset[str]:
    """Return pronouns and titles, in small letters."""
    names = word_lists("names")
    titles = (title for group in names["titles"].values() for title in group)
    return frozenset(map(str.casefold, (*titles, *names["pronouns"])))


@cache
def _not_names() -> frozenset[str]:
    return frozenset(word_lists("names")["not_names"])
