"""The mistakes that people make in a pack: each is told in one line, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from planaudit.cli import app
from tests.packs.small_pack import FILES, with_change, write_pack

CRITERION, LEXICON, FINDINGS = (
    "criteria/singing.yaml",
    "lexicons/sing_words.yaml",
    "findings/hums.yaml",
)
EXAMPLES_OF_SINGS = """\
    examples:
      match: [{text: She sings every Tuesday.}]
      no_match: [{text: She plays bowls every Tuesday.}]
"""
EXAMPLES_OF_HUMS = """\
examples:
  match: [{text: She hums in the kitchen.}]
  no_match: [{text: She sings in the kitchen.}]
"""


@pytest.mark.parametrize(
    ("command", "who"),
    [
        (["rules", "test"], "planaudit rules"),
        (["rules", "list"], "planaudit rules"),
        (["audit", "plan.txt"], "planaudit"),
    ],
)
@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        pytest.param(
            CRITERION, "looks_for: singing", "look_for: singing",
            "line 10, column 5, signals.sings.look_for: there is no such key here; did you mean "
            "'looks_for'?",
            id="a typo in a key",
        ),
        pytest.param(
            "pack.yaml", "order:", "lexicon: {}\norder:",
            "line 7, column 1, lexicon: there is no such key here; did you mean 'lexicons'?",
            id="a typo in a key of pack.yaml",
        ),
        pytest.param(
            CRITERION, "at_least: 3", "atleast: 3",
            "line 24, column 29, levels.strong.needs.atleast: there is no such key here; did you "
            "mean 'at_least'?",
            id="a typo in what a level needs",
        ),
        pytest.param(
            LEXICON, "lemmas: [sing]", "lemmas: [sing]\ncolour: blue",
            "line 5, column 1, colour: there is no such key here. The keys here are id, about, "
            "source, scores, phrases, lemmas, patterns, examples",
            id="an unknown key",
        ),
        pytest.param(
            LEXICON, "{LOWER: choir}", "{LOWR: choir}",
            "line 6, column 7, patterns.0.0.LOWR: there is no such key here; did you mean 'LOWER'?",
            id="a typo in a key of a pattern",
        ),
        pytest.param(
            CRITERION, EXAMPLES_OF_SINGS, "",
            "line 9, column 3, signals.sings.examples: this key is missing",
            id="a signal without an example",
        ),
        pytest.param(
            CRITERION, "      no_match: [{text: She plays bowls every Tuesday.}]\n", "",
            "line 12, column 5, signals.sings.examples.no_match: this key is missing",
            id="a signal without an example of what it must leave",
        ),
        pytest.param(
            FINDINGS, EXAMPLES_OF_HUMS, "",
            "line 1, column 1, the file: the wording 'hum' needs examples",
            id="a wording without an example",
        ),
        pytest.param(
            LEXICON, "{LOWER: choir}", "{LOWER: {REGEX: '(a+)+b'}}",
            "line 6, column 5, patterns.0: this pattern can take time without end on some words.",
            id="a catastrophic expression",
        ),
        pytest.param(
            FINDINGS, "{LOWER: humming}", "{LOWER: a, OP: '*'}, {LOWER: a, OP: '+'}",
            "line 11, column 9, entries.0.patterns.0: this pattern can take time without end on "
            "some texts.",
            id="a catastrophic pattern",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_one_line_with_its_place(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    who: str,
    name: str,
    old: str,
    new: str,
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.txt").write_text("She sings.", encoding="utf-8")
    changed = {name.removesuffix(".yaml").replace("/", "__"): with_change(name, old, new)}
    write_pack(tmp_path / "ours", **changed)
    result = CliRunner().invoke(app, [*command, "--pack", "ours"])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"{who}: ours/{name}, {says}")
    assert len(result.stderr.splitlines()) == 1


def test_a_dead_phrase_is_told_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lexicon = with_change(LEXICON, "lemmas: [sing]", "phrases: [glee club]\nlemmas: [sing]")
    finding = with_change(FINDINGS, "phrases: [hums]", "phrases: [hums, drones]")
    write_pack(tmp_path / "ours", lexicons__sing_words=lexicon, findings__hums=finding)
    result = CliRunner().invoke(app, ["rules", "test", "--pack", "ours"])
    assert result.exit_code == 1
    for says in (
        "ours/lexicons/sing_words.yaml, line 4, column 11, lexicons.sing_words: no example reaches "
        "the phrase 'glee club'",
        "ours/lexicons/sing_words.yaml, line 8, column 5, lexicons.sing_words: no example reaches "
        "pattern 2",
        "ours/findings/hums.yaml, line 9, column 21, findings.hums.hum: no example reaches the "
        "phrase 'drones'",
        "ours/criteria/singing.yaml, line 1, column 1, singing: no example reaches the level "
        "'strong'",
    ):
        assert says in result.stdout.splitlines()


def test_a_folder_that_would_not_be_read_is_told(tmp_path: Path) -> None:
    write_pack(tmp_path, lexicon__more=FILES[LEXICON])
    result = CliRunner().invoke(app, ["rules", "list", "--pack", str(tmp_path)])
    assert result.exit_code == 2
    assert "lexicon: there is no such folder in a pack; did you mean 'lexicons'?" in result.stderr


@pytest.mark.parametrize("name", ["kinds.yml", "lexicons/more.yml"])
def test_a_file_that_would_not_be_read_is_told(tmp_path: Path, name: str) -> None:
    write_pack(tmp_path)
    (tmp_path / name).write_text("id: more\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["rules", "list", "--pack", str(tmp_path)])
    assert result.exit_code == 2
    assert f"{Path(name).name}: the names of a pack's files end in .yaml" in result.stderr
