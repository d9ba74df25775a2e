"""What must be said with figures from coders' files: it stands in notes beside them."""

from __future__ import annotations

from pathlib import Path

from planaudit.study.errors import StudyError


def load_note(*paths: Path) -> str:
    """Return what must be said with figures from these files, '' when nothing must.

    It stands beside each file in a text file of the same name ending in `.note`: who the
    coders were, say. What several notes say alike is said once.

    Raises:
        StudyError: there is a note and it cannot be read.
    """
    return " ".join(note for note in dict.fromkeys(map(_note, paths)) if note)


def _note(path: Path) -> str:
    note = path.with_suffix(".note")
    if not note.is_file():
        return ""
    try:
        return " ".join(note.read_text(encoding="utf-8-sig").split())
    except (OSError, UnicodeDecodeError) as error:
        raise StudyError(f"{note}: cannot be read; save it as plain text in UTF-8") from error
