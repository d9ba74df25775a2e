"""What is said of an area of well-being, and of a kind of outcome or reason: plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planaudit.packs.kinds_schema import Area, Kind
from planaudit.plain_words import quoted_list


def about_area(area: Area) -> Iterator[str]:
    """Yield what tells an area, a paragraph or an item ('- ...') each."""
    yield f"Area {area.number}. It stands in the Act at {area.act_ref}."
    yield "An outcome belongs here where a word below stands in it, or where it is said to."
    yield f"Names ({len(area.names)}): {quoted_list(area.names)}."
    yield "National statements, matched word for word or nearly:"
    for statement in area.statements:
        yield f"- {statement}"
    yield f"Cues, beginnings of words ({len(area.cues)}): {', '.join(area.cues)}."
    if area.words:
        yield f"Found only as whole words ({len(area.words)}): {', '.join(area.words)}."
    if area.near:
        near = ", ".join(f"national.{name}" for name in area.near)
        yield f"An outcome of a near area is no misfit under this one: {near}."


def about_kinds(kinds: Mapping[int, Kind]) -> Iterator[str]:
    """Yield what tells a kind, from its entries by the number in which they are tried."""
    yield (
        "Kinds are tried in their order, and the first that holds is the one. "
        "This kind is told so (the number is its place in the order):"
    )
    for number, kind in kinds.items():
        yield f"- {number}: {kind.title}. It {_takes(kind)}."


def _takes(kind: Kind) -> str:
    """Return in words what an entry takes for its kind."""
    needs = []
    if kind.national_statement:
        needs.append("a national statement and nothing else")
    if kind.own_words is not None:
        needs.append("the person's own words" if kind.own_words else "other words than their own")
    if kind.any:
        needs.append(f"a phrase of {_lists(kind.any)}")
    if kind.none:
        needs.append(f"no phrase of {_lists(kind.none)}")
    if kind.min_words:
        needs.append(f"at least {kind.min_words} words")
    if kind.max_words:
        needs.append(f"at most {kind.max_words} words")
    if kind.beside:
        needs.append(
            "an action that gives no reason of its own, and beside it one of "
            + quoted_list(kind.beside)
        )
    return f"needs {', and '.join(needs)}" if needs else "takes what is left"


def _lists(names: tuple[str, ...]) -> str:
    return "the list " + " or ".join(f"lexicons.{name}" for name in names)
