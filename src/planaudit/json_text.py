"""JSON as this program writes it: letters as they are, two-space indent, a line feed at the end."""

from __future__ import annotations

import json
import re

_NOT_LETTERS = re.compile(r"[\ud800-\udfff]")
"""Lone surrogates: how Python holds the bytes of a path that are no letters. UTF-8 has none."""


def json_text(values: object) -> str:
    """Return plain values as JSON that any encoding of Unicode can hold.

    Keys keep the order they have. Raises ValueError for a number that JSON does not know.
    """
    text = json.dumps(values, ensure_ascii=False, indent=2, allow_nan=False)
    return escaped(text, _NOT_LETTERS) + "\n"


def escaped(text: str, marks: re.Pattern[str]) -> str:
    r"""Return JSON with each of `marks` written as \uXXXX, by which it means the same.

    `marks` are single characters up to U+FFFF that JSON has inside strings only.
    """
    return marks.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
