"""JSON as the program writes it."""

from __future__ import annotations

import json
import re

import pytest

from planaudit.json_text import escaped, json_text


def test_letters_stand_as_they_are_and_keys_in_their_order() -> None:
    assert json_text({"tŷ": "Siân", "a": [1]}) == ('{\n  "tŷ": "Siân",\n  "a": [\n    1\n  ]\n}\n')


def test_a_path_of_bytes_that_are_no_letters_survives_the_journey() -> None:
    path = b"plan\xff.docx".decode("utf-8", errors="surrogateescape")
    written = json_text({"path": path}).encode()
    assert json.loads(written)["path"] == path


def test_a_number_that_json_does_not_know_is_no_number() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_text({"share": float("nan")})


def test_an_escaped_mark_means_the_same() -> None:
    text = escaped(json_text(["a\u202eb"]), re.compile("\u202e"))
    assert "\u202e" not in text
    assert json.loads(text) == ["a\u202eb"]
