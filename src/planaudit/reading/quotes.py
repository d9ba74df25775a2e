"""Finding quotations: real records mix ' " “ ‘ and forget to close them."""

from __future__ import annotations

import re

LONGEST_UNCLOSED = 400
"""Characters. A quotation nobody closed ends with its sentence, and never runs beyond this."""

LONGEST_SMALL_WORD_OF_A_TITLE = 3
"""Characters. 'and' and 'the' have no capital even in a title."""

_OPENS_CURLY = {"“": "”", "«": "»", "„": "”"}
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of each quotation in `text`, without its marks, in order.

    Apostrophes are told from quotation marks by the letters around them. A double or curly
    quotation that is never closed ends with its sentence.
    """
    found: list[tuple[int, int]] = []
    position = 0
    while position < len(text):
        end = _closing(text, position)
        if end is None:
            position += 1
            continue
        start = position + 1
        if text[start:end].strip():
            found.append((start, end))
        position = max(end + 1, start)
    return tuple(found)


def quotes_a_title(words: str) -> bool:
    """Return whether a quotation is the title of a group, book or booklet: nobody speaks in it."""
    long_words = [word for word in words.split() if len(word) > LONGEST_SMALL_WORD_OF_A_TITLE]
    return len(long_words) >= 2 and all(w[0].isupper() for w in long_words) and words[-1].isalnum()


def _closing(text: str, position: int) -> int | None:
    """Return where the quotation opening at `position` ends, None when none opens there."""
    mark = text[position]
    if mark in _OPENS_CURLY:
        return _end_of(text, position, (_OPENS_CURLY[mark], '"'))
    if mark == '"':
        return _end_of(text, position, ('"', "”"))
    if mark in "'‘" and _opens_single(text, position):
        closed = _end_of_single(text, position)
        if closed is None and mark == "‘":
            return _sentence_end(text, position)
        return closed
    return None


def _end_of(text: str, position: int, marks: tuple[str, ...]) -> int:
    ends = [at for mark in marks if (at := text.find(mark, position + 1)) >= 0]
    return min(ends) if ends else _sentence_end(text, position)


def _sentence_end(text: str, position: int) -> int:
    found = _SENTENCE_END.search(text, position + 1)
    end = found.end() if found else len(text)
    return min(end, position + LONGEST_UNCLOSED)


def _opens_single(text: str, position: int) -> bool:
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    return not before.isalnum() and before not in "'’" and (after.isalnum() or after in "[(£")


def _end_of_single(text: str, position: int) -> int | None:
    """Return the end of a single-quoted stretch; None when the mark is an apostrophe after all.

    A closing mark follows a letter or stop and precedes a space, stop or the end. In 'the
    boys' turn' the first candidate is a possessive: one beside a stop is preferred.
    """
    candidates: list[int] = []
    for at in range(position + 2, len(text)):
        if text[at] not in "'’":
            continue
        after = text[at + 1] if at + 1 < len(text) else " "
        if after.isalnum():
            if candidates and text[at - 1].isspace():
                break  # another quotation opens here
            continue
        beside_stop = text[at - 1] in ".,!?…" or after in ".,;:!?)" or at + 1 == len(text)
        if beside_stop:
            return at if not candidates or at - position < 200 else candidates[0]
        candidates.append(at)
        if len(candidates) > 2:
            break
    return candidates[0] if candidates else None
