"""The schema that editors read is that of the reader.

When a reader changed: `python tests/law/test_procedure_schema.py` writes it anew.
"""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from desktop.law.law import Law
from desktop.law.places import data_root
from desktop.law.procedures import schema

PATH = data_root() / "resources" / "schema" / "procedure.schema.json"


def written() -> str:
    """Return the schema as it stands in the file."""
    named = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema()}
    return json.dumps(named, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_the_schema_in_resources_is_up_to_date() -> None:
    assert PATH.read_text("utf-8") == written()


@pytest.mark.parametrize("procedure", Law().procedures)
def test_every_procedure_keeps_to_the_schema(procedure: str) -> None:
    path: Path = Law().forms / procedure / "procedure.toml"
    plain = json.loads(json.dumps(tomllib.loads(path.read_text("utf-8")), default=str))
    jsonschema.validate(plain, json.loads(PATH.read_text("utf-8")))


if __name__ == "__main__":
    PATH.write_text(written(), "utf-8")
