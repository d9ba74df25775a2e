"""What is said beside a rule is checked when the pack is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from planaudit.packs import PackError, load_pack
from tests.packs.small_pack import with_change, write_pack

CRITERION = "criteria/singing.yaml"
FINDINGS = "findings/hums.yaml"


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        pytest.param(FINDINGS, "  - {source: the choir, verification: V}", "  []",
                     "line 5, column 1, authority: a rule needs an authority", id="none"),
        pytest.param(CRITERION, "verification: V", "verification: B",
                     "authority.0.verification: background (B) cannot be", id="background"),
        pytest.param(CRITERION, "They sing a good deal.", "They sing. " * 30,
                     "levels.strong.because: this is longer than 240", id="long"),
        pytest.param(FINDINGS, "limits: [A fridge that hums.]", "",
                     "limits: say in a sentence where", id="no limits"),
        pytest.param(FINDINGS, "Write that she sings.", "Utilise a song in order to heal.",
                     "entries.0.suggestion: leave out 'Utilise'", id="filler"),
    ],
)  # fmt: skip
def test_what_nobody_can_use_is_refused(
    tmp_path: Path, name: str, old: str, new: str, says: str
) -> None:
    key = name.removesuffix(".yaml").replace("/", "__")
    with pytest.raises(PackError) as caught:
        load_pack(write_pack(tmp_path, **{key: with_change(name, old, new)}))
    assert says in str(caught.value)
