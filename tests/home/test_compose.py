import json
import re
from importlib import resources
from typing import Any

import jsonschema
import pytest
import yaml

from tests.home.tree import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]


def official_schema() -> dict[str, Any]:
    """The compose specification's own JSON schema, as the development package check-jsonschema carries it."""
    file = resources.files("check_jsonschema") / "builtin_schemas" / "vendor" / "compose-spec.json"
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema


def test_the_compose_file_follows_the_official_schema() -> None:
    jsonschema.validate(COMPOSE, official_schema())


def test_the_official_schema_is_one_that_refuses() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"services": {"app": {"imge": "x"}}}, official_schema())


def test_both_services_are_there_and_say_when_they_are_well() -> None:
    assert set(SERVICES) == {"app", "neo4j"}
    assert [name for name, service in SERVICES.items() if "test" not in service["healthcheck"]] == []
    assert SERVICES["app"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}


def test_ports_are_published_on_the_machine_itself_alone() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]

    assert len(ports) == 2
    assert [port for port in ports if not re.fullmatch(r"127\.0\.0\.1:\d+:\d+", port)] == []
    assert [name for name, service in SERVICES.items() if "network_mode" in service] == []


def test_images_are_pinned_to_a_version() -> None:
    base_images = re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    images = [service["image"] for service in SERVICES.values()] + base_images

    assert len(images) == 4
    assert [image for image in images if not re.search(r":\d+\.\d+\.\d+", image)] == []


def test_the_neo4j_of_the_containers_is_the_one_that_the_tests_run_against() -> None:
    from tests.services.neo4j_jars import neo4j_version

    assert SERVICES["neo4j"]["image"] == f"neo4j:{neo4j_version()}-community"


def test_no_password_is_written_in_the_file_and_none_is_assumed() -> None:
    values = [
        (name, str(value))
        for service in SERVICES.values()
        for name, value in service["environment"].items()
        if "PASSWORD" in name or "AUTH" in name
    ]

    assert len(values) == 2
    assert [name for name, value in values if "${KAEDEKORT_NEO4J_PASSWORD:?" not in value] == []


def test_what_must_last_lies_in_volumes() -> None:
    kept = {volume.split(":")[0] for service in SERVICES.values() for volume in service["volumes"]}

    assert kept == set(COMPOSE["volumes"])


def test_the_app_runs_as_an_ordinary_user_from_hashed_locks() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    last_stage = dockerfile[dockerfile.rindex("\nFROM ") :]
    installs = re.findall(r"pip install (\S+)", dockerfile)

    assert "\nUSER 10001:10001\n" in last_stage
    assert set(installs) == {"--require-hashes", "--no-deps"}
    assert 'CMD ["kaedekort", "serve"' in last_stage
