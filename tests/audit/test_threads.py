"""The golden thread of each outcome, and where it breaks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planaudit.audit.model import ActionAudit, OutcomeAudit, Span, Thread
from planaudit.audit.threads import threads_of

WHOLE = OutcomeAudit(
    text="To sing", kind="own words", national="I belong", fits=True, score="3", target=None,
    review=None, where="table 1", span=Span(0, 0, 7),
)  # fmt: skip
DONE = ActionAudit(
    text="A lift", reason="So that she sings", reason_kind="outcome", owners=("family",),
    when="Tuesdays", timed=True, outcome=0, where="table 1",
)  # fmt: skip


def test_a_whole_thread_has_no_break() -> None:
    assert threads_of([WHOLE], [DONE]) == (Thread(0, (0,), ()),)


@pytest.mark.parametrize(
    ("outcome", "action", "broken"),
    [
        ({"national": None, "fits": None}, {}, "no national well-being outcome is beside it"),
        (
            {"fits": False},
            {},
            "the national well-being outcome beside it does not seem to fit",
        ),
        ({"score": None}, {}, "it has no starting score"),
        ({}, {"outcome": None}, "no action is tied to it"),
        ({}, {"timed": False}, "none of its actions says when"),
        ({}, {"owners": ()}, "none of its actions says who"),
        ({}, {"reason": None}, "none of its actions says how it will help"),
    ],
)
def test_a_thread_names_its_break(
    outcome: dict[str, Any], action: dict[str, Any], broken: str
) -> None:
    (thread,) = threads_of([replace(WHOLE, **outcome)], [replace(DONE, **action)])
    assert thread.breaks == (broken,)


def test_a_fit_nobody_knows_is_no_break() -> None:
    assert threads_of([replace(WHOLE, fits=None)], [DONE])[0].breaks == ()


def test_what_one_action_lacks_another_may_give() -> None:
    bare = replace(DONE, timed=False, owners=(), reason=None)
    assert threads_of([WHOLE], [bare, DONE]) == (Thread(0, (0, 1), ()),)


def test_each_outcome_has_its_own_thread() -> None:
    actions = [replace(DONE, outcome=1), replace(DONE, outcome=None), replace(DONE, outcome=0)]
    threads = threads_of([WHOLE, WHOLE], actions)
    assert [(thread.outcome, thread.actions) for thread in threads] == [(0, (2,)), (1, (0,))]


def test_without_outcomes_there_are_no_threads() -> None:
    assert threads_of([], [DONE]) == ()
