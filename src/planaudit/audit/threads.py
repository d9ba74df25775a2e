"""The golden thread of each outcome: what it is tied to, and where the thread breaks."""

from __future__ import annotations

from collections.abc import Sequence

from planaudit.audit.model import ActionAudit, OutcomeAudit, Thread


def threads_of(
    outcomes: Sequence[OutcomeAudit], actions: Sequence[ActionAudit]
) -> tuple[Thread, ...]:
    """Return one thread per outcome, with its breaks in plain words."""
    return tuple(_thread(index, outcome, actions) for index, outcome in enumerate(outcomes))


def _thread(index: int, outcome: OutcomeAudit, actions: Sequence[ActionAudit]) -> Thread:
    linked = tuple(number for number, action in enumerate(actions) if action.outcome == index)
    breaks = []
    if outcome.national is None:
        breaks.append("no national well-being outcome is beside it")
    elif outcome.fits is False:
        breaks.append("the national well-being outcome beside it does not seem to fit")
    if outcome.score is None:
        breaks.append("it has no starting score")
    if not linked:
        breaks.append("no action is tied to it")
    elif not any(actions[number].timed for number in linked):
        breaks.append("none of its actions says when")
    if linked and not any(actions[number].owners for number in linked):
        breaks.append("none of its actions says who")
    if linked and not any(actions[number].reason for number in linked):
        breaks.append("none of its actions says how it will help")
    return Thread(index, linked, tuple(breaks))
