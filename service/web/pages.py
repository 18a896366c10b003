"""The reference of the API, made from its OpenAPI description."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from service.web.reference import known_problems, operations
from service.web.rendering import Shown, fresh_page

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def reference_page(request: Request) -> Response:
    """Show every address of the API, its parameters, its answers, its errors."""
    values = {
        "section": "api",
        "groups": operations(request.app.openapi()),
        "problems": known_problems(),
    }
    return fresh_page(request, Shown("reference.html", values))
