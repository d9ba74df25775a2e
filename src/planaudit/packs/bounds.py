"""Whether a pattern takes bounded time on any text.

A pattern that can be matched in very many ways takes time that doubles with every letter or word
('catastrophic backtracking'); a document that happens to hold the wrong words would never be
finished. Such patterns do not load. What is counted here is in how many ways a pattern can be
tried from one place, at most: never too few, and for many a harmless pattern too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from re import _constants, _parser  # type: ignore[attr-defined]  # how Python itself reads patterns
from typing import Any

LONGEST_WORD = 500
"""Letters: what reading takes for one word is no longer, so nothing in one comes again oftener."""
MOST_WAYS = 1_000_000
"""Ways to try a regular expression: two parts that go on without end, or three bounded ones."""
MOST_ABSENT = 12
"""Words of a token pattern that may each be there or not; every one doubles the ways to try it."""
OPEN_COUNTS_AS = 6
"""Such words that a part which goes on without end is as dear as."""
MOST_TIMES = 50
"""Times that a word of a token pattern may be asked for; spaCy writes them all out."""
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_TIMES = re.compile(r"\{(\d*)(,?)(\d*)\}")
_SIGN = "OP"


def endless_expression(pattern: str) -> bool:
    """Return whether a regular expression can take time without bound. Raises re.error."""
    return _ways(_parser.parse(pattern)) > MOST_WAYS


def _ways(parts: Iterable[tuple[Any, Any]]) -> int:
    """Return in how many ways parts can be matched one after another; no more than too many."""
    ways = 1
    for kind, value in parts:
        if kind in _REPEATS:
            *times, inner = value
            least, most = (min(int(each), LONGEST_WORD) for each in times)
            ways *= _ways_repeated(_ways(inner), least, most)
        elif kind is _constants.BRANCH:
            ways *= sum(map(_ways, value[1]))
        else:
            for inner in _inner(value):
                ways *= _ways(inner)
        ways = min(ways, MOST_WAYS + 1)
    return ways


def _ways_repeated(once: int, least: int, most: int) -> int:
    """Return in how many ways a part can come `least` to `most` times."""
    if once == 1:
        return most - least + 1
    ways = 0
    for times in range(least, most + 1):
        ways += once**times
        if ways > MOST_WAYS:
            break
    return ways


def _inner(value: Any) -> Iterator[Any]:
    """Yield the parts that a group or a look around holds."""
    for each in value if isinstance(value, tuple) else (value,):
        if isinstance(each, _parser.SubPattern):
            yield each


def expressions_in(pattern: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the regular expressions in a token pattern: one, or several with IN or NOT_IN."""
    for token in pattern:
        for value in token.values():
            if isinstance(value, Mapping) and "REGEX" in value:
                yield from _words(value["REGEX"])


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, Sequence):
        for each in value:
            yield from _words(each)


def endless_tokens(pattern: Sequence[Mapping[str, Any]]) -> bool:
    """Return whether a token pattern can take time without bound.

    So it is where several parts go on without end, or one at its edge that is any word; where
    more words may be absent than can be tried one by one; where a word must come too often.
    """
    absent = still_open = 0
    for number, token in enumerate(pattern):
        least, most = _times(str(token.get(_SIGN, "")))
        if max(least, most or 0) > MOST_TIMES:
            return True
        if most is not None:
            absent += most - least
            continue
        still_open += 1
        at_the_edge = number in (0, len(pattern) - 1)
        if at_the_edge and not set(token) - {_SIGN}:
            return True
    return still_open > 1 or absent + OPEN_COUNTS_AS * still_open > MOST_ABSENT


def _times(sign: str) -> tuple[int, int | None]:
    """Return how often a part with a sign comes at least and at most; None for without end."""
    if sign in ("*", "+"):
        return int(sign == "+"), None
    if sign == "?":
        return 0, 1
    found = _TIMES.fullmatch(sign.replace(" ", ""))
    if found is None:
        return 1, 1  # no sign, '!', or one that spaCy refuses
    least = int(found[1] or 0)
    if not found[2]:
        return least, least
    return least, int(found[3]) if found[3] else None
