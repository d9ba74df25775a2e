"""What each signal of a pack finds in a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from planaudit.audit.lexicons import Hit, LexiconMatcher, within
from planaudit.audit.model import Finding, Speaker
from planaudit.audit.rows import (
    JudgedAction,
    JudgedOutcome,
    RowJudge,
    action_passes,
    outcome_passes,
)
from planaudit.nlp import Doc
from planaudit.packs.schema import Signal
from planaudit.reading.language import parse
from planaudit.reading.model import Cited, Passage, Reading, Sentence
from planaudit.reading.negation import clause_of, is_empty_answer, is_negated, says_not_known
from planaudit.reading.times import says_when

RARE = 5
"""A word that stands more often than this in a document is no sign of an echo."""
SHORTEST_ECHO = 5
LONGEST_IDENTIFIER = 80
"""Characters. A longer answer in an identifying box tells something, and is read like any other."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing a signal found: where it is, and who speaks."""

    cited: Cited
    speaker: Speaker


class Material:
    """A reading with a pack's phrases found in it and its rows judged: made once per document."""

    def __init__(
        self,
        reading: Reading,
        matcher: LexiconMatcher,
        judge: RowJudge,
        findings: tuple[Finding, ...],
    ) -> None:
        self.reading = reading
        self.findings = findings
        self.hits = matcher.hits_by_passage(reading)
        outcomes = judge.outcomes(reading)
        self.lists_in = cache(
            lambda text: frozenset(hit.lexicon for hit in matcher.hits(parse(text)))
        )
        self.actions: tuple[JudgedAction, ...] = tuple(
            judge.action(row, reading, outcomes) for row in reading.actions
        )
        reasoned = {a.row.outcome for a in self.actions if a.reason_kind == "outcome"}
        self.outcomes: tuple[JudgedOutcome, ...] = tuple(
            replace(outcome, reasoned=index in reasoned) for index, outcome in enumerate(outcomes)
        )
        # Asked by many signals of the same sentence; kept only as long as this document is.
        self.is_borrowed = cache(lambda text: bool(judge.national.statements_in(text)))
        self.words_beside_statement = cache(judge.national.words_beside_statement)
        self.is_negated = cache(self._is_negated)

    def _is_negated(self, passage: int, token: int, sentence_start: int) -> bool:
        """Return whether a negation stands before a token of a passage."""
        doc = self.reading.docs[passage]
        return doc is not None and is_negated(doc, token, sentence_start)

    def has_wording(self, sentence: Sentence) -> bool:
        """Return whether wording of high or medium severity stands in `sentence`."""
        return any(
            finding.severity != "low"
            and finding.span.passage == sentence.passage
            and finding.span.start < sentence.end
            and finding.span.end > sentence.start
            for finding in self.findings
        )

    @cached_property
    def row_passages(self) -> frozenset[int]:
        """The passages that hold the words of an outcome or action, its reason included."""
        actions = [judged.row for judged in self.actions]
        cited = [judged.row.text for judged in self.outcomes]
        cited += [row.text for row in actions] + [row.reason for row in actions if row.reason]
        return frozenset(item.passage for item in cited)

    @cached_property
    def _lemma_counts(self) -> Counter[str]:
        return Counter(
            lemma for doc in self.reading.docs if doc is not None for lemma in _content_lemmas(doc)
        )

    @cached_property
    def _zones(self) -> dict[str, dict[str, set[int]]]:
        """Return, per zone, the lemmas in it and the passages each stands in."""
        zones: dict[str, dict[str, set[int]]] = {"outcomes": {}, "actions": {}, "analysis": {}}
        passages = {
            "outcomes": {o.row.text.passage for o in self.outcomes},
            "actions": {a.row.text.passage for a in self.actions}
            | {a.row.reason.passage for a in self.actions if a.row.reason},
            "analysis": {
                p.index
                for p in self.reading.passages
                if not p.printed and "analysis" in p.slots[:1]
            },
        }
        for zone, indexes in passages.items():
            for index in indexes:
                doc = self.reading.docs[index]
                for lemma in () if doc is None else _content_lemmas(doc):
                    zones[zone].setdefault(lemma, set()).add(index)
        return zones

    def echoes(self, sentence: Sentence, zones: Sequence[str]) -> bool:
        """Return whether an uncommon word of `sentence` comes back in one of the `zones`."""
        doc = self.reading.docs[sentence.passage]
        if doc is None:
            return False
        for token in doc[sentence.first_token : sentence.last_token]:
            lemma = _content_lemma(token.lemma_, token.is_alpha, token.is_stop)
            if not lemma or self._lemma_counts[lemma] > RARE:
                continue
            for zone in zones:
                if self._zones[zone].get(lemma, set()) - {sentence.passage}:
                    return True
        return False


