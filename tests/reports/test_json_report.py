"""The JSON that other programs read, and the schema that describes it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from planaudit.reports.json_report import JsonWriter
from tests.reports.sample_batch import empty_batch, large_batch, sample_batch

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "audit.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)


def rendered() -> dict[str, Any]:
    loaded = json.loads(JsonWriter().render(sample_batch()))
    assert isinstance(loaded, dict)
    return loaded


def parts_of_schema(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from parts_of_schema(value)
    elif isinstance(part, list):
        for value in part:
            yield from parts_of_schema(value)


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_object_in_the_schema_is_closed_and_every_property_described() -> None:
    for part in parts_of_schema(SCHEMA):
        if "properties" in part and "required" in part and part.get("type"):
            assert part["additionalProperties"] is False
            assert sorted(part["required"]) == sorted(part["properties"])
            for name, described in part["properties"].items():
                assert described.get("description") or "$ref" in described, name


@pytest.mark.parametrize(
    "batch", [sample_batch(), empty_batch(), large_batch(7)], ids=["rich", "empty", "seven"]
)
def test_a_batch_is_as_the_schema_says(batch: Any) -> None:
    VALIDATOR.validate(json.loads(JsonWriter().render(batch)))


@pytest.mark.parametrize(
    ("what", "place", "value"),
    [
        ("another schema", ("schema",), "planaudit.audit/2"),
        ("a stray key", ("stray",), 1),
        ("a status that is not one", ("documents", 0, "status"), "fine"),
        ("a document's path that is a number", ("documents", 0, "path"), 7),
        ("a level above 3", ("documents", 0, "criteria", "strengths", "level"), 4),
        ("a rating without a level", ("documents", 0, "criteria", "strengths", "level"), None),
        ("a level where none applies", ("documents", 0, "criteria", "child_voice", "level"), 0),
        ("asked as a word", ("documents", 0, "criteria", "strengths", "asked"), "yes"),
        ("a voice that is not one", ("documents", 0, "voices", "neighbour"), 0.1),
        ("a share above 1", ("documents", 0, "voices", "person"), 1.1),
        ("a count below 0", ("summary", "documents", "total"), -1),
        ("passages, which stay private", ("documents", 0, "passages"), []),
    ],
)
def test_the_schema_refuses(what: str, place: tuple[Any, ...], value: object) -> None:
    wrong = copy.deepcopy(rendered())
    target: Any = wrong
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = value
    assert not VALIDATOR.is_valid(wrong), what


def test_the_schema_refuses_a_document_without_its_digest() -> None:
    wrong = rendered()
    del wrong["documents"][0]["sha256"]
    assert not VALIDATOR.is_valid(wrong)


def test_evidence_is_word_for_word() -> None:
    documents = rendered()["documents"]
    for document, audit in zip(documents, sample_batch().documents, strict=True):
        for rating in audit.criteria:
            texts = [each["text"] for each in document["criteria"][rating.criterion]["evidence"]]
            assert texts == [evidence.text for evidence in rating.evidence]


def test_asked_is_true_false_or_null() -> None:
    asked = [
        rating["asked"]
        for document in rendered()["documents"]
        for rating in document["criteria"].values()
    ]
    assert {True, False, None} == set(asked)


def test_keys_stand_in_one_order() -> None:
    loaded = rendered()
    assert list(loaded) == ["schema", "tool", "packs", "documents", "summary"]
    in_pack = [info["id"] for info in loaded["packs"][0]["criteria"]]
    assert list(loaded["documents"][0]["criteria"]) == in_pack


def test_the_file_is_utf_8_indented_by_two_and_ends_in_a_line_feed() -> None:
    text = JsonWriter().render(sample_batch()).decode("utf-8")
    assert text.startswith('{\n  "schema": "planaudit.audit/1",\n')
    assert text.endswith("}\n")
    assert "\u0623" in text


def test_a_path_that_is_not_unicode_comes_back_as_it_went() -> None:
    batch = sample_batch()
    document = replace(batch.documents[0], path="plans/caf\udce9.docx")
    content = JsonWriter().render(replace(batch, documents=(document,)))
    assert json.loads(content.decode("utf-8"))["documents"][0]["path"] == document.path


def test_a_share_that_is_no_number_is_refused_and_not_written() -> None:
    batch = sample_batch()
    document = replace(batch.documents[0], voices=(("person", float("nan")),))
    with pytest.raises(ValueError, match="JSON"):
        JsonWriter().render(replace(batch, documents=(document,)))


def test_the_same_batch_gives_the_same_bytes() -> None:
    assert JsonWriter().render(sample_batch()) == JsonWriter().render(sample_batch())


def test_how_each_file_was_read_is_told() -> None:
    notes = [document["notes"] for document in rendered()["documents"]]
    assert ["Page 2 is a picture; its text was recognised (OCR) and may hold mistakes."] in notes
