"""Reads the ratings out of an `audit.json` and sets them beside a coding sheet's rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from planaudit.plain_words import listed, one_line, shorten_middle
from planaudit.study.agreement import RatedItem, Rating, Unrated
from planaudit.study.audit_file import (
    AuditedDocument,
    are,
    by_file_name,
    check_audited,
    file_name,
    load_audit,
)
from planaudit.study.codes import Code
from planaudit.study.errors import StudyError

_NAME_WIDTH = 40


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


class _Document(AuditedDocument):
    """What is needed here of one document in an audit."""

    criteria: dict[str, _Criterion] = Field(default_factory=dict)


class _Question(BaseModel):
    """What is needed here of a criterion in a pack."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    title: str


class _Pack(BaseModel):
    """What is needed here of the pack an audit was made with."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    criteria: tuple[_Question, ...] = ()


class _Audit(BaseModel):
    """What is needed here of an audit."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    packs: tuple[_Pack, ...] = ()
    documents: tuple[_Document, ...]


@dataclass(frozen=True, slots=True)
class AuditRatings:
    """The program's ratings: each document's by its file name, then by criterion.

    `titles` holds the title of every criterion of the audit, as far as it gives one.
    """

    source: str
    by_document: dict[str, dict[str, Rating]]
    titles: dict[str, str]

    @property
    def criteria(self) -> tuple[str, ...]:
        """Every criterion of the audit, in its order."""
        rated = (key for ratings in self.by_document.values() for key in ratings)
        return tuple(dict.fromkeys((*self.titles, *rated)))


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
    audit = load_audit(path, _Audit)
    documents = by_file_name(path, audit.documents)
    return AuditRatings(
        source=str(path),
        by_document={
            name: {key: criterion.rating() for key, criterion in document.criteria.items()}
            for name, document in documents.items()
        },
        titles={each.id: each.title for pack in audit.packs for each in pack.criteria},
    )


def match(codes: Sequence[Code], ratings: AuditRatings, sheet: str = "the coding sheet") -> Matched:
    """Set the program's rating beside each coded row, matching documents by file name.

    A criterion that the audit does not rate for a document counts as not assessed. `sheet` is
    what an error calls the file the codes came from.

    Raises:
        StudyError: a document is coded and was not audited, or a criterion is coded that is
            none of the audit's; they are listed.
    """
    coded = {file_name(code.document) for code in codes}
    check_audited(coded, ratings.by_document, ratings.source)
    unknown = sorted({code.criterion for code in codes} - set(ratings.criteria))
    if unknown:
        names = [f"'{shorten_middle(one_line(name), _NAME_WIDTH)}'" for name in unknown]
        what = "not a criterion" if len(names) == 1 else "not criteria"
        there = ", ".join(ratings.criteria)
        raise StudyError(
            f"{sheet}: {listed(names)} {are(len(names))} {what} of this audit. "
            + (f"The criteria are: {there}" if there else "It rates no document")
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
