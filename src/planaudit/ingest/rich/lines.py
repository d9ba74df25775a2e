"""Lines of one paragraph that are paragraphs to whoever reads them.

Web pages and exports often part everything with line breaks: labels, answers, list items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planaudit.ingest.marks import split_bullet
from planaudit.ingest.rich.model import Run
from planaudit.ingest.typed_bullets import with_typed_bullets

_NUMBERED = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+\S")
_LABELLED = re.compile(r"\s*(?=[^\W_a-zß-ÿ])(?P<label>[^:?!.;,\n]{2,40}):(?:\s|$)")
_SPEAKS = re.compile(
    r"(?:I|he|she|they|we|it|mae|roedd|dywed\w*)\b"
    r"|.*\b(?:said|says|saying|asked|told (?:me|us)|tells (?:me|us)|added|wrote|meddai)$",
    re.IGNORECASE,
)
"""'She said: I want to go home' is speech, not a label and its answer."""
_MOST_WORDS_OF_A_LABEL = 5
_FEWEST_LABELLED_LINES = 2


def paragraphs_in(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Return the paragraphs that the lines of `runs` make.

    A new one begins after an empty line, with a bullet or a number, and with a bold line after
    one that is not: a label after the answer to the last. Other lines stay together, as a
    sentence broken over two lines must.
    """
    made: list[list[Run]] = []
    before: Sequence[Run] = ()
    lines = list(_lines(runs))
    texts = with_typed_bullets(["".join(run.text for run in line) for line in lines])
    for line, text in zip(lines, texts, strict=True):
        if not text.strip():
            before = ()
        elif made and before and not _begins(line, text.strip(), before):
            made[-1] += [replace(before[-1], text="\n"), *line]
            before = line
        else:
            made.append(line)
            before = line
    return [tuple(paragraph) for paragraph in made]


def labelled_lines(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Return the paragraphs that labels at the start of lines make: 'Name: Sian⏎Team: Adults'.

    One label says little, as any sentence may have a colon; two or more part the paragraph, each
    with the lines that follow it.
    """
    if not any("\n" in run.text for run in runs):
        return [tuple(runs)]
    lines = list(_lines(runs))
    labelled = [_is_labelled("".join(run.text for run in line)) for line in lines]
    if sum(labelled) < _FEWEST_LABELLED_LINES:
        return [tuple(runs)]
    made: list[list[Run]] = []
    for line, begins in zip(lines, labelled, strict=True):
        if begins or not made:
            made.append(line)
        else:
            break_run = next(reversed(made[-1]), next(iter(line), None))
            made[-1] += [replace(break_run, text="\n"), *line] if break_run else line
    return [tuple(paragraph) for paragraph in made if paragraph]


def _is_labelled(line: str) -> bool:
    found = _LABELLED.match(line)
    if found is None or len(found["label"].split()) > _MOST_WORDS_OF_A_LABEL:
        return False
    return _SPEAKS.match(found["label"].strip()) is None


def _lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        if first:
            line.append(replace(run, text=first) if others else run)
        for text in others:
            yield line
            line = [replace(run, text=text)] if text else []
    yield line


def _begins(line: Sequence[Run], text: str, before: Sequence[Run]) -> bool:
    if split_bullet(text)[0] or _NUMBERED.match(text):
        return True
    inked = [run for run in line if run.text.strip()]
    return inked[0].bold and not all(run.bold for run in before if run.text.strip())
