"""Where the rule packs that come with planaudit stand on this machine."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def rules_folder() -> Path:
    """Return the folder that holds the rule packs, one folder per pack.

    An installed wheel carries them inside the package, as `planaudit/rules`; a checkout
    (and an editable install of one) keeps them at its top, as `rules`.

    Raises:
        FileNotFoundError: neither is there, so the installation is damaged.
    """
    packaged = _PACKAGE / "rules"
    if packaged.is_dir():
        return packaged
    checkout = _PACKAGE.parent.parent
    rules = checkout / "rules"
    # An unrelated folder called 'rules' two levels above site-packages must not be taken for ours.
    if rules.is_dir() and (checkout / "pyproject.toml").is_file():
        return rules
    raise FileNotFoundError(
        "the rule packs that come with planaudit are missing; install planaudit again"
    )
