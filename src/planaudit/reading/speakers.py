"""Whose view a sentence gives, and how it reached the page.

Cues, in order: a label such as 'Mrs P:'; the nearest person named before a verb of saying,
wishing or feeling; pronouns, by who was named last and by 'he' or 'she'; 'I' in a box that
asks for the person's own words; and last the slot the box answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from planaudit.reading.model import Manner, Passage, Quote, Speaker
from planaudit.reading.people import Cast, vocabulary
from planaudit.reading.quotes import quotations

SCARE_QUOTE_WORDS = 2
"""A quotation of this many words or fewer with nobody saying it is a way of speaking, not a voice."""

_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_CAPITAL_NAME = re.compile(
    r"\b(?:(?:Mrs|Mr|Ms|Miss|Mx)\.?\s+[A-Z][\w'’-]*|[A-Z][a-zà-ÿ]+(?=\s+(?:said|says|told|would|wants|feels|thinks|is|has|likes)))"
)
_LABEL = re.compile(r"^\s*([A-Z][\w.'’&/ ()-]{0,30}?)\s*(?::|\s[-–—])\s")
_NO_TITLE = r"(?<!Mrs )(?<!Mr )(?<!Ms )(?<!Miss )(?<!Mx )"
_I = re.compile(r"(?<![\w'’-])(?:I|I'm|I’m|I'd|I’d|I've|I’ve|my|me|mine|myself)(?![\w-])")
_OWN_WORDS_PROMPT = re.compile(
    r"\b(?:my|i|me|own words|your|their words|in her words|in his words|says?|said)\b",
    re.IGNORECASE,
)
_OWN_WORDS_SLOTS = frozenset(
    {"what_matters", "personal_outcomes", "view_person", "view_child", "strengths", "view_family"}
)
_NOT_ALONE = re.compile(
    r"(?:reports?|reported|comments?|added|adds|agreed|found|finds|find|clear|shared|signed|drew|"
    r"missed|loved|identified|suggested|asked|want|wish|hope|enjoy|feel|think|miss|like|states?)\b",
    re.IGNORECASE,
)
"""Verbs that, with nobody named before them, are as often a noun or a note to self."""
_SUBORDINATE = re.compile(r"\b(?:that|because|whether|if|how|what|who|which)\s*$", re.IGNORECASE)


@dataclass(slots=True)
class SpeakerFinder:
    """Finds speakers sentence by sentence through one passage; remembers the topic."""

    cast: Cast
    passage: Passage
    _topic: Speaker | None = None
    _topic_gender: str = ""
    _last_voice: Speaker | None = None
    _label: Speaker | None = None
    _default: Speaker = field(init=False)
    _spans: tuple[tuple[int, int], ...] = field(init=False)

    def __post_init__(self) -> None:
        self._default = default_speaker(self.passage, self.cast)
        self._spans = quotations(self.passage.text)

    def speaker(self, start: int, end: int) -> tuple[Speaker, Manner, tuple[Quote, ...]]:
        """Return speaker, manner and quotations of the sentence at `start` to `end`."""
        text = self.passage.text[start:end]
        labelled = self._labelled(text) if start == 0 or self._label else None
        if labelled is not None:
            self._label = labelled
        spans = tuple((s, e) for s, e in self._spans if s < end and e > start)
        narrated = _blank_out(self.passage.text, spans, start, end)
        holder = self._reported(narrated)
        quotes = self._quotes(spans, narrated, holder, start, end)
        self._turn_to(narrated)
        speaker, manner = self._verdict(narrated, holder, quotes)
        if speaker != "professional":
            self._last_voice = speaker
        return speaker, manner, quotes

    def _verdict(
        self, narrated: str, holder: Speaker | None, quotes: tuple[Quote, ...]
    ) -> tuple[Speaker, Manner]:
        voiced = [q for q in quotes if q.speaker != "unknown" and q.speaker != "professional"]
        if voiced:
            return voiced[0].speaker, "quoted"
        if holder is not None and holder != "professional":
            return holder, "reported"
        if self._label is not None and self._label != "professional" and holder is None:
            return self._label, "reported"
        if _I.search(narrated) and self._asks_for_own_words():
            return self._default, "first person"
        return "professional", "written"

    def _asks_for_own_words(self) -> bool:
        if self._default == "professional" or not set(self.passage.slots) & _OWN_WORDS_SLOTS:
            return False
        return not vocabulary().writer_did.search(self.passage.text)

    def _labelled(self, text: str) -> Speaker | None:
        found = _LABEL.match(text)
        if not found:
            return None
        return self._who(found[1])

    def _who(self, mention: str) -> Speaker | None:
        """Return who `mention` (a label or the words before a verb) names last, or None."""
        named = self._mentions(mention)
        return named[-1][1] if named else None

    def _mentions(self, text: str) -> list[tuple[int, Speaker, str]]:
        """Return (position, speaker, gender) of each person named in `text`, in order."""
        words = vocabulary()
        found: dict[int, tuple[int, Speaker, str]] = {}
        for match in words.professional.finditer(text):
            if match[0] != "i":
                found[match.start()] = (match.end(), "professional", "")
        for match in words.kin.finditer(text):
            kin = match[0].lower()
            gender = "she" if kin in words.kin_she else "he" if kin in words.kin_he else "they"
            if not _is_owner(text, match.end()):
                found[match.start()] = (match.end(), "family", gender)
        for match in _CAPITAL_NAME.finditer(text):
            title = match[0].split()[0].rstrip(".")
            gender = {"Mr": "he", "Mrs": "she", "Ms": "she", "Miss": "she"}.get(title, "")
            known = self._named(match[0])
            if known is None and gender and match[0] not in self.cast.subject_names:
                known = "family"
            if known and not _is_owner(text, match.end()):
                found[match.start()] = (match.end(), known, gender)
        for names, speaker in (
            (self.cast.family_names, "family"),
            (self.cast.subject_names, self.cast.subject),
        ):
            for name in names:
                for match in re.finditer(
                    rf"{_NO_TITLE}(?<![\w.'’-]){re.escape(name)}(?![\w-])", text
                ):
                    if not _is_owner(text, match.end()):
                        gender = self.cast.pronoun if speaker == self.cast.subject else ""
                        found[match.start()] = (match.end(), speaker, gender)  # type: ignore[assignment]  # both are Speakers
        return [(start, who, gender) for start, (_, who, gender) in sorted(found.items())]

    def _named(self, name: str) -> Speaker | None:
        if name in self.cast.subject_names:
            return self.cast.subject
        return "family" if name in self.cast.family_names else None

    def _reported(self, narrated: str) -> Speaker | None:
        """Return whose saying, wish or feeling the writer reports; None for none at all."""
        holder: Speaker | None = None
        mentions = self._mentions(narrated)
        for verb in vocabulary().views.finditer(narrated):
            before = narrated[: verb.start()]
            if _SUBORDINATE.search(before):
                continue
            subject = self._subject_before(
                before, verb[0], [m for m in mentions if m[0] < verb.start()]
            )
            holder = subject if holder in (None, "professional") else holder
            if holder not in (None, "professional"):
                break
        return holder

    def _turn_to(self, narrated: str) -> None:
        """Make the person a sentence names first its topic, unless a pronoun comes before."""
        people = [m for m in self._mentions(narrated) if m[1] != "professional"]
        pronoun = _PRONOUN.search(narrated)
        if people and not (pronoun and pronoun.start() < people[0][0]):
            _, self._topic, self._topic_gender = people[0]

    def _subject_before(
        self, before: str, verb: str, mentions: list[tuple[int, Speaker, str]]
    ) -> Speaker | None:
        pronouns = list(_PRONOUN.finditer(before))
        pronoun = pronouns[-1] if pronouns else None
        if pronoun and (not mentions or pronoun.start() > mentions[-1][0]):
            return self._whom(pronoun[0].lower(), mentions)
        if mentions:
            return mentions[-1][1]
        if len(before.split()) <= 1 and not _NOT_ALONE.match(verb):
            return self._label or self._topic or self._default
        return None

    def _whom(self, pronoun: str, mentions: list[tuple[int, Speaker, str]]) -> Speaker:
        """Return whom a pronoun stands for: someone named in the sentence, else the topic."""
        people = [(who, gender) for _, who, gender in mentions if who != "professional"]
        for who, gender in reversed(people):
            if gender in ("", pronoun) or pronoun == "they":
                return who
        if self._label:
            return self._label
        if self._topic and (self._topic_gender in ("", pronoun) or pronoun == "they"):
            return self._topic
        if self.cast.pronoun == pronoun and self._default != "family":
            return self.cast.subject
        return self._default if self._default != "professional" else self.cast.subject

    def _quotes(
        self,
        spans: tuple[tuple[int, int], ...],
        narrated: str,
        holder: Speaker | None,
        start: int,
        end: int,
    ) -> tuple[Quote, ...]:
        found = []
        if holder is None and spans:
            named = {who for _, who, _ in self._mentions(narrated)} - {"professional"}
            holder = next(iter(named)) if len(named) == 1 else None
        for quote_start, quote_end in spans:
            words = len(self.passage.text[quote_start:quote_end].split())
            speaker: Speaker | None = holder or self._label
            if speaker is None and words > SCARE_QUOTE_WORDS:
                speaker = self._last_voice or self._default
                if speaker == "professional":
                    speaker = self.cast.subject
            found.append(Quote(max(quote_start, start), min(quote_end, end), speaker or "unknown"))
        return tuple(found)


def default_speaker(passage: Passage, cast: Cast) -> Speaker:
    """Return whose views the box asks for: by its slots, else the subject of the record."""
    slots = passage.slots
    if "view_family" in slots[:1] or "carer_specific" in slots[:1]:
        return "family"
    if "analysis" in slots[:1]:
        return "professional"
    return cast.subject


def _is_owner(text: str, end: int) -> bool:
    """Return whether a mention ending at `end` is a possessive ('Mum's car')."""
    return text[end : end + 2] in ("'s", "’s")


def _blank_out(text: str, spans: tuple[tuple[int, int], ...], start: int, end: int) -> str:
    """Return the sentence with its quotations blanked, so that their 'I' and 'want' do not count."""
    narrated = list(text[start:end])
    for quote_start, quote_end in spans:
        for at in range(max(quote_start, start), min(quote_end, end)):
            narrated[at - start] = " "
    return "".join(narrated)
