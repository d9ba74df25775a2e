"""Where bold labels end and the answers typed after them begin, in one paragraph.

'**Worker:** Sian  **Team:** Adults' is two labels, each with its answer. Bold that only
stresses, as in 'She is **very** proud', is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planaudit.ingest.marks import split_tick_boxes
from planaudit.ingest.rich.model import Run

_PARTED = re.compile(r"\t|\s{2}")
_GAP = re.compile(r"[\t\n]|\s{3}")
_GAP_AFTER_A_WORD = re.compile(r"[\t\n]|\s{2}")
"""Many type two spaces after a full stop, so there they set nothing apart."""
_ENDS_A_SENTENCE = (".", "!", "?")
_LABEL_ENDS = (":", "?")
_COLON_OUTSIDE = re.compile(r"\s?:(?=\s|$)")
_LABEL_WITHOUT_ANSWER = re.compile(r"(?<=:)(?=(?:[\t\n]|\s{2})\s*\S)")
_NO_WORDS_OF_A_LABEL = re.compile(r"[.!,;…”’\"]$")
_SEVERAL = 2
_LONGEST_LABEL = 100  # characters
_MOST_WORDS_OF_A_BARE_LABEL = 8


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Bold words in a row: the runs `first` up to `end`, and the white space on either side.

    `before` and `after` are the words in plain print on either side, '' at the paragraph's ends.
    """

    first: int
    end: int
    text: str
    white_before: str
    white_after: str
    before: str
    after: str

    @property
    def is_short(self) -> bool:
        return len(self.text) <= _LONGEST_LABEL

    @property
    def is_a_line(self) -> bool:
        """Whether it is all of a line that another one follows."""
        starts = not self.before or "\n" in self.white_before
        return starts and bool(self.after) and "\n" in self.white_after


def labels_and_answers(runs: Sequence[Run], *, in_cell: bool) -> list[Sequence[Run]]:
    """Return `runs` in parts: the runs of each bold label and, apart, those of each answer.

    Some forms print a label and leave room for the answer in the same paragraph: after a line
    break, a colon or a question mark or, in a table, after a tab or two spaces. After an answer
    another label may follow. No run is lost, and a paragraph without labels is one part.
    """
    cuts: list[int] = []
    labels: list[_Stretch] = []
    for stretch in _bold_stretches(runs):
        is_label = (
            _is_later_label(stretch, labels)
            if stretch.before or labels
            else _is_first_label(stretch, in_cell=in_cell)
        )
        if is_label:
            cuts += [stretch.first] if stretch.before or labels else []
            cuts += [stretch.end] if stretch.after else []
            labels.append(stretch)
    edges = [0, *dict.fromkeys(cuts), len(runs)]
    return [runs[at:end] for at, end in pairwise(edges) if end > at] or [runs]


