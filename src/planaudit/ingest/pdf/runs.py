"""The words of a paragraph as one text, or as runs of it that are printed in one way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planaudit.ingest.pdf.model import Line, Word
from planaudit.ingest.rich.model import Run

HYPHENS = ("-", "\u2010", "\u00ad")
_STOPS = ".,;:!?'\")("
_AFTER_A_HANGING_HYPHEN = frozenset({"and", "or", "to", "a", "ac", "neu", "i"})
"""In English and in Welsh."""
_TAB = 1.0  # sizes of print: a wider gap is as good as a tab


def plain(text: str) -> str:
    """Return a word in lower case without the stops around it."""
    return text.casefold().strip(_STOPS)


def mended(text: str, after: str, vocabulary: Counter[str]) -> str | None:
    """Return `text`, which ends a line, as it joins on to `after`; None if a space parts them.

    'Short- and long-term' stays as it is. Any other hyphen at the end of a line is kept unless
    the document elsewhere has the word without it, and never with it.
    """
    if not text.endswith(HYPHENS) or len(text) < 2 or not text[-2].isalpha():
        return None
    start, end = text[:-1].split(" ")[-1], after.split(" ")[0]
    if end in _AFTER_A_HANGING_HYPHEN and text[-1] != "\u00ad":
        return None
    whole, kept = plain(f"{start}{end}"), plain(f"{start}-{end}")
    sure = whole in vocabulary and kept not in vocabulary
    return text[:-1] if sure or text[-1] == "\u00ad" else text


def joined_text(lines: Sequence[Line], vocabulary: Counter[str]) -> str:
    """Return the text of lines as one, mending words broken at a line's end."""
    text = ""
    for line in lines:
        start = mended(text, line.text, vocabulary)
        if start is None:
            text = f"{text} {line.text}" if text else line.text
        else:
            text = start + line.text
    return text


def is_mixed(words: Sequence[Word]) -> bool:
    """Return whether only some words are bold, or any are struck out or highlighted."""
    bold = words[0].face.bold
    return any(word.face.bold != bold or word.struck or word.marked for word in words)


def _print_of(word: Word) -> tuple[bool, bool, bool, bool]:
    return word.face.bold, word.face.italic, word.struck, word.marked


def runs_of(
    lines: Sequence[Line], vocabulary: Counter[str]
) -> tuple[list[Run], list[tuple[Word, ...]]]:
    """Return the runs of lines that are printed in one way, and the words of each."""
    texts: list[str] = []
    words: list[list[Word]] = []
    for line in lines:
        for number, word in enumerate(line.words):
            gap = " "
            if number == 0:
                start = mended(texts[-1], word.text, vocabulary) if texts else ""
                if start is not None:
                    texts[-1:] = [start] if texts else []
                    gap = ""
            elif word.glued:
                gap = ""
            elif word.x0 - line.words[number - 1].x1 > _TAB * max(word.face.size, 6.0):
                gap = "\t"
            if words and _print_of(words[-1][-1]) == _print_of(word):
                texts[-1] += gap + word.text
                words[-1].append(word)
            else:
                texts.append(gap + word.text)
                words.append([word])
    runs = [
        Run(text, *_print_of(own[0]), own[0].face.size)
        for text, own in zip(texts, words, strict=True)
    ]
    return runs, [tuple(own) for own in words]
