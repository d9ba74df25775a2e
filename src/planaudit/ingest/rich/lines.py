"""Lines of one paragraph that are paragraphs to whoever reads them.

Web pages and exports often part everything with line breaks: labels, answers, list items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planaudit.ingest.marks import split_bullet
from planaudit.ingest.rich.model import Run

_NUMBERED = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+\S")


def paragraphs_in(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Return the paragraphs that the lines of `runs` make.

    A new one begins after an empty line, with a bullet or a number, and with a bold line after
    one that is not: a label after the answer to the last. Other lines stay together, as a
    sentence broken over two lines must.
    """
    made: list[list[Run]] = []
    before: Sequence[Run] = ()
    for line in _lines(runs):
        if not any(run.text.strip() for run in line):
            before = ()
        elif made and before and not _begins(line, before):
            made[-1] += [replace(before[-1], text="\n"), *line]
            before = line
        else:
            made.append(line)
            before = line
    return [tuple(paragraph) for paragraph in made]


def _lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        if first:
            line.append(replace(run, text=first))
        for text in others:
            yield line
            line = [replace(run, text=text)] if text else []
    yield line


def _begins(line: Sequence[Run], before: Sequence[Run]) -> bool:
    text = "".join(run.text for run in line).strip()
    if split_bullet(text)[0] or _NUMBERED.match(text):
        return True
    inked = [run for run in line if run.text.strip()]
    return inked[0].bold and not all(run.bold for run in before if run.text.strip())
