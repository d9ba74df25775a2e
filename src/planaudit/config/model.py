"""What planaudit.toml may say."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from planaudit.score_scale import Scale

FailOn = Literal["high", "medium", "low", "never"]
HIGHEST_SCORE = 100
_SCALES = 'Write its two ends, as in [0, 10], or its words, worst first, as in ["not yet", "fully"]'


class _Strict(BaseModel):
    """A part of the file: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Waiver(_Strict):
    """A rule that somebody has decided not to hold a document, or a form, to.

    `document` is a name as reports show it, with * for any letters; `form` the id of a form. One
    of the two is given. After `until` it no longer holds, and the report says so.
    """

    rule: str
    document: str = ""
    form: str = ""
    by: Annotated[str, Field(min_length=1)]
    why: Annotated[str, Field(min_length=1)]
    until: datetime.date | None = None

    @model_validator(mode="after")
    def _is_for_one_thing(self) -> Waiver:
        if bool(self.document) == bool(self.form):
            raise ValueError("a waiver is for a document or for a form: give one of the two")
        return self


class ScoringMatrix(_Strict):
    """The scale that outcomes are scored on: its two ends, or its words from the worst to the best.

    `best` is the best score where that is not the last: on some scales of numbers it is the lowest.
    """

    scale: tuple[int | str, ...]
    best: int | str | None = None

    @field_validator("scale", mode="before")
    @classmethod
    def _is_a_scale(cls, given: object) -> object:
        if wrong := _why_no_scale(given):
            raise ValueError(wrong)
        return given

    @field_validator("best", mode="before")
    @classmethod
    def _is_an_end(cls, given: object, others: ValidationInfo) -> object:
        scale = others.data.get("scale")
        if scale is not None and given not in (scale[0], scale[-1]):
            raise ValueError(
                f"the best score is one of the two ends of the scale: {scale[0]} or {scale[-1]}"
            )
        return given

    def as_scale(self) -> Scale:
        """Return the scale, from the worst score to the best."""
        turned = self.best is not None and self.best == self.scale[0]
        return Scale(self.scale[::-1] if turned else self.scale)


def _why_no_scale(given: object) -> str:
    """Return why something is no scale and what to write instead; '' where it is one."""
    if not isinstance(given, list):
        return f"this should be a list. {_SCALES}"
    if all(type(each) is int for each in given):
        return _why_no_numbers(given)
    if all(isinstance(each, str) for each in given):
        return _why_no_words([" ".join(each.casefold().split()) for each in given])
    return f"a scale is of whole numbers or of words, and not of both. {_SCALES}"


def _why_no_numbers(ends: list[int]) -> str:
    if len(ends) != 2 or ends[0] == ends[1]:
        return f"give the two ends of the scale, which differ. {_SCALES}"
    if not all(0 <= end <= HIGHEST_SCORE for end in ends):
        return f"a scale of numbers lies between 0 and {HIGHEST_SCORE}. {_SCALES}"
    return ""


def _why_no_words(words: list[str]) -> str:
    if len(words) < 2 or len(set(words)) < len(words):
        return f"a scale has two words or more, each once. {_SCALES}"
    if not all(any(letter.isalpha() for letter in word) for word in words):
        return f"a word of a scale has letters; numbers stand without quotation marks. {_SCALES}"
    return ""


class Config(_Strict):
    """The whole file. Paths are taken from the folder that it stands in.

    `thresholds`: by criterion, the level from 0 to 3 under which a plan makes the command end
    with 1. `without`: ids of criteria and wordings to leave out. `scoring_matrix`: what scores
    are counted, any if it is not said.
    """

    packs: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    thresholds: dict[str, Annotated[int, Field(ge=0, le=3)]] = Field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    scoring_matrix: ScoringMatrix | None = None

    @property
    def scale(self) -> Scale | None:
        """The scale that outcomes are scored on, None where it is not said."""
        return self.scoring_matrix.as_scale() if self.scoring_matrix else None
