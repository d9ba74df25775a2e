"""Rule packs as they are named on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

WALES = "wales"
"""The pack that is used where none is named."""


def pack_folders(names: Sequence[str]) -> tuple[Path, ...]:
    """Return the folders of packs, each named as on the command line. Raises PackError."""
    return tuple(map(pack_folder, names or (WALES,)))


def pack_folder(name: str) -> Path:
    """Return the folder of a pack that comes with planaudit, or that is at a path.

    Raises PackError.
    """
    from planaudit.packs.load import PackError
    from planaudit.packs.location import named_pack, packs_that_come_along

    folder = named_pack(name)
    if folder is None:
        known = ", ".join(packs_that_come_along())
        raise PackError(
            f"there is no pack called '{name}', and no folder of that name. Those that come with "
            f"planaudit are {known}"
        )
    return folder
