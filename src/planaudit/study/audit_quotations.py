"""Reads the program's own quotations out of an `audit.json` and sets them beside coders'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from planaudit.study.audit_file import AuditedDocument, by_file_name, check_audited, load_audit
from planaudit.study.quotations import Found, Quoted, Subject

_IN_SUPPORT = {"strengths": Subject.STRENGTHS, "child_voice": Subject.CHILD_VOICE}
"""The criteria whose supporting quotations are set beside a list of the coders'."""


class _Said(BaseModel):
    """What is needed of anything quoted in an audit."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    where: str


class _Evidence(_Said):
    supports: bool


class _Outcome(_Said):
    kind: str


class _Action(_Said):
    reason_kind: str


class _Criterion(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    evidence: tuple[_Evidence, ...] = ()


class _Document(AuditedDocument):
    status: Literal["audited", "not_assessable", "failed"]
    criteria: dict[str, _Criterion] = Field(default_factory=dict)
    findings: tuple[_Said, ...] = ()
    outcomes: tuple[_Outcome, ...] = ()
    actions: tuple[_Action, ...] = ()

    def quotations(self, name: str) -> Iterator[Found]:
        """Yield what this document's audit quotes; `name` is the document's."""

        def found(subject: Subject, said: _Said, kind: str = "") -> Found:
            return Found(name, subject, said.text, said.where, kind.replace(" ", "_"))

        for criterion, subject in _IN_SUPPORT.items():
            rating = self.criteria.get(criterion, _Criterion())
            yield from (found(subject, each) for each in rating.evidence if each.supports)
        yield from (found(Subject.OUTCOMES, each, each.kind) for each in self.outcomes)
        yield from (found(Subject.ACTIONS, each, each.reason_kind) for each in self.actions)
        yield from (found(Subject.DEFICITS, each) for each in self.findings)


class _Audit(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    documents: tuple[_Document, ...]


@dataclass(frozen=True, slots=True)
class AuditQuotations:
    """The program's quotations from every document it could read.

    `read` and `not_read` are the file names of the documents it could and could not.
    """

    source: str
    found: tuple[Found, ...]
    read: tuple[str, ...]
    not_read: tuple[str, ...]


def load_audit_quotations(path: Path) -> AuditQuotations:
    """Return the quotations in an `audit.json`, document by document.

    Raises:
        StudyError: the file cannot be read, is not an audit, or holds two documents of one
            file name.
    """
    documents = by_file_name(path, load_audit(path, _Audit).documents)
    read = {name: each for name, each in documents.items() if each.status == "audited"}
    return AuditQuotations(
        source=str(path),
        found=tuple(found for name, each in read.items() for found in each.quotations(name)),
        read=tuple(read),
        not_read=tuple(name for name in documents if name not in read),
    )


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Coders' and program's quotations from the documents that coders read and it could read.

    `not_read` are those it could not, `not_quoted` those audited that no coder quoted from.
    """

    documents: int
    quoted: tuple[Quoted, ...]
    found: tuple[Found, ...]
    not_read: tuple[str, ...]
    not_quoted: tuple[str, ...]


def side_by_side(quoted: Sequence[Quoted], audit: AuditQuotations) -> SideBySide:
    """Set the coders' quotations beside an audit's, documents matched by file name.

    Raises:
        StudyError: a document that coders quoted from was not audited; they are listed.
    """
    coded = {each.document for each in quoted}
    check_audited(coded, (*audit.read, *audit.not_read), audit.source)
    both = coded.intersection(audit.read)
    return SideBySide(
        documents=len(both),
        quoted=tuple(each for each in quoted if each.document in both),
        found=tuple(each for each in audit.found if each.document in both),
        not_read=tuple(sorted(coded.intersection(audit.not_read))),
        not_quoted=tuple(sorted(set(audit.read).union(audit.not_read) - coded)),
    )
