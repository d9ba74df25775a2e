"""The single phrases and patterns of a pack's rules, each as a rule of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planaudit.packs.findings_schema import Wording, WordingEntry
from planaudit.packs.schema import Lexicon


@dataclass(frozen=True, slots=True)
class Part:
    """A rule, named as in the self-test, or `what` of it: a phrase, a pattern or a level.

    `at` are the keys, and numbers in lists, that lead to it from the rule.
    """

    rule: str
    what: str = ""
    at: tuple[str | int, ...] = ()


def parts_of_lists(lexicons: Iterable[Lexicon]) -> Iterator[tuple[Part, Lexicon]]:
    """Yield each phrase, lemma and pattern of lists as a list of its own."""
    for lexicon in lexicons:
        rule = f"lexicons.{lexicon.id}"
        alone = lexicon.model_copy(update={"phrases": (), "lemmas": (), "patterns": ()})
        for key, name in (("phrases", "the phrase"), ("lemmas", "the word")):
            for number, phrase in enumerate(getattr(lexicon, key)):
                part = Part(rule, f"{name} '{phrase}'", (key, number))
                yield part, alone.model_copy(update={key: (phrase,)})
        for number, pattern in enumerate(lexicon.patterns):
            part = Part(rule, f"pattern {number + 1}", ("patterns", number))
            yield part, alone.model_copy(update={"patterns": (pattern,)})


def parts_of_findings(wordings: Iterable[Wording]) -> Iterator[tuple[Part, Wording]]:
    """Yield each phrase and pattern of findings as a family of its own."""
    for wording in wordings:
        for entry in wording.entries:
            rule = f"findings.{wording.id}.{entry.id}"
            alone = entry.model_copy(update={"phrases": (), "patterns": ()})
            parts: list[tuple[Part, WordingEntry]] = [
                (
                    Part(rule, f"the phrase '{phrase}'", ("phrases", number)),
                    alone.model_copy(update={"phrases": (phrase,)}),
                )
                for number, phrase in enumerate(entry.phrases)
            ]
            parts += [
                (
                    Part(rule, f"pattern {number + 1}", ("patterns", number)),
                    alone.model_copy(update={"patterns": (pattern,)}),
                )
                for number, pattern in enumerate(entry.patterns)
            ]
            for part, own in parts:
                yield part, wording.model_copy(update={"entries": (own,)})
