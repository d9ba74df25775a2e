"""The outcomes and actions a document records in prose, where no grid holds them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from planaudit.reading.cast import Cast
from planaudit.reading.model import ActionRow, Cited, OutcomeRow, Passage, Sentence
from planaudit.reading.negation import is_empty_answer
from planaudit.reading.owners import owners_in_prose
from planaudit.reading.reasons import reason_in
from planaudit.reading.times import first_time

LONGEST_ITEM = 320
"""Characters. A longer paragraph holds one outcome or action a sentence."""
MOST_SENTENCES_OF_AN_ITEM = 3
FEWEST_WORDS_OF_AN_ACTION = 2

_INTRODUCES_A_LIST = re.compile(r":\s*$")


@dataclass(frozen=True, slots=True)
class Prose:
    """The written answers of a document that stand outside its grids."""

    passages: Sequence[Passage]
    sentences: dict[int, list[Sentence]]
    in_grids: Collection[int]
    cast: Cast

    def outcomes(self) -> Iterator[OutcomeRow]:
        """Yield the outcomes in answers to a prompt for outcomes."""
        for passage, item in self._items("personal_outcomes"):
            cited = _cite(passage, item.start, item.end)
            if not is_empty_answer(cited.text) and not _INTRODUCES_A_LIST.search(cited.text):
                yield OutcomeRow(cited, item.speaker, item.manner, in_table=False)

    def actions(self) -> Iterator[ActionRow]:
        """Yield the actions in answers to a prompt for actions."""
        for passage, item in self._items("actions"):
            cited = _cite(passage, item.start, item.end)
            if is_empty_answer(cited.text) or len(cited.text.split()) < FEWEST_WORDS_OF_AN_ACTION:
                continue
            when = first_time(cited.text)
            yield ActionRow(
                cited,
                in_table=False,
                reason=reason_in(cited),
                owners=owners_in_prose(cited.text, self.cast),
                when=when and _cite(passage, cited.start + when[0], cited.start + when[1]),
                timed=when is not None,
            )

    def _items(self, slot: str) -> Iterator[tuple[Passage, Sentence]]:
        """Yield each outcome or action of the answers to `slot`, with its passage."""
        for passage in self.passages:
            if passage.printed or passage.kind not in ("prose", "cell"):
                continue
            if passage.slots[:1] == (slot,) and passage.index not in self.in_grids:
                for item in _as_items(passage, self.sentences.get(passage.index, [])):
                    yield passage, item


def _as_items(passage: Passage, sentences: list[Sentence]) -> list[Sentence]:
    """Return the outcomes or actions of one answer: a short paragraph or list item is one."""
    if len(sentences) <= 1 or len(passage.text) > LONGEST_ITEM:
        return sentences
    if passage.text.lstrip()[:1] in "-•" or len(sentences) > MOST_SENTENCES_OF_AN_ITEM:
        return sentences
    first, last = sentences[0], sentences[-1]
    voiced = next((s for s in sentences if s.speaker != "professional"), first)
    return [
        replace(
            first,
            end=last.end,
            last_token=last.last_token,
            text=passage.text[first.start : last.end],
            speaker=voiced.speaker,
            manner=voiced.manner,
        )
    ]


def _cite(passage: Passage, start: int, end: int) -> Cited:
    return Cited(passage.index, start, end, passage.text[start:end])
