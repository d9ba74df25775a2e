"""Sentences about a batch that every report for people says in the same words."""

from __future__ import annotations

from collections.abc import Sequence

from planaudit.audit.model import LEVEL_NAMES
from planaudit.plain_words import count_of
from planaudit.reports.summary import CriterionFigures, Summary


def opening_words(summary: Summary) -> str:
    """Return one to three plain sentences about the batch."""
    if not summary.total:
        return "No documents were given."
    sentences = [_audited(summary)]
    if unread := _unread(summary):
        sentences += [f"{unread}.", "That is not a low rating."]
    return " ".join(sentences)


def well_words(figures: CriterionFigures, summary: Summary) -> str:
    """Return how many documents do this well, or how well the only one does."""
    if summary.audited == 1:
        return _level_of_one(figures)
    strong = f", {figures.levels[3]} of them strong" if figures.levels[3] else ""
    of = count_of(figures.rated, "rated document")
    return f"evidenced or strong in {figures.good} of {of}{strong}"


def low_words(figures: CriterionFigures, summary: Summary) -> str:
    """Return how many documents are at level 0 or 1 here, or at which level the only one is."""
    if summary.audited == 1:
        return _level_of_one(figures)
    of = count_of(figures.rated, "rated document")
    return f"not evidenced or emerging in {figures.low} of {of}"


def form_gap_words(figures: CriterionFigures, summary: Summary) -> str:
    """Return what the form had to do with the documents at level 0 or 1, '' if nothing known."""
    if not figures.low_asked.no:
        return ""
    if summary.audited == 1:
        return "The form did not ask: the form is the first thing to change."
    if figures.low_asked.no == figures.low:
        which = "this" if figures.low == 1 else "all of these"
        return f"In {which} the form did not ask: the form is the first thing to change."
    return f"In {figures.low_asked.no} of these the form did not ask."


def joined(parts: Sequence[str]) -> str:
    """Return parts as a list in words: 'one, two and three'."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _level_of_one(figures: CriterionFigures) -> str:
    return next(
        (name for name, count in zip(LEVEL_NAMES, figures.levels, strict=True) if count), ""
    )


def _audited(summary: Summary) -> str:
    if not summary.audited:
        return "No document could be audited."
    verb = "was" if summary.audited == 1 else "were"
    return f"{count_of(summary.audited, 'document')} {verb} audited: {_services(summary)}."


def _services(summary: Summary) -> str:
    parts = []
    if summary.adults:
        parts.append(count_of(summary.adults, "adult's record", "adults' records"))
    if summary.children:
        parts.append(count_of(summary.children, "child's record", "children's records"))
    if summary.service_unknown:
        parts.append(f"{summary.service_unknown} whose service is not known")
    return joined(parts)


def _unread(summary: Summary) -> str:
    parts = []
    if summary.not_assessable:
        parts.append(f"{summary.not_assessable} could not be assessed")
    if summary.failed:
        parts.append(f"{summary.failed} could not be opened")
    return joined(parts)
