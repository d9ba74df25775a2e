"""Whose view a sentence gives, and how it reached the page.

Cues, in order: a label such as 'Mrs P:'; the nearest person named before a verb of saying,
wishing or feeling; pronouns, by who was named last and by 'he' or 'she'; 'I' in a box that
asks for the person's own words; and last the slot the box answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from planaudit.reading.cast import Cast
from planaudit.reading.mentions import Mention, Mentions, mentions_in
from planaudit.reading.model import Manner, Passage, Quote, Speaker
from planaudit.reading.people_words import people_words
from planaudit.reading.quotes import quotations, quotes_a_title
from planaudit.reading.views import Background, View, topic_of, views_in
from planaudit.reading.vocabulary import word_lists, words_pattern

SCARE_QUOTE_WORDS = 2
"""A quotation no longer than this with nobody saying it is a way of speaking, not a voice."""

_LABEL = re.compile(r"^\s*([A-Z][\w.'’&/ ()-]{0,30}?)\s*(?::|\s[-–—])\s")
_WRITERS_OPINION = re.compile(
    r"^\W*(?:(?:my|our)(?: own)? (?:view|opinion|feeling|judge?ment|assessment|concern|worry)|"
    r"in (?:my|our)(?: professional)? (?:view|opinion|judge?ment)|"
    r"(?:I|we) (?:am |are )?(?:also |therefore |still )?(?:consider|think|believe|concerned|"
    r"worried|satisfied|feel|find))\b",
    re.IGNORECASE,
)
"""In a box for the worker's own analysis 'my view' is the worker's, whoever it is about."""
_OWN_WORDS_SLOTS = frozenset(
    {"what_matters", "personal_outcomes", "view_person", "view_child", "strengths", "view_family"}
)


@dataclass(slots=True)
class SpeakerFinder:
    """Finds speakers sentence by sentence through one passage; remembers the topic."""

    cast: Cast
    passage: Passage
    _topic: Mention | None = None
    _last_voice: Speaker | None = None
    _label: Speaker | None = None
    _default: Speaker = field(init=False)
    _spans: tuple[tuple[int, int], ...] = field(init=False)

    def __post_init__(self) -> None:
        self._default = default_speaker(self.passage, self.cast)
        self._spans = quotations(self.passage.text)

    def speaker(self, start: int, end: int) -> tuple[Speaker, Manner, tuple[Quote, ...]]:
        """Return speaker, manner and quotations of the sentence at `start` to `end`."""
        if start == 0 or self._label:
            self._label = self._labelled(self.passage.text[start:end]) or self._label
        spans = [(s, e) for s, e in self._spans if s < end and e > start]
        narrated = _blank_out(self.passage.text, spans, start, end)
        background = Background(self.cast, self._label, self._topic, self._default)
        named = mentions_in(narrated, self.cast)
        views = views_in(narrated, named, background)
        quotes = self._quotes(spans, named, views, (start, end))
        self._topic = topic_of(narrated, named) or self._topic
        speaker, manner = self._verdict(narrated, _first_holder(views), quotes)
        if speaker != "professional":
            self._last_voice = speaker
        return speaker, manner, quotes

    def _verdict(
        self, narrated: str, holder: Speaker | None, quotes: Sequence[Quote]
    ) -> tuple[Speaker, Manner]:
        voiced = [quote for quote in quotes if quote.speaker not in ("unknown", "professional")]
        if voiced:
            return voiced[0].speaker, "quoted"
        if self._default == "professional" and _WRITERS_OPINION.match(narrated):
            return "professional", "written"
        if holder is not None and holder != "professional":
            return holder, "reported"
        if self._label is not None and self._label != "professional" and holder is None:
            return self._label, "reported"
        if _first_person().search(narrated) and self._asks_for_own_words():
            return self._default, "first person"
        return "professional", "written"

    def _asks_for_own_words(self) -> bool:
        if self._default == "professional" or not set(self.passage.slots) & _OWN_WORDS_SLOTS:
            return False
        return not people_words().writer.search(self.passage.text)

    def _labelled(self, text: str) -> Speaker | None:
        found = _LABEL.match(text)
        if not found:
            return None
        named = mentions_in(found[1], self.cast).people
        return named[-1].who if named else None

    def _quotes(
        self,
        spans: Sequence[tuple[int, int]],
        named: Mentions,
        views: Sequence[View],
        sentence: tuple[int, int],
    ) -> tuple[Quote, ...]:
        found = []
        voices = {mention.who for mention in named.people} - {"professional"}
        only_named = next(iter(voices)) if len(voices) == 1 else None
        for start, end in spans:
            words = self.passage.text[start:end]
            said_by = _holder_nearest(views, start - sentence[0])
            speaker: Speaker | None = said_by or self._label
            way_of_speaking = len(words.split()) <= SCARE_QUOTE_WORDS or quotes_a_title(words)
            if speaker is None and not way_of_speaking:
                speaker = only_named or self._last_voice or self._default
                if speaker == "professional":
                    speaker = self.cast.subject
            in_sentence = max(start, sentence[0]), min(end, sentence[1])
            found.append(Quote(*in_sentence, speaker or "unknown"))
        return tuple(found)


def default_speaker(passage: Passage, cast: Cast) -> Speaker:
    """Return whose views the box asks for: by its slots, else the subject of the record."""
    slots = passage.slots
    if "view_family" in slots[:1] or "carer_specific" in slots[:1]:
        return "family"
    if "analysis" in slots[:1]:
        return "professional"
    return cast.subject


def _first_holder(views: Sequence[View]) -> Speaker | None:
    """Return who holds the first view; a worker only if nobody else holds one."""
    holders = [view.holder for view in views]
    return next((who for who in holders if who != "professional"), next(iter(holders), None))


def _holder_nearest(views: Sequence[View], at: int) -> Speaker | None:
    """Return who holds the last view before `at`, else the first after it."""
    before = [view.holder for view in views if view.start < at]
    after = [view.holder for view in views if view.start >= at]
    return before[-1] if before else next(iter(after), None)


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(words_pattern(word_lists("people")["first_person"]))


def _blank_out(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> str:
    """Return the sentence with its quotations blanked: their 'I' and 'want' do not count."""
    narrated = list(text[start:end])
    for quote_start, quote_end in spans:
        for at in range(max(quote_start, start), min(quote_end, end)):
            narrated[at - start] = " "
    return "".join(narrated)
