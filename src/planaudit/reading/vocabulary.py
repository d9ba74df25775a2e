"""The word lists of `data/`: loaded once, and matched as whole words.

An entry is plain words. A space stands for any white space, a straight apostrophe for a curly
one as well, and `*` at the end for any ending ('befriend*').
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

import yaml

WORD_START = r"(?<![\w-])(?<!\w['’])"
"""Where a word may begin: 'own' is no word in 'well-own' or in 'o'own', but may follow a quote."""
WORD_END = r"(?![\w-])"
NO_WORD = r"(?!)"
"""Matches nowhere: the pattern of an empty list."""


@cache
def word_lists(name: str) -> Any:
    """Return what `data/<name>.yaml` holds, read once."""
    source = resources.files("planaudit.reading") / "data" / f"{name}.yaml"
    # The base loader reads every entry as text: 'no' and 'on' are words here, not truth values.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(source.read_bytes(), Loader=loader)


@cache
def pattern_of(name: str, *lists: str) -> re.Pattern[str]:
    """Return a pattern, blind to case, for any entry of these `lists` of `data/<name>.yaml`."""
    data = word_lists(name)
    words = (word for list_name in lists for word in data[list_name])
    return re.compile(words_pattern(words), re.IGNORECASE)


def words_pattern(words: Iterable[str]) -> str:
    """Return a pattern for any of `words` as whole words, the longest first."""
    return f"{WORD_START}{alternatives(words)}{WORD_END}"


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of `words` wherever they stand, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(_literal(word) for word in ordered)})" if ordered else NO_WORD


def _literal(word: str) -> str:
    stem, any_ending = word.removesuffix("*"), word.endswith("*")
    literal = re.escape(stem).replace(r"\ ", r"\s+").replace("'", "['’]")
    return literal + (r"\w*" if any_ending else "")
