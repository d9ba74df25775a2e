"""Where a bold label ends and the answer typed after it begins, in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planaudit.ingest.rich.model import Run

_PARTED = re.compile(r"\t|\s{2}")
_LONGEST_LABEL = 100  # characters


def label_and_answer(runs: Sequence[Run], *, in_cell: bool) -> list[Sequence[Run]]:
    """Return the runs of a bold label and, apart, those of the answer typed after it.

    Some forms print a label and leave room for the answer in the same paragraph: after a line
    break, a colon or a question mark or, in a table, after a tab or two spaces.
    """
    inked = [position for position, run in enumerate(runs) if run.text.strip()]
    plain = [position for position in inked if not runs[position].bold]
    if not plain or plain[0] == inked[0]:
        return [runs]
    at = plain[0]
    label, answer = ("".join(run.text for run in part) for part in (runs[:at], runs[at:]))
    white = label[len(label.rstrip()) :] + answer[: len(answer) - len(answer.lstrip())]
    parted = label.rstrip().endswith((":", "?")) or (in_cell and _PARTED.search(white))
    apart = "\n" in white or (parted and len(label) <= _LONGEST_LABEL)
    return [runs[:at], runs[at:]] if apart else [runs]
