"""Where the rule packs that come with planaudit stand on this machine."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def named_pack(name: str, beside: Path | None = None) -> Path | None:
    """Return the folder of a pack: one that comes with planaudit, or a folder by its path.

    A path is taken from `beside` if that is given. None where there is no such pack.
    """
    packaged = rules_folder() / name
    is_plain = name.replace("-", "").replace("_", "").isalnum()
    if is_plain and (packaged / "pack.yaml").is_file():
        return packaged
    folder = (beside or Path()) / name
    return folder if folder.is_dir() else None


def packs_that_come_along() -> list[str]:
    """Return the names of the packs that come with planaudit."""
    return sorted(path.parent.name for path in rules_folder().glob("*/pack.yaml"))


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
