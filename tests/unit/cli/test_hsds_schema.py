"""The schema is ours, is a schema, and has its formats on; what it finds is told without echo."""

import json

from jsonschema import Draft202012Validator

from portal.cli.hsds_schema import MOST_FAULTS, SCHEMA, service_faults
from tests.unit.cli.hsds_server import a_service, an_id


def test_it_is_a_schema_and_every_reference_leads_somewhere() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    text = json.dumps(schema)
    for name in schema["$defs"]:
        assert f'"#/$defs/{name}"' in text
    assert text.count('"$ref"') == sum(text.count(f'"#/$defs/{n}"') for n in schema["$defs"])


def test_a_key_it_does_not_know_is_allowed() -> None:
    assert service_faults(a_service("x", provenance={"source": "seen"}, capacities=[])) == ()


def test_every_format_is_on() -> None:
    at = {"id": an_id("at"), "location": {"id": "1", "location_type": "office", "url": "no link"}}
    faults = service_faults(
        a_service(
            "x",
            last_modified="yesterday",
            email="nobody",
            service_at_locations=[at],
            schedules=[{"id": an_id("s"), "freq": "DAILY"}],
        )
    )
    assert faults == (
        "$.email: not a email",
        "$.last_modified: not a date-time",
        "$.schedules[0].freq: not one of WEEKLY, MONTHLY",
        "$.service_at_locations[0].location.id: not a uuid",
        "$.service_at_locations[0].location.location_type: not one of physical, postal, virtual",
        "$.service_at_locations[0].location.url: not a uri",
    )


def test_what_was_found_is_not_repeated_and_faults_come_to_an_end() -> None:
    hostile = "<script>alert(1)</script>"
    faults = service_faults(a_service("x", status=hostile, phones=[hostile] * 100))
    assert len(faults) == MOST_FAULTS
    assert hostile not in "".join(faults)
