"""Readings and packs made by hand, small enough to see through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from planaudit.audit.lexicons import LexiconMatcher
from planaudit.audit.model import Finding
from planaudit.audit.national import NationalOutcomes
from planaudit.audit.rows import RowJudge
from planaudit.audit.signals import Material, find
from planaudit.document import Place
from planaudit.packs.examples import Example, Examples
from planaudit.packs.kinds_schema import Area, Kind
from planaudit.packs.schema import Lexicon, Signal
from planaudit.reading.language import parse
from planaudit.reading.model import (
    ActionRow,
    Cited,
    Manner,
    OutcomeRow,
    Passage,
    PassageKind,
    Quote,
    Reading,
    Sentence,
    Service,
    Speaker,
)

EXAMPLES = Examples(match=(Example(text="yes"),), no_match=(Example(text="no"),))

AREAS = (
    Area(
        id="rights",
        number=1,
        names=("Securing rights and entitlements",),
        act_ref="s.2(2)(f)",
        statements=("My voice is heard and listened to.",),
        cues=("listened to", "decide"),
        examples=EXAMPLES,
    ),
    Area(
        id="relationships",
        number=6,
        names=("Domestic, family and personal relationships", "Family relationships"),
        act_ref="s.2(2)(e)",
        statements=("I belong", "I have safe and healthy relationships."),
        cues=("sister", "friends"),
        examples=EXAMPLES,
    ),
)

LEXICONS = (
    Lexicon(id="liking", about="liking", source="test", lemmas=("enjoy", "love")),
    Lexicon(id="singing", about="singing", source="test", phrases=("sings", "the choir's tenor")),
    Lexicon(
        id="service",
        about="services",
        source="test",
        patterns=(({"LOWER": "package"}, {"LOWER": "of"}, {"LEMMA": "care"}),),
    ),
)

OUTCOME_KINDS = (
    Kind(id="national statement", title="", national_statement=True, examples=EXAMPLES),
    Kind(id="service", title="", any=("service",), examples=EXAMPLES),
    Kind(id="own words", title="", own_words=True, examples=EXAMPLES),
    Kind(id="reworded", title="", min_words=3, max_words=12, examples=EXAMPLES),
)
REASON_KINDS = (
    Kind(id="outcome", title="", any=("singing", "liking"), none=("service",), examples=EXAMPLES),
    Kind(id="need", title="", min_words=2, examples=EXAMPLES),
    Kind(id="need", title="", beside=("need", "service"), examples=EXAMPLES),
)


@dataclass(frozen=True)
class Said:
    """One passage of one sentence: its words, where they stand and whose they are."""

    text: str
    slot: str = "what_matters"
    speaker: Speaker = "professional"
    manner: Manner = "written"
    kind: PassageKind = "prose"
    printed: bool = False
    ticked: bool | None = None
    quote: str = ""
    more_slots: tuple[str, ...] = ()
    prompt: str = ""


def reading_of(
    *said: Said,
    outcomes: tuple[OutcomeRow, ...] = (),
    actions: tuple[ActionRow, ...] = (),
    service: Service = "adults",
    asked: frozenset[str] = frozenset(),
) -> Reading:
    """Return a Reading of these passages, in order."""
    passages = tuple(
        Passage(
            index=index,
            text=each.text,
            place=Place(paragraph=index + 1),
            kind=each.kind,
            printed=each.printed,
            prompt=each.prompt,
            slots=(each.slot, *each.more_slots),
            ticked=each.ticked,
        )
        for index, each in enumerate(said)
    )
    docs = tuple(None if each.printed else parse(each.text) for each in said)
    sentences = []
    for index, (each, doc) in enumerate(zip(said, docs, strict=True)):
        if doc is not None and each.kind != "heading":
            at = each.text.find(each.quote)
            quotes = (Quote(at, at + len(each.quote), each.speaker),) if each.quote else ()
            words = (0, len(each.text), 0, len(doc), each.text)
            sentences.append(Sentence(index, *words, each.speaker, each.manner, quotes))
    return Reading(
        path="plan.docx",
        sha256="0" * 64,
        service=service,
        language="en",
        form=None,
        passages=passages,
        docs=docs,
        sentences=tuple(sentences),
        outcomes=outcomes,
        actions=actions,
        asked_slots=asked,
        voices=(),
    )


def cited(text: str, passage: int = 0) -> Cited:
    """Return the whole of a passage as cited words."""
    return Cited(passage, 0, len(text), text)


def outcome_reading(text: str, manner: Manner = "written", **row: Any) -> Reading:
    """Return a Reading of one outcome; `row` gives its other properties, text by name."""
    others = {name: cited(value, 1) for name, value in row.items() if isinstance(value, str)}
    speaker: Speaker = "professional" if manner == "written" else "person"
    made = OutcomeRow(cited(text), speaker, manner, in_table=True)
    return reading_of(
        Said(text, "personal_outcomes", speaker, manner, kind="cell"),
        Said(next((each.text for each in others.values()), "-"), "other", kind="cell"),
        outcomes=(replace(made, **{**row, **others}),),
    )


def action_reading(text: str, reason: str = "", **row: Any) -> Reading:
    """Return a Reading of one action, with its reason in another cell."""
    made = ActionRow(cited(text), in_table=True, reason=cited(reason, 1) if reason else None)
    return reading_of(
        Said(text, "actions", kind="cell"),
        Said(reason or "-", "rationale", kind="cell"),
        actions=(replace(made, **row),),
    )


def judge() -> RowJudge:
    """Return the judge of outcomes and reasons of this file's kinds."""
    return RowJudge(OUTCOME_KINDS, REASON_KINDS, LexiconMatcher(LEXICONS), NationalOutcomes(AREAS))


def material_of(reading: Reading, findings: tuple[Finding, ...] = ()) -> Material:
    """Return `reading` with this file's lexicons found and its rows judged."""
    return Material(reading, LexiconMatcher(LEXICONS), judge(), findings)


def signal(**keys: Any) -> Signal:
    """Return a signal with these keys."""
    return Signal.model_validate({"looks_for": "something", "examples": EXAMPLES, **keys})


def found(looked_for: Signal, reading: Reading, findings: tuple[Finding, ...] = ()) -> list[str]:
    """Return the words a signal finds in a reading."""
    return [item.cited.text for item in find(looked_for, material_of(reading, findings))]
