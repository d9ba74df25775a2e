"""planaudit.toml: found above the plans, and read with plain errors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planaudit.config import ConfigError, config_in, find_config


def written(folder: Path, text: str) -> Path:
    """Write planaudit.toml into a folder and return it."""
    path = folder / "planaudit.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_file_is_found_upward_from_the_plans(tmp_path: Path) -> None:
    deep = tmp_path / "team" / "plans"
    deep.mkdir(parents=True)
    plan = deep / "plan.txt"
    plan.write_text("x")
    path = written(tmp_path, "")
    assert find_config([plan]) == path
    assert find_config([deep, tmp_path / "team"]) == path


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    inner = tmp_path / "plans"
    inner.mkdir()
    written(tmp_path, "")
    assert find_config([inner]) == tmp_path / "planaudit.toml"
    assert find_config([inner]) != written(inner, "")
    assert find_config([inner]) == inner / "planaudit.toml"


def test_no_file_says_nothing() -> None:
    file = config_in(None)
    assert file.path is None
    assert file.config.packs == ()


def test_paths_are_taken_from_the_folder_of_the_file(tmp_path: Path) -> None:
    file = config_in(written(tmp_path, 'forms = ["forms"]\n'))
    assert file.placed(file.config.forms[0]) == tmp_path / "forms"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("pack = ['wales']\n", "line 1, pack: there is no such key here; did you mean "
                     "'packs'?",
                     id="mistyped"),
        pytest.param("[[waivers]]\nrul = 'x'\ndocument = 'a'\nby = 'A'\nwhy = 'B'\n",
                     "line 2, waivers.0.rul: there is no such key here; did you mean 'rule'?",
                     id="mistyped in a waiver"),
        pytest.param("packs = 'wales'\n", "packs: this should be a list", id="no list"),
        pytest.param("[thresholds]\nstrengths = 7\n", "thresholds.strengths: this should be a "
                     "level from 0 to 3", id="no level"),
        pytest.param("fail_on = 'often'\n", "fail_on: this should be high, medium, low or never",
                     id="no severity"),
        pytest.param("packs = [,\n", "line 1, column 10: this is not valid TOML", id="no TOML"),
        pytest.param("[[waivers]]\nrule = 'x'\nby = 'A'\nwhy = 'B'\n",
                     "waivers.0: a waiver is for a document or for a form", id="for nothing"),
        pytest.param("[[waivers]]\nrule = 'x'\ndocument = 'a'\nby = ''\nwhy = 'B'\n",
                     "waivers.0.by: this should not be empty", id="by nobody"),
        pytest.param("[[waivers]]\nrule='x'\ndocument='a'\nby='A'\nwhy='B'\nuntil='May'\n",
                     "waivers.0.until: ", id="no day"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_key(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigError) as caught:
        config_in(written(tmp_path, text))
    assert str(caught.value).startswith(str(tmp_path / "planaudit.toml"))
    assert says in str(caught.value)


def test_what_the_docs_show_can_be_used_as_it_stands(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text("utf-8")
    shown = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert len(shown) == 3
    for text in shown:
        config_in(written(tmp_path, text))


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "planaudit.toml"
    path.write_bytes(b"packs = ['\xff']")
    with pytest.raises(ConfigError, match="not in UTF-8"):
        config_in(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="could not be opened"):
        config_in(tmp_path / "planaudit.toml")
