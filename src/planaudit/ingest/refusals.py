"""Refusals that several readers have in common, each with what the user can do about it."""

from __future__ import annotations

from planaudit.ingest.interface import UnreadableFile


def too_much(what: str) -> UnreadableFile:
    """Return the refusal of a file that would take too much memory, because of `what`."""
    return UnreadableFile(
        "failed",
        f"{what}, far more than a plan holds, so it was not read. It may be damaged or made to do "
        "harm. Ask for it to be sent again as PDF",
    )


def too_large_page(what: str) -> UnreadableFile:
    """Return the refusal of a web page that would take too much time, because of `what`."""
    return UnreadableFile(
        "failed",
        f"this page is far larger or deeper than any plan ({what}), so it was not read. Open "
        "it in a browser, print it to PDF, and give planaudit the PDF",
    )


def damaged() -> UnreadableFile:
    """Return the refusal of a package that is not whole."""
    return UnreadableFile(
        "failed",
        "this file is not whole (it may be damaged or cut short). Open it in Word, Excel or "
        "LibreOffice, save a new copy and try again",
    )
