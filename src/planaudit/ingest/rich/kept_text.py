"""What of a paragraph's runs is its text; the rest is counted as left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planaudit.ingest.glyphs import UNKNOWN, UNKNOWN_PICTURE
from planaudit.ingest.left_out import Tally, Thing
from planaudit.ingest.marks import fold_white_space
from planaudit.ingest.rich.choices import with_choices_as_boxes
from planaudit.ingest.rich.model import Run
from planaudit.ingest.rich.placeholders import without_placeholders


def kept_text(runs: Sequence[Run], tally: Tally) -> str:
    """Return the text of a paragraph or a piece of it, folded; `tally` counts what is not in it.

    Neighbouring runs that are struck out are one piece, however they are printed.
    """
    kept: list[str] = []
    for struck, together in groupby(with_choices_as_boxes(runs), key=lambda run: run.struck):
        text = "".join(run.text for run in together)
        if struck:
            tally.add_text(Thing.STRUCK_OUT, text)
        else:
            kept.append(text)
    shown, unknown = UNKNOWN_PICTURE.subn(UNKNOWN, fold_white_space("".join(kept)))
    if unknown:
        tally.add(Thing.UNKNOWN_SIGN, unknown, unknown)
    return without_placeholders(shown, tally)
