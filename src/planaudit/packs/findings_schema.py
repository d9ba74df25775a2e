"""What a file of `findings/` may say: families of wording to think again about."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from planaudit.packs.examples import Examples
from planaudit.packs.schema import Authority, Slot
from planaudit.packs.strict import Strict


class Copied(Strict):
    """What of a record must not stand in another, and how much of it there must be.

    `what`: an 'outcome'; a 'passage', one sentence or several together; the 'record', when most
    of it stands in another; or a 'national statement' given as an outcome, for which no other
    record is looked at. `names`: whether the words are the 'same' to the letter, or all but
    names, pronouns and figures, which are 'changed' and do not count as words. `min_documents`
    counts the record itself, and records of one person once. `not_kinds` are kinds of outcomes,
    `not_slots` questions of the form and `none` lexicons whose words may well stand in many
    records.
    """

    what: Literal["outcome", "passage", "record", "national statement"]
    names: Literal["same", "changed"] = "same"
    min_words: int = 0
    max_words: int = 0
    min_documents: Annotated[int, Field(ge=2)] = 2
    not_kinds: tuple[str, ...] = ()
    not_slots: tuple[Slot, ...] = ()
    none: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _says_what_it_can(self) -> Copied:
        idle = {
            "outcome": set(),
            "passage": {"not_kinds"},
            "record": set(type(self).model_fields) - {"what", "names"},
            "national statement": set(type(self).model_fields) - {"what"},
        }[self.what]
        if said := sorted(self.model_fields_set & idle):
            raise ValueError(f"'{said[0]}' says nothing of a {self.what}: leave it out")
        return self


class WordingEntry(Strict):
    """A phrase to think again about, or words taken from elsewhere, and what to write instead.

    `message` and `confidence` go before those of its family. In the message of a `copied` entry
    '{documents}' stands for the other records, '{area}' for the area of a national statement.
    """

    id: str
    phrases: tuple[str, ...] = ()
    patterns: tuple[tuple[dict[str, Any], ...], ...] = ()
    unless: tuple[str, ...] = ()
    copied: Copied | None = None
    message: str = ""
    suggestion: str
    severity: Literal["high", "medium", "low"]
    confidence: Literal["high", "medium", "low"] | None = None
    scope: Literal["all", "adult", "child"] = "all"
    source: tuple[str, ...]
    verification: Literal["V", "P", "B"]
    examples: Examples | None = None

    @model_validator(mode="after")
    def _looks_for_one_thing(self) -> WordingEntry:
        if self.copied and (self.phrases or self.patterns or self.unless):
            raise ValueError("an entry has 'copied', or phrases and patterns, and not both")
        place = (
            "{area}" if self.copied and self.copied.what == "national statement" else "{documents}"
        )
        if self.copied and place not in self.message:
            raise ValueError(f"'message' must say {place}, for which the report gives the words")
        return self


class Wording(Strict):
    """A family of findings about words: one message, many phrases.

    An entry may have a message and a confidence of its own.
    """

    id: str
    title: str
    message: str
    authority: tuple[Authority, ...]
    confidence: Literal["high", "medium", "low"]
    limits: tuple[str, ...] = ()
    entries: tuple[WordingEntry, ...]
    examples: Examples | None = None

    @model_validator(mode="after")
    def _has_examples(self) -> Wording:
        for entry in self.entries:
            if entry.examples is None and (self.examples is None or entry.copied):
                raise ValueError(f"the wording '{entry.id}' needs examples")
        return self

    def message_of(self, entry: WordingEntry) -> str:
        """Return what is said of words that `entry` finds."""
        return entry.message or self.message

    def confidence_of(self, entry: WordingEntry) -> Literal["high", "medium", "low"]:
        """Return how seldom `entry` is wrong."""
        return entry.confidence or self.confidence