def with_labels_apart(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return `runs` with each bold label a run of its own, its colon with it.

    Whoever makes a word bold by hand often leaves the colon after it plain. One such word may
    be whoever speaks ('**Mum**: he is tired'); several are labels. Between two labels in one
    bold run may be the room for an answer that nobody gave.
    """
    if not any(run.bold for run in runs):
        return tuple(runs)
    bold_to_the_colon = _with_colons_bold(runs)
    ends = sum(run.bold and run.text.rstrip().endswith(":") for run in bold_to_the_colon)
    made: list[Run] = []
    for run in bold_to_the_colon if ends >= _SEVERAL else runs:
        texts = _LABEL_WITHOUT_ANSWER.split(run.text) if run.bold else [run.text]
        made += [replace(run, text=text) for text in texts if text]
    return tuple(made)


def _with_colons_bold(runs: Sequence[Run]) -> list[Run]:
    made: list[Run] = []
    for run in runs:
        colon = None if run.bold else _COLON_OUTSIDE.match(run.text)
        if colon and _ends_in_a_likely_label(made):
            made[-1] = replace(made[-1], text=made[-1].text + colon[0])
            run = replace(run, text=run.text[colon.end() :])
        if run.text:
            made.append(run)
    return made


def _ends_in_a_likely_label(runs: Sequence[Run]) -> bool:
    """Return whether `runs` end in bold words that begin the paragraph or stand after a gap."""
    bold = ""
    at = len(runs)
    while at and runs[at - 1].bold and len(bold) <= _LONGEST_LABEL:
        at -= 1
        bold = runs[at].text + bold
    if not bold.strip() or bold.rstrip().endswith(_LABEL_ENDS) or len(bold) > _LONGEST_LABEL:
        return False
    white = bold[: len(bold) - len(bold.lstrip())]
    while at and not runs[at - 1].text.strip():
        at -= 1
        white = runs[at].text + white
    if not at:
        return True
    return _GAP_AFTER_A_WORD.search(_white_at_the_end(runs[at - 1].text) + white) is not None


def _bold_stretches(runs: Sequence[Run]) -> Iterator[_Stretch]:
    """Yield the bold words of a paragraph that is not bold throughout.

    A bold colon ends a stretch where a gap follows it.
    """
    inked = [position for position, run in enumerate(runs) if run.text.strip()]
    bold = sum(runs[position].bold for position in inked)
    if bold in (0, len(inked)):
        return
    groups: list[list[int]] = []
    for position in inked:
        if groups and _goes_on(runs, groups[-1], position):
            groups[-1].append(position)
        else:
            groups.append([position])
    texts = [_text(runs[group[0] : group[-1] + 1]) for group in groups] + [""]
    ends = [group[0] for group in groups[1:]] + [len(runs)]
    for number, group in enumerate(groups):
        if not runs[group[0]].bold:
            continue
        before, after = texts[number - 1], texts[number + 1]  # the last is '', for both ends
        white = _text(runs[groups[number - 1][-1] + 1 if number else 0 : group[0]])
        own, room = texts[number], _text(runs[group[-1] + 1 : ends[number]])
        yield _Stretch(
            group[0],
            ends[number],
            own.strip(),
            _white_at_the_end(before) + white + own[: len(own) - len(own.lstrip())],
            _white_at_the_end(own) + room + after[: len(after) - len(after.lstrip())],
            before.strip(),
            after.strip(),
        )


def _goes_on(runs: Sequence[Run], group: list[int], position: int) -> bool:
    """Return whether the run at `position` is printed like `group`, and no label ends there."""
    if runs[position].bold != runs[group[-1]].bold:
        return False
    text = _text(runs[group[-1] : position + 1])
    return not runs[position].bold or _LABEL_WITHOUT_ANSWER.search(text) is None


def _is_first_label(stretch: _Stretch, *, in_cell: bool) -> bool:
    white = stretch.white_after
    if not stretch.after or "\n" in white:
        return bool(stretch.after)
    parted = stretch.text.endswith(_LABEL_ENDS) or (in_cell and _PARTED.search(white))
    return bool(parted) and stretch.is_short


def _is_later_label(stretch: _Stretch, labels: Sequence[_Stretch]) -> bool:
    """Return whether bold words after others are a label; `labels` are those before them."""
    if not stretch.is_short or not stretch.text[:1].isalnum() or stretch.text[:1].islower():
        return False
    if not stretch.text.endswith(_LABEL_ENDS):
        bare = bool(labels) and labels[0].is_a_line and stretch.is_a_line
        few = len(stretch.text.split()) <= _MOST_WORDS_OF_A_BARE_LABEL
        return bare and few and not _NO_WORDS_OF_A_LABEL.search(stretch.text)
    if labels and (stretch.text.endswith(":") or _has_boxes(stretch.before)):
        return True
    gap = _GAP if stretch.before.endswith(_ENDS_A_SENTENCE) else _GAP_AFTER_A_WORD
    return gap.search(stretch.white_before) is not None


def _has_boxes(text: str) -> bool:
    return any(ticked is not None for _, ticked in split_tick_boxes(text))


def _white_at_the_end(text: str) -> str:
    return text[len(text.rstrip()) :]


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)
