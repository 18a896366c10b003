"""The pages: French, nothing from outside, nothing inline, readable by everyone."""

import hashlib
import html
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from service.accounts.roles import Role
from service.analyses.tables import ThemeMoment
from service.db.engine import writing
from service.territories.tables import Residual
from service.web.rendering import STATIC, french_day, french_number, french_percentage
from tests import builders
from tests.integration.api.conftest import Connect, desk_of

ROOT = "/consultations/essai"
PAGES = [
    "/",
    "/docs",
    f"{ROOT}/territoires",
    f"{ROOT}/territoires?mesure=specificite&theme=t01",
    f"{ROOT}/territoires/02",
    f"{ROOT}/territoires/FR",
    f"{ROOT}/themes",
    f"{ROOT}/themes/t01",
    f"{ROOT}/themes/reste",
    f"{ROOT}/methode",
    "/connexion",
]
BROWSER = {"accept": "text/html"}
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Outline(HTMLParser):
    """Collects what the checks need, and fails on tags that do not close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline(text: str) -> Outline:
    found = Outline()
    found.feed(text)
    assert found.open == []
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_from_outside_and_runs_nothing(client: TestClient, path: str) -> None:
    response = client.get(path)
    seen = outline(response.text).seen
    tags = {tag for tag, _ in seen}
    assert not tags & {"style", "iframe"}
    for tag, attributes in seen:
        assert tag != "script" or attributes["src"]
        loaded = attributes.get("src") or (attributes.get("href") if tag == "link" else "")
        assert not loaded or loaded.startswith(path if tag == "img" else "/static/")
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "set-cookie" not in response.headers


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_language_landmarks_and_headings_in_order(client: TestClient, path: str) -> None:
    seen = outline(client.get(path).text).seen
    tags = [tag for tag, _ in seen]
    assert dict(seen)["html"]["lang"] == "fr"
    for landmark in ("header", "nav", "main", "h1"):
        assert landmark in tags
    assert tags.count("h1") == tags.count("main") == 1
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(below - above <= 1 for above, below in pairwise(levels))
    ids = [attributes["id"] for _, attributes in seen if "id" in attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", ["/static/assises.css", "/static/assises.svg"])
def test_what_a_page_loads_is_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_the_start_page_shows_counts_and_what_comes_next(client: TestClient) -> None:
    text = html.unescape(client.get("/").text)
    assert "Consultation d'essai" in text
    assert "exemple inventé" in text
    assert "Lire par territoire" in text
    assert "Service ouvert sans jeton" in text


def test_the_start_page_of_an_empty_service_says_how_to_begin(connect: Connect) -> None:
    client = connect()
    with desk_of(client).writing() as session:
        session.delete(session.scalars(builders.select_consultation()).one())
        session.commit()
    text = client.get("/").text
    assert "assises demo" in text
    assert "Lire par territoire" not in text


def test_without_token_a_closed_service_shows_no_data(connect: Connect, engine: Engine) -> None:
    writer = builders.token(engine, Role.REDACTEUR, "02")
    text = connect().get("/").text
    assert "Accès protégé" in text
    assert "essai" not in text
    assert "Consultation d&#39;essai" in connect(writer).get("/").text


@pytest.mark.parametrize("path", ["territoires/02", "themes", "themes/t01", "methode"])
def test_an_html_title_is_shown_as_text(client: TestClient, path: str) -> None:
    with desk_of(client).writing() as session:
        theme = session.get_one(builders.Theme, (builders.ANALYSIS, "t01"))
        theme.title = "<script>alert(1)</script>"
        session.commit()
    text = client.get(f"{ROOT}/{path}").text
    assert "&lt;script&gt;" in text
    assert "<script>" not in text


def test_the_reference_lists_every_address(client: TestClient) -> None:
    text = client.get("/docs").text
    for path in client.get("/openapi.json").json()["paths"]:
        assert path in text


@pytest.mark.parametrize("field", ["mapping", "join", "least_themes", "slug"])
def test_the_reference_lists_the_fields_of_bodies(client: TestClient, field: str) -> None:
    assert f"<code>{field}</code>" in client.get("/docs").text


@pytest.mark.parametrize(
    "slug", ["http-404", "demande-invalide", "erreur-interne", "page-hors-limites"]
)
def test_the_reference_explains_every_kind_of_problem(client: TestClient, slug: str) -> None:
    assert f'id="probleme-{slug}"' in client.get("/docs").text


def test_numbers_are_written_as_the_french_do() -> None:
    assert french_number(13477) == "13\u202f477"
    assert french_number(None) == "–"
    assert french_percentage(0.1234) == "12,3\u00a0%"
    assert french_day("2026-11-01") == "1er novembre 2026"
    assert french_day("") == "–"
    assert french_day("semaine 3") == "semaine 3"


def test_the_filters_stay_in_the_address_and_in_the_form(client: TestClient) -> None:
    known = client.get(f"/api/v1{ROOT}/analyses/{builders.ANALYSIS}").json()["slices"]["channels"]
    text = client.get(f"{ROOT}/territoires/02", params={"canal": known[0]}).text
    assert f'value="{html.escape(known[0])}" selected' in text
    refused = client.get(f"{ROOT}/territoires/02", params={"canal": "pigeon"}, headers=BROWSER)
    assert refused.status_code == 404
    assert "pigeon" in refused.text


def test_an_error_is_a_page_for_a_browser_and_a_document_for_a_program(client: TestClient) -> None:
    page = client.get("/consultations/absente/territoires", headers=BROWSER)
    assert page.status_code == 404
    assert "Consultation introuvable" in html.unescape(page.text)
    document = client.get("/consultations/absente/territoires")
    assert document.json()["status"] == 404


def test_a_page_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    tag = client.get(f"{ROOT}/territoires/02").headers["etag"]
    again = client.get(f"{ROOT}/territoires/02", headers={"if-none-match": tag})
    assert again.status_code == 304


def test_a_contribution_is_shown_with_its_passages_and_what_is_quoted(client: TestClient) -> None:
    quoted = client.get(f"/api/v1{ROOT}/themes/t01/verbatims").json()["items"][0]
    place = {"debut": quoted["start"], "fin": quoted["end"]}
    text = html.unescape(
        client.get(f"{ROOT}/contributions/{quoted['contribution_id']}", params=place).text
    )
    assert f"<mark>{quoted['text']}</mark>" in text
    assert "Éclairage public des rues" in text


def test_what_is_vendored_is_what_was_published() -> None:
    file = STATIC / "vendor" / "htmx-2.0.11.min.js"
    published = "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"
    assert hashlib.sha256(file.read_bytes()).hexdigest() == published


def test_days_and_a_filter_not_counted_by_day_are_told_apart(client: TestClient) -> None:
    audiences = client.get(f"/api/v1{ROOT}/analyses/{builders.ANALYSIS}").json()["slices"]
    asked = {"depuis": "2020-01-01", "question": audiences["questions"][0]}
    text = client.get(f"{ROOT}/territoires/02", params=asked).text
    assert "la période choisie n’est pas appliquée" in html.unescape(text)


def test_a_day_that_is_none_is_refused(client: TestClient) -> None:
    refused = client.get(f"{ROOT}/territoires/02", params={"depuis": "hier"}, headers=BROWSER)
    assert refused.status_code == 422
    assert "depuis" in refused.text


def test_a_territory_is_drawn_as_in_the_documents(client: TestClient) -> None:
    place = "/consultations/essai/territoires/02/graphique"
    drawn = client.get(f"{place}.svg?canal=réunion")
    assert drawn.headers["content-type"] == "image/svg+xml"
    shown = client.get("/consultations/essai/territoires/02?canal=réunion").text
    titles = re.findall(r'<th scope="row"><a href="[^"]*/themes/[^"]*">([^<]*)</a>', shown)
    assert titles
    assert all(one in drawn.text for one in titles)
    assert "graphique.svg?canal=" in shown
    assert client.get(f"{place}.png").content.startswith(b"\x89PNG")
    assert client.get(f"{place}.gif").status_code == 422


def test_a_period_counts_what_was_dated_in_it(client: TestClient) -> None:
    with desk_of(client).writing() as session:
        for theme, period, count in (
            ("", "2020-01-13", 10), ("t01", "2020-01-13", 4), ("", "2020-01-14", 10),
            ("t01", "2020-01-14", 1), ("t01", "2020-W03", 5), ("", "2020-W03", 20),
        ):  # fmt: skip
            session.add(
                ThemeMoment(analysis_id=builders.ANALYSIS, theme_id=theme, territory="02",
                            channel="", period=period, contributions=count, texts=count,
                            contributors=count)
            )  # fmt: skip
        session.commit()
    one = {"depuis": "2020-01-13", "jusqu": "2020-01-13"}
    assert "40,0\u00a0%" in client.get(f"{ROOT}/territoires/02", params=one).text
    both = {"depuis": "2020-01-13"}
    assert "25,0\u00a0%" in client.get(f"{ROOT}/territoires/02", params=both).text


@pytest.mark.parametrize(
    "page", ["territoires/976", "themes?territoire=976", "themes/t01?territoire=976"]
)
def test_a_territory_without_any_contribution_is_shown_as_such(
    client: TestClient, page: str
) -> None:
    answer = client.get(f"{ROOT}/{page}")
    assert answer.status_code == 200
    assert "Mayotte" in answer.text


def test_the_map_of_passages_without_theme_says_shares_and_bases(
    client: TestClient, engine: Engine
) -> None:
    address = f"{ROOT}/territoires?mesure=reste"
    assert "Relancez une analyse" in client.get(address).text
    with writing(engine) as session:
        rows = (("02", 40, 10), ("59", 20, 0), ("FR", 60, 10))
        session.add_all(
            Residual(analysis_id=builders.ANALYSIS, territory=code, passages=count, residual=left)
            for code, count, left in rows
        )
        session.commit()
    text = client.get(f"{address}&theme=t01").text
    assert "Relancez une analyse" not in text
    assert f"{french_percentage(0.25)} (10 sur 40 passages)" in text
    assert "aucun passage sans thème" in text
    assert 'value="reste" selected' in text
