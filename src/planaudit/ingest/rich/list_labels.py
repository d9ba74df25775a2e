"""What automatic numbering prints: '4', 'd', 'iv', '4th'."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_LARGEST_LETTERS = 26 * 30
"""Beyond thirty letters, or two alphabets of pairs, nobody reads: figures are shown."""
_LARGEST_MARKS = 4 * 10


def in_letters(number: int, *, doubled: bool = True) -> str:
    """Return 1 as 'a', 26 as 'z' and 27 as 'aa'.

    After 'aa' comes 'bb' when `doubled`, as Word counts, and else 'ab', as web pages do.
    """
    if not 0 < number <= _LARGEST_LETTERS:
        return str(number)
    if doubled:
        return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    text = ""
    while number > 0:
        number, left = divmod(number - 1, 26)
        text = chr(ord("a") + left) + text
    return text


def in_roman(number: int) -> str:
    """Return 4 as 'iv'."""
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    parts: list[str] = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


def as_ordinal(number: int) -> str:
    """Return 2 as '2nd'."""
    teens = number % 100 in (11, 12, 13)
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _in_marks(number: int) -> str:
    """Return 2 as '†' and 5 as '**', as notes are marked in some books."""
    if not 0 < number <= _LARGEST_MARKS:
        return str(number)
    return "*†‡§"[(number - 1) % 4] * ((number - 1) // 4 + 1)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": in_letters,
    "upperLetter": lambda number: in_letters(number).upper(),
    "lowerRoman": in_roman,
    "upperRoman": lambda number: in_roman(number).upper(),
    "ordinal": as_ordinal,
    "none": lambda number: "",
    "chicago": _in_marks,
}


def written(number: int, form: str) -> str:
    """Return `number` in a form, by Word's name for it ('lowerRoman'); in figures for any other."""
    write = _FORMS.get(form)
    return str(number) if write is None else write(number)
