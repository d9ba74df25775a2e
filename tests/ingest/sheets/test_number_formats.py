"""Numbers and dates as cells show them; what Excel shows stands beside each format."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planaudit.ingest.sheets.format_codes import number_format
from planaudit.ingest.sheets.number_formats import shown_number, shown_text

ACCOUNTS = '_-"£"* #,##0.00_-;\\-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-'
TWO_COLOURS = '"£"#,##0.00;[Red]\\-"£"#,##0.00'
SECONDS_ALLOWED = 5.0  # several times what is taken


def in_words(cases: str) -> list[tuple[float, str, str]]:
    """Return the cases in lines such as '1250.5 | #,##0 | 1,251'."""
    rows = [line.split(" | ") for line in cases.strip().splitlines()]
    return [(float(value), code.strip(), shown.strip()) for value, code, shown in rows]


NUMBERS = in_words(
    r"""
    1250.5      | "£"#,##0.00              | £1,250.50
    1250.5      | [$£-809]#,##0.00         | £1,250.50
    1250.5      | #,##0.00 [$€-407]        | 1,250.50 €
    1250.5      | #,##0                    | 1,251
    1234567     | #,##0,"k"                | 1,235k
    -1250.5     | 0.0                      | -1250.5
    -1000       | #,##0_);(#,##0)          | (1,000)
    -0.001      | 0.00                     | 0.00
    1.005       | 0.00                     | 1.01
    2.5         | 0                        | 3
    0.5         | #.##                     | .5
    1.5         | 0.##                     | 1.5
    0.255       | 0%                       | 26%
    0.255       | 0.0%                     | 25.5%
    42          | 00000                    | 00042
    4001234567  | 000 000 0000             | 400 123 4567
    112233      | 00\-00\-00               | 11-22-33
    7           | 0 "hours"                | 7 hours
    7           | General" hours"          | 7 hours
    2.5         | # ?/?                    | 2 1/2
    0.125       | # ??/??                  | 1/8
    12345       | 0.00E+00                 | 1.23E+04
    0           | "Yes";"Yes";"No"         | No
    150         | [>100]"high";[<=100]"low" | high
    12          | [>100]"high";[<=100]"low" | low
    5           | @                        | 5
    5           | [Blue]0.0                | 5.0
    """
)
DATES = in_words(
    r"""
    45413       | dd/mm/yyyy               | 01/05/2024
    45413       | d.m.yy                   | 1.5.24
    45413       | mmm yyyy                 | May 2024
    45413       | mmm\-yy                  | May-24
    45413       | DD MMMM YYYY             | 01 May 2024
    45413       | [$-809]dddd d mmmm yyyy  | Wednesday 1 May 2024
    45413       | dddd\,\ d\ mmmm\ yyyy;@  | Wednesday, 1 May 2024
    45413       | [$-F800]dddd\,\ mmmm\ dd\,\ yyyy | 01 May 2024
    45413       | yyyy\-mm\-dd             | 2024-05-01
    45413.60417 | dd/mm/yyyy hh:mm         | 01/05/2024 14:30
    45413.60417 | d mmm, h:mm AM/PM        | 1 May, 2:30 PM
    0.5         | h:mm AM/PM               | 12:00 PM
    0.0         | h:mm AM/PM               | 12:00 AM
    0.999999999 | hh:mm:ss                 | 00:00:00
    0.25        | h:mm:ss.000              | 6:00:00.000
    1.1041667   | [h]:mm                   | 26:30
    1.25        | [mm]:ss                  | 1800:00
    0.0         | dd/mm/yyyy               | 00/01/1900
    59          | dd/mm/yyyy               | 28/02/1900
    61          | dd/mm/yyyy               | 01/03/1900
    -1          | dd/mm/yyyy               | -1
    3000000     | dd/mm/yyyy               | 3000000
    """
)


@pytest.mark.parametrize(("value", "code", "shown"), NUMBERS + DATES)
def test_a_number_is_shown_by_its_format(value: float, code: str, shown: str) -> None:
    assert shown_number(value, number_format(code)).strip() == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1250.5, ACCOUNTS, " £1,250.50 "),
        (-1250.5, ACCOUNTS, "-£1,250.50 "),
        (0.0, ACCOUNTS, " £-   "),
        (-1250.5, TWO_COLOURS, "-£1,250.50"),
        (7.0, "General", "7"),
        (0.1 + 0.2, "General", "0.3"),
        (1 / 3, "General", "0.3333333333"),
        (4001234567.0, "General", "4001234567"),
        (7.0, ";;;", ""),
        (7.0, "0" * 300, "7"),
    ],
)
def test_signs_noughts_and_numbers_without_a_format(value: float, code: str, shown: str) -> None:
    assert shown_number(value, number_format(code)) == shown


def test_days_may_be_counted_from_1904() -> None:
    assert shown_number(43951, number_format("dd/mm/yyyy"), from_1904=True) == "01/05/2024"
    assert shown_number(0, number_format("dd/mm/yyyy"), from_1904=True) == "01/01/1904"


@pytest.mark.parametrize(
    ("code", "shown"),
    [("@", "A1"), ('"Ref "@', "Ref A1"), ("0.00", "A1"), (ACCOUNTS, " A1 "), (";;;", "")],
)
def test_a_text_is_shown_by_the_part_of_the_format_that_is_for_texts(code: str, shown: str) -> None:
    assert shown_text("A1", number_format(code)) == shown


@pytest.mark.parametrize(
    "code", ["#,##0." + "0" * 249, "#" * 255, "?" * 255, "[h]" * 80, '"' * 255]
)
def test_no_format_takes_long(code: str) -> None:
    began = time.perf_counter()
    assert len(shown_number(1e308, number_format(code))) < 20_000
    assert time.perf_counter() - began < SECONDS_ALLOWED


codes = st.text('0#?.,%/@E+-;[]$£hmsydAP"\\_* >5', max_size=30)
numbers = st.floats(allow_nan=False, allow_infinity=False)


@given(numbers, codes)
@example(1e308, "0%")
@example(5e-324, "0.00E+00")
@example(1e308, "# ?/?")
@example(0.0, "?/")
@example(0.0, "0.")
def test_any_format_shows_any_number(value: float, code: str) -> None:
    assert isinstance(shown_number(value, number_format(code)), str)


@given(st.text(max_size=20), codes)
def test_any_format_shows_any_text(text: str, code: str) -> None:
    assert isinstance(shown_text(text, number_format(code)), str)


@given(st.integers(0, 10**12), st.integers(0, 6))
def test_all_figures_of_a_number_are_shown(value: int, decimals: int) -> None:
    code = "#,##0" + ("." + "0" * decimals if decimals else "")
    assert shown_number(value, number_format(code)) == f"{value:,.{decimals}f}"
