"""Finding a pack's phrases in a document: every lexicon once over every passage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planaudit.audit.token_patterns import TokenPatterns
from planaudit.nlp import Doc, PhraseMatcher
from planaudit.packs.schema import Lexicon
from planaudit.reading.language import pipeline
from planaudit.reading.model import Reading
from planaudit.reading.scores import is_off_scale
from planaudit.score_scale import Scale


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: the lexicon and the token span in its passage."""

    lexicon: str
    start: int
    end: int


class LexiconMatcher:
    """The matchers of a set of lexicons, built once and used on many documents."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        nlp = pipeline()
        self._as_written = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._by_lemma = PhraseMatcher(nlp.vocab, attr="LEMMA")
        self._patterns = TokenPatterns(nlp.vocab)
        self._of_scores: set[str] = set()
        for lexicon in lexicons:
            phrases = [*lexicon.phrases, *(_curly(p) for p in lexicon.phrases if "'" in p)]
            if phrases:
                self._as_written.add(lexicon.id, [nlp.make_doc(p) for p in phrases])
            if lexicon.lemmas:
                self._by_lemma.add(lexicon.id, [nlp(p) for p in lexicon.lemmas])
            self._patterns.add(lexicon.id, lexicon.patterns)
            if lexicon.scores:
                self._of_scores.add(lexicon.id)

    def hits(self, doc: Doc) -> tuple[Hit, ...]:
        """Return every hit in `doc`, in order of place."""
        found = [*self._as_written(doc), *self._by_lemma(doc), *self._patterns(doc)]
        names = doc.vocab.strings
        unique = {(start, end, names[key]) for key, start, end in found}
        return tuple(Hit(name, start, end) for start, end, name in sorted(unique))

    def hits_by_passage(self, reading: Reading) -> tuple[tuple[Hit, ...], ...]:
        """Return the hits of each passage; none for printed text, nor for scores off the scale."""
        hits = tuple(() if doc is None else self.hits(doc) for doc in reading.docs)
        if reading.scale is None or not self._of_scores:
            return hits
        return tuple(
            tuple(hit for hit in found if doc and not self._is_off(hit, doc, reading.scale))
            for found, doc in zip(hits, reading.docs, strict=True)
        )

    def _is_off(self, hit: Hit, doc: Doc, scale: Scale) -> bool:
        if hit.lexicon not in self._of_scores:
            return False
        span = doc[hit.start : hit.end]
        return is_off_scale(doc.text, span.start_char, span.end_char, scale)


def within(hits: Sequence[Hit], start: int, end: int) -> list[Hit]:
    """Return the hits between the tokens `start` and `end`."""
    return [hit for hit in hits if start <= hit.start and hit.end <= end]


def _curly(phrase: str) -> str:
    return phrase.replace("'", "’")
