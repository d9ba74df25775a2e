"""packs: rules as data, loaded and checked."""

from __future__ import annotations

from planaudit.packs.load import Pack, PackError, load_pack, load_packs
from planaudit.packs.location import named_pack, rules_folder

__all__ = ["Pack", "PackError", "load_pack", "load_packs", "named_pack", "rules_folder"]