def find(signal: Signal, material: Material) -> tuple[Found, ...]:
    """Return everything `signal` finds, in reading order."""
    if material.reading.service not in signal.services:
        return ()
    if signal.unit == "outcome":
        found = _find_outcomes(signal, material)
    elif signal.unit == "action":
        found = _find_actions(signal, material)
    elif signal.unit == "tick":
        found = _find_ticks(signal, material)
    elif signal.unit == "passage":
        found = _find_passages(signal, material)
    elif signal.unit == "wording":
        found = _find_wordings(signal, material)
    elif signal.unit == "heading":
        found = _find_headings(signal, material)
    else:
        found = _find_sentences(signal, material)
    if signal.per_passage:
        first = {item.cited.passage: item for item in reversed(list(found))}
        return tuple(first[passage] for passage in sorted(first))
    return tuple(found)


def _find_outcomes(signal: Signal, material: Material) -> Iterator[Found]:
    for judged in material.outcomes:
        if signal.speakers and judged.row.speaker not in signal.speakers:
            continue
        if outcome_passes(judged, signal.row) and _words_pass(signal, judged.row.text, material):
            speaker = "professional" if judged.borrowed else judged.row.speaker
            yield Found(judged.row.text, speaker)


def _find_actions(signal: Signal, material: Material) -> Iterator[Found]:
    for judged in material.actions:
        if action_passes(judged, signal.row) and _words_pass(signal, judged.row.text, material):
            yield Found(judged.row.text, "professional")


def _find_ticks(signal: Signal, material: Material) -> Iterator[Found]:
    for passage in material.reading.passages:
        if passage.ticked and _place_passes(signal, passage, material):
            cited = Cited(passage.index, 0, len(passage.text), passage.text)
            if _words_pass(signal, cited, material):
                yield Found(cited, "professional")


def _find_passages(signal: Signal, material: Material) -> Iterator[Found]:
    for passage in material.reading.passages:
        if passage.printed or passage.kind in ("heading", "tick"):
            continue
        if not _place_passes(signal, passage, material):
            continue
        cited = Cited(passage.index, 0, len(passage.text), passage.text)
        if _words_pass(signal, cited, material):
            yield Found(cited, "professional")


def _find_wordings(signal: Signal, material: Material) -> Iterator[Found]:
    wanted = signal.wording
    for finding in material.findings:
        if wanted.severities and finding.severity not in wanted.severities:
            continue
        if wanted.confidences and finding.confidence not in wanted.confidences:
            continue
        span = finding.span
        yield Found(Cited(span.passage, span.start, span.end, finding.text), "professional")


def _find_headings(signal: Signal, material: Material) -> Iterator[Found]:
    for passage in material.reading.passages:
        if passage.kind == "tick" or not (passage.printed or passage.kind == "heading"):
            continue
        lists = material.lists_in(passage.text)
        too_long = 0 < signal.max_words < len(passage.text.split())
        if lists & set(signal.any) and not lists & set(signal.none) and not too_long:
            cited = Cited(passage.index, 0, len(passage.text), passage.text)
            yield Found(cited, "professional")


