"""What a rule pack may say. Everything here is data that an officer can read and change.

A pack is a folder: `pack.yaml`, one file per criterion in `criteria/`, `findings/` for wording
to think again about, `lexicons/` for lists of phrases, `kinds.yaml` for telling outcomes
and reasons apart, and `records.yaml` for telling kinds of records apart. What findings may say is
in `findings_schema`, kinds and areas in `kinds_schema`; the rest is here.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from planaudit.packs.examples import ExamplePlan, Examples, SpeakerName
from planaudit.packs.strict import Strict

Unit = Literal["sentence", "passage", "outcome", "action", "tick", "wording", "heading"]
Slot = str
MannerName = Literal["quoted", "first person", "reported", "written"]
OwnerName = Literal["person", "child", "family", "community", "professional"]
Zone = Literal["outcomes", "actions", "analysis"]


class Authority(Strict):
    """Where a rule comes from. `verification`: V read in the source, P in part, B background."""

    source: str
    section: str = ""
    verification: Literal["V", "P", "B"]


class Lexicon(Strict):
    """A list of words and phrases, or token patterns in spaCy's Matcher syntax.

    `phrases` match as written, ignoring case; `lemmas` match any form of each word. `scores` says
    that what it finds are scores: one that is off the scale that is in force is not found.
    """

    id: str
    about: str
    source: str
    scores: bool = False
    phrases: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    patterns: tuple[tuple[dict[str, Any], ...], ...] = ()
    examples: Examples | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Lexicon:
        if not (self.phrases or self.lemmas or self.patterns):
            raise ValueError("a lexicon needs phrases, lemmas or patterns")
        return self


class RowFilter(Strict):
    """Properties of an outcome or action. What is left out does not matter."""

    kind: tuple[str, ...] = ()
    own_words: bool | None = None
    has: tuple[
        Literal[
            "national",
            "baseline",
            "target",
            "review",
            "score_words",
            "reason",
            "owner",
            "outcome",
            "reasoned_action",
        ],
        ...,
    ] = ()
    national: tuple[Literal["statement", "area", "inferred"], ...] = ()
    fits: bool | None = None
    owners: tuple[OwnerName, ...] = ()
    timed: bool | None = None
    reason: tuple[str, ...] = ()
    in_table: bool | None = None


class WordingFilter(Strict):
    """Which findings a signal of unit 'wording' counts. What is left out does not matter."""

    severities: tuple[Literal["high", "medium", "low"], ...] = ()
    confidences: tuple[Literal["high", "medium", "low"], ...] = ()


class Signal(Strict):
    """Something to look for, in plain words and as filters that must all hold.

    `services`: in other records it finds nothing. The unit `heading` is what the form prints, and
    can tell only what kind of record it is.
    `under`: lexicons, one of which must be found in the question that the words answer.
    `says_when`: the words must give a time, as an action's time is told.
    `any` needs one hit from one of the lexicons; `all` one from each; `none` forbids hits, in the
    same part of the sentence only where `by_clause` says so.
    `negated` says what to do with 'does not enjoy': count it ('yes'), leave it out ('no'), or
    either. `echoes` wants a word shared with the outcomes, actions or analysis.
    `per_passage` counts a passage once however many of its sentences match; `outside_rows`
    leaves out the words of an outcome or action row; `plainly` leaves out words that hold
    wording of high or medium severity (a backhanded good word is not a strength);
    `beside_national` wants a national statement with the writer's own words beside it.
    """

    looks_for: str
    unit: Unit = "sentence"
    services: tuple[Literal["adults", "children"], ...] = ("adults", "children")
    supports: bool = True
    shown: bool = True
    slots: tuple[Slot, ...] = ()
    not_slots: tuple[Slot, ...] = ()
    speakers: tuple[SpeakerName, ...] = ()
    manners: tuple[MannerName, ...] = ()
    under: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    by_clause: bool = False
    negated: Literal["no", "yes", "either"] = "no"
    quotes: Literal["inside", "outside", "either"] = "either"
    min_words: int = 0
    max_words: int = 0
    says_when: bool = False
    empty: bool = False
    echoes: tuple[Zone, ...] = ()
    per_passage: bool = False
    outside_rows: bool = False
    plainly: bool = False
    beside_national: bool = False
    row: RowFilter = RowFilter()
    wording: WordingFilter = WordingFilter()
    examples: Examples


class Condition(Strict):
    """What a level needs. Exactly one of `count`, `kinds`, `share`, `every` and `some` is set.

    `count`: the units found by these signals together. `kinds`: how many of these signals
    found anything. `share`: found by `share` over found by `of`. `at_least`, `at_most` bound it.
    `lacking` says in plain words what is missing when the condition fails.
    """

    count: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    share: str = ""
    of: str = ""
    at_least: float | None = None
    at_most: float | None = None
    every: tuple[Condition, ...] = ()
    some: tuple[Condition, ...] = ()
    lacking: str = ""

    @model_validator(mode="after")
    def _is_one_thing(self) -> Condition:
        set_ = [bool(x) for x in (self.count, self.kinds, self.share, self.every, self.some)]
        if sum(set_) != 1:
            raise ValueError("set one of count, kinds, share, every or some")
        bounded = self.at_least is not None or self.at_most is not None
        if bool(self.count or self.kinds or self.share) != bounded:
            raise ValueError(
                "count, kinds and share need at_least or at_most; every and some do not"
            )
        if bool(self.share) != bool(self.of):
            raise ValueError("share needs of: the signal that counts the whole")
        return self

    def signals(self) -> frozenset[str]:
        """Return the ids of the signals this condition reads."""
        own = {*self.count, *self.kinds, self.share, self.of} - {""}
        parts = [part.signals() for part in (*self.every, *self.some)]
        return frozenset(own.union(*parts))


class Level(Strict):
    """One level: what it needs, why it is given, what would lift it, what it does well."""

    needs: Condition | None = None
    because: str
    advice: str = ""
    praise: str = ""


class Levels(Strict):
    """The four levels of the codebook; 0 needs nothing."""

    strong: Level
    evidenced: Level
    emerging: Level
    not_evidenced: Level


class Criterion(Strict):
    """One criterion of the review.

    `why` says why it matters to people, `limits` what it is known to miss or to take wrongly.
    `records`: kinds of records it is for (see Record); all, if none is named.
    """

    id: str
    title: str
    short: Annotated[str, Field(max_length=4)]
    question: str
    why: str = ""
    limits: tuple[str, ...] = ()
    authority: tuple[Authority, ...]
    services: tuple[Literal["adults", "children"], ...] = ("adults", "children")
    records: tuple[str, ...] = ()
    not_applicable_when: Condition | None = None
    not_applicable_because: str = ""
    asked_by: tuple[Slot, ...] = ()
    signals: dict[str, Signal]
    levels: Levels
    plans: tuple[ExamplePlan, ...] = ()

    @model_validator(mode="after")
    def _names_its_signals(self) -> Criterion:
        for name in ("strong", "evidenced", "emerging"):
            level: Level = getattr(self.levels, name)
            if level.needs is None:
                raise ValueError(f"level {name} must say what it needs")
            unknown = sorted(level.needs.signals() - set(self.signals))
            if unknown:
                raise ValueError(
                    f"level {name} reads signals that are not here: {', '.join(unknown)}"
                )
        return self

    @model_validator(mode="after")
    def _looks_at_what_is_written(self) -> Criterion:
        for name, signal in self.signals.items():
            if signal.unit == "heading":
                raise ValueError(
                    f"signal {name} looks at headings, but what a form prints is no evidence; "
                    "only records.yaml may look at them"
                )
        return self


class Record(Strict):
    """A kind of record, such as a care and support plan, and how a document is told to be one.

    `when`: the condition on its signals. `otherwise`: why a criterion that is for such records
    does not apply to others.
    """

    id: str
    title: str
    signals: dict[str, Signal]
    when: Condition
    otherwise: str

    @model_validator(mode="after")
    def _names_its_signals(self) -> Record:
        unknown = sorted(self.when.signals() - set(self.signals))
        if unknown:
            raise ValueError(f"when reads signals that are not here: {', '.join(unknown)}")
        return self


class Records(Strict):
    """`records.yaml`: the kinds of records that criteria may be for."""

    records: tuple[Record, ...]


class Header(Strict):
    """`pack.yaml`: what the pack is.

    `extends`: the pack it is laid over, by name or path. `inherit`: whether it takes over that
    pack's criteria and its findings, both unless told. `without`: ids of criteria, findings and
    wordings that it leaves out. A pack that extends another need not say the rest again.
    """

    id: str
    version: str
    title: str
    languages: tuple[str, ...]
    licence: str
    authority: str
    order: tuple[str, ...]
    extends: str = ""
    inherit: tuple[Literal["criteria", "findings"], ...] = ("criteria", "findings")
    without: tuple[str, ...] = ()
