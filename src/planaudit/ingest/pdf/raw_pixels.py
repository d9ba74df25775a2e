"""A page as pixels: drawn small, in grey, and what on it is ink."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planaudit.ingest.pdf.model import Word
from planaudit.ingest.pdf.raw import PageFrame

_INK = 60  # levels of grey darker than the paper
_PAPER = 24  # levels of grey from the usual one that are paper still


@dataclass(frozen=True, slots=True)
class GreyPage:
    """The levels of grey of a page, row by row from the top.

    A row takes `stride` bytes, of which the first `wide` are pixels; `scale` is pixels a point, and
    `paper` the commonest level.
    """

    pixels: bytes
    wide: int
    high: int
    stride: int
    scale: float
    paper: int

    @property
    def is_paper(self) -> bool:
        """Whether most of the page is bright and of one level, as paper is."""
        levels = Counter(self.pixels)
        alike = sum(n for level, n in levels.items() if abs(level - self.paper) <= _PAPER)
        return self.paper > 128 and alike >= 0.5 * len(self.pixels)

    def without(self, words: Sequence[Word]) -> GreyPage:
        """Return the page with the places of words painted over, as paper."""
        pixels = bytearray(self.pixels)
        for word in words:
            x0 = min(max(int(word.x0 * self.scale) - 1, 0), self.wide)
            x1 = min(max(int(word.x1 * self.scale) + 2, x0), self.wide)
            top, bottom = int(word.top * self.scale) - 1, int(word.bottom * self.scale) + 2
            for row in range(max(top, 0), min(bottom, self.high)):
                at = row * self.stride
                pixels[at + x0 : at + x1] = bytes([self.paper]) * (x1 - x0)
        return GreyPage(bytes(pixels), self.wide, self.high, self.stride, self.scale, self.paper)

    def ink(self) -> bytes:
        """Return 1 for each pixel of ink and 0 for any other, laid out as the pixels are."""
        return self.pixels.translate(bytes(int(level < self.paper - _INK) for level in range(256)))


def grey_page(page: Any, frame: PageFrame, *, dots_per_inch: float, longest: float) -> GreyPage:
    """Return a page as pixels, without what is laid over it, no side longer than `longest`."""
    scale = min(dots_per_inch / 72, longest / max(*frame.size, 1.0))
    bitmap = page.render(scale=scale, grayscale=True, draw_annots=False, may_draw_forms=False)
    pixels = bytes(bitmap.buffer)
    wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
    bitmap.close()
    levels = Counter(pixels)
    paper = max(levels, key=lambda level: (levels[level], level))
    return GreyPage(pixels, wide, high, stride, scale, paper)
