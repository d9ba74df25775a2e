"""The outcomes and actions a document records in prose, where no grid holds them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from planaudit.reading.cast import Cast
from planaudit.reading.forms import Asks
from planaudit.reading.model import ActionRow, Cited, OutcomeRow, Passage, Sentence
from planaudit.reading.negation import is_empty_answer
from planaudit.reading.outcome_text import scores_in, split_national
from planaudit.reading.owners import owners_in_prose
from planaudit.reading.reasons import reason_in
from planaudit.reading.scores import only_score
from planaudit.reading.times import first_time
from planaudit.score_scale import Scale

LONGEST_ITEM = 320
"""Characters. A longer paragraph on its own holds one outcome or action a sentence."""
LONGEST_OUTCOME = 160
"""Characters. Of a longer outcome its first sentence is cited."""
MOST_SENTENCES_OF_AN_ITEM = 3
FEWEST_WORDS_OF_AN_ACTION = 2

_CLOSES_A_LETTER = re.compile(
    r"^(?:yours\b|yn gywir|kind regards|best wishes|with (?:my )?(?:very )?(?:best|kind)|regards|"
    r"from your\b|thank you\b|many thanks|diolch|cc\b|the following\b|c\.c\.|signed\b|copy to)",
    re.IGNORECASE,
)
_INTRODUCES_A_LIST = re.compile(
    r":\s*$|^(?:we (?:put|agreed|wrote|talked|set|chose|came)|these (?:are|were)|below|"
    r"here (?:are|is)|(?:in|at|from|during) (?:the |a |our |this )?(?:\w+ )?(?:meeting|conference|"
    r"review|visit)\b.{0,60}\b(?:set|agreed|chosen|made|drawn up|put|written))\b",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(
    r"^\W*(?:\d+|[a-z]|comments?|details?|notes?|summary|description|outline|plan|answer|"
    r"please (?:give|say|write|describe)\b.*|as (?:recorded|written|agreed|stated)\b.*)?\W*$",
    re.IGNORECASE,
)
"""A label that leaves the subject to the heading over it."""
_NUMBERED_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z]|i+)[.)]\s")


@dataclass(frozen=True, slots=True)
class Prose:
    """The written answers of a document that stand outside its grids.

    `asked_by_label` holds those in grids of which only the label of each row says what is asked.
    """

    passages: Sequence[Passage]
    sentences: dict[int, list[Sentence]]
    in_grids: Collection[int]
    asked_by_label: Collection[int]
    cast: Cast
    asks: Asks
    scale: Scale | None = None

    def outcomes(self) -> list[OutcomeRow]:
        """Return the outcomes in answers to a prompt for outcomes.

        A score that stands alone after an outcome is its score.
        """
        found: list[OutcomeRow] = []
        for passage, item in self._items("personal_outcomes"):
            cited = _cite(passage, item.start, item.end)
            score = only_score(cited, self.scale)
            if score is not None:
                if found and found[-1].baseline is None:
                    found[-1] = replace(found[-1], baseline=score)
                continue
            if is_empty_answer(cited.text) or _INTRODUCES_A_LIST.search(cited.text):
                continue
            text, national = split_national(cited)
            scores = scores_in(cited)
            if len(text.text) > LONGEST_OUTCOME:
                text = _first_sentence(passage, text, self.sentences)
            outcome = OutcomeRow(
                text,
                item.speaker,
                item.manner,
                in_table=False,
                national=national,
                baseline=scores.baseline,
                target=scores.target,
                score_words=scores.words,
            )
            found.append(outcome)
        return found

    def actions(self) -> Iterator[ActionRow]:
        """Yield the actions in answers to a prompt for actions."""
        for passage, item in self._items("actions"):
            cited = _cite(passage, item.start, item.end)
            if is_empty_answer(cited.text) or len(cited.text.split()) < FEWEST_WORDS_OF_AN_ACTION:
                continue
            if _CLOSES_A_LETTER.match(cited.text) or _INTRODUCES_A_LIST.search(cited.text):
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
        answers = [
            passage
            for passage in self.passages
            if not passage.printed
            and passage.kind in ("prose", "cell")
            and passage.slots[:1] == (slot,)
            and passage.index not in self.in_grids
            and self._is_asked_for(passage, slot)
        ]
        paragraphs = Counter((passage.prompt, passage.headings) for passage in answers)
        for passage in answers:
            alone = paragraphs[passage.prompt, passage.headings] == 1
            sentences = self.sentences.get(passage.index, [])
            if len(sentences) > 1 and _INTRODUCES_A_LIST.search(sentences[0].text):
                listed_here = alone or _NUMBERED_ITEM.match(sentences[1].text)
                sentences = sentences[1:] if listed_here else []
            for item in _as_items(passage, sentences, alone):
                yield passage, item

    def _is_asked_for(self, passage: Passage, slot: str) -> bool:
        """Return whether the label beside an answer asks for `slot`, or leaves that to a heading.

        'Relationship' in a form called 'Assessment and support plan' asks for no action.
        """
        label = passage.prompt
        beside = label not in ("", *passage.headings)
        if passage.index in self.asked_by_label:
            return True
        return not beside or slot in self.asks(label) or bool(_SAYS_NOTHING.match(label))


def _first_sentence(passage: Passage, text: Cited, sentences: dict[int, list[Sentence]]) -> Cited:
    first = next((s for s in sentences.get(passage.index, []) if s.end > text.start), None)
    return text if first is None else _cite(passage, text.start, min(first.end, text.end))


def _as_items(passage: Passage, sentences: list[Sentence], alone: bool) -> list[Sentence]:
    """Return the outcomes or actions of one answer.

    One of several paragraphs or list items is one; a long paragraph that stands alone holds
    one a sentence.
    """
    if len(sentences) <= 1:
        return sentences
    long = len(passage.text) > LONGEST_ITEM or len(sentences) > MOST_SENTENCES_OF_AN_ITEM
    if alone and long:
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
