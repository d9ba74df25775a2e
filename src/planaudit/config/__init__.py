"""config: what holds for the plans in a folder, said once in planaudit.toml beside them."""

from __future__ import annotations

from planaudit.config.model import Config, Waiver
from planaudit.config.read import ConfigError, config_in, find_config

__all__ = ["Config", "ConfigError", "Waiver", "config_in", "find_config"]
