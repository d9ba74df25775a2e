"""Reads the ratings out of an `audit.json` and sets them beside a coding sheet's rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from planaudit.study.agreement import RatedItem, Rating, Unrated
from planaudit.study.codes import Code
from planaudit.study.errors import StudyError


class _Criterion(BaseModel):
    """What is needed here of one criterion in an audit."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    status: Literal["rated", "not_applicable", "not_assessed"]
    level: Annotated[int, Field(ge=0, le=3)] | None = None

    def rating(self) -> Rating:
        """Return the level, or why there is none."""
        if self.status == "not_applicable":
            return Unrated.NOT_APPLICABLE
        return Unrated.NOT_ASSESSED if self.level is None else self.level


class _Document(BaseModel):
    """What is needed here of one document in an audit."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    path: str
    criteria: dict[str, _Criterion] = {}


class _Audit(BaseModel):
    """What is needed here of an audit."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    documents: tuple[_Document, ...]


@dataclass(frozen=True, slots=True)
class AuditRatings:
    """The program's ratings: each document's by its file name, then by criterion."""

    source: str
    by_document: dict[str, dict[str, Rating]]


@dataclass(frozen=True, slots=True)
class Matched:
    """Ratings set side by side, and the documents audited that the sheet does not code."""

    items: tuple[RatedItem, ...]
    not_coded: tuple[str, ...]


def load_audit_ratings(path: Path) -> AuditRatings:
    """Return the ratings in an `audit.json`.

    Raises:
        StudyError: the file cannot be read, is not an audit, or holds two documents of one
            file name, which a coding sheet could not tell apart.
    """
    try:
        audit = _Audit.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise StudyError(f"{path}: there is no such file") from error
    except OSError as error:
        raise StudyError(f"{path}: cannot be read ({error.strerror})") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise StudyError(
            f"{path}: is not an audit that planaudit wrote ({place} is not as expected); "
            "give the audit.json from the report folder"
        ) from None
    names = [file_name(document.path) for document in audit.documents]
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    if twice:
        raise StudyError(
            f"{path}: more than one document is called {', '.join(twice)}; documents are matched "
            "by file name, so audit one folder at a time"
        )
    return AuditRatings(
        source=str(path),
        by_document={
            name: {key: criterion.rating() for key, criterion in document.criteria.items()}
            for name, document in zip(names, audit.documents, strict=True)
        },
    )


def match(codes: Sequence[Code], ratings: AuditRatings) -> Matched:
    """Set the program's rating beside each coded row, matching documents by file name.

    A criterion that the audit does not rate for a document counts as not assessed.

    Raises:
        StudyError: a document is coded and was not audited, or a criterion is coded and no
            document was audited on it; each is listed.
    """
    coded = {file_name(code.document) for code in codes}
    not_audited = sorted(coded - ratings.by_document.keys())
    if not_audited:
        raise StudyError(
            f"{ratings.source}: {len(not_audited)} of the {len(coded)} coded documents are not in "
            f"this audit (matched by file name): {', '.join(not_audited)}"
        )
    audited_criteria = {key for rated in ratings.by_document.values() for key in rated}
    unknown = sorted({code.criterion for code in codes} - audited_criteria)
    if unknown:
        raise StudyError(
            f"{ratings.source}: no document was audited on the coded criteria {', '.join(unknown)}"
        )
    return Matched(
        items=tuple(
            RatedItem(
                document=file_name(code.document),
                form=code.form,
                criterion=code.criterion,
                program=ratings.by_document[file_name(code.document)].get(
                    code.criterion, Unrated.NOT_ASSESSED
                ),
                agreed=code.level,
                coder_1=code.coder_1,
                coder_2=code.coder_2,
            )
            for code in codes
        ),
        not_coded=tuple(sorted(ratings.by_document.keys() - coded)),
    )


def file_name(path: str) -> str:
    """Return the last part of a path, whichever way its slashes lean."""
    return path.replace("\\", "/").rpartition("/")[2]
