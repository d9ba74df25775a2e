"""Files made wrong in many ways are read or refused plainly; benchmarks/fuzz_readers.py does more.

Each trial can be looked at again: its file is content_of(reader, seed, number).
"""

from __future__ import annotations

import pytest

from planaudit.ingest.formats import FORMATS
from tests.fuzz.trial import content_of, outcome_of

TRIALS = 40
READERS = list(FORMATS)


@pytest.mark.parametrize("reader", READERS)
def test_a_file_made_wrong_is_read_or_refused(reader: str) -> None:
    outcomes = [outcome_of(reader, 1, number) for number in range(TRIALS)]
    assert [outcome.where for outcome in outcomes if outcome.kind == "fault"] == []
    assert sum(outcome.kind == "read" for outcome in outcomes) > TRIALS / 10


@pytest.mark.parametrize("reader", READERS)
def test_the_same_numbers_give_the_same_file(reader: str) -> None:
    assert [content_of(reader, 2, n) for n in range(9)] == [
        content_of(reader, 2, n) for n in range(9)
    ]
    assert len({content_of(reader, 2, n) for n in range(9)}) > 5
