"""Whose views a sentence reports in the writer's words, and at which word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from planaudit.reading.cast import Cast
from planaudit.reading.mentions import Mention, Mentions
from planaudit.reading.model import Speaker
from planaudit.reading.people_words import people_words
from planaudit.reading.vocabulary import alternatives, pattern_of, word_lists, words_pattern

_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_PRONOUN_IN_A_LETTER = re.compile(r"\b(?:he|she|they|you)\b", re.IGNORECASE)
_PRONOUN_OF_OWNER = {"her": "she", "his": "he", "their": "they"}
_TO_BE = r"(?:is|are|was|were)"
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|also\s+)?$", re.IGNORECASE
)
_SAME_SUBJECT = re.compile(r"\b(?:and|but)\s+(?:also\s+|then\s+)?$", re.IGNORECASE)
"""'She knows that he is tired but says': whoever knows also says."""
_JOINED = re.compile(r"\s*(?:and|&|/|,)\s*(?:(?:her|his|their|the)\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class View:
    """A view reported: who holds it, and where the word that shows it stands."""

    start: int
    holder: Speaker


@dataclass(frozen=True, slots=True)
class Background:
    """What is known before a sentence begins: its label, the topic so far, whom the box asks."""

    cast: Cast
    label: Speaker | None
    topic: Mention | None
    default: Speaker

    @property
    def unnamed(self) -> Speaker:
        """Who holds a view that names nobody ('Wants to be home')."""
        return self.label or (self.topic.who if self.topic else self.default)

    def whom(self, pronoun: str, mentions: Sequence[Mention]) -> Speaker:
        """Return whom a pronoun stands for: someone named in the sentence, else the topic."""
        if pronoun == "you":
            return self.cast.subject
        for mention in reversed(mentions):
            if mention.who != "professional" and _fits(pronoun, mention):
                return mention.who
        if self.label:
            return self.label
        if self.topic and _fits(pronoun, self.topic) and not self._is_aside(pronoun):
            return self.topic.who
        if self.cast.pronoun == pronoun and self.default != "family":
            return self.cast.subject
        return self.default if self.default != "professional" else self.cast.subject

    def _is_aside(self, pronoun: str) -> bool:
        """Return whether a relative was named in passing, so that the pronoun is the person's.

        'Her sister went in on a Friday. She asked me to write that down': in a box that asks the
        person, the person goes on speaking. A child's record speaks of parents throughout.
        """
        named_in_passing = self.topic is not None and self.topic.who == "family"
        return named_in_passing and self.default == "person" and pronoun == self.cast.pronoun


def views_in(narrated: str, named: Mentions, background: Background) -> tuple[View, ...]:
    """Return the views `narrated` (a sentence without its quotations) reports, in order.

    `named` are those it names.
    """
    people, owners = named.people, named.owners
    found = [
        *_told(narrated, people, owners, background),
        *_owned(narrated, people, owners, background),
        *_accounts(narrated, people),
    ]
    return tuple(sorted(found, key=lambda view: view.start))


def topic_of(narrated: str, named: Mentions) -> Mention | None:
    """Return the person a sentence names first, unless a pronoun comes before."""
    mentions = named.people or named.owners
    people = [mention for mention in mentions if mention.who != "professional"]
    pronoun = _PRONOUN.search(narrated)
    if people and not (pronoun and pronoun.start() < people[0].start):
        return people[0]
    return None


def _told(
    narrated: str, mentions: Sequence[Mention], owners: Sequence[Mention], background: Background
) -> Iterator[View]:
    """Yield a view for each verb of saying, wishing or feeling and whoever stands before it."""
    first: Speaker | None = None
    for verb in people_words().views.finditer(narrated):
        before = narrated[: verb.start()]
        if _subordinate().search(before) or _open_question().search(before):
            continue
        if _PASSIVE.search(before) and pattern_of("people", "passive").fullmatch(verb[0]):
            continue
        if first is not None and _SAME_SUBJECT.search(before):
            yield View(verb.start(), first)
            continue
        named = [mention for mention in mentions if mention.start < verb.start()]
        holder = _subject(before, verb[0], named, owners, background)
        if holder is not None:
            first = first or holder
            yield View(verb.start(), holder)


def _subject(
    before: str,
    verb: str,
    named: Sequence[Mention],
    owners: Sequence[Mention],
    background: Background,
) -> Speaker | None:
    pronouns = _PRONOUN_IN_A_LETTER if background.cast.is_a_letter else _PRONOUN
    pronoun = next(reversed(list(pronouns.finditer(before))), None)
    if pronoun and (not named or pronoun.start() > named[-1].start):
        owners = [owner for owner in owners if owner.start < pronoun.start()]
        return background.whom(pronoun[0].lower(), (*owners, *named))
    if named:
        return _of_those_joined(before, named, background.cast)
    if len(before.split()) <= 1 and not pattern_of("people", "not_alone").match(verb):
        return background.unnamed
    return None


def _of_those_joined(before: str, named: Sequence[Mention], cast: Cast) -> Speaker:
    """Return the last of `named`; of 'Mrs T and her son', the one the record is about."""
    last = named[-1]
    for one, other in zip(reversed(named[:-1]), reversed(named), strict=False):
        if not _JOINED.fullmatch(before[one.end : other.start]):
            break
        if one.who == cast.subject:
            return one.who
    return last.who


def _owned(
    narrated: str, mentions: Sequence[Mention], owners: Sequence[Mention], background: Background
) -> Iterator[View]:
    """Yield a view for 'Gwyn's main worry is' and 'her wish is'."""
    by_end = {owner.end: owner for owner in owners}
    for match in _view_owned().finditer(narrated):
        pronoun = _PRONOUN_OF_OWNER.get(match["owner"].lower())
        if pronoun:
            named = [mention for mention in mentions if mention.start < match.start()]
            yield View(match.start("view"), background.whom(pronoun, named))
        elif match.end("owner") - 2 in by_end:
            yield View(match.start("view"), by_end[match.end("owner") - 2].who)


