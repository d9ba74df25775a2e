"""`planaudit config`: what is in force, and who says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planaudit.cli.configured import ConfigOption, NoConfigOption, in_force

if TYPE_CHECKING:
    from planaudit.score_scale import Scale


def config(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...", hidden=True)] = None,
    config_file: ConfigOption = None,
    no_config: NoConfigOption = False,
) -> None:
    """Print what is in force for the plans in a place, and the file that says so.

    PATH is where the plans are, as for audit; here, unless you say.
    """
    found = in_force(paths or [Path()], config_file, no_config=no_config)
    said, path = found.file.config, found.file.path
    where = path.as_posix() if path else "no planaudit.toml was found"
    print(f"File: {where}")
    lines = {
        "packs": (", ".join(found.packs), bool(said.packs)),
        "forms": (", ".join(form.as_posix() for form in found.forms), bool(said.forms)),
        "without": (", ".join(said.without), bool(said.without)),
        "fail_on": (found.fail_on, said.fail_on is not None),
        "thresholds": (
            ", ".join(f"{name} {level}" for name, level in sorted(said.thresholds.items())),
            bool(said.thresholds),
        ),
        "scale": (_scale_words(said.scale), said.scale is not None),
    }
    for name, (value, is_said) in lines.items():
        print(
            f"{name:10}  {value or 'none'} ({'from the file' if is_said else 'as planaudit comes'})"
        )
    for waiver in said.waivers:
        until = f", until {waiver.until.isoformat()}" if waiver.until else ""
        for_what = waiver.document or f"form {waiver.form}"
        print(f"waiver      {waiver.rule} for {for_what}, by {waiver.by}{until}: {waiver.why}")


def _scale_words(scale: Scale | None) -> str:
    return "" if scale is None else f"{scale}, the best {scale.best}"
