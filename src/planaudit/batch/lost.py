"""Why a document has no audit although nothing is known to be wrong with its file, in words."""

from __future__ import annotations

from typing import Literal

from planaudit.batch.pool import Limits, Lost

Step = Literal["reading", "rating"]

_REMEDY = {
    "reading": "Print it to PDF and try that",
    "rating": "Split it into smaller files and try those",
}
"""What may help with a document that is too much for a step."""


def why_lost(step: Step, lost: Lost, limits: Limits) -> str:
    """Return the reason for a document that was lost in a step, and what to do about it.

    It holds nothing of the document: of a fault the type alone is named, for a message could
    quote it.
    """
    if lost.why == "time":
        plural = "" if limits.seconds == 1 else "s"
        return (
            f"{step} it took longer than {limits.seconds:g} second{plural}, so it was stopped. "
            f"{_REMEDY[step]}, or give more time with --time-limit"
        )
    if lost.why == "memory":
        return (
            f"{step} it took too much memory, so it was stopped. {_REMEDY[step]}, or ask for it to "
            "be sent again in another format"
        )
    if lost.why == "crash":
        return (
            f"{step} it ended suddenly, as happens with files that are damaged or made to do "
            "harm. Open it in the program it was made with and save a new copy, or print it to PDF "
            "and try that"
        )
    return (
        f"{step} it stopped with a fault in planaudit ({lost.fault}). Please tell its makers, "
        "without sending the file"
    )
