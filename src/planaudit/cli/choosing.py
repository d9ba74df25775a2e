"""What a user sees who names an archive, a folder or a spreadsheet: the plans to choose from."""

from __future__ import annotations

import os
import shlex
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from planaudit.batch.one_document import SeveralDocuments


def print_choice(several: SeveralDocuments, command: str, console: Console) -> None:
    """Print each document under the name by which `command` takes it.

    Names are not wrapped, so that they can be copied. How to ask for one comes last, where the
    eye is after a long list.
    """
    from rich.text import Text

    from planaudit.batch.one_document import in_stretches
    from planaudit.ingest.sources import RefusedSource, RowSource
    from planaudit.plain_words import count_of, listed

    def say(words: str, style: str = "") -> None:
        console.print(Text(words, style))

    def show(*names: str) -> None:
        for name in names:
            console.print(Text(f"  {name}"), soft_wrap=True)

    documents = several.documents
    say(f"{several.name} holds {count_of(len(documents), 'document')}:", "bold")
    show(*in_stretches(documents))
    for each in documents:
        if isinstance(each, RefusedSource):
            say(f"\nCannot be read: {each.shown}: {each.reason}.")
    forms = [each for each in several.found.forms if not isinstance(each, RowSource)]
    if forms and forms[0] not in documents:
        say("\nBlank forms, by which its plans are read:", "bold")
        show(*in_stretches(forms))
    if passed_over := (*several.found.not_opened, *several.found.passed_over):
        say(f"\nPassed over: {listed(passed_over)}")
    say("\nTo see what was read of one, ask for it by its name:", "bold")
    show(f"{command} {_quoted(documents[0].shown)}")


def _quoted(name: str) -> str:
    """Return `name` as the user's shell takes it for one word."""
    return subprocess.list2cmdline([name]) if os.name == "nt" else shlex.quote(name)
