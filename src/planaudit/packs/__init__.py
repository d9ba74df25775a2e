"""packs: rules as data, loaded and checked."""

from __future__ import annotations

from planaudit.packs.load import Pack, PackError, load_pack
from planaudit.packs.location import rules_folder

__all__ = ["Pack", "PackError", "load_pack", "rules_folder"]
