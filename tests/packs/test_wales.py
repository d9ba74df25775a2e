"""What the rules of Wales say beside what they look for."""

from __future__ import annotations

import pytest

from planaudit.packs import load_pack, rules_folder
from planaudit.packs.findings_schema import Wording
from planaudit.packs.kinds_schema import Area, Kind
from planaudit.packs.schema import Criterion

WALES = load_pack(rules_folder() / "wales")


@pytest.mark.parametrize("criterion", WALES.criteria, ids=lambda criterion: criterion.id)
def test_each_criterion_says_why_it_matters_and_what_it_may_miss(criterion: Criterion) -> None:
    assert criterion.why.endswith(".")
    assert criterion.limits
    assert all(limit.endswith(".") for limit in criterion.limits)


@pytest.mark.parametrize("wording", WALES.wordings, ids=lambda wording: wording.id)
def test_each_family_says_where_it_may_be_wrong(wording: Wording) -> None:
    assert all(limit.endswith(".") for limit in wording.limits)


@pytest.mark.parametrize(
    "rule", [*WALES.kinds.outcomes, *WALES.kinds.reasons, *WALES.areas], ids=lambda rule: rule.id
)
def test_each_kind_and_area_says_what_it_may_take_wrongly(rule: Kind | Area) -> None:
    assert rule.limits
    assert all(limit.endswith(".") for limit in rule.limits)


@pytest.mark.parametrize("area", WALES.areas, ids=lambda area: area.id)
def test_no_cue_of_an_area_is_there_twice(area: Area) -> None:
    cues = [*area.cues, *area.words]
    assert [cue for cue in cues if cues.count(cue) > 1] == []


@pytest.mark.parametrize("criterion", WALES.criteria, ids=lambda criterion: criterion.id)
def test_each_criterion_has_an_example_plan_for_each_level(criterion: Criterion) -> None:
    assert {plan.level for plan in criterion.plans} == {0, 1, 2, 3}
