"""The headings under which a block of a document stands, as it is read from the top."""

from __future__ import annotations

from dataclasses import dataclass, field

from planaudit.reading.prompts import is_title


@dataclass(slots=True)
class OpenHeadings:
    """The headings in force, the highest first. `title` names the whole and asks for nothing."""

    title: str = ""
    _held: list[tuple[int, str]] = field(default_factory=list)

    @property
    def texts(self) -> tuple[str, ...]:
        """All headings in force."""
        return tuple(text for _, text in self._held)

    @property
    def last(self) -> str:
        """The heading nearest to what is read next, '' before the first."""
        return self._held[-1][1] if self._held else ""

    @property
    def sections(self) -> tuple[str, ...]:
        """The headings in force but for the title of the whole."""
        return tuple(
            text for level, text in self._held if text != self.title and not is_title(level, text)
        )

    def open(self, level: int, text: str) -> None:
        """Let a heading hold from here; those at its level or below end."""
        self.close(level)
        self._held.append((level, text))

    def close(self, level: int) -> None:
        """Let no heading at `level` or below it go on."""
        self._held = [(depth, text) for depth, text in self._held if depth < level]

    def without_last(self) -> OpenHeadings:
        """Return the headings over the last one, as what stands beside it has them."""
        return OpenHeadings(self.title, self._held[:-1])

    def copy(self) -> OpenHeadings:
        """Return the same headings, to go on from later."""
        return OpenHeadings(self.title, list(self._held))
