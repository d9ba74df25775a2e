"""Which files a run audits, and which of them are blank forms."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from planaudit.batch.blank_forms import FORMS_FOLDER, says_it_is_saved
from planaudit.ingest import ENDINGS, REFUSED_ENDINGS

_NOT_DOCUMENTS = ("readme",)
_OFFICE_LOCK = "~$"
_TAKEN = (*ENDINGS, *REFUSED_ENDINGS)


@dataclass(frozen=True, slots=True)
class Selection:
    """The files to audit and the blank forms, each as (path to open, path to show).

    `passed_over` are files that are not plans. `not_opened` are folders that may not be looked
    into and links that are not followed: plans may stand behind them.
    """

    documents: tuple[tuple[Path, str], ...]
    forms: tuple[tuple[Path, str], ...]
    passed_over: tuple[str, ...]
    not_opened: tuple[str, ...] = ()


class NothingToAudit(Exception):
    """No file was found where the user pointed. The message says what to do."""


def select(paths: Iterable[Path], forms: Iterable[Path] = ()) -> Selection:
    """Return the files under `paths`, in order of the path shown.

    A file named outright is always taken, whatever its ending, so that the report can say why
    it was not read; so is one in a folder whose ending is that of a plan (.doc, .odt). Other
    files in a folder are passed over and named. A file reached twice is taken once, and a
    blank form is never audited as a plan.
    """
    documents: dict[str, Path] = {}
    blanks: dict[str, Path] = {path.as_posix(): path for path in forms}
    passed_over: list[str] = []
    not_opened: list[str] = []
    for path in paths:
        if path.is_dir():
            for found in _files_under(path, not_opened):
                _sort_in(found, path, documents, blanks, passed_over)
        elif path.exists():
            documents[path.as_posix()] = path
        else:
            raise NothingToAudit(f"there is no file or folder called {path.as_posix()}")
    taken = {path.resolve() for path in blanks.values()}
    for shown, path in list(documents.items()):
        if path.resolve() in taken:
            del documents[shown]
        taken.add(path.resolve())
    if not documents and not_opened:
        raise NothingToAudit(
            f"no assessments or plans were found, and these could not be opened: "
            f"{', '.join(sorted(not_opened))}"
        )
    if not documents:
        raise NothingToAudit(
            "no assessments or plans were found here. planaudit reads Word (.docx), PDF, plain "
            "text and Markdown files"
        )
    return Selection(
        documents=tuple((documents[shown], shown) for shown in sorted(documents)),
        forms=tuple((blanks[shown], shown) for shown in sorted(blanks)),
        passed_over=tuple(sorted(passed_over)),
        not_opened=tuple(sorted(not_opened)),
    )


def _files_under(folder: Path, not_opened: list[str]) -> list[Path]:
    """Return the files under `folder` in order, and add to `not_opened` what hides others.

    Hidden files and folders are left out. A linked folder is not followed, for a link can
    lead back to where it stands.
    """
    files: list[Path] = []

    def refused(error: OSError) -> None:
        not_opened.append(f"{Path(error.filename).as_posix()} (a folder you may not look into)")

    for place, folders, names in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not _is_hidden(name)]
        here = Path(place)
        for name in folders:
            if (here / name).is_symlink():
                not_opened.append(f"{(here / name).as_posix()} (a link to a folder)")
        for name in names:
            if _is_hidden(name):
                continue
            found = here / name
            if found.is_file():
                files.append(found)
            elif found.is_symlink():
                not_opened.append(f"{found.as_posix()} (a link that leads nowhere)")
    return sorted(files)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", _OFFICE_LOCK))


def _sort_in(
    found: Path,
    folder: Path,
    documents: dict[str, Path],
    blanks: dict[str, Path],
    passed_over: list[str],
) -> None:
    inside = found.relative_to(folder)
    shown = found.as_posix()
    among_forms = FORMS_FOLDER in (part.lower() for part in inside.parts[:-1])
    if among_forms and says_it_is_saved(found):
        blanks[shown] = found
    elif found.suffix.lower() not in _TAKEN or found.stem.lower() in _NOT_DOCUMENTS:
        passed_over.append(shown)
    elif among_forms:
        blanks[shown] = found
    else:
        documents[shown] = found
