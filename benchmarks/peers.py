"""One validator over the same JSON Lines, in a process of its own. Called by validate.py.

python benchmarks/peers.py pydantic records.jsonl
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from dialogdata import _resources

SCHEMA = json.loads((_resources.schema_dir() / "dialogue.schema.json").read_text("utf-8"))


def pydantic() -> Callable[[bytes], int]:
    """Bare models: no rules, no places, no registries."""
    from pydantic import ValidationError

    from dialogdata.models import Dialogue

    def check(line: bytes) -> int:
        try:
            Dialogue.model_validate_json(line)
        except ValidationError as error:
            return error.error_count()
        return 0

    return check


def jsonschema() -> Callable[[bytes], int]:
    """The published JSON Schema with the jsonschema library."""
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(SCHEMA)
    return lambda line: sum(1 for _ in validator.iter_errors(json.loads(line)))


def fastjsonschema() -> Callable[[bytes], int]:
    """The published JSON Schema with fastjsonschema, which stops at the first error."""
    import fastjsonschema

    validate = fastjsonschema.compile(
        SCHEMA | {"$schema": "http://json-schema.org/draft-07/schema"}
    )

    def check(line: bytes) -> int:
        try:
            validate(json.loads(line))
        except fastjsonschema.JsonSchemaValueException:
            return 1
        return 0

    return check


def jsonschema_rs() -> Callable[[bytes], int]:
    """The published JSON Schema with jsonschema-rs."""
    import jsonschema_rs

    validator = jsonschema_rs.validator_for(SCHEMA)
    return lambda line: sum(1 for _ in validator.iter_errors(json.loads(line)))


def main() -> None:
    """Check every line, print how many errors were found."""
    check = globals()[sys.argv[1]]()
    with Path(sys.argv[2]).open("rb") as lines:
        print(sum(map(check, lines)))


if __name__ == "__main__":
    main()
