"""Examples of what a rule must find and must leave, and example plans for each level.

An example is a marked-up sentence: what stands in braces is what the rule must find in it, as in
'She {would like} to see her nan'. Without braces it is enough that the rule finds something.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from planaudit.packs.strict import Strict

Service = Literal["adults", "children"]
SpeakerName = Literal["person", "child", "family", "professional", "unknown"]
_MARKED = re.compile(r"\{([^{}]*)\}")


class _Columns(Strict):
    """What may stand beside an outcome or an action; `need` is a need or worry in its row."""

    need: str = ""
    national: str = ""
    score: str = ""
    target: str = ""
    review: str = ""
    owner: str = ""
    when: str = ""
    reason: str = ""


class Example(_Columns):
    """Words a rule must find, or must not, and where they stand. Plain words will do.

    `text` is a sentence, outcome or action, with what must be found in braces; the other keys say
    what stands around it. `speaker` is whose words they must be taken for. `printed` words are
    the form's own. `plan` is an outcome elsewhere in the same record, or the one an action is for.
    `elsewhere` is what other records of the run say, for rules on copied words; the same, unless
    it is given.
    """

    text: str
    slot: str = "what_matters"
    prompt: str = ""
    service: Service = "adults"
    speaker: SpeakerName | None = None
    printed: bool = False
    ticked: bool = True
    plan: str = ""
    elsewhere: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_plain_words(cls, given: Any) -> Any:
        return {"text": given} if isinstance(given, str) else given

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema, by which plain words will do."""
        return {"anyOf": [{"type": "string"}, handler.resolve_ref_schema(handler(core_schema))]}

    @property
    def words(self) -> str:
        """The text without its braces."""
        return _MARKED.sub(r"\1", self.text)

    @property
    def marked(self) -> tuple[str, ...]:
        """The words in braces, in order."""
        return tuple(_MARKED.findall(self.text))


class Examples(Strict):
    """Both kinds are required: a rule that cannot miss finds nothing worth knowing.

    `known_misses` should match and do not: they are told, and are no failure.
    """

    match: Annotated[tuple[Example, ...], Field(min_length=1)]
    no_match: Annotated[tuple[Example, ...], Field(min_length=1)]
    known_misses: tuple[Example, ...] = ()


class ExampleRow(_Columns):
    """A row of the plan: an outcome, an action, or both."""

    outcome: str = ""
    action: str = ""


class ExamplePlan(Strict):
    """A short plan, invented, that a criterion rates at `level`: 0 to 3, or NA for not at all.

    `title` is what the form calls itself. `written` are answers to the form's questions, by slot;
    `answers` those to questions in the form's own words; `ticked` the boxes ticked under such
    questions; `rows` the outcomes and actions.
    """

    level: Annotated[int, Field(ge=0, le=3)] | Literal["NA"]
    service: Service = "adults"
    title: str = ""
    written: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    answers: dict[str, str] = Field(default_factory=dict)
    ticked: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    rows: tuple[ExampleRow, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> ExamplePlan:
        if not (self.written or self.answers or self.ticked or self.rows):
            raise ValueError("an example plan needs 'written', 'answers', 'ticked' or 'rows'")
        return self
