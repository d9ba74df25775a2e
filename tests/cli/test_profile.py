"""`planaudit audit --profile`: what each rule costs, for somebody who has written a slow one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planaudit.batch import workers
from planaudit.cli import app
from tests.batch.folders import BAD, SECRET, folder_with, word_plan
from tests.packs.small_pack import with_change, write_pack

SLOW = "[{OP: '{0,9}'}, {IS_DIGIT: true}, {IS_TITLE: true}]"
"""A pattern of no particular word: tried in 512 ways at every word."""
PLANS = {
    "long.txt": ("What matters to her is the choir and the walk down to it. " * 60).encode(),
    "plan.docx": word_plan(),
    "short.txt": b"He sings in the bath.",
}
ROW = re.compile(r"^ +(\d+\.\d\d) +(\d+\.\d)% +(\d*) +(\S.*)$", re.MULTILINE)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return folder_with(tmp_path / "plans", PLANS)


@pytest.fixture
def slow_pack(tmp_path: Path) -> Path:
    text = with_change("lexicons/sing_words.yaml", "patterns:\n", f"patterns:\n  - {SLOW}\n")
    return write_pack(tmp_path / "pack", lexicons__sing_words=text)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["audit", *map(str, arguments)])


def rows(result: Result) -> list[tuple[float, float, str, str]]:
    """Return each row: milliseconds a plan, share in percent, times tried, and the rule."""
    return [(float(ms), float(share), n, name) for ms, share, n, name in ROW.findall(result.stderr)]


def test_the_slow_rule_stands_first_and_so_does_its_slow_pattern(
    plans: Path, slow_pack: Path
) -> None:
    result = run(plans, "--pack", slow_pack, "--profile", "--jobs", "1")
    assert result.exit_code == 0
    rules, _, parts = result.stderr.partition("single wording or pattern")
    (milliseconds, share, tried, first), *others = [
        (float(ms), float(part), n, name) for ms, part, n, name in ROW.findall(rules)
    ]
    assert first == "lexicons.sing_words"
    assert milliseconds > 5 * others[0][0]
    assert share > 50
    assert int(tried) == len(PLANS)
    assert ROW.findall(parts)[0][3] == "lexicons.sing_words, pattern 1"


def test_every_kind_of_rule_is_in_the_table_dearest_first(plans: Path, tmp_path: Path) -> None:
    result = run(plans, "--pack", write_pack(tmp_path / "pack"), "--profile", "--jobs", "1")
    rules = rows(result)[:4]
    assert {name for *_, name in rules} == {
        "singing.sings",
        "singing.wishes",
        "lexicons.sing_words",
        "findings.hums",
    }
    assert rules == sorted(rules, key=lambda row: -row[0])
    assert {n for *_, n, name in rules if name.startswith("singing.")} == {str(len(PLANS))}
    assert "findings.hums.hum" in {name for *_, name in rows(result)}
    assert "(what all have in common)" in {name for *_, name in rows(result)}


def test_the_table_fits_80_columns_and_says_what_was_measured(plans: Path) -> None:
    result = run(plans, "--profile", "--jobs", "1")
    assert max(map(len, result.stderr.splitlines())) <= 80
    said = " ".join(result.stderr.split())
    assert "Measured one rule at a time" in said
    assert "the mean of 3 plans" in said
    assert "'My rule is slow' in docs/rules/README.md" in said
    assert "## My rule is slow" in (ROOT / "docs" / "rules" / "README.md").read_text("utf-8")


def test_each_rule_has_its_pack_before_it_where_there_are_several(
    plans: Path, tmp_path: Path
) -> None:
    other = write_pack(
        tmp_path / "other",
        pack=with_change("pack.yaml", "id: small", "id: other").replace("singing", "chanting"),
        criteria__singing=None,
        criteria__chanting=with_change("criteria/singing.yaml", "id: singing", "id: chanting"),
    )
    pack = write_pack(tmp_path / "pack")
    result = run(plans, "--pack", pack, "--pack", other, "--profile", "--jobs", "1")
    names = {name for *_, name in rows(result)}
    assert {"small/singing.sings", "other/chanting.sings", "other/findings.hums"} <= names


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_measuring_changes_no_report(plans: Path, tmp_path: Path, jobs: str) -> None:
    folder_with(plans, BAD)
    for name, options in (("without", []), ("with", ["--profile"])):
        result = run(plans, "--out", tmp_path / name, "--jobs", jobs, *options)
        assert result.exit_code == 0
        assert ("Time per rule" in result.stderr) is bool(options)
        assert "Time per rule" not in result.stdout
        assert SECRET not in result.stderr
    for report in ("audit.json", "report.html"):
        written = [(tmp_path / name / report).read_bytes() for name in ("without", "with")]
        assert written[0] == written[1]


def test_json_on_the_screen_stays_alone_there(plans: Path) -> None:
    usual = run(plans, "--format", "json", "--jobs", "1")
    measured = run(plans, "--format", "json", "--jobs", "1", "--profile")
    assert measured.stdout == usual.stdout
    assert rows(measured)


def test_a_plan_too_slow_to_measure_is_rated_all_the_same(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "TIMES_AS_LONG", 0)
    result = run(plans, "--profile", "--jobs", "1")
    assert result.exit_code == 0
    assert "plan.docx" in result.stdout
    assert "No plan could be measured" in result.stderr


def test_plans_that_are_not_rated_are_told_from_those_measured(plans: Path) -> None:
    folder_with(plans, BAD)
    said = " ".join(run(plans, "--profile", "--jobs", "1").stderr.split())
    assert f"Not measured: {len(BAD)} plans, not rated or too slow." in said
