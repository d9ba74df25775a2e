"""The rules of a pack that look for copied words, and what they leave alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planaudit.audit.findings import SCOPES
from planaudit.audit.lexicons import LexiconMatcher
from planaudit.audit.model import Finding, Span
from planaudit.audit.national import NationalOutcomes
from planaudit.audit.rows import JudgedOutcome
from planaudit.packs import Pack
from planaudit.packs.findings_schema import Copied, Wording, WordingEntry
from planaudit.packs.schema import Lexicon
from planaudit.plain_words import listed
from planaudit.reading.language import parse
from planaudit.reading.model import Reading, Service


@dataclass(frozen=True, slots=True)
class CopyRule:
    """One entry of a pack that looks for copied words."""

    family: Wording
    entry: WordingEntry
    copied: Copied

    @property
    def id(self) -> str:
        """The id by which reports name it."""
        return f"{self.family.id}.{self.entry.id}"

    def is_for(self, service: Service | None) -> bool:
        """Return whether it holds for the records of a service, None for one not known."""
        return service is None or self.entry.scope in SCOPES[service]

    def finding(self, text: str, where: str, span: Span, **places: str) -> Finding:
        """Return its finding; `places` are the words for the places in its message."""
        message = self.family.message_of(self.entry)
        for place, words in places.items():
            message = message.replace(f"{{{place}}}", words)
        return Finding(
            rule=self.id,
            text=text,
            where=where,
            message=message,
            suggestion=self.entry.suggestion,
            severity=self.entry.severity,
            confidence=self.family.confidence_of(self.entry),
            span=span,
        )


def copy_rules(packs: Iterable[Pack]) -> tuple[CopyRule, ...]:
    """Return the rules of `packs` that look for copied words, one that two packs share once."""
    found: dict[str, CopyRule] = {}
    for pack in packs:
        for family in pack.wordings:
            for entry in family.entries:
                if entry.copied:
                    rule = CopyRule(family, entry, entry.copied)
                    found.setdefault(rule.id, rule)
    return tuple(found.values())


def statements_given_as_outcomes(
    rules: Iterable[CopyRule],
    outcomes: Iterable[JudgedOutcome],
    reading: Reading,
    national: NationalOutcomes,
) -> Iterator[Finding]:
    """Yield a finding for each outcome that is a national statement and nothing else."""
    for rule in rules:
        if rule.copied.what != "national statement" or not rule.is_for(reading.service):
            continue
        for judged in outcomes:
            words = judged.row.text
            if judged.borrowed:
                yield rule.finding(
                    words.text,
                    reading.passages[words.passage].where,
                    Span(words.passage, words.start, words.end),
                    area=listed(national.titles_of_statement(words.text)),
                )


class SharedByRight:
    """What many records may say in the same words: national statements, and a pack's lists."""

    def __init__(self, rules: Iterable[CopyRule], packs: Sequence[Pack]) -> None:
        wanted = {name for rule in rules for name in rule.copied.none}
        lexicons: dict[str, Lexicon] = {}
        for pack in packs:
            for name in wanted & pack.lexicons.keys():
                lexicons.setdefault(name, pack.lexicons[name])
        self._lexicons = [lexicons[name] for name in sorted(lexicons)]
        self._national = NationalOutcomes(packs[0].areas)
        self._matcher: LexiconMatcher | None = None
        self._known: dict[str, tuple[int, frozenset[str]]] = {}

    def is_listed(self, text: str, wanted: Copied) -> bool:
        """Return whether `text` has words of a list whose words a rule leaves alone."""
        _, lexicons = self._known.get(text) or self._look_at(text)
        return bool(lexicons & set(wanted.none))

    def is_national(self, text: str, wanted: Copied) -> bool:
        """Return whether `text` is too short for a rule without the national statements in it."""
        own_words, _ = self._known.get(text) or self._look_at(text)
        return own_words < wanted.min_words

    def _look_at(self, text: str) -> tuple[int, frozenset[str]]:
        if self._matcher is None:  # few runs hold copies, and making it takes a while
            self._matcher = LexiconMatcher(self._lexicons)
        own_words = self._national.words_of_its_own(text)
        self._known[text] = own_words, frozenset(h.lexicon for h in self._matcher.hits(parse(text)))
        return self._known[text]
