"""The blank forms a run is given: blank documents, saved forms, and folders of either."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from planaudit.batch.contents import (
    FORMS_FOLDER,
    NOT_DOCUMENTS,
    is_among_forms,
    is_hidden,
)
from planaudit.document import Document
from planaudit.ingest import ENDINGS, UnreadableFile
from planaudit.ingest.interface import AS_THEY_ARE, ReadOptions
from planaudit.ingest.regular_files import open_regular
from planaudit.ingest.sources import FileSource, Source
from planaudit.reading.form_files import FormFileError, forms_in
from planaudit.reading.forms import Form, form_of
from planaudit.yaml_source import LARGEST

SAVED_ENDINGS = (".yaml", ".yml")
_MARK = b"planaudit.form/"


class NoFormsFound(Exception):
    """A folder given with --form that holds no form. The message says what it should hold."""


def is_saved(path: Path) -> bool:
    """Return whether `path` is by its name a file of saved forms."""
    return path.suffix.lower() in SAVED_ENDINGS


def says_it_is_saved(path: Path) -> bool:
    """Return whether the file at `path` is a saved form and says so: other YAML is none of ours."""
    if not is_saved(path):
        return False
    try:
        with open_regular(path) as stream:
            return _MARK in stream.read(8192)
    except (OSError, UnreadableFile):
        return False


def form_paths(given: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that `given` names: folders give what forms are in them, in order.

    Raises NoFormsFound for a folder without any.
    """
    paths: list[Path] = []
    for path in given:
        if not path.is_dir():
            paths.append(path)
            continue
        found = [each for each in sorted(path.rglob("*")) if _may_be_a_form(each, path)]
        if not found:
            raise NoFormsFound(
                f"there is no blank form in the folder {path.as_posix()}. It should hold blank "
                "forms as documents, or a file that `planaudit form learn` wrote"
            )
        paths.extend(found)
    return tuple(dict.fromkeys(paths))


def _may_be_a_form(path: Path, folder: Path) -> bool:
    inside = path.relative_to(folder).parts
    if any(map(is_hidden, inside)) or not path.is_file():
        return False
    if path.stem.lower() in NOT_DOCUMENTS:
        return False
    return path.suffix.lower() in ENDINGS or says_it_is_saved(path)


def saved_forms(source: Source) -> tuple[Form, ...] | None:
    """Return the forms saved in `source`, None when it is no file of saved forms.

    Raises FormFileError for a file that cannot be used, which it names.
    """
    if isinstance(source, FileSource) and is_saved(source.path):
        return forms_in(_content(source.path, source.shown), source.shown)
    return None


def blank_form(shown: str, blank: Document | UnreadableFile) -> Form:
    """Return the form that the blank document called `shown` is.

    Raises UnreadableFile, which names it, when it could not be read.
    """
    if isinstance(blank, Document):
        return form_of(blank, Path(shown).stem)
    reason = f"{shown}: {blank.reason.rstrip('.')}"
    # Many a folder called forms holds more than blank forms.
    if is_among_forms(shown):
        reason += f", or move it out of the folder called {FORMS_FOLDER}"
    raise UnreadableFile(blank.status, reason)


def forms_from(source: Source, options: ReadOptions = AS_THEY_ARE) -> tuple[Form, ...]:
    """Return the forms that `source` holds: those saved in it, or the blank form it is.

    Raises FormFileError and UnreadableFile, which name the file.
    """
    saved = saved_forms(source)
    if saved is not None:
        return saved
    try:
        return (blank_form(source.shown, source.document(options)),)
    except UnreadableFile as error:
        return (blank_form(source.shown, error),)


def without_plans(given: Sequence[Path], matched: Iterable[str]) -> tuple[Path, ...]:
    """Return those of `given`, files or folders, none of whose forms has an id in `matched`."""
    ids = frozenset(matched)
    return tuple(path for path in given if ids.isdisjoint(_ids(path)))


def _ids(given: Path) -> set[str]:
    found: set[str] = set()
    for path in form_paths([given]):
        if is_saved(path):
            found.update(form.id for form in forms_in(_content(path, str(path)), str(path)))
        else:
            found.add(path.stem)
    return found


def _content(path: Path, shown: str) -> bytes:
    try:
        with open_regular(path) as stream:
            return stream.read(LARGEST + 1)
    except UnreadableFile as error:
        raise FormFileError(f"{shown}: {error.reason}") from None
    except OSError as error:
        why = error.strerror or "the system refused"
        raise FormFileError(f"{shown}: the file could not be opened ({why})") from None
