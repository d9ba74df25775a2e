"""Cases kept as data under tests/data/reading, and small values to read them with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from planaudit.document import Place
from planaudit.reading.cast import Cast
from planaudit.reading.model import Passage

DATA = Path(__file__).parents[1] / "data" / "reading"
ROOT = Path(__file__).parents[2]
NOBODY = Cast("person", frozenset(), frozenset(), "")


def cases(name: str) -> Any:
    """Return what tests/data/reading/<name>.yaml holds."""
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


def answer(text: str, *slots: str, prompt: str = "") -> Passage:
    """Return a written passage that answers `slots`."""
    return Passage(0, text, Place(paragraph=1), "prose", False, prompt, (), slots)
