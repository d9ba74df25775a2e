"""What an inspection shows of one document. Knows nothing of terminals or JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planaudit.document import Comment, Place
from planaudit.reading.model import Language, Manner, Service, Speaker

EntryKind = Literal["prompt", "columns", "empty rows"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One subject a form asks about: its name in the rules, and in plain words."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence, who says it and in what manner."""

    text: str
    speaker: Speaker
    manner: Manner


@dataclass(frozen=True, slots=True)
class Answer:
    """One block that somebody wrote, or a tick box with its label.

    `label` is what numbering prints before it, '' for none. `listed` is True for a list item,
    `ticked` None for all but a tick box. `sentences` are all of `text`, in order; a box has none.
    """

    text: str
    place: Place
    label: str = ""
    listed: bool = False
    ticked: bool | None = None
    sentences: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column head of a grid, and what it was taken for."""

    text: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """Words the form printed, and what was written under or beside them.

    `kind` is 'prompt' for most; 'columns' for the heads of a grid (`columns`); 'empty rows' for
    `rows` rows of a grid in which nothing was written. `text` is '' for what stands under no
    prompt; for a cell of a grid (`in_grid`) it is the column's head, and `row` the row's label.
    `heading` is True for words over all that follows, rather than over one box. `more` is what
    the form printed below. `slots` are what the words were taken for, likeliest first. `empty`
    is True where an answer was expected and nothing was written.
    """

    kind: EntryKind
    text: str
    place: Place
    heading: bool = False
    in_grid: bool = False
    row: str = ""
    slots: tuple[Slot, ...] = ()
    more: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    empty: bool = False
    columns: tuple[Column, ...] = ()
    rows: int = 0


@dataclass(frozen=True, slots=True)
class OtherForm:
    """Another form given that fits nearly as well; `share` as for the form itself."""

    id: str
    share: float


@dataclass(frozen=True, slots=True)
class FormFound:
    """The form the document was taken to be on.

    `share`, 0 to 1, is the part of the form's printed text found in the document, in its order.
    """

    id: str
    matched_by: Literal["given", "learned"]
    share: float
    others: tuple[OtherForm, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome found. Scores are as written; None means there is none."""

    text: str
    speaker: Speaker
    manner: Manner
    in_table: bool
    national: str | None
    score: str | None
    target: str | None
    review: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Action:
    """One planned action found. `who` and `when` are as written, `owners` kinds of people.

    `timed` says whether a time was found, wherever it stands. `outcome` counts the outcomes
    from 1, None when it was linked to none.
    """

    text: str
    who: str | None
    owners: tuple[str, ...]
    when: str | None
    timed: bool
    reason: str | None
    outcome: int | None
    in_table: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Margin:
    """A line of a header or footer, and how many times the file has it."""

    text: str
    times: int


@dataclass(frozen=True, slots=True)
class NotThere:
    """What was left out and why: `times` such parts, `characters` visible characters in all."""

    what: str
    why: str
    times: int
    characters: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """All that was read of one document.

    `form` is None when no form was found, of `forms_given`. `comments` and `properties` are None
    unless they were asked for, for they name people; `comment_count` is always known.
    """

    path: str
    sha256: str
    format: str
    pages: int | None
    form: FormFound | None
    forms_given: int
    language: Language
    service: Service
    outline: tuple[Entry, ...]
    outcomes: tuple[Outcome, ...]
    actions: tuple[Action, ...]
    voices: tuple[tuple[Speaker, float], ...]
    headers: tuple[Margin, ...]
    footers: tuple[Margin, ...]
    left_out: tuple[NotThere, ...]
    notes: tuple[str, ...]
    comment_count: int
    comments: tuple[Comment, ...] | None = None
    properties: tuple[tuple[str, str], ...] | None = None
