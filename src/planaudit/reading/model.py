"""The Reading: who says what, and whether the form printed it or a writer wrote it.

A Reading is the text of a Document again, passage by passage and sentence by sentence, with
what the words stand for: the slot they answer, the speaker, the outcomes and actions. It
knows nothing of rules or levels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planaudit.document import Place
from planaudit.nlp import Doc
from planaudit.plain_words import place_words
from planaudit.score_scale import Scale

Service = Literal["adults", "children"]
Language = Literal["en", "cy", "other"]
Speaker = Literal["person", "child", "family", "professional", "unknown"]
Manner = Literal["quoted", "first person", "reported", "written"]
"""How a view reached the page: in quotation marks; as 'I' in a box that asks for the person's
words; told by the writer ('she would like'); or the writer's own words."""
PassageKind = Literal["heading", "prose", "cell", "tick"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of text. `prompt` is the form's label nearest to it, '' if there is none.

    `headings` are the headings it stands under, outermost first. `slots` are the slots it
    answers (see data/headings.yaml), likeliest first; `asks` those that printed words ask for.
    """

    index: int
    text: str
    place: Place
    kind: PassageKind
    printed: bool
    prompt: str = ""
    headings: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    ticked: bool | None = None
    asks: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """Where it stands, in words: what the form asks there, then the place in the file."""
        return place_words(self.prompt, self.place.describe())


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation inside a sentence: character offsets in the passage, without the marks."""

    start: int
    end: int
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Sentence:
    """One written sentence, by token offsets in its passage's Doc and character offsets.

    `speaker` is whose view it gives; `manner` how; `quotes` what stands in quotation marks.
    """

    passage: int
    start: int
    end: int
    first_token: int
    last_token: int
    text: str
    speaker: Speaker
    manner: Manner
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """Words taken from one passage: its index and their character offsets there."""

    passage: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One outcome. Everything but `text` may be missing; scores are as written.

    `speaker` and `manner` say whose words the outcome is in. `national_means` is what the form says
    the codes stand for that are beside it as its national outcome, '' for words.
    """

    text: Cited
    speaker: Speaker
    manner: Manner
    in_table: bool
    national: Cited | None = None
    baseline: Cited | None = None
    target: Cited | None = None
    review: Cited | None = None
    score_words: Cited | None = None
    national_means: str = ""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One planned action, with its reason, owners (kinds of people), time and outcome.

    `need` is the need or worry in the action's own row, which it stands there to meet. `by_column`
    is whether the head of its column says who acts ('What I will do').
    """

    text: Cited
    in_table: bool
    reason: Cited | None = None
    owner: Cited | None = None
    owners: tuple[Speaker | Literal["community"], ...] = ()
    when: Cited | None = None
    timed: bool = False
    outcome: int | None = None
    need: Cited | None = None
    by_column: bool = False


@dataclass(frozen=True, slots=True)
class FormUsed:
    """The form a document is written on; one 'learned' is what a batch's documents share.

    `share` is the part of the form's printed text, 0 to 1, found in the document in its order.
    """

    id: str
    matched_by: Literal["given", "learned"]
    share: float


@dataclass(frozen=True, slots=True)
class Identity:
    """What a record says of who it is about, as far as it says so.

    `names` are in small letters; `age` in years; `references` the numbers it is filed under, their
    letters and figures alone.
    """

    names: tuple[str, ...] = ()
    age: int | None = None
    references: tuple[str, ...] = ()


NOBODY = Identity()
"""Whom a record is about that does not say so."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read. `docs[i]` is the spaCy Doc of passage i (None for printed text).

    `scale` is the one that outcomes are scored on; None where nobody has said which.
    """

    path: str
    sha256: str
    service: Service
    language: Language
    form: FormUsed | None
    passages: tuple[Passage, ...]
    docs: tuple[Doc | None, ...]
    sentences: tuple[Sentence, ...]
    outcomes: tuple[OutcomeRow, ...]
    actions: tuple[ActionRow, ...]
    asked_slots: frozenset[str]
    voices: tuple[tuple[Speaker, float], ...]
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    identity: Identity = NOBODY
    scale: Scale | None = None
