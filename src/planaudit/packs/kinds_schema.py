"""What `kinds.yaml` and `national_outcomes.yaml` may say: how what a plan holds is told apart."""

from __future__ import annotations

from planaudit.packs.examples import Examples
from planaudit.packs.strict import Strict


class Kind(Strict):
    """One kind of outcome or reason. The first kind in the list whose filters hold is the one.

    Several entries may have one id. An example is tried against its own entry: what matches must
    be told by it, and what does not, by another. It is an outcome or a reason; for a kind with
    `beside` it is the action, and its keys `need` and `plan` say what stands beside it.
    `limits` is what it is known to take wrongly.
    """

    id: str
    title: str
    own_words: bool | None = None
    national_statement: bool | None = None
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    min_words: int = 0
    max_words: int = 0
    beside: tuple[str, ...] = ()
    """For an action that gives no reason: what it stands beside is its reason. Ids of kinds of
    outcome, and 'need' for a need or worry in the action's own row. Where each column says who
    acts ('What I will do'), no step has the outcome for its reason."""
    examples: Examples
    limits: tuple[str, ...] = ()


class Kinds(Strict):
    """How outcomes and reasons are told apart."""

    outcomes: tuple[Kind, ...]
    reasons: tuple[Kind, ...]


class Area(Strict):
    """An area of well-being with its national statements and the words that point to it.

    A cue is the beginning of a word, or of the last word of several: 'exercis' finds 'exercises'.
    `words` are found only whole: 'pip' does not find 'pipe'.

    An example is an outcome, with the words in braces in which cues of this area stand. With
    `national`, what stands beside it as its national outcome, that must give this area by a
    statement, a name or its number, and the outcome must fit. `limits` is what the area is known
    to take wrongly.
    """

    id: str
    number: int
    names: tuple[str, ...]
    act_ref: str
    statements: tuple[str, ...]
    cues: tuple[str, ...]
    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    """Areas an outcome may as well belong to: 'a pint with the boys' is leisure and company."""
    examples: Examples
    limits: tuple[str, ...] = ()


class Areas(Strict):
    """`national_outcomes.yaml`."""

    areas: tuple[Area, ...]
