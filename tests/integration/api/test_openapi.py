"""The OpenAPI document is complete, and no request that it allows breaks the service."""

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.core.result import Ok

from service.app import create_app
from tests import builders

EXAMPLES = 8
"""Requests an operation; each is checked against what the document promises."""


def test_every_operation_is_described_in_french_with_its_problems(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    for path, item in document["paths"].items():
        for method, operation in item.items():
            assert operation["summary"], (method, path)
            assert operation["description"], (method, path)
            assert {"401", "403", "422", "500"} <= set(operation["responses"])
            for parameter in operation.get("parameters", []):
                said = parameter.get("description") or parameter["schema"].get("description")
                assert said, (path, parameter["name"])


def test_every_address_of_the_design_is_there(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    base = "/api/v1/consultations/{consultation}"
    wanted = {
        f"{base}/batches": "post",
        f"{base}/batches/preview": "post",
        f"{base}/batches/{{batch}}": "get",
        "/api/v1/jobs/{job}": "get",
        "/api/v1/jobs/{job}/events": "get",
        f"{base}/analyses": "post",
        f"{base}/analyses/{{analysis}}": "get",
        f"{base}/territories/{{code}}/themes": "get",
        f"{base}/themes": "get",
        f"{base}/themes/{{theme}}": "get",
        f"{base}/themes/{{theme}}/verbatims": "get",
        f"{base}/themes/{{theme}}/territories": "get",
        f"{base}/territories": "get",
        f"{base}/contributions/{{contribution}}": "get",
        "/api/v1/consultations": "get",
    }
    for path, method in wanted.items():
        assert method in paths[path], path


UNFIT = [schemathesis.checks.positive_data_acceptance]
"""A field may be well formed and yet say nothing we know: a territory, a mapping, a channel."""

LIMITS = settings(
    max_examples=EXAMPLES,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def try_out(operation: Any) -> None:
    """Send generated requests, valid ones and broken ones, and check the answers."""
    modes = schemathesis.GenerationMode

    @LIMITS
    @given(case=operation.as_strategy(generation_mode=modes.POSITIVE))
    def accept(case: Any) -> None:
        case.call_and_validate(excluded_checks=UNFIT)

    @LIMITS
    @given(case=operation.as_strategy(generation_mode=modes.NEGATIVE))
    def refuse(case: Any) -> None:
        case.call_and_validate(excluded_checks=UNFIT)

    accept()
    refuse()


@pytest.mark.slow
def test_no_request_breaks_the_service_or_its_promises(tmp_path: Path) -> None:
    engine = builders.filled_database(tmp_path)
    token = builders.token(engine)
    app = create_app(builders.settings(tmp_path))
    document = schemathesis.openapi.from_asgi("/openapi.json", app)
    document.config.update(headers={"Authorization": f"Bearer {token}"})
    found = list(document.get_all_operations())
    operations = [one.ok() for one in found if isinstance(one, Ok)]
    assert len(operations) == len(found) >= 15
    for operation in operations:
        try_out(operation)
    app.state.desk.engine.dispose()
    engine.dispose()
