"""Token patterns, tried only on texts that hold the words without which they cannot match.

spaCy tries every pattern at every token. Most texts of a record are a few words long and lack
a word that a pattern is about, so looking for those first saves most of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from planaudit.nlp import Doc, Matcher, Vocab

Pattern = Sequence[Mapping[str, Any]]
_MAY_BE_ABSENT = ("?", "*", "!")


class TokenPatterns:
    """Patterns under names, several to a name."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._matchers: list[tuple[tuple[frozenset[int], ...], Matcher]] = []

    def add(self, name: str, patterns: Iterable[Pattern]) -> None:
        """Add patterns under a name."""
        for pattern in patterns:
            matcher = Matcher(self._vocab)
            matcher.add(name, [[dict(token) for token in pattern]])
            needed = tuple(
                frozenset(self._vocab.strings.add(word) for word in words)
                for words in _words_needed(pattern)
            )
            self._matchers.append((needed, matcher))

    def __call__(self, doc: Doc) -> Iterator[tuple[int, int, int]]:
        """Yield each match: the name's number in the vocabulary, and its tokens."""
        if not self._matchers:
            return
        words = set(doc.to_array("LOWER").tolist()) if len(doc) else set()
        for needed, matcher in self._matchers:
            if not any(each.isdisjoint(words) for each in needed):
                yield from matcher(doc)


def _words_needed(pattern: Pattern) -> list[frozenset[str]]:
    """Return sets of words, of each of which a text must hold one to match, smallest first."""
    found = {words for token in pattern if (words := _words_of(token))}
    return sorted(found, key=lambda words: (len(words), sorted(words)))


def _words_of(token: Mapping[str, Any]) -> frozenset[str]:
    """Return the words that a token of a pattern may be, where it must be there; else none."""
    sign = str(token.get("OP", ""))
    if sign in _MAY_BE_ABSENT or sign.startswith(("{0", "{,")):
        return frozenset()
    lower = token.get("LOWER")
    if isinstance(lower, str):
        return frozenset([lower])
    if isinstance(lower, Mapping) and set(lower) == {"IN"}:
        return frozenset(lower["IN"])
    return frozenset()
