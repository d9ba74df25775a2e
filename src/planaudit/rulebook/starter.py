"""The beginning of a pack of one's own."""

from __future__ import annotations

from pathlib import Path

from planaudit.packs import PackError
from planaudit.packs.layers import HEADER


def starter_pack(name: str, extends: str) -> str:
    """Return the pack.yaml of a new pack, with what can be changed shown in comments."""
    return f"""\
# Our own rules, laid over those of '{extends}': only what is different stands here.
# Try them:  planaudit rules test --pack {name}
# Use them:  planaudit audit plans --pack {name} --out report
id: {name}
version: "1"
title: Rules of {name}
extends: {extends}

# Rules that we leave out, by the ids that reports show:
# without: [family_voice, services_talk.lac]

# A word of ours to think again about:
# findings:
#   services_talk:
#     entries:
#       - id: hub
#         phrases: [taken to hub]
#         suggestion: Name the place and what the person does there.
#         severity: low
#         source: [Our style guide]
#         verification: V
#         examples:
#           match: ["She was {{taken to hub}} on Monday."]
#           no_match: [The hub of the wheel was loose.]

# A phrase added to one of the lists, with an example that shows it:
# lexicons:
#   community:
#     phrases: {{add: [repair cafe]}}
#     examples: {{match: {{add: ["He mends radios at the {{repair cafe}}."]}}}}

# Another advice, or a higher threshold:
# criteria:
#   strengths:
#     levels:
#       emerging:
#         advice: Ask what a good day looks like, and write down the answer.
"""


def write_starter(folder: Path, extends: str) -> Path:
    """Write a new pack into `folder`, which must not hold one; return its file.

    Raises PackError.
    """
    path = folder / HEADER
    if path.exists():
        raise PackError(f"{path}: there is a pack here already. Give another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(starter_pack(folder.resolve().name, extends), encoding="utf-8")
    except OSError as error:
        raise PackError(f"{path}: the file could not be written ({error.strerror})") from None
    return path
