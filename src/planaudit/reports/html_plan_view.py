"""A document's outcomes, actions and golden threads, as the HTML report tells them."""

from __future__ import annotations

from dataclasses import dataclass

from planaudit.audit.model import ActionAudit, DocumentAudit, OutcomeAudit, Thread

_FITS: dict[bool | None, str] = {
    True: "It fits.",
    False: "It does not seem to fit.",
    None: "Whether it fits is not known.",
}
_NATIONAL_BY: dict[str | None, str] = {
    "statement": "Its statement is given.",
    "area": "Its area is named.",
    "inferred": "Its area can only be inferred.",
    None: "",
}
_KINDS = {
    "own words": "the person's own words",
    "reworded": "the person's, in the writer's words",
    "professional goal": "the worker's goal",
    "task": "a task",
    "service": "a service",
    "national statement": "a national statement",
}
_REASONS = {
    "outcome": "what the person wants",
    "need": "a need, a task or a risk",
}


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """One outcome, numbered from 1. `kind` says in words whose it is, or what it is instead.

    `fits` says how its national outcome is known and whether it fits, '' without one.
    """

    number: int
    outcome: OutcomeAudit
    kind: str
    fits: str


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action, numbered from 1. `serves` is the number of its outcome, None if none."""

    number: int
    action: ActionAudit
    reason_kind: str
    owners: str
    when: str
    serves: int | None


@dataclass(frozen=True, slots=True)
class ThreadView:
    """One outcome followed through the plan."""

    outcome: OutcomeView
    actions: tuple[ActionView, ...]
    breaks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan part of one document."""

    outcomes: tuple[OutcomeView, ...]
    actions: tuple[ActionView, ...]
    threads: tuple[ThreadView, ...]

    @property
    def broken(self) -> int:
        """How many outcomes are not joined up all the way through the plan."""
        return sum(1 for thread in self.threads if thread.breaks)


def plan_view(document: DocumentAudit) -> PlanView:
    """Return the plan part of a document. Links that lead nowhere are left out."""
    outcomes = tuple(
        OutcomeView(
            number=number,
            outcome=outcome,
            kind=_KINDS.get(outcome.kind, outcome.kind),
            fits=f"{_NATIONAL_BY[outcome.national_by]} {_FITS[outcome.fits]}".strip()
            if outcome.national
            else "",
        )
        for number, outcome in enumerate(document.outcomes, start=1)
    )
    actions = tuple(
        _action_view(number, action, len(outcomes))
        for number, action in enumerate(document.actions, start=1)
    )
    threads = tuple(
        _thread_view(thread, outcomes, actions)
        for thread in document.threads
        if 0 <= thread.outcome < len(outcomes)
    )
    return PlanView(outcomes, actions, threads)


def _action_view(number: int, action: ActionAudit, outcomes: int) -> ActionView:
    linked = action.outcome is not None and 0 <= action.outcome < outcomes
    when = action.when or "Not said"
    return ActionView(
        number=number,
        action=action,
        reason_kind=_REASONS.get(action.reason_kind, action.reason_kind) if action.reason else "",
        owners=", ".join(action.owners) or "Not said",
        when=when if action.timed or not action.when else f"{when} (not a clear time)",
        serves=action.outcome + 1 if linked and action.outcome is not None else None,
    )


def _thread_view(
    thread: Thread, outcomes: tuple[OutcomeView, ...], actions: tuple[ActionView, ...]
) -> ThreadView:
    return ThreadView(
        outcome=outcomes[thread.outcome],
        actions=tuple(actions[i] for i in thread.actions if 0 <= i < len(actions)),
        breaks=thread.breaks,
    )
