"""The Layout of a document while it grows: its passages, and the headings in force."""

from __future__ import annotations

from dataclasses import dataclass, field

from planaudit.document import Place
from planaudit.reading.forms import Asks
from planaudit.reading.grids import GridRow
from planaudit.reading.model import Passage, PassageKind
from planaudit.reading.open_headings import OpenHeadings
from planaudit.reading.prompts import is_title, names_a_document, slots_of_prompts

_PLANS = (("actions",), ("personal_outcomes",))


@dataclass(slots=True)
class Layout:
    """The passages of a document in order, the rows of its grids, and the prompts it prints."""

    passages: list[Passage] = field(default_factory=list)
    rows: list[GridRow] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    share_of_form: float = 0.0
    """The part of the form's printed text, 0 to 1, found in order; 0 when no form is known."""


class LayoutDraft:
    """A Layout to add to. `headings` are those in force, under which whatever is kept stands."""

    def __init__(self, asks: Asks) -> None:
        self.layout = Layout()
        self.headings = OpenHeadings()
        self._asks = asks

    def open_heading(self, level: int, text: str) -> None:
        """Let a printed heading or prompt hold from here."""
        if not self.headings.texts and not self.headings.title:
            on_top = not self.layout.passages and names_a_document(text)
            if on_top or is_title(level, text):
                self.headings.title = text
        self.headings.open(level, text)
        self.layout.prompts.append(text)

    def in_plan(self) -> bool:
        """Return whether the heading in force asks for actions or outcomes."""
        sections = self.headings.sections
        return bool(sections) and self.asks_for_plans(sections[-1])

    def asks_for_plans(self, prompt: str) -> bool:
        """Return whether a prompt asks for actions or outcomes before all."""
        return self._asks(prompt)[:1] in _PLANS

    def keep(
        self,
        text: str,
        place: Place,
        kind: PassageKind,
        printed: bool,
        prompt: str,
        *,
        more_prompts: tuple[str, ...] = (),
        ticked: bool | None = None,
    ) -> int:
        """Add a passage and return its index; it answers `prompt`, then `more_prompts`."""
        headings = self.headings.texts
        prompts = (prompt, *more_prompts) if prompt != self.headings.title else more_prompts
        slots = slots_of_prompts((*prompts, *reversed(self.headings.sections)), self._asks)
        asks = self._asks(text) if printed and kind == "heading" else ()
        index = len(self.layout.passages)
        self.layout.passages.append(
            Passage(index, text, place, kind, printed, prompt, headings, slots, ticked, asks)
        )
        return index
