"""The JSON Schema in `resources/` is the one that the records make.

When a record changed: `python tests/usecases/test_schema.py` writes it anew.
"""

import json
from typing import Any

import jsonschema

from desktop.law.places import data_root
from desktop.usecases.exchange import schema

PATH = data_root() / "resources" / "schema" / "case.schema.json"


def written() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_the_schema_in_resources_is_up_to_date() -> None:
    assert PATH.read_text("utf-8") == written()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_every_link_inside_the_schema_leads_somewhere() -> None:
    definitions = schema()["$defs"]

    def links(part: Any) -> set[str]:
        if isinstance(part, dict):
            own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
            return own.union(*(links(value) for value in part.values()))
        return set().union(*(links(value) for value in part)) if isinstance(part, list) else set()

    assert links(schema()) == {f"#/$defs/{name}" for name in definitions}


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(written(), "utf-8")
