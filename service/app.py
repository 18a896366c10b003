"""The web process: routes, doors, pages and reference, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, FastAPI
from starlette.staticfiles import StaticFiles

from service import problems
from service.accounts.access import Doorkeeper
from service.accounts.pages import router as account_pages
from service.analyses.pages import router as analysis_pages
from service.analyses.routes import router as analyses
from service.batches.contribution_pages import router as contribution_pages
from service.batches.contribution_routes import router as contributions
from service.batches.pages import router as batch_pages
from service.batches.routes import router as batches
from service.campaigns.routes import router as campaigns
from service.closed.routes import router as closed
from service.consultations.pages import router as start_page
from service.consultations.routes import router as consultations
from service.db.engine import open_engine, reading
from service.deps import VERSION, Desk
from service.exports.routes import router as exports
from service.ideas.pages import router as idea_pages
from service.jobs.pages import router as job_pages
from service.jobs.routes import router as jobs
from service.search.pages import router as search_pages
from service.search.routes import router as search
from service.settings import ServiceSettings
from service.specificities.routes import router as specificities
from service.territories.pages import router as territory_pages
from service.territories.routes import router as territories
from service.themes.pages import router as theme_pages
from service.themes.routes import router as themes
from service.themes.timeline_routes import router as timeline
from service.web.documented import Problem
from service.web.guard import Guard
from service.web.limits import BodyLimit
from service.web.pages import router as reference
from service.web.recent import RecentAnswers
from service.web.rendering import STATIC

API = "/api/v1"
SUMMARY = "Les thèmes d'une consultation publique, par territoire."
DESCRIPTION = (
    "Envoyer des lots de fichiers, suivre les tâches, lire les thèmes d'un territoire avec leurs "
    "chiffres et leurs citations. Toutes les erreurs sont des documents de problème (RFC 9457) "
    "en français. Le texte source n'est rendu par aucune adresse."
)
THREADS = 12
"""Requests at work at once: fewer than the connections that an engine keeps (15)."""

PARTS = (
    consultations, batches, jobs, analyses, territories, themes, timeline, closed, campaigns,
    specificities, search, contributions, exports,
)  # fmt: skip

PAGES = (
    start_page, reference, territory_pages, theme_pages, contribution_pages, search_pages,
    analysis_pages, account_pages, batch_pages, job_pages, idea_pages,
)  # fmt: skip


class Application(FastAPI):
    """FastAPI with our additions to its OpenAPI document."""

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI document, with the problem schema and the bearer token."""
        if self.openapi_schema is None:
            document = super().openapi()
            components = document.setdefault("components", {})
            components.setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
            components["securitySchemes"] = {"jeton": {"type": "http", "scheme": "bearer"}}
            document["security"] = [{"jeton": []}]
        return self.openapi_schema or {}


def create_app(settings: ServiceSettings) -> FastAPI:
    """Return the application; the database must be migrated before the first request."""
    desk = _desk(settings)
    app = Application(
        title="Assises",
        summary=SUMMARY,
        description=DESCRIPTION,
        version=VERSION,
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.desk = desk
    problems.install(app)
    # Added last is met first: who asks is known before a byte of the body is counted.
    app.add_middleware(BodyLimit, upload_limit=settings.upload_bytes)
    app.add_middleware(RecentAnswers, recent=desk.recent, shelf=desk.shelf)
    app.add_middleware(Guard, doorkeeper=desk.doorkeeper)
    _route(app)
    return app


def _desk(settings: ServiceSettings) -> Desk:
    engine = open_engine(settings)
    return Desk(settings, engine, Doorkeeper(lambda: reading(engine)))


def _route(app: FastAPI) -> None:
    api = APIRouter(prefix=API)
    for part in PARTS:
        api.include_router(part)
    app.include_router(api)
    for pages in PAGES:
        app.include_router(pages)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = THREADS
    yield
    app.state.desk.engine.dispose()
