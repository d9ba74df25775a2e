"""On which line of planaudit.toml something stands."""

from __future__ import annotations

import pytest

from planaudit.config.lines import line_of

TEXT = '''\
# Ours
packs = ["wales"]

without = [
    "refusing",  # a word ] in a comment
    "services_talk.lac",
]
[thresholds]
child_voice = 1
strengths = 2
[[waivers]]
rule = "refusing"
why = """
rule = "no rule, but words"
"""
[[waivers]]
by = "A. Jones"
rule = "unable"
'''


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("packs",), 2),
        (("packs", 0), 2),
        (("without",), 4),
        (("without", 1), 4),
        (("thresholds",), 8),
        (("thresholds", "strengths"), 10),
        (("waivers", 0), 11),
        (("waivers", 0, "rule"), 12),
        (("waivers", 0, "why"), 13),
        (("waivers", 1), 16),
        (("waivers", 1, "rule"), 18),
    ],
)
def test_a_value_is_found_where_it_begins(location: tuple[str | int, ...], line: int) -> None:
    assert line_of(TEXT, location) == line


def test_what_is_missing_is_told_where_it_should_stand() -> None:
    assert line_of(TEXT, ("waivers", 1, "until")) == 16
    assert line_of(TEXT, ("scoring_matrix", "scale")) == 1
    assert line_of("", ()) == 1
