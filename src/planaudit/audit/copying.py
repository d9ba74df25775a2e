"""Findings about words that stand in several records of a run, or come from the national list.

A record is about one person. What is said in the same words of several was not written from the
talk with any of them. The rules are the entries of a pack's `findings/` that have `copied`.

Nothing that a form printed counts, nor words of a pack's lists that rightly recur, nor a national
statement, which has a finding of its own. Records of one person share words by right: those that
give one name and age, or one number, are not compared, and of those of which most is the same that
is said once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from planaudit.audit.copied_words import Piece, Trace, names_in
from planaudit.audit.copy_rules import CopyRule, SharedByRight, copy_rules
from planaudit.audit.model import DocumentAudit, Finding, Span
from planaudit.audit.repeats import (
    LOOKED_AT,
    NOWHERE,
    SHOWN,
    Elsewhere,
    Others,
    groups,
    much_alike,
    of_one_person,
    postings,
)
from planaudit.packs import Pack
from planaudit.plain_words import listed, place_words

TELLING = 12
"""Words. A passage this long is shown for a record most of which stands elsewhere."""


def with_copies(
    documents: Sequence[DocumentAudit], traces: Sequence[Trace], packs: Sequence[Pack]
) -> tuple[DocumentAudit, ...]:
    """Return the audits of a run with a finding for each copy that the rules of `packs` find.

    `traces` are those of the documents. The result is the same whoever made them; which documents
    are named first depends on their order alone.
    """
    rules = [rule for rule in copy_rules(packs) if rule.copied.what != "national statement"]
    if not rules or len(documents) < 2:
        return tuple(documents)
    search = _Search(documents, traces, rules, SharedByRight(rules, packs))
    return tuple(
        _with_findings(document, search.findings(number))
        for number, document in enumerate(documents)
    )


def _with_findings(document: DocumentAudit, findings: Iterable[Finding]) -> DocumentAudit:
    found = [*document.findings, *findings]
    if len(found) == len(document.findings):
        return document
    found.sort(key=lambda finding: (finding.span.passage, finding.span.start))
    return replace(document, findings=tuple(found))


class _Search:
    """The documents of one run, searched for what each has in common with others."""

    def __init__(
        self,
        documents: Sequence[DocumentAudit],
        traces: Sequence[Trace],
        rules: Sequence[CopyRule],
        shared_by_right: SharedByRight,
    ) -> None:
        self._documents = documents
        self._of_outcomes = [rule for rule in rules if rule.copied.what == "outcome"]
        self._of_passages = [rule for rule in rules if rule.copied.what == "passage"]
        self._of_records = [rule for rule in rules if rule.copied.what == "record"]
        self._shared_by_right = shared_by_right
        printed = frozenset().union(*(trace.printed for trace in traces))
        self._written = [
            tuple(piece for piece in trace.pieces if piece.key not in printed) for trace in traces
        ]
        near = postings(self._written, lambda piece: piece.near_key)
        of_one = frozenset(of_one_person([trace.identity for trace in traces]))
        self._alike = much_alike(self._written, near, of_one)
        alike = ((one, other) for one, others in enumerate(self._alike) for other in others)
        group_of = groups(len(documents), [*of_one, *alike])
        self._near = Elsewhere(near, group_of)
        self._same = Elsewhere(postings(self._written, lambda piece: piece.key), group_of)

    def findings(self, number: int) -> Iterator[Finding]:
        """Yield what is found in document `number`."""
        yield from self._record(number)
        pieces = self._written[number]
        for piece in pieces:
            if piece.outcome is not None:
                yield from self._outcome(number, piece)
        for run in self._runs(number, pieces):
            yield from self._passage(number, run)

    def _record(self, number: int) -> Iterator[Finding]:
        others = self._alike[number]
        if not others or not self._of_records:
            return
        other = others[0]
        names = "changed" if self._names_differ(number, other) else "same"
        rule = next((rule for rule in self._of_records if rule.copied.names == names), None)
        if rule is None or not rule.is_for(self._documents[number].service):
            return
        there = {piece.near_key for piece in self._written[other]}
        shared = [piece for piece in self._written[number] if piece.near_key in there]
        shown = next((piece for piece in shared if piece.words >= TELLING), shared[0])
        found = Others(len(others), 1, others[:SHOWN], is_cut_off=len(others) >= LOOKED_AT - 1)
        yield self._finding(rule, number, shown.span, found)

    def _names_differ(self, number: int, other: int) -> bool:
        """Return whether what two documents share has other names in more places than the same."""
        there = {
            piece.near_key: names_in(self._text(other, piece.span))
            for piece in self._written[other]
        }
        differ = agree = 0
        for piece in self._written[number]:
            names, names_there = names_in(self._text(number, piece.span)), there.get(piece.near_key)
            if names and names_there:
                agree += names == names_there
                differ += names != names_there
        return differ > agree

    def _outcome(self, number: int, piece: Piece) -> Iterator[Finding]:
        for rule in self._of_outcomes:
            others = self._others(rule, number, piece)
            if others.count and self._holds(rule, number, piece, others):
                yield self._finding(rule, number, piece.span, others)
                return

    def _others(self, rule: CopyRule, number: int, piece: Piece) -> Others:
        same, near = self._both(number, piece)
        if rule.copied.names == "same":
            return same
        return NOWHERE if same.count else near

    def _either(self, number: int, piece: Piece) -> Others:
        """Return the documents that hold a piece, or nearly: whichever are more.

        Capitals tell names, so that words in other capitals are the same and yet not nearly so.
        """
        same, near = self._both(number, piece)
        return near if near.count >= same.count else same

    def _both(self, number: int, piece: Piece) -> tuple[Others, Others]:
        """Return the documents that hold the same as a piece, and those that hold nearly that."""
        return self._same.others(number, piece.key), self._near.others(number, piece.near_key)

    def _runs(self, number: int, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
        """Yield the sentences that follow each other in a passage and stand in the same others."""

        def what_ties(piece: Piece) -> tuple[int, Others]:
            return piece.span.passage, self._either(number, piece)

        sentences = (piece for piece in pieces if piece.outcome is None)
        for (_, others), run in groupby(sentences, what_ties):
            if others.count:
                yield tuple(run)

    def _passage(self, number: int, run: Sequence[Piece]) -> Iterator[Finding]:
        """Yield one finding for sentences in a row, or for each part of them that is the same."""
        others = self._either(number, run[0])
        if any(self._same.others(number, piece.key) != others for piece in run):
            rule = self._rule_for("changed", number, run, others)
            if rule:
                yield self._finding(rule, number, self._over(number, run, rule), others)
                return
        for same, part in groupby(run, lambda piece: self._same.others(number, piece.key)):
            pieces = tuple(part)
            rule = self._rule_for("same", number, pieces, same) if same.count else None
            if rule:
                yield self._finding(rule, number, self._over(number, pieces, rule), same)

    def _rule_for(
        self, names: str, number: int, pieces: Sequence[Piece], others: Others
    ) -> CopyRule | None:
        """Return the first rule on passages that one of `pieces`, which `others` hold, meets."""
        return next(
            (
                rule
                for rule in self._of_passages
                if rule.copied.names == names
                and any(self._holds(rule, number, piece, others) for piece in pieces)
            ),
            None,
        )

    def _over(self, number: int, pieces: Sequence[Piece], rule: CopyRule) -> Span:
        """Return the stretch from the first of some pieces of a passage to the last.

        Those at either end that the rule leaves alone, as standard lines, are no part of it.
        """
        spans = [
            piece.span
            for piece in pieces
            if not self._shared_by_right.is_listed(self._text(number, piece.span), rule.copied)
        ]
        return Span(spans[0].passage, spans[0].start, spans[-1].end)

    def _holds(self, rule: CopyRule, number: int, piece: Piece, others: Others) -> bool:
        """Return whether `piece`, which stands in `others`, is what the rule looks for."""
        wanted, document = rule.copied, self._documents[number]
        words = piece.words if wanted.names == "same" else piece.plain_words
        if words < wanted.min_words or (wanted.max_words and words > wanted.max_words):
            return False
        if others.groups + 1 < wanted.min_documents or not rule.is_for(document.service):
            return False
        if set(document.passages[piece.span.passage].slots[:1]) & set(wanted.not_slots):
            return False
        if piece.outcome is not None and (
            document.outcomes[piece.outcome].kind in wanted.not_kinds
        ):
            return False
        text = self._text(number, piece.span)
        by_right = self._shared_by_right
        return not by_right.is_national(text, wanted) and not by_right.is_listed(text, wanted)

    def _text(self, number: int, span: Span) -> str:
        return self._documents[number].passages[span.passage].text[span.start : span.end]

    def _finding(self, rule: CopyRule, number: int, span: Span, others: Others) -> Finding:
        passage = self._documents[number].passages[span.passage]
        return rule.finding(
            self._text(number, span),
            place_words(passage.prompt, passage.where),
            span,
            documents=self._named(others),
        )

    def _named(self, others: Others) -> str:
        """Return how many other documents there are, and the first of them by their paths."""
        number = "one" if others.count == 1 else f"{others.count}{' or more' * others.is_cut_off}"
        noun = "document" if others.count == 1 else "documents"
        paths = [self._documents[other].path for other in others.first]
        return f"{number} other {noun} of this run ({listed(paths, SHOWN, others.count)})"
