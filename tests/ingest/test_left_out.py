"""What is left out is counted, and told in one order and one form of words."""

from __future__ import annotations

from planaudit.ingest.left_out import Tally, Thing


def told(tally: Tally) -> list[tuple[str, int]]:
    """Return what a tally says, with the characters of each thing."""
    return [(item.what, item.characters) for item in tally.left_out()]


def test_things_are_told_once_each_in_one_order() -> None:
    tally = Tally()
    tally.add(Thing.PICTURE)
    tally.add_text(Thing.HIDDEN, "a  secret\n")
    tally.add_text(Thing.HIDDEN, "more")
    tally.add(Thing.PICTURE)
    tally.add_text(Thing.DELETION, "old")
    assert told(tally) == [
        ("1 tracked deletion", 3), ("2 pieces of hidden text", 11), ("2 pictures", 0),
    ]  # fmt: skip


def test_white_space_is_nothing_and_nothing_is_not_told() -> None:
    tally = Tally()
    tally.add_text(Thing.HIDDEN, " \t\n")
    tally.add(Thing.PICTURE, times=0)
    assert told(tally) == []


def test_each_thing_has_a_reason() -> None:
    assert all(thing.why and thing.one != thing.many for thing in Thing)
