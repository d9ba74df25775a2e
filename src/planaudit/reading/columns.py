"""What a column of a grid holds: an outcome, an action, or a property of one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planaudit.reading.forms import Asks
from planaudit.reading.grids import wider_and_own
from planaudit.reading.headings import column_of
from planaudit.reading.owners import Owner

OWNER_COLUMNS: dict[str, Owner] = {
    "own_action": "person",
    "others_action": "family",
    "service_action": "professional",
}
"""Columns whose head says who acts ('What I will do')."""


_AND_WHY = re.compile(r"\w.*\b(?:and|/|&) (?:why|the reasons?)\W*$", re.IGNORECASE)
"""'What will be done and why': an action with its reason, in one cell."""
_WHAT = re.compile(r"^\W*(?:what|task)\W*$", re.IGNORECASE)
_WHO_WHAT_WHEN = re.compile(
    r"^(?=.*\bwho\b)(?=.*\bwhen\b).*\b(?:what|actions?|steps?|tasks?)\b", re.I
)
"""'Actions: who / what / when': the action with its properties, in one cell."""
_OWN_WORDS = re.compile(r"\bin (?:my|your|their|his|her|own|the person's) (?:own )?words\b", re.I)
_SIGNS_OF_SUCCESS = re.compile(r"\bhow (?:will|do|would) \w+ (?:all )?know\b", re.I)
"""Asks what will be seen, not why a service was chosen."""

_IN_A_PLAN = {"outcome": "personal_outcomes", "action": "actions"}
"""What heads such as 'What I want' and 'Support' hold, in a grid with one of those below."""
_OF_A_PLAN = frozenset(("owner", "when", "baseline", *OWNER_COLUMNS))


def is_who_what_when(head: str) -> bool:
    """Return whether one column or box asks for an action, who does it and when."""
    return bool(_WHO_WHAT_WHEN.search(head))


def column_kind(head: str, heads: Sequence[str], headings: Sequence[str], asks: Asks) -> str:
    """Return what a column holds: an outcome, an action, a property of one, or ''.

    `heads` are those of the whole row, `headings` stand over the grid; `asks` tells which slots
    a prompt of this form asks for.
    """
    column = column_of(head)
    slots = asks(head)
    if is_who_what_when(head):
        return "actions"
    if _OWN_WORDS.search(head) and "personal_outcomes" not in slots:
        return "own_words"
    if column in OWNER_COLUMNS:
        return column
    if column in _IN_A_PLAN:
        if {column_of(other) for other in heads if other != head} & _OF_A_PLAN:
            return _IN_A_PLAN[column]
        column = ""
    if _SIGNS_OF_SUCCESS.search(head):
        return ""
    if "scoring" in slots and column not in ("target", "review", "comment"):
        return "baseline"
    if column in ("target", "review", "baseline") and "scoring" in slots:
        return column
    if "national_outcomes" in slots or "personal_outcomes" in slots:
        return "reference" if column == "reference" else slots[0]
    if column:
        return column
    if slots[:1] == ("rationale",) and not ("actions" in slots and _AND_WHY.search(head)):
        return "rationale"
    if "actions" in slots:
        return "actions"
    if slots[:1] in (("needs",), ("risks",)):
        return "need"
    under = next((found for text in reversed(headings) if (found := asks(text))), ())
    others = {column_of(h) for h in heads}
    first_of_a_plan = head == heads[0] and not slots and "actions" in under
    who_and_when = {"owner", "when"}
    if first_of_a_plan and (
        who_and_when <= others or (_WHAT.match(head) and who_and_when & others)
    ):
        return "actions"
    wider, own = wider_and_own(head)
    return column_kind(own, heads, headings, asks) if wider else ""
