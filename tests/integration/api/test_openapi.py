"""The OpenAPI document is complete, and no request that it allows breaks the service."""

import warnings

from fastapi.testclient import TestClient

warnings.filterwarnings("ignore", category=DeprecationWarning)


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
