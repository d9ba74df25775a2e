"""What planaudit.toml may say."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

FailOn = Literal["high", "medium", "low", "never"]


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


class Config(_Strict):
    """The whole file. Paths are taken from the folder that it stands in.

    `thresholds`: by criterion, the level from 0 to 3 under which a plan makes the command end
    with 1. `without`: ids of criteria and wordings to leave out.
    """

    packs: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    thresholds: dict[str, Annotated[int, Field(ge=0, le=3)]] = Field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
