"""Form fields whose value is also drawn on the page: each is read once.

Some programs draw the values onto the page and leave the fields where they were; and a field
to tick is often laid over a box that the form prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planaudit.ingest.marks import TICKED_GLYPHS, UNTICKED_GLYPHS
from planaudit.ingest.pdf.boxes import grown, has_point, middle
from planaudit.ingest.pdf.model import Box, Shape, Word
from planaudit.ingest.pdf.raw_forms import Field, tick_word

_AROUND = 2.0  # points
_LEAST = 3  # letters: a shorter value inside longer print may be there by chance
_GLYPHS = UNTICKED_GLYPHS + TICKED_GLYPHS
_CROSSES = frozenset("xX")


def _letters(text: str) -> str:
    return "".join(text.split()).casefold()


def each_once(words: Sequence[Word], fields: Sequence[Field]) -> tuple[list[Word], list[Word]]:
    """Return the words of a page and those of its fields, without what would stand twice."""
    kept = list(words)
    shown: list[Word] = []
    for field in fields:
        box = grown(field.box, _AROUND)
        if field.ticked is not None:
            kept, ticked = _without_box(kept, box)
            shown.append(tick_word(field.words[0], ticked=field.ticked or ticked))
            continue
        inside = [word for word in kept if word.is_within(box)]
        drawn, value = _letters("".join(word.text for word in inside)), _letters(field.text)
        if drawn and drawn in value:
            repeated = set(map(id, inside))
            kept = [word for word in kept if id(word) not in repeated]
        elif len(value) >= _LEAST and _is_drawn_apart(value, inside):
            continue
        shown.extend(field.words)
    return kept, shown


def _is_drawn_apart(value: str, inside: Sequence[Word]) -> bool:
    """Return whether whole words among others are a field's value: after a label, or in own print.

    Where the form prints 'Yes / No' and 'Yes' was typed there, what is typed must not be lost.
    """
    for start in range(len(inside)):
        text = ""
        for end in range(start, len(inside)):
            text += _letters(inside[end].text)
            if text == value:
                before, after = inside[:start], inside[end + 1 :]
                is_after_label = bool(before) and before[-1].text.endswith(":") and not after
                own = {word.face for word in inside[start : end + 1]}
                is_alone = own.isdisjoint(word.face for word in (*before, *after))
                return is_after_label or is_alone
            if not value.startswith(text):
                break
    return False


def _without_box(words: Sequence[Word], box: Box) -> tuple[list[Word], bool]:
    """Return words without the tick box printed in `box`, and whether that one is ticked."""
    kept: list[Word] = []
    ticked = False
    for word in words:
        mark = word.text[0]
        stands_in = box[0] <= word.x0 <= box[2] and box[1] <= (word.top + word.bottom) / 2 <= box[3]
        if stands_in and (mark in _GLYPHS or word.text in _CROSSES):
            ticked = ticked or mark in TICKED_GLYPHS or word.text in _CROSSES
            if len(word.text) > 1:
                kept.append(replace(word, text=word.text[1:], x0=min(box[2], word.x1)))
        else:
            kept.append(word)
    return kept, ticked


def apart_from_ticks(shapes: Sequence[Shape], fields: Sequence[Field]) -> tuple[Shape, ...]:
    """Return the drawn shapes that no tick field is laid over."""
    boxes = [grown(field.box, _AROUND) for field in fields if field.ticked is not None]
    if not boxes:
        return tuple(shapes)
    return tuple(
        shape for shape in shapes if not any(has_point(box, middle(shape.box)) for box in boxes)
    )
