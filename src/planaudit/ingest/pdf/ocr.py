"""Recognising the text of pages without any (OCR), by OCRmyPDF and Tesseract.

Both are programs of their own that the user installs. They are given pictures of the pages
in a private folder, which is removed whatever happens, and nothing of what they print is
kept. They reach no network.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from statistics import median_low
from typing import Any

import pypdfium2

from planaudit.ingest.interface import UnreadableFile
from planaudit.ingest.pdf.model import Box, Face, Word
from planaudit.ingest.pdf.page import RecognisedPage
from planaudit.ingest.pdf.raw import RefusedError, frame_of, open_file, read_words
from planaudit.ingest.pdf.raw_look import drawn_on
from planaudit.ingest.pdf.raw_rules import drawn_rules
from planaudit.ingest.private_folders import private_folder

_LANGUAGES = {"eng": "English", "cym": "Welsh"}
_DOTS_PER_INCH = 300.0
_MOST_PIXELS = 25_000_000  # of a page's picture; A4 at 300 dots per inch has 9 million
_AT_ONCE = 8  # pages, so that a long scan needs no more memory and space than a short one
_STROKES = frozenset("|\u00a6")
_NEAR = 3.0  # points
_HOW_TO_GET = (
    "recognising text (--ocr) needs {missing}: install OCRmyPDF with pip install 'planaudit[ocr]' "
    "and Tesseract, with its English and Welsh languages, from your system's packages or from "
    "tesseract-ocr.github.io, and run again"
)

_WHY_IT_STOPPED = {
    3: "a program that it needs is missing or too old",
    5: "it could not write to the folder for temporary files",
    7: "Tesseract, which it starts, failed",
}
"""What OCRmyPDF's exit codes mean, for those that a page of pictures can give."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The seconds that the programs may take: to start, and for each page of Tesseract's work."""

    to_start: int = 60
    a_page: int = 120


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The programs that recognise text, found on this computer.

    `languages` are Tesseract's codes, of those that plans are written in; `turns` says that
    pages on their side can be told.
    """

    languages: tuple[str, ...]
    turns: bool

    def note(self) -> str | None:
        """Return a sentence about a language that is not installed, None when both are."""
        if len(self.languages) == len(_LANGUAGES):
            return None
        (missing,) = (name for code, name in _LANGUAGES.items() if code not in self.languages)
        known = _LANGUAGES[self.languages[0]]
        return f"Tesseract has no {missing} here, so all of it was recognised as {known}."


