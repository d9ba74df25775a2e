"""The blank forms a run is given: blank documents, saved forms, and folders of either."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from planaudit.batch.contents import (
    FORMS_FOLDER,
    NOT_DOCUMENTS,
    is_among_forms,
    is_hidden,
)
from planaudit.document import Document
from planaudit.ingest import ENDINGS, UnreadableFile
from planaudit.ingest.archives import ARCHIVE_ENDINGS
from planaudit.ingest.regular_files import open_regular
from planaudit.ingest.sheets.model import TABLE_ENDINGS
from planaudit.ingest.shown_paths import printable
from planaudit.ingest.sources import FileSource, Source
from planaudit.reading.form_files import FormFileError, forms_in
from planaudit.reading.forms import Form, form_of
from planaudit.yaml_source import LARGEST

ReadAll = Callable[[Sequence[Source]], Iterator[Document | UnreadableFile]]
"""Reads documents: gives each, in order, or why it could not be read."""
SAVED_ENDINGS = (".yaml", ".yml")
_MARK = b"planaudit.form/"


class NoFormsFound(Exception):
    """Something given with --form that is or holds no form. The message says what to give."""


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


def form_paths(given: Iterable[Path], *, saved: bool = True) -> tuple[Path, ...]:
    """Return the files that `given` names: folders give what forms are in them, in order.

    `saved`: files of saved forms count, not only blank documents. Raises NoFormsFound for a
    folder without any, and for what is no form.
    """
    paths: list[Path] = []
    for path in given:
        if not path.is_dir():
            _check_kind(path, saved)
            paths.append(path)
            continue
        found = [each for each in sorted(path.rglob("*")) if _may_be_a_form(each, path, saved)]
        if not found:
            shown = printable(path.as_posix())
            or_saved = ", or a file that `planaudit form learn` wrote" if saved else ""
            raise NoFormsFound(
                f"there is no blank form in the folder {shown}. It should hold blank forms as "
                f"documents{or_saved}"
            )
        paths.extend(found)
    return tuple(dict.fromkeys(paths))


def _check_kind(path: Path, saved: bool) -> None:
    shown = printable(path.as_posix())
    ending = path.suffix.lower()
    if ending in ARCHIVE_ENDINGS:
        raise NoFormsFound(
            f"{shown} is an archive. Unpack it, and give the folder with the blank forms instead"
        )
    if ending in TABLE_ENDINGS:
        raise NoFormsFound(
            f"{shown} is a spreadsheet, and no blank form: the prompts of its rows are known from "
            "the spreadsheet itself. Give a blank document instead"
        )
    if not saved and says_it_is_saved(path):
        raise NoFormsFound(
            f"{shown} holds forms that were saved before. Give the blank forms themselves, as "
            "documents"
        )


def _may_be_a_form(path: Path, folder: Path, saved: bool) -> bool:
    inside = path.relative_to(folder).parts
    if any(map(is_hidden, inside)) or not path.is_file():
        return False
    if path.stem.lower() in NOT_DOCUMENTS:
        return False
    return path.suffix.lower() in ENDINGS or (saved and says_it_is_saved(path))


@dataclass(frozen=True, slots=True)
class GivenForms:
    """The blank forms given, the saved ones opened and the blank documents not yet read.

    `saved` holds the forms of each file of saved forms, `ids` what each blank document's form is
    called; both by the path shown.
    """

    sources: tuple[Source, ...]
    saved: Mapping[str, tuple[Form, ...]]
    ids: Mapping[str, str]

    def forms(self, read: ReadAll) -> tuple[Form, ...]:
        """Return all the forms, in the order of their sources.

        `read` makes documents of the blank ones, or gives why it could not. Raises
        UnreadableFile, which names the first of those.
        """
        blanks = [source for source in self.sources if source.shown in self.ids]
        found = dict(self.saved)
        for blank, document in zip(blanks, read(blanks), strict=True):
            found[blank.shown] = (_blank_form(blank.shown, self.ids[blank.shown], document),)
        return tuple(form for source in self.sources for form in found[source.shown])

    def ids_by_path(self) -> dict[Path, frozenset[str]]:
        """Return the ids of the forms that each file given holds."""
        return {
            source.path: frozenset(form.id for form in self.saved.get(source.shown, ()))
            or frozenset({self.ids[source.shown]})
            for source in self.sources
            if isinstance(source, FileSource)
        }


def given_forms(sources: Sequence[Source]) -> GivenForms:
    """Return what `sources`, each a file of saved forms or a blank document, give.

    Raises FormFileError for a file of saved forms that cannot be used, which it names.
    """
    saved = {
        source.shown: forms_in(_content(source.path, source.shown), source.shown)
        for source in sources
        if isinstance(source, FileSource) and is_saved(source.path)
    }
    ids = _form_ids([source for source in sources if source.shown not in saved])
    return GivenForms(tuple(sources), saved, ids)


def _blank_form(shown: str, form_id: str, blank: Document | UnreadableFile) -> Form:
    """Return the form that the blank document at `shown` is.

    Raises UnreadableFile, which names it, when it could not be read.
    """
    if isinstance(blank, Document):
        return form_of(blank, form_id)
    reason = f"{shown}: {blank.reason.rstrip('.')}"
    # Many a folder called forms holds more than blank forms.
    if is_among_forms(shown):
        reason += f", or move it out of the folder called {FORMS_FOLDER}"
    raise UnreadableFile(blank.status, reason)


def _form_ids(blanks: Sequence[Source]) -> dict[str, str]:
    """Return what to call the form that each blank document is, by its shown path.

    Of several called 'form.docx' each is called by its path, so that a report tells which it is.
    """
    names = Counter(Path(blank.shown).stem for blank in blanks)
    return {
        blank.shown: path.stem if names[path.stem] == 1 else path.with_suffix("").as_posix()
        for blank in blanks
        for path in (Path(blank.shown),)
    }


def without_plans(
    given: Sequence[Path], ids: Mapping[Path, frozenset[str]], matched: Iterable[str]
) -> tuple[Path, ...]:
    """Return those of `given`, files or folders, none of whose forms is among those `matched`."""
    found = frozenset(matched)
    used = {path for path, own in ids.items() if own & found}
    return tuple(path for path in given if not any(path in (each, *each.parents) for each in used))


def _content(path: Path, shown: str) -> bytes:
    try:
        with open_regular(path) as stream:
            return stream.read(LARGEST + 1)
    except UnreadableFile as error:
        raise FormFileError(f"{shown}: {error.reason}") from None
    except OSError as error:
        why = error.strerror or "the system refused"
        raise FormFileError(f"{shown}: the file could not be opened ({why})") from None
