"""Where the rules are found, installed or in a checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from planaudit.packs import location


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "src" / "planaudit"
    folder.mkdir(parents=True)
    monkeypatch.setattr(location, "_PACKAGE", folder)
    return folder


def test_the_rules_are_there() -> None:
    assert (location.rules_folder() / "wales").is_dir()


def test_an_installed_wheel_carries_its_rules(package: Path) -> None:
    (package / "rules").mkdir()
    assert location.rules_folder() == package / "rules"


def test_a_checkout_keeps_them_at_its_top(package: Path, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "pyproject.toml").touch()
    assert location.rules_folder() == tmp_path / "rules"


def test_a_folder_that_only_shares_the_name_is_not_taken(package: Path, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    with pytest.raises(FileNotFoundError, match="install planaudit again"):
        location.rules_folder()
