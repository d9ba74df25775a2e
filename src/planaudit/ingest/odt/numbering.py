"""What OpenDocument's automatic numbering prints before list items and headings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from planaudit.ingest.odt.xml import attribute, is_true, name_of, number_in
from planaudit.ingest.rich.list_labels import in_letters, in_roman

_SLOT = re.compile(r"%([0-9]{1,2})%")
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered.

    `number` is the format of its number ('1', 'a', 'I'; '' for none), `levels` how many levels
    are printed, and `pattern`, where there is one, the whole label, such as '%1%.%2%.'.
    """

    bullet: bool = False
    number: str = ""
    prefix: str = ""
    suffix: str = ""
    levels: int = 1
    start: int = 1
    pattern: str = ""
    doubled: bool = False

    @property
    def prints(self) -> bool:
        """Whether anything stands before the items of this level."""
        return self.bullet or bool(self.number)


_PLAIN = Level(bullet=True)


@dataclass(frozen=True, slots=True)
class Numbering:
    """How all levels of a list are numbered, by level from 1."""

    by_level: Mapping[int, Level]

    def level(self, number: int) -> Level:
        """Return one level; one that the style does not describe has a bullet."""
        return self.by_level.get(number, _PLAIN)


def numbering_of(style: etree._Element | None) -> Numbering:
    """Return what a text:list-style or text:outline-style says."""
    levels: dict[int, Level] = {}
    for each in () if style is None else style:
        kind = name_of(each)
        number = number_in(each, "text:level", 0)
        if not 1 <= number <= _DEEPEST or not kind.startswith("text:"):
            continue
        if kind in ("text:list-level-style-number", "text:outline-level-style"):
            levels[number] = Level(
                number=attribute(each, "style:num-format"),
                prefix=attribute(each, "style:num-prefix"),
                suffix=attribute(each, "style:num-suffix"),
                levels=number_in(each, "text:display-levels", 1),
                start=number_in(each, "text:start-value", 1),
                pattern=attribute(each, "style:num-list-format")
                or attribute(each, "loext:num-list-format"),
                doubled=is_true(each, "style:num-letter-sync"),
            )
        else:
            levels[number] = _PLAIN
    return Numbering(levels)


class Counters:
    """The numbers that one list has reached, level by level."""

    def __init__(self) -> None:
        self._reached: dict[int, int] = {}

    def advance(self, numbering: Numbering, level: int, start: int | None = None) -> str:
        """Count one item more at `level`, from `start` if given; return its label."""
        if start is None:
            reached = self._reached.get(level)
            start = numbering.level(level).start if reached is None else reached + 1
        self._reached[level] = start
        for deeper in [each for each in self._reached if each > level]:
            del self._reached[deeper]
        return self._label(numbering, level)

    def _label(self, numbering: Numbering, level: int) -> str:
        own = numbering.level(level)
        if own.bullet or not own.number:
            return ""
        if own.pattern:
            shown = _SLOT.sub(lambda slot: self._number(numbering, int(slot[1])), own.pattern)
            return " ".join(shown.split())
        first = max(1, level - max(1, own.levels) + 1)
        numbers = [self._number(numbering, each) for each in range(first, level + 1)]
        shown = own.prefix + ".".join(number for number in numbers if number) + own.suffix
        return " ".join(shown.split())

    def _number(self, numbering: Numbering, level: int) -> str:
        how = numbering.level(level)
        # A level that no item has had yet shows the number it would begin with.
        return number_shown(self._reached.get(level, how.start), how.number, doubled=how.doubled)


def number_shown(number: int, form: str, *, doubled: bool) -> str:
    """Return `number` as list numbering shows it, '' for the format ''.

    `doubled` lets 'bb' follow 'aa' and not 'ab'. What no letters can show is shown in digits.
    """
    if not form:
        return ""
    if form in ("a", "A"):
        shown = in_letters(number, doubled=doubled)
    elif form in ("i", "I"):
        shown = in_roman(number)
    elif form.startswith("0"):
        shown = f"{number:0{len(form.split(',')[0])}d}"
    else:
        shown = str(number)
    return shown.upper() if form in ("A", "I") else shown