def installed_languages(program: str) -> set[str]:
    """Return the codes of the languages that Tesseract, started as `program`, can recognise."""
    try:
        listed = subprocess.run(
            [program, "--list-langs"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=Limits().to_start,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return set()
    return set(listed.stdout.decode("utf-8", "replace").split())


def find_recogniser(
    languages_of: Callable[[str], set[str]] = installed_languages,
) -> Recogniser:
    """Return the programs that recognise text. Raises UnreadableFile when they are not there."""
    program = shutil.which("tesseract")
    if find_spec("ocrmypdf") is None or program is None:
        missing = [
            name
            for name, is_missing in (
                ("OCRmyPDF", find_spec("ocrmypdf") is None),
                ("Tesseract", program is None),
            )
            if is_missing
        ]
        raise UnreadableFile(
            "not_assessable",
            _HOW_TO_GET.format(missing=f"{' and '.join(missing)}, not found on this computer"),
        )
    installed = languages_of(program)
    languages = tuple(code for code in _LANGUAGES if code in installed)
    if not languages:
        raise UnreadableFile(
            "not_assessable", _HOW_TO_GET.format(missing="Tesseract's English or Welsh language")
        )
    return Recogniser(languages, turns="osd" in installed)


def recognise(
    file: Any, numbers: Sequence[int], recogniser: Recogniser, limits: Limits | None = None
) -> dict[int, RecognisedPage]:
    """Return what was recognised on pages of pdfium's document, by page number.

    A page on which no word was recognised is not among them.

    Raises UnreadableFile when the programs fail or take too long.
    """
    limits = limits or Limits()
    found: dict[int, RecognisedPage] = {}
    fit = [number for number in numbers if _can_be_rendered(file, number)]
    for start in range(0, len(fit), _AT_ONCE):
        batch = fit[start : start + _AT_ONCE]
        with private_folder() as folder:
            pictures, result = folder / "pictures.pdf", folder / "recognised.pdf"
            _write_pictures(file, batch, pictures)
            seconds = limits.to_start + 2 * limits.a_page * len(batch)
            _run(_command(recogniser, pictures, result, limits), folder, seconds)
            pages = _pages_of(result)
            if len(pages) != len(batch):
                raise _failed("lost pages")
            found.update(zip(batch, pages, strict=True))
    return {number: page for number, page in found.items() if page.words}


def _can_be_rendered(file: Any, number: int) -> bool:
    page = file[number - 1]
    try:
        return drawn_on(page, frame_of(page)).can_be_rendered
    finally:
        page.close()


def _write_pictures(file: Any, numbers: Sequence[int], target: Path) -> None:
    """Write a PDF of pictures of pages, each of the size of its page.

    Form fields and notes are not drawn: they are read from the file itself.
    """
    pictures = pypdfium2.PdfDocument.new()
    try:
        for number in numbers:
            page = file[number - 1]
            width, height = page.get_size()
            most = (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5
            bitmap = page.render(
                scale=min(_DOTS_PER_INCH / 72, most),
                grayscale=True,
                draw_annots=False,
                may_draw_forms=False,
            )
            page.close()
            picture = pypdfium2.PdfImage.new(pictures)
            picture.set_bitmap(bitmap)
            picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
            blank = pictures.new_page(width, height)
            blank.insert_obj(picture)
            blank.gen_content()
            blank.close()
            bitmap.close()
        pictures.save(target)
    finally:
        pictures.close()


def _command(
    recogniser: Recogniser, pictures: Path, result: Path, limits: Limits
) -> tuple[str, ...]:
    return (
        *(sys.executable, "-m", "ocrmypdf", "--quiet", "--jobs", "1", "--deskew"),
        *("--language", "+".join(recogniser.languages)),
        # These need neither Ghostscript nor any other program but Tesseract.
        *("--output-type", "pdf", "--rasterizer", "pypdfium", "--optimize", "0"),
        *("--tesseract-timeout", str(limits.a_page)),
        *(["--rotate-pages"] if recogniser.turns else []),
        *(str(pictures), str(result)),
    )


def _run(command: Sequence[str], folder: Path, seconds: float) -> None:
    """Run a program that may write in a folder. Raises UnreadableFile when it fails or hangs."""
    places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))
    # One thread a page: a batch of plans already has a worker for each processor.
    environment = {**os.environ, **places, "OMP_THREAD_LIMIT": "1"}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environment,
        start_new_session=True,
    )
    try:
        code = process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise UnreadableFile(
            "not_assessable",
            "recognising the text (OCR) took too long and was stopped. Ask for the file it was "
            "printed from, or have it scanned again, one page upright to a frame",
        ) from None
    finally:
        _end(process)
    if code:
        why = _WHY_IT_STOPPED.get(code, "it stopped before it was done")
        raise _failed(f"failed, as {why} (OCRmyPDF's exit code {code})")


def _failed(how: str) -> UnreadableFile:
    return UnreadableFile(
        "not_assessable",
        f"recognising the text (OCR) {how}. Check that OCRmyPDF 17 or later works on this "
        "computer, or ask for the file it was printed from",
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, with the programs that it started."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _pages_of(result: Path) -> list[RecognisedPage]:
    """Return what was recognised on each page of the file that OCRmyPDF wrote."""
    try:
        file = open_file(result.read_bytes())
    except (OSError, RefusedError):
        raise _failed("gave no file that can be read") from None
    try:
        return [_recognised_page(file[index]) for index in range(len(file))]
    finally:
        file.close()


def _recognised_page(page: Any) -> RecognisedPage:
    frame = frame_of(page)
    words = read_words(page, frame).words
    rules = drawn_rules(page, frame)
    page.close()
    return RecognisedPage(*frame.size, _as_printed(words, rules), rules)


def _as_printed(words: Sequence[Word], rules: Sequence[Box]) -> tuple[Word, ...]:
    """Return recognised words in print of one size, without ruling lines taken for letters.

    The size that is recognised differs from line to line of one paragraph, which would part it.
    """
    if not words:
        return ()
    face = Face(size=median_low(word.face.size for word in words))
    return tuple(
        replace(word, face=face)
        for word in words
        if set(word.text) - _STROKES or not any(_crosses(rule, word) for rule in rules)
    )


def _crosses(rule: Box, word: Word) -> bool:
    """Return whether an upright ruling line runs through the place of a word."""
    beside = word.x0 - _NEAR <= rule[0] <= word.x1 + _NEAR
    return rule[0] == rule[2] and beside and rule[1] < word.bottom and rule[3] > word.top
