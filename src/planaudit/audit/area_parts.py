"""The cues, names, numbers and statements of a pack's areas of well-being, each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planaudit.audit.area_cues import Cue, cues_of, words_found
from planaudit.audit.national import NationalOutcomes, area_numbers_in, names_in
from planaudit.audit.parts import Part
from planaudit.packs.kinds_schema import Area
from planaudit.reading.model import Reading


class AreaFinder:
    """Tells which of them the outcomes of a reading show.

    A statement has two parts: given word for word, and nearly so. Names, numbers and statements
    are looked for where a national outcome stands.
    """

    def __init__(self, areas: Sequence[Area]) -> None:
        self._areas = areas
        self._national = NationalOutcomes(areas)
        self._cues = tuple(part for area in areas for part in _parts_of_cues(area))

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every cue, name, number and statement."""
        others = [part for area in self._areas for part in _other_parts(area)]
        return (*(part for part, _ in self._cues), *others)

    def found_in(self, reading: Reading) -> Iterator[Part]:
        """Yield each of them that the reading shows, as often as it does."""
        for outcome in reading.outcomes:
            for part, cue in self._cues:
                if words_found(cue, outcome.text.text):
                    yield part
            if outcome.national is not None:
                yield from self._given(outcome.national.text)

    def _given(self, text: str) -> Iterator[Part]:
        numbers = area_numbers_in(text)
        named = False
        for area in self._areas:
            for name in names_in(area, text):
                named = True
                yield _name(area, name)
        for area in self._areas:
            if area.number in numbers and not named:
                yield _number(area)
        by_id = {area.id: area for area in self._areas}
        for given in self._national.statements_given(text):
            yield _statement(by_id[given.area], given.statement, given.word_for_word)


def _parts_of_cues(area: Area) -> Iterator[tuple[Part, Cue]]:
    for cue in cues_of(area):
        what = "word" if cue.is_whole else "cue"
        listed = area.words if cue.is_whole else area.cues
        at = (f"{what}s", listed.index(cue.text))
        yield Part(_rule(area), f"the {what} '{cue.text}'", at), cue


def _other_parts(area: Area) -> Iterator[Part]:
    yield _number(area)
    for name in area.names:
        yield _name(area, name)
    for statement in area.statements:
        for word_for_word in (True, False):
            yield _statement(area, statement, word_for_word)


def _number(area: Area) -> Part:
    return Part(_rule(area), f"the number {area.number}", ("number",))


def _name(area: Area, name: str) -> Part:
    return Part(_rule(area), f"the name '{name}'", ("names", area.names.index(name)))


def _statement(area: Area, statement: str, word_for_word: bool) -> Part:
    how = "word for word" if word_for_word else "with a small change"
    at = ("statements", area.statements.index(statement))
    return Part(_rule(area), f"the statement '{statement}' {how}", at)


def _rule(area: Area) -> str:
    return f"national.{area.id}"
