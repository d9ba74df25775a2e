"""Level rules that may part the rows of a table: drawn lines, and the edges of shaded stripes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from planaudit.ingest.pdf.boxes import NEAR, is_upright, overlap
from planaudit.ingest.pdf.by_height import ByHeight
from planaudit.ingest.pdf.model import Box, Fill, PageMarks, Word
from planaudit.ingest.pdf.paint import hugs_words

_WIDE = 60.0  # points: the least width of a rule across a table
_BELOW = 1.5  # points from words to a line drawn under them
_STRIPE = (8.0, 400.0)  # points: least and greatest height of a stripe


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line. `joints` are where it is pieced together, as at the edges of cells."""

    at: float
    x0: float
    x1: float
    joints: tuple[float, ...] = ()


def whole_lines(lines: Sequence[Box], *, upright: bool) -> list[Box]:
    """Return the level (or upright) lines, with pieces that touch end to end made one."""
    along, at = (1, 0) if upright else (0, 1)
    whole: list[Box] = []
    for line in sorted(lines, key=lambda line: (round(line[at]), line[along])):
        if is_upright(line) is not upright:
            continue
        last = whole[-1] if whole else None
        if last and abs(last[at] - line[at]) <= 1 and line[along] <= last[along + 2] + NEAR:
            right, bottom = max(last[2], line[2]), max(last[3], line[3])
            ends = (last[2], bottom) if upright else (right, last[3])
            whole[-1] = (last[0], last[1], *ends)
        else:
            whole.append(line)
    return whole


def is_along_words(line: Box, words: Sequence[Word]) -> bool:
    """Return whether a level line is drawn under or through words: it is no wider than they."""
    near = [
        word
        for word in words
        if word.x0 < line[2] - 1
        and word.x1 > line[0] + 1
        and (word.top + word.bottom) / 2 - 0.25 * (word.bottom - word.top) <= line[1]
        and line[1] <= word.bottom + _BELOW
    ]
    if not near:
        return False
    left, right = min(word.x0 for word in near), max(word.x1 for word in near)
    return left - line[0] < 2.5 and line[2] - right < 2.5


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Return rules, given from the left, with those that touch end to end made one."""
    whole: list[Rule] = []
    for rule in rules:
        last = whole[-1] if whole else None
        if last and rule.x0 <= last.x1 + NEAR:
            joint = (last.x1 + rule.x0) / 2
            joints = (*last.joints, joint) if rule.x0 > last.x1 - NEAR else last.joints
            right = max(last.x1, rule.x1)
            whole[-1] = Rule(last.at, last.x0, right, (*joints, *rule.joints))
        else:
            whole.append(rule)
    return whole


def _rules_from(boxes: Sequence[Box], side: int) -> list[Rule]:
    rows: list[list[Rule]] = []
    for box in sorted(boxes, key=lambda box: box[side]):
        rule = Rule(box[side], box[0], box[2])
        if rows and rule.at - rows[-1][0].at <= 1:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    return [rule for row in rows for rule in _joined(sorted(row, key=lambda rule: rule.x0))]


def _stripes(fills: Sequence[Fill], words: Sequence[Word], taken: Sequence[Box]) -> list[Box]:
    return [
        fill.box
        for fill in fills
        if not fill.is_white
        and _STRIPE[0] <= fill.box[3] - fill.box[1] <= _STRIPE[1]
        and not any(overlap(fill.box, other) > 0 for other in taken)
        and not hugs_words(fill.box, words)
    ]


def rule_groups(page: PageMarks, words: Sequence[Word], taken: Sequence[Box]) -> list[list[Rule]]:
    """Return the rules outside `taken`, in groups of one width, each from the top down."""
    by_foot = ByHeight(words, lambda word: word.bottom)
    tallest = max((word.bottom - word.top for word in words), default=0.0)
    lines = [
        line
        for line in page.marks.lines
        if not is_upright(line)
        and not any(
            box[0] - 2 <= line[0] and line[2] <= box[2] + 2 and box[1] - 2 <= line[1] <= box[3] + 2
            for box in taken
        )
        and not is_along_words(line, by_foot.between(line[1] - 2 * _BELOW, line[1] + tallest))
    ]
    stripes = _stripes(page.marks.fills, words, taken)
    rules = [*_rules_from(lines, 1), *_rules_from(stripes, 1), *_rules_from(stripes, 3)]
    groups: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in sorted(rules, key=lambda rule: rule.at):
        if rule.x1 - rule.x0 < _WIDE:
            continue
        for shift in ((0, 0), (0, 1), (1, 0), (1, 1), (0, -1), (-1, 0), (-1, -1), (1, -1), (-1, 1)):
            key = (round(rule.x0 / NEAR) + shift[0], round(rule.x1 / NEAR) + shift[1])
            if key in groups:
                break
        else:
            key = (round(rule.x0 / NEAR), round(rule.x1 / NEAR))
        group = groups[key]
        if group and rule.at - group[-1].at <= NEAR:
            last = group[-1]
            group[-1] = Rule(last.at, last.x0, last.x1, (*last.joints, *rule.joints))
        else:
            group.append(rule)
    return list(groups.values())