def _accounts(narrated: str, mentions: Sequence[Mention]) -> Iterator[View]:
    """Yield a view for 'according to Mum'."""
    for match in pattern_of("people", "accounts").finditer(narrated):
        teller = next((mention for mention in mentions if mention.start >= match.end()), None)
        if teller:
            yield View(match.start(), teller.who)


def _fits(pronoun: str, mention: Mention) -> bool:
    return mention.pronoun in ("", pronoun) or pronoun == "they"


@cache
def _subordinate() -> re.Pattern[str]:
    words = alternatives(word_lists("people")["subordinate"])
    return re.compile(rf"\b{words}\s*$", re.IGNORECASE)


@cache
def _open_question() -> re.Pattern[str]:
    """Return a pattern for an open question that the end of the text still belongs to."""
    words = word_lists("people")
    cue, question = words_pattern(words["open_questions"]), words_pattern(words["question_words"])
    same_clause = r"(?:(?!\b(?:and|but)\b)[^,.;:])*"
    subject = r"(?:\s+(?!(?:and|but)\b)[^\s,.;:]+){0,3}\s*"
    return re.compile(rf"{cue}{same_clause}{question}{subject}$", re.IGNORECASE)


@cache
def _view_owned() -> re.Pattern[str]:
    words = word_lists("people")
    owner = rf"(?P<owner>\b(?:{'|'.join(_PRONOUN_OF_OWNER)})\b|(?<=\w)['’]s)"
    which = rf"(?:{alternatives(words['which_view'])}\s+)?"
    view = rf"(?P<view>{alternatives(words['views_owned'])})"
    elsewhere = alternatives(words["not_the_view"])
    return re.compile(rf"{owner}\s+{which}{view}\s+{_TO_BE}\s+(?!{elsewhere}\b)", re.IGNORECASE)
