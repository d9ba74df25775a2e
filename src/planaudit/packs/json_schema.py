"""The JSON Schema of a pack's files, by which editors complete and check them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from planaudit.packs.findings_schema import Wording
from planaudit.packs.kinds_schema import Areas, Kinds
from planaudit.packs.schema import Criterion, Header, Lexicon, Records

FILES: dict[str, type[BaseModel]] = {
    "pack": Header,
    "criteria": Criterion,
    "findings": Wording,
    "lexicons": Lexicon,
    "kinds": Kinds,
    "national_outcomes": Areas,
    "records": Records,
}
"""What each file of a pack, or file of a folder in it, may say."""


def json_schema(kind: str, *, extends: bool) -> dict[str, Any]:
    """Return the schema of a kind of file in FILES; `extends`: of a pack laid over another.

    Such a file says only what is different, so no key is required in it, and a list may be
    written as what is added to it and removed.
    """
    schema = FILES[kind].model_json_schema()
    found = _partial(schema) if extends else schema
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def _partial(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_partial(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _partial(value) for key, value in schema.items() if key != "required"}
    if schema.get("type") != "array" or "items" not in schema:
        return found
    edits = {"type": "array", "items": found["items"]}
    return {
        "anyOf": [
            found,
            {
                "type": "object",
                "properties": {"add": edits, "remove": {"type": "array"}},
                "additionalProperties": False,
            },
        ]
    }
