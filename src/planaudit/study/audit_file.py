"""Reads an `audit.json` for a study: as much of it as is asked for, its documents by file name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from planaudit.plain_words import count_of, listed
from planaudit.study.errors import StudyError


class AuditedDocument(BaseModel):
    """One document of an audit; what else is needed of it, a model of its own adds."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    path: str


_Audit = TypeVar("_Audit", bound=BaseModel)
_Document = TypeVar("_Document", bound=AuditedDocument)


def load_audit(path: Path, model: type[_Audit]) -> _Audit:
    """Return what `model` asks for of an `audit.json`.

    Raises:
        StudyError: the file cannot be read or is not an audit.
    """
    try:
        return model.model_validate_json(path.read_bytes())
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


def by_file_name(path: Path, documents: Iterable[_Document]) -> dict[str, _Document]:
    """Return an audit's documents by file name, in their order. `path` is the audit's.

    Raises:
        StudyError: two documents have one file name, so that coders could not tell them apart.
    """
    listing = list(documents)
    names = [file_name(document.path) for document in listing]
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    if twice:
        raise StudyError(
            f"{path}: more than one document is called {listed(twice)}; documents are matched "
            "by file name, so audit one folder at a time"
        )
    return dict(zip(names, listing, strict=True))


def check_audited(coded: Iterable[str], audited: Iterable[str], source: str) -> None:
    """Raise StudyError when a document the coders read is not in the audit called `source`.

    Both are file names.
    """
    wanted = set(coded)
    lacking = sorted(wanted.difference(audited))
    if lacking:
        raise StudyError(
            f"{source}: {len(lacking)} of the {count_of(len(wanted), 'coded document')} "
            f"{are(len(lacking))} not in this audit (matched by file name): {listed(lacking)}"
        )


def are(number: int) -> str:
    """Return the verb that goes with so many."""
    return "is" if number == 1 else "are"


def file_name(path: str) -> str:
    """Return the last part of a path, whichever way its slashes lean."""
    return path.replace("\\", "/").rpartition("/")[2]
