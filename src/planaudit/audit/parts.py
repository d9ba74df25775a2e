"""The single phrases and patterns of a pack's rules, each as a rule of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planaudit.packs.schema import Lexicon, Wording, WordingEntry


@dataclass(frozen=True, slots=True)
class Part:
    """A rule, named as in the self-test, or `what` of it: a phrase, a pattern or a level."""

    rule: str
    what: str = ""


def parts_of_lists(lexicons: Iterable[Lexicon]) -> Iterator[tuple[Part, Lexicon]]:
    """Yield each phrase, lemma and pattern of lists as a list of its own."""
    for lexicon in lexicons:
        rule = f"lexicons.{lexicon.id}"
        alone = lexicon.model_copy(update={"phrases": (), "lemmas": (), "patterns": ()})
        for key, name in (("phrases", "the phrase"), ("lemmas", "the word")):
            for phrase in getattr(lexicon, key):
                part = Part(rule, f"{name} '{phrase}'")
                yield part, alone.model_copy(update={key: (phrase,)})
        for number, pattern in enumerate(lexicon.patterns, 1):
            yield Part(rule, f"pattern {number}"), alone.model_copy(update={"patterns": (pattern,)})


def parts_of_findings(wordings: Iterable[Wording]) -> Iterator[tuple[Part, Wording]]:
    """Yield each phrase and pattern of findings as a family of its own."""
    for wording in wordings:
        for entry in wording.entries:
            rule = f"findings.{wording.id}.{entry.id}"
            alone = entry.model_copy(update={"phrases": (), "patterns": ()})
            parts: list[tuple[str, WordingEntry]] = [
                (f"the phrase '{phrase}'", alone.model_copy(update={"phrases": (phrase,)}))
                for phrase in entry.phrases
            ]
            parts += [
                (f"pattern {number}", alone.model_copy(update={"patterns": (pattern,)}))
                for number, pattern in enumerate(entry.patterns, 1)
            ]
            for what, own in parts:
                yield Part(rule, what), wording.model_copy(update={"entries": (own,)})
