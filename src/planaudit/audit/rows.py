"""What a pack says of the outcomes and actions of a document: their kinds, links and reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planaudit.audit.lexicons import LexiconMatcher, within
from planaudit.audit.national import Grade, NationalLink, NationalOutcomes
from planaudit.packs.kinds_schema import Kind
from planaudit.packs.schema import RowFilter
from planaudit.reading.model import ActionRow, Cited, OutcomeRow, Reading

FEWEST_ALIKE = 3
"""Outcomes. Two may well serve one national outcome; that three or more all do is looked into."""
_FIRST_PERSON = re.compile(r"(?<![\w'’])(?:I|I'm|I’m|I'd|I’d|my|me|mine|we|our)(?![\w'’])")
_ENDS_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]\W*$")
_WHOLLY_QUOTED = re.compile(r"^\W*[\"'“‘].+[\"'”’]\W*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class JudgedOutcome:
    """An outcome with its kind, whose words it is in, and its national outcome.

    `borrowed` says that it is a national statement and nothing of the person's; `reasoned`
    that an action tied to it says how it helps. `told_by` is the entry of the pack's kinds that
    told the kind.
    """

    row: OutcomeRow
    kind: str
    own_words: bool
    link: NationalLink | None
    fits: bool | None
    borrowed: bool = False
    reasoned: bool = False
    told_by: Kind | None = None


@dataclass(frozen=True, slots=True)
class JudgedAction:
    """An action with the kind of its reason, 'none' when it gives none.

    `told_by` is the entry of the pack's kinds that told it.
    """

    row: ActionRow
    reason_kind: str
    told_by: Kind | None = None


class RowJudge:
    """Tells the kinds of outcomes and reasons by a pack's `kinds.yaml`."""

    def __init__(
        self,
        outcome_kinds: Sequence[Kind],
        reason_kinds: Sequence[Kind],
        matcher: LexiconMatcher,
        national: NationalOutcomes,
    ) -> None:
        self._outcome_kinds = outcome_kinds
        self._reason_kinds = reason_kinds
        self._matcher = matcher
        self.national = national

    def outcomes(self, reading: Reading) -> tuple[JudgedOutcome, ...]:
        """Return the outcomes of `reading` with their kinds.

        One national outcome beside every outcome, as when a list was left at its first line, is
        tied only to those it plainly fits.
        """
        judged = tuple(self.outcome(row, reading) for row in reading.outcomes)
        links = {each.link.areas if each.link else () for each in judged}
        if len(judged) < FEWEST_ALIKE or len(links) > 1:
            return judged
        return tuple(
            replace(each, fits=self.national.plainly_fits(each.row.text.text, each.link))
            if each.link
            else each
            for each in judged
        )

    def outcome(self, row: OutcomeRow, reading: Reading) -> JudgedOutcome:
        """Return `row` with its kind."""
        text = row.text.text
        statement = self.national.is_statement(text)
        written = self.national.without_statements(text)
        voiced = (
            row.manner == "quoted"
            or bool(_FIRST_PERSON.search(written))
            or bool(_WHOLLY_QUOTED.match(text))
            or (row.manner == "first person" and written.strip() == text.strip())
        )
        own_words = voiced and not statement
        kind = self._kind(self._outcome_kinds, row.text, reading, own_words, statement)
        link = self._link(row)
        fits = None if link is None else self.national.fits(text, link)
        return JudgedOutcome(
            row, kind.id if kind else "other", own_words, link, fits, statement, told_by=kind
        )

    def _link(self, row: OutcomeRow) -> NationalLink | None:
        """Return the national outcome beside `row`, or written among its own words."""
        if row.national_means:
            meant = self.national.link(row.national_means)
            return meant and replace(meant, grade="area")  # named by the form's own code for it
        if row.national is not None:
            return self.national.link(row.national.text)
        if self.national.words_beside_statement(row.text.text):
            return NationalLink("statement", self.national.statements_in(row.text.text))
        in_brackets = _ENDS_IN_BRACKETS.search(row.text.text)
        link = None if in_brackets is None else self.national.link(in_brackets[1])
        return link if link is not None and link.grade != "inferred" else None

    def action(
        self, row: ActionRow, reading: Reading, outcomes: Sequence[JudgedOutcome]
    ) -> JudgedAction:
        """Return `row` with the kind of its reason; `outcomes` are all those of the reading."""
        if row.reason is None:
            beside = {"need"} if row.need is not None else set()
            if row.outcome is not None and not row.by_column:
                beside.add(outcomes[row.outcome].kind)
            kind = next((k for k in self._reason_kinds if beside & set(k.beside)), None)
            return JudgedAction(row, kind.id if kind else "none", kind)
        kind = self._kind(self._reason_kinds, row.reason, reading, own_words=False, statement=False)
        return JudgedAction(row, kind.id if kind else "other", kind)

    def _kind(
        self,
        kinds: Sequence[Kind],
        cited: Cited,
        reading: Reading,
        own_words: bool,
        statement: bool,
    ) -> Kind | None:
        """Return the first of `kinds` whose filters hold of the cited words, None for none."""
        doc = reading.docs[cited.passage]
        names: set[str] = set()
        if doc is not None:
            span = doc.char_span(cited.start, cited.end, alignment_mode="expand")
            if span is not None:
                names = {h.lexicon for h in within(self._matcher.hits(doc), span.start, span.end)}
        words = len(cited.text.split())
        for kind in kinds:
            if kind.beside:
                continue
            if kind.own_words is not None and kind.own_words != own_words:
                continue
            if kind.national_statement is not None and kind.national_statement != statement:
                continue
            if kind.any and not names & set(kind.any):
                continue
            if names & set(kind.none):
                continue
            if words < kind.min_words or (kind.max_words and words > kind.max_words):
                continue
            return kind
        return None


def outcome_passes(judged: JudgedOutcome, wanted: RowFilter) -> bool:
    """Return whether an outcome has every property `wanted` names."""
    row = judged.row
    grade: Grade | None = judged.link.grade if judged.link else None
    held = {
        "national": row.national is not None,
        "baseline": row.baseline is not None,
        "target": row.target is not None,
        "review": row.review is not None,
        "score_words": row.score_words is not None,
        "reasoned_action": judged.reasoned,
    }
    return (
        (not wanted.kind or judged.kind in wanted.kind)
        and (wanted.own_words is None or wanted.own_words == judged.own_words)
        and all(held.get(name, False) for name in wanted.has)
        and (not wanted.national or grade in wanted.national)
        and (wanted.fits is None or wanted.fits == judged.fits)
        and (wanted.in_table is None or wanted.in_table == row.in_table)
    )


def action_passes(judged: JudgedAction, wanted: RowFilter) -> bool:
    """Return whether an action has every property `wanted` names."""
    row = judged.row
    held = {
        "reason": row.reason is not None,
        "owner": bool(row.owners),
        "outcome": row.outcome is not None,
    }
    return (
        all(held.get(name, False) for name in wanted.has)
        and (not wanted.owners or bool(set(wanted.owners) & set(row.owners)))
        and (wanted.timed is None or wanted.timed == row.timed)
        and (not wanted.reason or judged.reason_kind in wanted.reason)
        and (wanted.in_table is None or wanted.in_table == row.in_table)
    )
