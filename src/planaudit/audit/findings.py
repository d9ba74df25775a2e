"""Finding wording a strengths-based reviewer would ask the writer to think again about.

The rules are the pack's `findings/`. People may describe themselves as they wish, so nothing
the person, a child or their family says in their own words is ever a finding; nor is anything
the form printed (codebook, 'balance' and note 9).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planaudit.audit.model import Finding, Span
from planaudit.audit.token_patterns import TokenPatterns
from planaudit.nlp import Doc, PhraseMatcher
from planaudit.packs.findings_schema import Wording, WordingEntry
from planaudit.reading.language import pipeline
from planaudit.reading.model import Passage, Reading, Sentence

SCOPES = {"adults": ("all", "adult"), "children": ("all", "child")}
"""The scopes of wordings that hold for the records of each service."""
_OWN_WORDS = {"what_matters", "personal_outcomes", "view_person", "view_child", "view_family"}
_I = re.compile(r"\bI(?:['’](?:m|d|ve|ll))?\b")


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
    a straight apostrophe for a curly one: 'non-compliant' finds 'non compliant' too. Where
    wordings overlap, the longest one is kept, unless `longest_only` is False.
    """

    def __init__(self, wordings: Iterable[Wording], *, longest_only: bool = True) -> None:
        nlp = pipeline()
        self._longest_only = longest_only
        self._rules: dict[str, tuple[Wording, WordingEntry]] = {}
        self._phrases = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._patterns = TokenPatterns(nlp.vocab)
        self._unless = PhraseMatcher(nlp.vocab, attr="LOWER")
        for wording in wordings:
            for entry in wording.entries:
                rule = f"{wording.id}.{entry.id}"
                self._rules[rule] = (wording, entry)
                if entry.phrases:
                    self._phrases.add(rule, [nlp.make_doc(p) for p in _spellings(entry.phrases)])
                self._patterns.add(rule, entry.patterns)
                if entry.unless:
                    self._unless.add(rule, [nlp.make_doc(p) for p in _spellings(entry.unless)])

    def find(self, reading: Reading) -> tuple[Finding, ...]:
        """Return the findings of `reading`, in order of passage and place."""
        sentences: dict[int, list[Sentence]] = defaultdict(list)
        for sentence in reading.sentences:
            sentences[sentence.passage].append(sentence)
        found: list[Finding] = []
        for passage, doc in zip(reading.passages, reading.docs, strict=True):
            if doc is None or not is_narrative(passage):
                continue
            hits = [
                hit
                for hit in self._hits(doc, SCOPES[reading.service])
                if _is_the_writers(hit, passage, sentences[passage.index])
            ]
            kept = _longest(hits) if self._longest_only else hits
            found.extend(self._finding(passage, hit) for hit in kept)
        return tuple(found)

    def _hits(self, doc: Doc, scopes: tuple[str, ...]) -> Iterator[_Hit]:
        """Yield each match in `doc` that is in scope and that no exception of its entry touches."""
        exceptions = [_hit(doc, *match) for match in self._unless(doc)]
        for match in {*self._phrases(doc), *self._patterns(doc)}:
            hit = _hit(doc, *match)
            excepted = any(e.rule == hit.rule and hit.overlaps(e.start, e.end) for e in exceptions)
            if self._rules[hit.rule][1].scope in scopes and not excepted:
                yield hit

    def _finding(self, passage: Passage, hit: _Hit) -> Finding:
        wording, entry = self._rules[hit.rule]
        return Finding(
            rule=hit.rule,
            text=passage.text[hit.start : hit.end],
            where=passage.where,
            message=wording.message_of(entry),
            suggestion=entry.suggestion,
            severity=entry.severity,
            confidence=wording.confidence_of(entry),
            span=Span(passage.index, hit.start, hit.end),
        )


def _spellings(phrases: Iterable[str]) -> list[str]:
    joined = [phrase.replace("-", joint) for phrase in phrases for joint in ("-", " ", "")]
    return list(dict.fromkeys(s for p in joined for s in (p, p.replace("'", "’"))))


def _hit(doc: Doc, key: int, first: int, last: int) -> _Hit:
    span = doc[first:last]
    return _Hit(doc.vocab.strings[key], span.start_char, span.end_char)


def is_narrative(passage: Passage) -> bool:
    """Return whether a writer wrote `passage`, and more than identifying details."""
    fixed = passage.printed or passage.kind in ("heading", "tick")
    return not fixed and passage.slots[:1] != ("administration",)


def _is_the_writers(hit: _Hit, passage: Passage, sentences: Iterable[Sentence]) -> bool:
    """Return whether `hit` stands within one sentence, outside anybody's own words.

    An 'I' where the form asks for somebody's own words has the benefit of the doubt.
    """
    sentence = next((s for s in sentences if s.start <= hit.start < s.end), None)
    if sentence is None or hit.end > sentence.end or sentence.manner == "first person":
        return False
    if _OWN_WORDS.intersection(passage.slots[:1]) and any(
        not any(quote.start <= i.start() < quote.end for quote in sentence.quotes)
        for i in _I.finditer(passage.text, sentence.start, sentence.end)
    ):
        return False
    return not any(
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
