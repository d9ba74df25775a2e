"""What is in force for a run: the command line over planaudit.toml, and that over the defaults."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planaudit.cli.ending import stop
from planaudit.cli.packs import WALES

if TYPE_CHECKING:
    from planaudit.config.read import ConfigFile

ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The planaudit.toml to use. Unless you say, the nearest one above the plans.",
    ),
]
NoConfigOption = Annotated[
    bool, typer.Option("--no-config", help="Use no planaudit.toml, even if there is one.")
]


@dataclass(frozen=True, slots=True)
class InForce:
    """What a run goes by, and the file that said some of it."""

    packs: tuple[str, ...]
    forms: tuple[Path, ...]
    fail_on: str
    file: ConfigFile


def in_force(
    paths: Sequence[Path],
    config: Path | None,
    *,
    no_config: bool,
    packs: Sequence[str] = (),
    forms: Sequence[Path] = (),
    fail_on: str | None = None,
) -> InForce:
    """Return what holds for a run over `paths`; stop with a sentence where a file is wrong."""
    from planaudit.config.read import ConfigError, config_in, find_config

    if config is not None and no_config:
        stop("--config and --no-config say the opposite. Give one of the two")
    try:
        file = config_in(None if no_config else config or find_config(paths))
    except ConfigError as error:
        stop(str(error))
    said = file.config
    told = tuple(_pack(file, name) for name in said.packs)
    return InForce(
        packs=tuple(packs) or told or (WALES,),
        forms=tuple(forms) or tuple(file.placed(name) for name in said.forms),
        fail_on=fail_on or said.fail_on or "never",
        file=file,
    )


def _pack(file: ConfigFile, name: str) -> str:
    """Return a pack as the command line would name it: a path is taken from the file's folder."""
    placed = file.placed(name)
    return str(placed) if placed.is_dir() else name


def day_of(date: str | None) -> datetime.date:
    """Return the day that a run is for: the one given, or today."""
    if date is None:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        stop(f"--date cannot be '{date}'. Write it as 2027-03-31")
