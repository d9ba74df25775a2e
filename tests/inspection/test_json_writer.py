"""The JSON of an inspection: its schema, and safe on a terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from planaudit.inspection.inspect import inspect
from planaudit.inspection.json_writer import json_of
from planaudit.reading import read
from tests.inspection.outlines import inspected
from tests.inspection.test_console import STEERS, hostile
from tests.reading.cases import ROOT
from tests.specimens import PLANS

SCHEMA = json.loads((ROOT / "docs" / "inspect.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_every_plan_keeps_to_the_schema(path: Path) -> None:
    jsonschema.validate(json.loads(json_of(inspected(path))), SCHEMA)


def test_hostile_text_comes_back_whole_and_steers_no_terminal() -> None:
    page = hostile()
    text = json_of(inspect(page, read(page), comments=True, properties=True))
    assert STEERS.findall(text) == []
    seen = json.loads(text)
    jsonschema.validate(seen, SCHEMA)
    assert seen["path"] == page.path
    assert [comment["text"] for comment in seen["comments"]] == [c.text for c in page.comments]


def test_the_schema_says_what_everything_is() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    described = re.findall(r'"description":', json.dumps(SCHEMA))
    assert len(described) > 60
    assert set(SCHEMA["required"]) == set(SCHEMA["properties"])


def test_keys_stand_in_a_fixed_order_and_the_bytes_do_not_change() -> None:
    path = PLANS[0]
    assert json_of(inspected(path)) == json_of(inspected.__wrapped__(path))
    assert list(json.loads(json_of(inspected(path)))) == SCHEMA["required"]
