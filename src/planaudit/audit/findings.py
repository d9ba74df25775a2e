"""Finding wording a strengths-based reviewer would ask the writer to think again about.

The rules are the pack's `findings/`. People may describe themselves as they wish, so nothing
the person, a child or their family says in their own words is ever a finding; nor is anything
the form printed (codebook, 'balance' and note 9).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc

from planaudit.audit.model import Finding, Span
from planaudit.packs.schema import Wording, WordingEntry
from planaudit.reading.language import pipeline
from planaudit.reading.model import Passage, Reading, Sentence

_SCOPES = {"adults": frozenset({"all", "adult"}), "children": frozenset({"all", "child"})}


@dataclass(frozen=True, slots=True)
class _Hit:
    """A wording found: its rule and its characters in the passage."""

    rule: str
    start: int
    end: int

    def overlaps(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


class WordingFinder:
    """The matchers of a pack's wordings, built once and used on many documents.

    Matching ignores case. A hyphen in a phrase also stands for a space or for nothing, and
    a straight apostrophe for a curly one: 'non-compliant' finds 'non compliant' too.
    """

    def __init__(self, wordings: Iterable[Wording]) -> None:
        nlp = pipeline()
        self._rules: dict[str, tuple[Wording, WordingEntry]] = {}
        self._phrases = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._patterns = Matcher(nlp.vocab)
        self._unless = PhraseMatcher(nlp.vocab, attr="LOWER")
        for wording in wordings:
            for entry in wording.entries:
                rule = f"{wording.id}.{entry.id}"
                self._rules[rule] = (wording, entry)
                if entry.phrases:
                    self._phrases.add(rule, [nlp.make_doc(p) for p in _spellings(entry.phrases)])
                if entry.patterns:
                    self._patterns.add(rule, [list(pattern) for pattern in entry.patterns])
                if entry.unless:
                    self._unless.add(rule, [nlp.make_doc(p) for p in _spellings(entry.unless)])

    def find(self, reading: Reading) -> tuple[Finding, ...]:
        """Return the findings of `reading`, in order of passage and place.

        Where wordings overlap, the longest one is kept.
        """
        scopes = _SCOPES[reading.service]
        sentences: dict[int, list[Sentence]] = {}
        for sentence in reading.sentences:
            sentences.setdefault(sentence.passage, []).append(sentence)
        found: list[Finding] = []
        for passage, doc in zip(reading.passages, reading.docs, strict=True):
            if doc is None or not _is_narrative(passage):
                continue
            said = sentences.get(passage.index, [])
            hits = [
                hit
                for hit in self._hits(doc)
                if self._rules[hit.rule][1].scope in scopes and _is_the_writers(hit, said)
            ]
            found.extend(self._finding(passage, hit) for hit in _longest(hits))
        return tuple(found)

    def _hits(self, doc: Doc) -> Iterator[_Hit]:
        """Yield every match in `doc` that is not part of one of its entry's exceptions."""
        excepted = [_hit(doc, *match) for match in self._unless(doc)]
        for match in {*self._phrases(doc), *self._patterns(doc)}:
            hit = _hit(doc, *match)
            if not any(
                e.rule == hit.rule and e.start <= hit.start and hit.end <= e.end for e in excepted
            ):
                yield hit

    def _finding(self, passage: Passage, hit: _Hit) -> Finding:
        wording, entry = self._rules[hit.rule]
        return Finding(
            rule=hit.rule,
            text=passage.text[hit.start : hit.end],
            where=passage.place.describe(),
            message=wording.message,
            suggestion=entry.suggestion,
            severity=entry.severity,
            confidence=wording.confidence,
            span=Span(passage.index, hit.start, hit.end),
        )


def _spellings(phrases: Iterable[str]) -> list[str]:
    """Return `phrases` with every spelling a hyphen or an apostrophe stands for, in order."""
    spelt: dict[str, None] = {}
    for phrase in phrases:
        for joint in ("-", " ", ""):
            plain = phrase.replace("-", joint)
            spelt.update({plain: None, plain.replace("'", "’"): None})
    return list(spelt)


def _hit(doc: Doc, key: int, first: int, last: int) -> _Hit:
    span = doc[first:last]
    return _Hit(doc.vocab.strings[key], span.start_char, span.end_char)


def _is_narrative(passage: Passage) -> bool:
    """Return whether a writer wrote `passage`, and more than identifying details."""
    fixed = passage.printed or passage.kind in ("heading", "tick")
    return not fixed and passage.slots[:1] != ("administration",)


def _is_the_writers(hit: _Hit, sentences: Sequence[Sentence]) -> bool:
    """Return whether `hit` stands within one sentence, in the writer's own words."""
    for sentence in sentences:
        if sentence.start <= hit.start < sentence.end:
            return hit.end <= sentence.end and not _is_own_words(hit, sentence)
    return False


def _is_own_words(hit: _Hit, sentence: Sentence) -> bool:
    """Return whether `hit` is in a person's, child's or family's words, not a professional's."""
    if sentence.manner == "first person":
        return True
    return any(
        quote.start <= sentence.start or hit.overlaps(quote.start, quote.end)
        for quote in sentence.quotes
        if quote.speaker != "professional"
    )


def _longest(hits: Iterable[_Hit]) -> list[_Hit]:
    """Return the hits that no longer one overlaps, in order of place; ties go to the first."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start, h.rule)):
        if not any(hit.overlaps(other.start, other.end) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)
