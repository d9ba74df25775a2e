"""Numbers as the cells of a spreadsheet show them: '£1,250.50', '26:30', 'May 2024'."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from planaudit.ingest.sheets.date_formats import shown_date
from planaudit.ingest.sheets.format_codes import GENERAL, Kind, NumberFormat, Piece, Section

_EXACT = Context(prec=700, rounding=ROUND_HALF_UP)
"""Figures enough for the largest number with as many decimals as a format may ask for."""
_MOST_DIGITS = 10
"""Significant figures of a number with decimals that no format says how to show."""


def shown_number(value: float, format_: NumberFormat, *, from_1904: bool = False) -> str:
    """Return what a cell with a number format shows for a finite number.

    `from_1904`: the workbook counts the days of its dates from 1904 and not from 1900.
    """
    section, number = _section_for(value, format_[:3])
    if section.is_date:
        date = shown_date(value, section, from_1904=from_1904)
        return _general(value) if date is None else date
    if not section.pieces:
        return ""
    shown = _shown(abs(number), section.pieces)
    return f"-{shown}" if number < 0 and any(mark in "123456789" for mark in shown) else shown


def shown_text(text: str, format_: NumberFormat) -> str:
    """Return what a cell with a number format shows for a text."""
    section = format_[-1]
    if len(format_) < 4 and Kind.TEXT not in section.kinds:
        return text
    words = (Kind.LITERAL, Kind.TEXT)
    return "".join(
        text if piece.kind is Kind.TEXT else piece.text
        for piece in section.pieces
        if piece.kind in words
    )


def _section_for(value: float, sections: Sequence[Section]) -> tuple[Section, float]:
    """Return the section for a number, and the number with the sign that is to be shown."""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or section.condition(value):
                return section, value
        return GENERAL[0], value
    if len(sections) > 2 and value == 0:
        return sections[2], value
    if len(sections) > 1 and value < 0:
        return sections[1], -value  # the section shows that it is below nought
    return sections[0], value


def _general(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.{_MOST_DIGITS}g}".upper()


def _shown(value: float, pieces: Sequence[Piece]) -> str:
    kinds = [piece.kind for piece in pieces]
    if Kind.GENERAL in kinds or Kind.TEXT in kinds:
        plain = (Kind.GENERAL, Kind.TEXT)
        return "".join(_general(value) if p.kind in plain else p.text for p in pieces)
    if Kind.EXPONENT in kinds:
        return _scientific(value, pieces)
    if Kind.SLASH in kinds and _is_place(pieces, kinds.index(Kind.SLASH) + 1):
        return _with_fraction(value, pieces, kinds.index(Kind.SLASH))
    return _with_decimals(value, pieces)


def _is_place(pieces: Sequence[Piece], at: int) -> bool:
    return 0 <= at < len(pieces) and pieces[at].kind is Kind.PLACE


def _with_decimals(value: float, pieces: Sequence[Piece]) -> str:
    kinds = [piece.kind for piece in pieces]
    point = kinds.index(Kind.POINT) if Kind.POINT in kinds else len(pieces)
    places = [at for at in range(point) if kinds[at] is Kind.PLACE]
    commas = [at for at in range(point) if kinds[at] is Kind.COMMA]
    # A comma between places parts the thousands; each after the last place divides by one.
    thousandths = sum(1 for at in commas if places and at > places[-1])
    grouped = any(places[0] < at < places[-1] for at in commas) if places else False
    decimals = sum(kind is Kind.PLACE for kind in kinds[point:])
    scale = 2 * kinds.count(Kind.PERCENT) - 3 * thousandths
    exact = Decimal(repr(value)).scaleb(scale, _EXACT)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
    whole, _, part = f"{rounded:f}".partition(".")
    figures = _whole_figures(whole.lstrip("0"), pieces, places, grouped=grouped)
    figures.update(_decimal_figures(part, pieces, point))
    return "".join(
        figures[at] if piece.kind is Kind.PLACE else "" if piece.kind is Kind.COMMA else piece.text
        for at, piece in enumerate(pieces)
    )


def _whole_figures(
    whole: str, pieces: Sequence[Piece], places: Sequence[int], *, grouped: bool
) -> dict[int, str]:
    """Return what stands in each place before the point: the first takes all that are left."""
    figures: dict[int, str] = {}
    count = 0
    must = [at for at in places if pieces[at].text == "0"]
    for at in reversed(places):
        taken, whole = (whole, "") if at == places[0] else (whole[-1:], whole[:-1])
        if not taken and must and at >= must[0]:
            taken = "0"
        elif not taken and pieces[at].text == "?":
            taken = " "
        shown = ""
        for figure in reversed(taken):
            shown = f"{figure},{shown}" if grouped and count and count % 3 == 0 else figure + shown
            count += figure.isdigit()
        figures[at] = shown
    return figures


def _decimal_figures(part: str, pieces: Sequence[Piece], point: int) -> dict[int, str]:
    places = [at for at in range(point, len(pieces)) if pieces[at].kind is Kind.PLACE]
    figures = dict(zip(places, part, strict=True))
    for at in reversed(places):
        if figures[at] != "0" or pieces[at].text == "0":
            break
        figures[at] = " " if pieces[at].text == "?" else ""
    return figures


def _scientific(value: float, pieces: Sequence[Piece]) -> str:
    kinds = [piece.kind for piece in pieces]
    at = kinds.index(Kind.EXPONENT)
    point = kinds.index(Kind.POINT) if Kind.POINT in kinds[:at] else at
    decimals = sum(kind is Kind.PLACE for kind in kinds[point:at])
    width = sum(kind is Kind.PLACE for kind in kinds[at:])
    mantissa, _, power = f"{value:.{decimals}E}".partition("E")
    sign = "-" if power[0] == "-" else "+" if pieces[at].text[-1] == "+" else ""
    return f"{mantissa}E{sign}{abs(int(power)):0{width}d}"


def _with_fraction(value: float, pieces: Sequence[Piece], slash: int) -> str:
    """Return '2 1/2' for a format such as '# ?/?'."""
    width = sum(piece.kind is Kind.PLACE for piece in pieces[slash:])
    before = [at for at in range(slash) if pieces[at].kind is Kind.PLACE]
    mixed = any(pieces[at].kind is Kind.LITERAL for at in range(before[0], slash)) if before else 0
    exact = Fraction(value).limit_denominator(10 ** min(width, 4) - 1)
    whole, rest = divmod(exact, 1) if mixed else (0, exact)
    words = [str(whole)] if whole or not rest else []
    if rest:
        words.append(f"{rest.numerator}/{rest.denominator}")
    return " ".join(words)
