"""Dates and times as the cells of a spreadsheet show them, with English names."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from planaudit.ingest.sheets.format_codes import Kind, Piece, Section

LAST_DAY = 2_958_465
"""31 December 9999, in days: the last that a spreadsheet knows."""
_FROM_1904 = 1462
"""How many days later the days of old Macs are counted from."""
_BEFORE_1900 = datetime.date(1899, 12, 30)
_DAY_THAT_NEVER_WAS = 60
"""29 February 1900: days before it are counted from a day later."""
_SECONDS = 86_400
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class _Moment:
    """A day (None where only a time was given) and what has passed of it."""

    day: datetime.date | None
    days: int
    seconds: int
    fraction: float

    @property
    def all_seconds(self) -> int:
        """Seconds since the count of days began."""
        return self.days * _SECONDS + self.seconds


def shown_date(serial: float, section: Section, *, from_1904: bool = False) -> str | None:
    """Return what a date format shows for a count of days; None for what is no day.

    `from_1904`: the workbook counts its days from 1904 and not from 1900.
    """
    pieces = section.pieces
    parts = (len(piece.text) - 1 for piece in pieces if piece.kind is Kind.PARTS_OF_SECOND)
    moment = _moment(serial, from_1904, decimals=max(parts, default=0))
    if moment is None:
        return None
    letters = [_letter(piece) for piece in pieces]
    shown = []
    for at, piece in enumerate(pieces):
        if piece.kind is Kind.DATE:
            minutes = letters[at] == "m" and _are_minutes(letters, at)
            shown.append(
                _date_part(piece.text.lower(), moment, minutes, Kind.NOON in section.kinds)
            )
        elif piece.kind is Kind.ELAPSED:
            shown.append(_elapsed(piece.text.lower(), moment))
        elif piece.kind is Kind.NOON:
            afternoon = moment.seconds >= _SECONDS // 2
            shown.append(piece.text.split("/")[afternoon])
        elif piece.kind is Kind.PARTS_OF_SECOND:
            shown.append(f"{moment.fraction:.{len(piece.text) - 1}f}"[1:])
        else:
            shown.append(piece.text)
    return "".join(shown)


def _moment(serial: float, from_1904: bool, decimals: int) -> _Moment | None:
    if not 0 <= serial <= LAST_DAY + 1:
        return None
    days = int(serial)
    exact = round((serial - days) * _SECONDS, decimals)
    seconds = int(exact)
    if seconds >= _SECONDS:
        days, seconds, exact = days + 1, 0, 0.0
    count = days + (_FROM_1904 if from_1904 else 0)
    if count > LAST_DAY:
        return None
    early = 1 if count < _DAY_THAT_NEVER_WAS else 0
    day = _BEFORE_1900 + datetime.timedelta(days=count + early) if count else None
    return _Moment(day, days, seconds, exact - seconds)


def _letter(piece: Piece) -> str:
    """Return 'y', 'm', 'd', 'h' or 's' for a piece of a date, '' for any other."""
    return piece.text[:1].lower() if piece.kind in (Kind.DATE, Kind.ELAPSED) else ""


def _are_minutes(letters: list[str], at: int) -> bool:
    """Return whether an 'm' stands after hours or before seconds: elsewhere it is the month."""
    before = next((letter for letter in reversed(letters[:at]) if letter), "")
    after = next((letter for letter in letters[at + 1 :] if letter), "")
    return before == "h" or after == "s"


def _date_part(letters: str, moment: _Moment, minutes: bool, noon: bool) -> str:
    size = len(letters)
    if letters[0] == "h":
        hour = moment.seconds // 3600
        return f"{(hour + 11) % 12 + 1 if noon else hour:0{min(size, 2)}d}"
    if letters[0] == "s":
        return f"{moment.seconds % 60:0{min(size, 2)}d}"
    if minutes:
        return f"{moment.seconds // 60 % 60:0{min(size, 2)}d}"
    return _day_part(letters[0], size, moment.day)


def _day_part(letter: str, size: int, day: datetime.date | None) -> str:
    # The day before the first is shown as 0 January 1900.
    year, month, number = (day.year, day.month, day.day) if day else (1900, 1, 0)
    if letter == "y":
        return f"{year:04d}" if size > 2 else f"{year % 100:02d}"
    if letter == "m":
        name = _MONTHS[month - 1]
        named = {3: name[:3], 5: name[:1]}.get(size, name)
        return f"{month:0{size}d}" if size < 3 else named
    weekday = _WEEKDAYS[day.weekday() if day else 5]
    return f"{number:0{size}d}" if size < 3 else weekday[:3] if size == 3 else weekday


def _elapsed(letters: str, moment: _Moment) -> str:
    unit = {"h": 3600, "m": 60, "s": 1}[letters[0]]
    return f"{moment.all_seconds // unit:0{min(len(letters), 9)}d}"
