"""The scale on which outcomes are scored, where somebody has said which it is.

Councils score from 0 to 10, from 1 to 5 or in words. Nothing is taken for granted: without a
scale any number beside an outcome is a score (codebook, note 14).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of whole numbers or of words.

    `steps` are the two ends of a scale of numbers, or every word of one of words, from the worst
    to the best.
    """

    steps: tuple[int | str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words, from the worst to the best; none for a scale of numbers."""
        return tuple(step for step in self.steps if isinstance(step, str))

    @property
    def ends(self) -> tuple[int, int] | None:
        """The lowest and the highest number; None for a scale of words."""
        numbers = [step for step in self.steps if isinstance(step, int)]
        return (min(numbers), max(numbers)) if numbers else None

    @property
    def best(self) -> int | str:
        """The best score there is."""
        return self.steps[-1]

    def __str__(self) -> str:
        """Return the scale as people say it: 0 to 10, or 'not yet', 'partly', 'fully'."""
        ends = self.ends
        return f"{ends[0]} to {ends[1]}" if ends else ", ".join(f"'{word}'" for word in self.words)
