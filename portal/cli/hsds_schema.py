"""Holds an HSDS service against our schema of it, formats included."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from portal.filing import hsds
from portal.filing.directory_cells import HTTPS

SCHEMA = Path(hsds.__file__).with_name("data") / "hsds_service.schema.json"
MOST_FAULTS = 10
LINKS = frozenset({"url", "website", "uri", "schedule_link"})


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def service_faults(service: object) -> tuple[str, ...]:
    """Return what is wrong with a service, at most ten faults; none where it is sound.

    A fault names the place and what was expected there; it never repeats what was found.
    """
    errors = sorted(_validator().iter_errors(service), key=lambda error: error.json_path)
    return tuple(f"{error.json_path}: {_expected(error)}" for error in errors[:MOST_FAULTS])


def _expected(error: ValidationError) -> str:
    expected: Any = error.validator_value
    match error.validator:
        case "required" if isinstance(error.instance, dict):
            return f"no {', '.join(key for key in expected if key not in error.instance)}"
        case "enum":
            return f"not one of {', '.join(expected)}"
        case "format" | "type":
            return f"not a {expected}"
        case other:
            return f"breaks {other}"


def export_faults(services: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    """Return what is wrong with an export as a whole: services, ids that stand twice, odd links."""
    faults = [f"{one['id']}, {fault}" for one in services for fault in service_faults(one)]
    told = [cell for one in services for cell in _cells(one)]
    ids = Counter(value for key, value in told if key == "id")
    faults += [f"the id {found} stands {count} times" for found, count in ids.items() if count > 1]
    links = [value for key, value in told if key in LINKS]
    return (
        *faults,
        *(f"not a plain https address: {link}" for link in links if not _is_https(link)),
    )


def _is_https(link: object) -> bool:
    return HTTPS.read(link) is not None


def _cells(value: object, key: str = "") -> Iterator[tuple[str, object]]:
    match value:
        case Mapping():
            for name, cell in value.items():
                yield from _cells(cell, name)
        case list():
            for item in value:
                yield from _cells(item, key)
        case _:
            yield key, value
