"""The outcomes and actions a document records, from its grids or, without any, its prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from planaudit.reading.cast import Cast
from planaudit.reading.code_legend import code_legend, meaning_of
from planaudit.reading.columns import OWNER_COLUMNS
from planaudit.reading.forms import Asks
from planaudit.reading.grids import GridCell, GridRow, wider_and_own
from planaudit.reading.headings import column_of
from planaudit.reading.model import ActionRow, Cited, Manner, OutcomeRow, Passage, Sentence, Speaker
from planaudit.reading.negation import is_empty_answer
from planaudit.reading.outcome_text import split_national
from planaudit.reading.owners import Owner, named_in_cell, owners_in_cell, owners_in_prose
from planaudit.reading.prose_rows import Prose
from planaudit.reading.reasons import reason_in
from planaudit.reading.record_rows import kind_in_row, record_rows
from planaudit.reading.scores import score_in
from planaudit.reading.times import says_when
from planaudit.score_scale import Scale

_ALREADY = re.compile(
    r"\b(?:current|already|existing|chronology|previous|in place|eligib\w*)\b", re.IGNORECASE
)
"""Of a grid that tells what is done or decided already, and plans nothing."""
_RESULT = re.compile(
    r"^\W*(?:done|asked|attended|completed|(?:letter |form )?sent|booked|achieved|agreed \d|"
    r"clear(?:ed)?\b|yes\b|ongoing\W*$|no change)",
    re.IGNORECASE,
)
"""What was done stands in some forms' outcome column at review; it is no outcome wished for."""
_NATIONAL = re.compile(r"^\W*(?:national|well-?being|NWBO)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|us|our)\b", re.IGNORECASE)
_NOW = re.compile(r"\bnow\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_REFERENCE = re.compile(r"\d{1,2}")
_PROPERTIES: tuple[str, ...] = ("owner", "when", "rationale")
"""Of an action, in cells beside it."""
_TO_CHANGE = re.compile(r"\b(?:needs?|has|must) (?:to )?change\b", re.IGNORECASE)
FEWEST_WORDS_OF_WHO_DOES_WHAT = 3
"""In a column that asks who: 'Craig to fit a rail' says what is done as well."""
LONGEST_CONCERN = 4
"""Words. 'Mum's drinking' names a concern; 'Milo is in school all week' is an outcome."""
_BY_WHOM_WHEN = frozenset(("owner", "when"))
_OF_ACTS = frozenset(("actions", *OWNER_COLUMNS))
_OF_ACTIONS = frozenset((*_OF_ACTS, *_PROPERTIES))
_TELL_A_PLAN = _OF_ACTIONS - {"when"} | {"national_outcomes", "baseline", "target", "review"}
"""Beside outcomes. 'When: a year from now' may stand beside hopes."""


@dataclass(slots=True)
class RowFinder:
    """Collects the outcomes and actions of one document."""

    passages: Sequence[Passage]
    sentences: Sequence[Sentence]
    cast: Cast
    asks: Asks
    scale: Scale | None = None
    outcomes: list[OutcomeRow] = field(default_factory=list)
    actions: list[ActionRow] = field(default_factory=list)
    _by_number: dict[str, int] = field(default_factory=dict)
    _by_passage: dict[int, int] = field(default_factory=dict)
    _sentences_of: dict[int, list[Sentence]] = field(default_factory=dict)
    _legend: dict[str, str] = field(default_factory=dict)
    _stated_in_prose: bool = False

    def __post_init__(self) -> None:
        for sentence in self.sentences:
            self._sentences_of.setdefault(sentence.passage, []).append(sentence)
        self._legend = code_legend(p.text for p in self.passages if p.printed)

    def find(self, rows: Sequence[GridRow]) -> None:
        """Read grids, records and prose; prose holds outcomes only where nothing else plans any."""
        planned = [
            self._without_present_support(row)
            for row in rows
            if not any(_ALREADY.search(text) for text in (*row.headings[-1:], *row.heads[:1]))
        ]
        asked_by_label = {
            index
            for row in rows
            if row.label and self._kinds(row) == {""}
            for cell in row.cells
            for index in cell.passages
        }
        in_grids = {index for row in rows for cell in row.cells for index in cell.passages}
        in_grids -= asked_by_label
        prose = Prose(
            self.passages,
            self._sentences_of,
            in_grids,
            asked_by_label,
            self.cast,
            self.asks,
            self.scale,
        )
        self._stated_in_prose = any(prose.outcomes())
        records = record_rows(self.passages, in_grids, self.asks)
        has_plan = any(self._plans_an_outcome(row) for row in (*planned, *records))
        for row in planned:
            if has_plan and not self._kinds(row) & _TELL_A_PLAN:
                continue  # 'What I want' for each part of life, beside the plan itself
            self._read_row(row, with_actions=self._says_who_or_when(row))
        if not self.actions:
            for row in planned:
                self._actions_of_row(row, None)
        for row in records:
            self._read_row(row)
            in_grids.update(index for cell in row.cells for index in cell.passages)
        if not has_plan:
            self.outcomes.extend(prose.outcomes())
        self.actions.extend(prose.actions())

    def _plans_an_outcome(self, row: GridRow) -> bool:
        """Return whether an outcome stands in `row` beside what is to be done about it."""
        cell = self._cells_by_kind(row).get("personal_outcomes")
        cited = self._cited(cell)
        told = cell is not None and cited is not None and not is_empty_answer(cited.text)
        return told and not self._may_name_concerns(cell) and bool(self._kinds(row) & _TELL_A_PLAN)

    # Grids

    def _without_present_support(self, row: GridRow) -> GridRow:
        """Return `row` without who does what under a wider head such as 'Current support'."""

        def is_planned(head: str) -> bool:
            present = _ALREADY.search(wider_and_own(head)[0])
            return not (present and kind_in_row(head, row, self.asks) in _OF_ACTIONS)

        heads = tuple(head for head in row.heads if is_planned(head))
        return replace(row, heads=heads, cells=tuple(c for c in row.cells if is_planned(c.head)))

    def _read_row(self, row: GridRow, with_actions: bool = True) -> None:
        cells = self._cells_by_kind(row)
        outcome = self._outcome_of(cells)
        if with_actions:
            self._actions_of_row(row, outcome)

    def _holds_codes(self, cell: GridCell) -> bool:
        """Return whether a cell holds codes of the form's list of national outcomes."""
        column, cited = column_of(cell.head), self._cited(cell)
        may_hold = not column or (column == "reference" and "national" in cell.head.lower())
        return (
            may_hold
            and "scoring" not in self.asks(cell.head)
            and cited is not None
            and bool(meaning_of(cited.text, self._legend))
        )

    def _is_concern(self, cell: GridCell | None) -> bool:
        """Return whether a cell under 'What needs to change' names a concern and no outcome."""
        cited = self._cited(cell) if self._may_name_concerns(cell) else None
        return cited is not None and len(cited.text.split()) <= LONGEST_CONCERN

    def _may_name_concerns(self, cell: GridCell | None) -> bool:
        """Return whether a cell is under 'What needs to change', outcomes having their own box."""
        asks_for_change = cell is not None and _TO_CHANGE.search(cell.head)
        return self._stated_in_prose and bool(asks_for_change)

    def _actions_of_row(self, row: GridRow, outcome: int | None) -> None:
        cells = self._cells_by_kind(row)
        for kind in ("actions", "own_action", "others_action", "service_action"):
            cell = cells.get(kind)
            if cell is None or cell.from_above:
                continue  # an action is one, however many rows its cell stands beside
            for one, beside in _each_action(cell, cells):
                self._action_of(one, beside, outcome, OWNER_COLUMNS.get(kind))

    def _cells_by_kind(self, row: GridRow) -> dict[str, GridCell]:
        """Return the cells of a row by what they hold, the first of each kind."""
        cells = {kind_in_row(cell.head, row, self.asks): cell for cell in reversed(row.cells)}
        if self._legend and "national_outcomes" not in cells:
            codes = next((cell for cell in row.cells if self._holds_codes(cell)), None)
            if codes is not None:
                cells["national_outcomes"] = codes
        if "rationale" in cells and not _OF_ACTS & set(cells) and _BY_WHOM_WHEN & self._kinds(row):
            # 'How will this help?' beside who and when, and no column for what is done
            who = self._cited(cells.get("owner"))
            says_what = who is not None and len(who.text.split()) >= FEWEST_WORDS_OF_WHO_DOES_WHAT
            cells["actions"] = cells["owner" if says_what else "rationale"]
        if self._is_concern(cells.get("personal_outcomes")):
            cells["need"] = cells.pop("personal_outcomes")
        review = cells.get("review")
        if row.table and review and _NOW.search(review.head) and "baseline" not in self._kinds(row):
            # a column 'Score now' and none for earlier scores
            cells["baseline"] = cells.pop("review")
        return cells

    def _says_who_or_when(self, row: GridRow) -> bool:
        """Return whether a grid's heads ask who, when or why: then its actions are the plan.

        A grid of worries and strengths may list what needs to happen as well; that is the plan
        only when no other grid holds one.
        """
        return bool(self._kinds(row) & {*_PROPERTIES, *OWNER_COLUMNS})

    def _kinds(self, row: GridRow) -> set[str]:
        return {kind_in_row(head, row, self.asks) for head in row.heads}

    def _outcome_of(self, cells: dict[str, GridCell]) -> int | None:
        cell = cells.get("personal_outcomes")
        text = None if cell is None else self._cited(cell)
        if cell is None or text is None or is_empty_answer(text.text):
            return None
        if _RESULT.match(text.text):
            return None
        text, within = split_national(text)
        baseline, words = self._score(cells.get("baseline"))
        target, _ = self._score(cells.get("target"))
        review, _ = self._score(cells.get("review"))
        comment = self._cited(cells.get("comment")) or words
        known = self._by_passage.get(text.passage) if cell.from_above else None
        known = self._same_outcome(text.text) if known is None else known
        if known is not None:
            held = self.outcomes[known]
            self.outcomes[known] = replace(
                held,
                baseline=held.baseline or baseline,
                target=held.target or target,
                review=held.review or review,
                score_words=held.score_words or comment,
            )
            return known
        speaker, manner = self._voice(text)
        own = self._cited(cells.get("own_words"))
        if own is not None and not is_empty_answer(own.text):
            said = self._voice(own)
            if said[0] != "professional":
                text, (speaker, manner) = own, said
        national = self._cited(cells.get("national_outcomes")) or within
        if national is None:
            national = self._national_below(cell)
        if national is not None and is_empty_answer(national.text):
            national = None
        self.outcomes.append(
            OutcomeRow(
                text,
                speaker,
                manner,
                in_table=True,
                national=national,
                baseline=baseline,
                target=target,
                review=review,
                score_words=comment,
                national_means=meaning_of(national.text, self._legend) if national else "",
            )
        )
        index = self._by_passage[cell.passages[0]] = len(self.outcomes) - 1
        number = self._cited(cells.get("reference"))
        self._by_number.setdefault(number.text.strip(" .") if number else str(index + 1), index)
        return index

    def _national_below(self, cell: GridCell) -> Cited | None:
        """Return a national outcome that stands in the outcome's own cell, lower down."""
        for index in cell.passages[1:]:
            passage = self.passages[index]
            if _NATIONAL.match(passage.text):
                return Cited(index, 0, len(passage.text), passage.text)
        return None

    def _same_outcome(self, text: str) -> int | None:
        """Return the outcome a second table (scores at review) names again, if it does."""
        words = set(re.findall(r"\w+", text.lower()))
        for index, outcome in enumerate(self.outcomes):
            held = set(re.findall(r"\w+", outcome.text.text.lower()))
            if words and (words <= held or held <= words):
                return index
        return None

    def _voice(self, text: Cited) -> tuple[Speaker, Manner]:
        for sentence in self._sentences_of.get(text.passage, ()):
            if sentence.start >= text.end or sentence.speaker == "professional":
                continue
            if sentence.manner != "first person" or _FIRST_PERSON.search(text.text):
                return sentence.speaker, sentence.manner
        return "professional", "written"

    def _score(self, cell: GridCell | None) -> tuple[Cited | None, Cited | None]:
        """Return the score in a cell, and the whole cell when words stand beside the score."""
        cited = self._cited(cell)
        score = None if cited is None else score_in(cited, self.scale)
        if cited is None or score is None:
            return None, None
        words = len(_WORD.findall(cited.text))
        if not score.text[0].isdigit():
            words -= len(_WORD.findall(score.text))
        return score, cited if words >= 3 else None

    def _action_of(
        self,
        cell: GridCell,
        cells: dict[str, GridCell],
        outcome: int | None,
        column_owner: Owner | None,
    ) -> None:
        text = self._cited(cell)
        if text is None or is_empty_answer(text.text):
            return
        owner = self._cited(cells.get("owner"))
        when = self._cited(cells.get("when"))
        if column_owner is not None:
            owners: tuple[Owner, ...] = self._column_owners(column_owner, text.text)
            owner = None
        elif owner is not None and not is_empty_answer(owner.text):
            owners = owners_in_cell(owner.text, self.cast)
            if says_when(owner.text) and not named_in_cell(owner.text, self.cast):
                owners = owners_in_prose(text.text, self.cast) or owners  # the box says only when
        else:
            owners = owners_in_prose(text.text, self.cast)
        reason = self._cited(cells.get("rationale"))
        if reason is None or reason.passage == text.passage or is_empty_answer(reason.text):
            reason = reason_in(text)
        timed = says_when(when.text) if when else False
        timed = timed or says_when(text.text) or (owner is not None and says_when(owner.text))
        linked = outcome if outcome is not None else self._referenced(cells.get("reference"))
        need = self._cited(cells.get("need"))
        if need is not None and is_empty_answer(need.text):
            need = None
        self.actions.append(
            ActionRow(
                text,
                in_table=True,
                reason=reason,
                owner=owner,
                owners=owners,
                when=when,
                timed=timed,
                outcome=linked,
                need=need,
                by_column=column_owner is not None,
            )
        )

    def _column_owners(self, owner: Owner, text: str) -> tuple[Owner, ...]:
        if owner == "person" and self.cast.subject == "child":
            return ("child",)
        if owner == "family":
            return named_in_cell(text, self.cast) or ("family",)
        return (owner,)

    def _referenced(self, cell: GridCell | None) -> int | None:
        cited = self._cited(cell)
        if cited is None:
            return None
        numbers = _REFERENCE.findall(cited.text)
        return next((self._by_number[n] for n in numbers if n in self._by_number), None)

    def _cited(self, cell: GridCell | None) -> Cited | None:
        """Return the words of a cell; the first of its passages when it has several."""
        if cell is None or not cell.passages:
            return None
        passage = self.passages[cell.passages[0]]
        return Cited(passage.index, 0, len(passage.text), passage.text)


def _each_action(
    cell: GridCell, cells: dict[str, GridCell]
) -> Iterator[tuple[GridCell, dict[str, GridCell]]]:
    """Yield each action in a cell with the cells that belong to it.

    Several paragraphs are several actions; each has its own paragraph of who, when and why where
    there are as many, and shares them otherwise.
    """
    properties = {kind: cells[kind] for kind in _PROPERTIES if kind in cells}
    many = len(cell.passages)
    paired = {kind for kind, held in properties.items() if len(held.passages) == many > 1}
    for position in range(many):
        mine = {
            kind: GridCell(cells[kind].head, (cells[kind].passages[position],)) for kind in paired
        }
        yield GridCell(cell.head, (cell.passages[position],)), cells | mine
