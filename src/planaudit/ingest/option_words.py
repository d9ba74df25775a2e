"""The words that forms print to choose from: Yes, No, Not known and their likes."""

from __future__ import annotations

import re

_ENGLISH = r"n\s?/\s?a|not applicable|not known|unknown|unsure|don[’']t know|yes|no|y|n"
_WELSH = r"dim yn berthnasol|nac? oes|nac ydw|nac ydy|naddo|ydw|ydy|oes|ie|na|do"
_ALL = sorted(f"{_ENGLISH}|{_WELSH}".split("|"), key=lambda word: (-len(word), word))
OPTION = rf"(?:{'|'.join(_ALL)})"
"""A pattern for one of them, in English or in Welsh.

The longer stand first, so that 'n' is not found in 'n/a', nor 'na' in 'na oes'.
"""
_ONE = re.compile(rf"{OPTION}", re.IGNORECASE)
_IN_BOTH_LANGUAGES = re.compile(
    rf"(?:{_ENGLISH})\s*[/|]\s*(?:{_WELSH})|(?:{_WELSH})\s*[/|]\s*(?:{_ENGLISH})", re.IGNORECASE
)


def is_option(text: str) -> bool:
    """Return whether `text` is one option: 'Yes', 'Ydw / Yes', and not 'Yes / No'."""
    bare = " ".join(text.split()).strip(" .:?")
    return bool(_ONE.fullmatch(bare) or _IN_BOTH_LANGUAGES.fullmatch(bare))
