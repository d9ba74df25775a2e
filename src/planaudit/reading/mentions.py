"""Whom a stretch of text names, and where: family by kin word, people by name, workers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from planaudit.reading.cast import Cast, gender_of_title, plain_name, titles_pattern
from planaudit.reading.model import Speaker
from planaudit.reading.people_words import people_words
from planaudit.reading.vocabulary import alternatives, word_lists


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a text: where, who, and the pronoun that fits ('' if any would).

    `owns` is True for a possessive ('Mum's car'): that person is not the one who acts.
    """

    start: int
    end: int
    who: Speaker
    pronoun: str
    owns: bool = False


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everyone named in a text, in order; apart from them the owners of things ('Mum's car')."""

    people: tuple[Mention, ...]
    owners: tuple[Mention, ...]


def mentions_in(text: str, cast: Cast) -> Mentions:
    """Return everyone named in `text`."""
    found = _all_mentions(text, cast)
    return Mentions(
        tuple(mention for mention in found if not mention.owns),
        tuple(mention for mention in found if mention.owns),
    )


def _all_mentions(text: str, cast: Cast) -> list[Mention]:
    """Return everyone named: a name says more than a kin word, a kin word more than a job."""
    found: dict[int, Mention] = {}
    for source in (_workers(text), _kin(text), _titled(text, cast), _named(text, cast)):
        for mention in source:
            owns = mention.who != "professional" and _is_owner(text, mention.end)
            held = found.get(mention.start)
            if held is None or held.owns or not owns:
                found[mention.start] = replace(mention, owns=owns)
    return [found[start] for start in sorted(found)]


def _workers(text: str) -> Iterator[Mention]:
    for match in people_words().professional.finditer(text):
        if match[0] != "i":
            yield Mention(match.start(), match.end(), "professional", "")


def _kin(text: str) -> Iterator[Mention]:
    words = people_words()
    for match in words.kin.finditer(text):
        kin = match[0].lower()
        pronoun = "she" if kin in words.kin_she else "he" if kin in words.kin_he else "they"
        yield Mention(match.start(), match.end(), "family", pronoun)


def _titled(text: str, cast: Cast) -> Iterator[Mention]:
    """Yield 'Mrs R' and a forename before a verb; a title nobody else bears is a relative's."""
    for match in _titled_or_acting().finditer(text):
        name = plain_name(match[0])
        pronoun = gender_of_title(name)
        if name in cast.subject_names:
            yield Mention(match.start(), match.end(), cast.subject, pronoun)
        elif name in cast.family_names or pronoun:
            yield Mention(match.start(), match.end(), "family", pronoun)


def _named(text: str, cast: Cast) -> Iterator[Mention]:
    for names, who, pronoun in (
        (cast.family_names, _FAMILY, ""),
        (cast.subject_names, cast.subject, cast.pronoun),
    ):
        for match in _any_of(names).finditer(text):
            yield Mention(match.start(), match.end(), who, pronoun)


_FAMILY: Speaker = "family"


def _is_owner(text: str, end: int) -> bool:
    """Return whether a mention ending at `end` is a possessive ('Mum's car')."""
    return text[end : end + 2] in ("'s", "’s")


@cache
def _titled_or_acting() -> re.Pattern[str]:
    verbs = alternatives(word_lists("names")["verbs_after_a_name"])
    return re.compile(
        rf"\b(?:{titles_pattern()}\s+[A-Z][\w-]*(?:['’](?!s\b)[\w-]+)*|[A-Z][a-zà-ÿ]+(?=\s+{verbs}\b))"
    )


@cache
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for any of `names` that no title stands before."""
    titles = "".join(
        rf"(?<!{title} )" for group in word_lists("names")["titles"].values() for title in group
    )
    # 'Mrs. R' is 'Mrs R'.
    body = alternatives(names).replace(r"\s+", r"\.?\s+")
    return re.compile(rf"{titles}(?<![\w.'’-]){body}(?![\w-])")