def _find_sentences(signal: Signal, material: Material) -> Iterator[Found]:
    passages = [
        passage.kind != "tick" and _place_passes(signal, passage, material)
        for passage in material.reading.passages
    ]
    for sentence in material.reading.sentences:
        if not passages[sentence.passage]:
            continue
        passage = material.reading.passages[sentence.passage]
        if signal.plainly and material.has_wording(sentence):
            continue
        if signal.outside_rows and passage.index in material.row_passages:
            continue
        if signal.speakers and sentence.speaker not in signal.speakers:
            continue
        if signal.manners and sentence.manner not in signal.manners:
            continue
        if signal.speakers and material.is_borrowed(sentence.text):
            continue  # a borrowed statement is never anybody's own words
        if signal.beside_national and not material.words_beside_statement(sentence.text):
            continue
        cited = Cited(sentence.passage, sentence.start, sentence.end, sentence.text)
        if not _words_pass(signal, cited, material, sentence):
            continue
        if signal.echoes and not material.echoes(sentence, signal.echoes):
            continue
        yield Found(cited, sentence.speaker)


def _place_passes(signal: Signal, passage: Passage, material: Material) -> bool:
    """Return whether a passage stands where the signal looks: by its slots and what is asked."""
    if signal.under and not material.lists_in(passage.prompt) & set(signal.under):
        return False
    slots = passage.slots
    if signal.slots:
        return bool(set(signal.slots) & set(slots))
    if (
        not signal.under
        and slots[:1] == ("administration",)
        and len(passage.text) < LONGEST_IDENTIFIER
    ):
        return False
    return not set(signal.not_slots) & set(slots[:1])


def _words_pass(
    signal: Signal, cited: Cited, material: Material, sentence: Sentence | None = None
) -> bool:
    words = len(cited.text.split())
    if words < signal.min_words or (signal.max_words and words > signal.max_words):
        return False
    if signal.says_when and not says_when(cited.text):
        return False
    if signal.empty != (
        is_empty_answer(cited.text) or (signal.empty and says_not_known(cited.text))
    ):
        return False
    if not (signal.any or signal.all or signal.none):
        return True
    doc = material.reading.docs[cited.passage]
    span = None if doc is None else doc.char_span(cited.start, cited.end, alignment_mode="expand")
    if doc is None or span is None:
        return False
    present = within(material.hits[cited.passage], span.start, span.end)
    wanted = [
        hit
        for hit in present
        if _counts(hit, signal, material, (cited.passage, hit.start, span.start), sentence)
    ]
    names = {hit.lexicon for hit in wanted}
    unwanted = [hit for hit in present if hit.lexicon in signal.none]
    if unwanted and not signal.by_clause:
        return False
    if unwanted:
        wanted = [
            hit
            for hit in wanted
            if not _shares_its_clause(hit, unwanted, doc, (span.start, span.end))
        ]
        names = {hit.lexicon for hit in wanted}
    return (not signal.any or bool(names & set(signal.any))) and set(signal.all) <= names


def _shares_its_clause(
    hit: Hit, others: Sequence[Hit], doc: Doc, sentence: tuple[int, int]
) -> bool:
    start, end = clause_of(doc, hit.start, *sentence)
    return any(other.start < max(end, hit.end) and start < other.end for other in others)


def _counts(
    hit: Hit,
    signal: Signal,
    material: Material,
    place: tuple[int, int, int],
    sentence: Sentence | None,
) -> bool:
    """Return whether a hit counts. `place`: its passage, its token and its sentence's first."""
    if signal.negated != "either" and material.is_negated(*place) != (signal.negated == "yes"):
        return False
    if signal.quotes == "either" or sentence is None:
        return True
    doc = material.reading.docs[place[0]]
    assert doc is not None  # it has hits
    at = doc[hit.start].idx
    inside = any(quote.start <= at < quote.end for quote in sentence.quotes)
    return inside == (signal.quotes == "inside")


def _content_lemmas(doc: Doc) -> Iterator[str]:
    for token in doc:
        lemma = _content_lemma(token.lemma_, token.is_alpha, token.is_stop)
        if lemma:
            yield lemma


def _content_lemma(lemma: str, is_alpha: bool, is_stop: bool) -> str:
    lowered = lemma.lower()
    return lowered if is_alpha and not is_stop and len(lowered) >= SHORTEST_ECHO else ""
