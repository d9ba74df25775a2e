"""Whether a pattern takes bounded time on any text.

A pattern that can be matched in very many ways takes time that doubles with every letter
('catastrophic backtracking'); a document that happens to hold the wrong words would never be
finished. Such patterns do not load.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants, _parser  # type: ignore[attr-defined]  # how Python itself reads patterns
from typing import Any

_MANY = 50
"""Times. A part that may come again more often counts as without end."""
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
_UNBOUNDED_TOKENS = re.compile(r"[*+]|\{\d+,\}")


def endless_expression(pattern: str) -> bool:
    """Return whether a regular expression can take time without bound. Raises re.error."""
    return _is_endless(_parser.parse(pattern), repeated=False)


def _is_endless(parts: Any, *, repeated: bool) -> bool:
    """Return whether parts hold a repetition, or a choice, within a repetition."""
    for kind, value in parts:
        if kind in _REPEATS:
            _, most, inner = value
            many = most > _MANY
            if (many and repeated) or _is_endless(inner, repeated=repeated or many):
                return True
        elif kind is _constants.BRANCH:
            _, branches = value
            if repeated or any(_is_endless(branch, repeated=False) for branch in branches):
                return True
        elif any(_is_endless(inner, repeated=repeated) for inner in _inner(value)):
            return True
    return False


def _inner(value: Any) -> Iterator[Any]:
    """Yield the parts that a group or a look around holds."""
    for each in value if isinstance(value, tuple) else ():
        if isinstance(each, _parser.SubPattern):
            yield each


def expressions_in(pattern: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield the regular expressions in a token pattern."""
    for token in pattern:
        for value in token.values():
            if isinstance(value, dict) and isinstance(value.get("REGEX"), str):
                yield value["REGEX"]


def endless_tokens(pattern: Sequence[dict[str, Any]]) -> bool:
    """Return whether a token pattern has several parts that may each go on without end."""
    return sum(bool(_UNBOUNDED_TOKENS.fullmatch(str(token.get("OP", "")))) for token in pattern) > 1
