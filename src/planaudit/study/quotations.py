"""What coders quoted from a document and what the program did, to be set side by side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What a quotation is quoted for, as the coders' file names its lists."""

    STRENGTHS = "strength_items"
    CHILD_VOICE = "child_voice_items"
    OUTCOMES = "outcomes"
    ACTIONS = "actions"
    DEFICITS = "deficit_phrases"


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation of the coders'.

    `by_both`: both of them quoted it. `kind` is of an outcome its kind and of an action its
    reason, '' of anything else: the first coder's word, or that of the only one who quoted it.
    `second_kind` is the second coder's where it differs, '' where it does not. `behind_level`:
    it was not listed for its own sake, but given as a reason for the level of a criterion
    that `subject` goes with. `place` says where it stands in the coders' file.
    """

    document: str
    subject: Subject
    text: str
    by_both: bool
    kind: str = ""
    second_kind: str = ""
    behind_level: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One quotation of the program's; `kind` is as in `Quoted`, `where` a place in the document."""

    document: str
    subject: Subject
    text: str
    where: str
    kind: str = ""
