"""What stands in the same words as an outcome: its national outcome, and its score in prose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planaudit.reading.model import Cited

_IN_BRACKETS = re.compile(
    r"[(\[]\s*(?:(?:national|well-?being|N?WBO|outcomes?)\b[^:)\]]{0,40}:\s*)?"
    r"(?P<national>['‘\"“]?(?:I|My)\b[^)\]]{5,})[)\]]",
    re.IGNORECASE,
)
_AFTER_A_LABEL = re.compile(
    r"\b(?:national|well-?being|N?WBO)\b[^:.]{0,40}:\s*(?P<national>[^\n]{4,})", re.IGNORECASE
)
_OUT_OF = r"(?:\s*(?:stars?|points?)?\s*(?:/|out of)\s*(?:10|ten|5|five))"
_SCORED = re.compile(
    r"\b(?:gave|gives?|given|scored?|scores|puts?|put|rated?|rates|says?|said|is at|are at|now at|"
    r"currently at|baseline(?: is| of)?|score|stars?)\b"
    r"[^.;\d]{0,25}?(?<![\d/])(\d{1,2})(?![\d/:]|\s*(?:"
    r"weeks?|days?|months?|years?|times|hours?|hrs|mins?|st|nd|rd|th|am|pm)\b)" + _OUT_OF + r"?|"
    r"(?<![\d/])(\d{1,2})" + _OUT_OF,
    re.IGNORECASE,
)
_AIMED_AT = re.compile(
    r"\b(?:would like|wants?|wanted|hopes?|hoped|aim(?:s|ing)?|target|get to|to reach|"
    r"be happy with|settle for|enough)\b[^.;\d]{0,30}?(?<![\d/])(\d{1,2})(?![\d/])",
    re.IGNORECASE,
)
FEWEST_WORDS_OF_A_REASON = 3


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores an outcome's own paragraph gives, as written; `words` say why."""

    baseline: Cited | None = None
    target: Cited | None = None
    words: Cited | None = None


def split_national(outcome: Cited) -> tuple[Cited, Cited | None]:
    """Return an outcome without the national outcome written in it, and that national outcome."""
    found = _IN_BRACKETS.search(outcome.text) or _AFTER_A_LABEL.search(outcome.text)
    if found is None or not outcome.text[: found.start()].strip():
        return outcome, None
    national = _part(outcome, found.start("national"), found.end("national"))
    return _part(outcome, 0, len(outcome.text[: found.start()].rstrip())), national


def scores_in(paragraph: Cited) -> Scores:
    """Return the scores in the paragraph of an outcome: the first said, and the one aimed at.

    A score in prose counts as if it stood in a grid (codebook, note 1).
    """
    found = _SCORED.search(paragraph.text)
    if found is None:
        return Scores()
    group = 1 if found[1] else 2
    baseline = _part(paragraph, found.start(group), found.end(group))
    aimed = _AIMED_AT.search(paragraph.text)
    target = None if aimed is None else _part(paragraph, aimed.start(1), aimed.end(1))
    if target is not None and target.start == baseline.start:
        target = None
    after = paragraph.text[found.end() :]
    reason = re.match(r"\W*(?:because|as|since|so|[\"“'‘(])[^.]*\w", after, re.IGNORECASE)
    words = None
    if reason and len(reason[0].split()) >= FEWEST_WORDS_OF_A_REASON:
        words = _part(paragraph, found.end(), found.end() + reason.end())
    return Scores(baseline, target, words)


def _part(cited: Cited, start: int, end: int) -> Cited:
    return Cited(cited.passage, cited.start + start, cited.start + end, cited.text[start:end])
