"""Reads what coders quoted: a file of JSON Lines, one quotation to a line.

Every line has `document` (its file name), `list` (what it is quoted for), `text` (the words,
exact but for white space) and `coders` ([1], [2] or [1, 2]). A `rating` has its `criterion`,
one of `outcomes` its `kind`, one of `actions` its `reason`. Where both coders quoted something
and judged it differently, `coder_2` holds what the second said. Other keys are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from planaudit.study.audit_file import file_name
from planaudit.study.errors import StudyError
from planaudit.study.quotations import Quoted, Subject

_BEHIND_LEVELS = {
    "strengths": Subject.STRENGTHS,
    "child_voice": Subject.CHILD_VOICE,
    "balance": Subject.DEFICITS,
}
"""The criteria whose quotations are places for a list too, by the codebook's names."""

_OutcomeKind = Literal["own_words", "reworded", "professional_goal", "task", "service"]
_Reason = Literal["outcome", "need", "none"]
_Filled = Annotated[str, Field(min_length=1)]

_REMEDIES = {
    "document": "the file's name, such as A01.docx",
    "list": f"rating, {', '.join(list(Subject)[:-1])} or {list(Subject)[-1]}",
    "text": "the words quoted",
    "coders": "[1], [2] or [1, 2], for who quoted it",
    "criterion": "the criterion's name, such as what_matters",
    "kind": "own_words, reworded, professional_goal, task or service",
    "reason": "outcome, need or none",
    "coder_2": "in curly brackets what the second coder said, or leave it out",
}
"""What each key has to hold."""


class _Line(BaseModel):
    """What every line has."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)

    document: _Filled
    text: _Filled
    coders: Annotated[frozenset[Literal[1, 2]], Field(min_length=1)]


class _Rating(_Line):
    list: Literal["rating"]
    criterion: _Filled


class _Plain(_Line):
    list: Literal["strength_items", "child_voice_items", "deficit_phrases"]


class _SecondCoder(BaseModel):
    """What the second coder said where it differs."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: _OutcomeKind | None = None
    reason: _Reason | None = None


class _Outcome(_Line):
    list: Literal["outcomes"]
    kind: _OutcomeKind
    coder_2: _SecondCoder = _SecondCoder()


class _Action(_Line):
    list: Literal["actions"]
    reason: _Reason
    coder_2: _SecondCoder = _SecondCoder()


_AnyLine = _Rating | _Plain | _Outcome | _Action
_ONE: TypeAdapter[_AnyLine] = TypeAdapter(Annotated[_AnyLine, Field(discriminator="list")])


def load_quoted(*paths: Path) -> tuple[Quoted, ...]:
    """Return what the coders quoted, in order. Quotations behind other levels are passed over.

    Raises:
        StudyError: a file cannot be read or has no line, or a line is not as it should be. No
            quotation is repeated.
    """
    quoted: list[Quoted] = []
    for path in dict.fromkeys(paths):
        lines = list(_lines(path))
        if not lines:
            raise StudyError(f"{path}: there is no quotation in it; write one to a line")
        quoted += [
            found for number, line in lines if (found := _quoted(line, f"{path}, line {number}"))
        ]
    return tuple(quoted)


def _lines(path: Path) -> Iterator[tuple[int, _AnyLine]]:
    """Yield each line that is not empty, with its number from 1."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise StudyError(f"{path}: there is no such file") from error
    except OSError as error:
        raise StudyError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise StudyError(f"{path}: is not UTF-8 text; save it as plain text in UTF-8") from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, _ONE.validate_json(line)
            except ValidationError as error:
                raise StudyError(f"{path}, line {number}{_mistake(error)}") from None


def _mistake(error: ValidationError) -> str:
    """Return what is wrong with a line, by its key, and what to put there."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    kind = first["type"]
    if kind == "json_invalid":
        return ": is not JSON; write each quotation on one line, in curly brackets"
    if kind.startswith("union_tag"):
        key = "list"
    else:
        key = next((str(part) for part in reversed(first["loc"]) if part in _REMEDIES), "")
    if not key:
        return ": is not a quotation; write its keys and what they hold in curly brackets"
    missing = kind in ("missing", "union_tag_not_found")
    what = "is missing" if missing else "is not what it should be"
    return f', "{key}": {what}; give {_REMEDIES[key]}'


def _quoted(line: _AnyLine, place: str) -> Quoted | None:
    """Return one line's quotation, None when it is behind a level that no list goes with."""
    said: dict[str, Any] = {
        "document": file_name(line.document),
        "text": line.text,
        "by_both": len(line.coders) == 2,
        "place": place,
    }
    if isinstance(line, _Rating):
        behind = _BEHIND_LEVELS.get(line.criterion)
        return Quoted(subject=behind, behind_level=True, **said) if behind else None
    if isinstance(line, _Outcome):
        said |= {"kind": line.kind, "second_kind": line.coder_2.kind or ""}
    elif isinstance(line, _Action):
        said |= {"kind": line.reason, "second_kind": line.coder_2.reason or ""}
    return Quoted(subject=Subject(line.list), **said)
