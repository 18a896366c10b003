"""Pages in a browser: accessible, at two sizes, by keyboard, without script, and at work.

One file, so that one server and one analysis serve all of it.
"""

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import docx
import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from data.territories.gazetteer import load_gazetteer
from service.accounts.people import NewAccount, create_account
from service.accounts.roles import Role
from service.db.engine import open_engine, writing
from service.jobs.beside import worker_beside
from service.settings import ServiceSettings
from tests.browser.conftest import SIZES, serving

ROOT = "/consultations/securite-2020"
PAGES = [
    "/",
    "/docs",
    f"{ROOT}/territoires",
    f"{ROOT}/territoires?mesure=specificite&theme=t01",
    f"{ROOT}/territoires/02",
    f"{ROOT}/territoires/974",
    f"{ROOT}/territoires/75",
    f"{ROOT}/themes",
    f"{ROOT}/themes/t01?territoire=02",
    f"{ROOT}/themes/reste",
    f"{ROOT}/recherche?q=police",
    f"{ROOT}/recherche?q=police&mode=concordance&ordre=gauche",
    f"{ROOT}/recherche?q=introuvablement",
    f"{ROOT}/methode",
]


MESSY = (
    "Votre avis;Où;Le\n"
    "Éclairage en panne rue de la gare, appelez le 06 12 34 56 78;Aisne;12/01/2020\n"
    "<script>alert(1)</script> =SOMME(A1);Aisne;32/13/2020\n"
    f"{'mot' * 400};Aisne;13/01/2020\n"
    "\u202eétrange;Aisne;13/01/2020\n"
    ";;\n"
)
PASSWORD = "un mot de passe long"


def accessible(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_accessible_and_fits_at_two_sizes(page: Page, address: str) -> None:
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="light" if name == "bureau" else "dark")
        page.goto(address)
        accessible(page)
        beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(beyond) == 0


def test_a_contribution_is_accessible_and_reached_from_a_quotation(page: Page) -> None:
    page.goto(f"{ROOT}/themes/t01")
    page.get_by_role("link", name=re.compile("^contribution ")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Contribution")
    expect(page.locator("mark").first).to_be_visible()
    accessible(page)


def test_filters_stay_in_the_address_and_the_back_button_works(page: Page) -> None:
    page.goto(f"{ROOT}/territoires/02")
    page.get_by_label("Canal").select_option("réunion")
    page.get_by_role("button", name="Appliquer").click()
    expect(page).to_have_url(re.compile("canal=r%C3%A9union"))
    expect(page.get_by_label("Canal")).to_have_value("réunion")
    page.go_back()
    expect(page.get_by_label("Canal")).to_have_value("")


def test_what_stands_around_a_quotation_is_shown_on_demand(page: Page) -> None:
    page.goto(f"{ROOT}/themes/t01")
    page.get_by_role("link", name="lire autour").first.click()
    expect(page.locator(".around mark").first).to_be_visible()
    accessible(page)


def test_a_territory_is_reached_from_the_map_by_keyboard_alone(page: Page) -> None:
    page.goto(f"{ROOT}/territoires")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    aisne = page.get_by_role("link", name=re.compile(r"Aisne \(02\)")).first
    for _ in range(20):
        page.keyboard.press("Tab")
        if aisne.evaluate("one => one === document.activeElement"):
            break
    expect(aisne).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Aisne")


def test_the_synthesis_of_a_territory_is_exported_and_opens(page: Page) -> None:
    page.goto(f"{ROOT}/territoires/02")
    with page.expect_download() as begun:
        page.get_by_role("link", name="Synthèse (DOCX)").click()
    content = begun.value.path().read_bytes()
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)
    assert "Aisne" in text


def test_reading_pages_need_no_script(browser: Browser, server: str) -> None:
    plain = browser.new_context(base_url=server, java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{ROOT}/territoires/02")
    page.get_by_label("Canal").select_option("réunion")
    page.get_by_role("button", name="Appliquer").click()
    expect(page.get_by_label("Canal")).to_have_value("réunion")
    page.goto(f"{ROOT}/recherche?q=police")
    expect(page.locator("mark").first).to_be_visible()
    plain.close()


def test_a_first_load_is_light(server: str) -> None:
    got = [f"{ROOT}/territoires", "/static/assises.css", "/static/vendor/htmx-2.0.11.min.js"]
    with httpx.Client(base_url=server) as client:
        sizes = []
        for address in got:
            with client.stream("GET", address) as answer:
                sizes.append(sum(len(part) for part in answer.iter_raw()))
    assert sum(sizes) < 350_000


@pytest.fixture
def own(home: Path, tmp_path: Path) -> Path:
    """Return a state folder that a test may change."""
    return Path(shutil.copytree(home, tmp_path / "var"))


@pytest.fixture
def analyst(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(locale="fr-FR", viewport={"width": 1366, "height": 768})
    opened.set_default_timeout(60_000)
    yield opened
    opened.close()


def test_a_messy_file_is_corrected_imported_and_survives_a_restart(
    analyst: Page, own: Path
) -> None:
    asked: list[str] = []
    analyst.on("dialog", lambda dialog: asked.append(dialog.message))
    with serving(own) as address:
        analyst.goto(f"{address}{ROOT}/lots")
        accessible(analyst)
        (own / "avis.csv").write_bytes(MESSY.encode("cp1252", "replace"))
        analyst.get_by_label(re.compile("^Fichiers")).set_input_files(own / "avis.csv")
        analyst.get_by_role("button", name="Voir ce qui est compris").click()
        expect(analyst.get_by_text("[téléphone]")).to_be_visible()
        expect(analyst.get_by_text("<script>alert(1)</script>").first).to_be_visible()
        accessible(analyst)
        analyst.get_by_label("Rôle de la colonne Le").select_option("ignored")
        analyst.get_by_label(re.compile("^Canal")).select_option("courrier")
        analyst.get_by_role("button", name="Revoir").click()
        expect(analyst.get_by_label("Rôle de la colonne Le")).to_have_value("ignored")
        analyst.get_by_role("button", name="Importer").click()
        expect(analyst.get_by_text("en attente")).to_be_visible()
        accessible(analyst)
        job = analyst.url.removeprefix(address)
    with worker_beside(ServiceSettings(home=own)), serving(own) as address:
        analyst.goto(f"{address}{job}")
        analyst.get_by_role("link", name="Voir le rapport d’import").click()
        expect(analyst.get_by_role("heading", name="avis.csv")).to_be_visible()
        accessible(analyst)
        analyst.goto(f"{address}{ROOT}/analyses")
        accessible(analyst)
        analyst.locator("tbody th a").first.click()
        expect(analyst.get_by_role("heading", name="Ce qui a changé")).to_be_visible()
        accessible(analyst)
    assert asked == []


def test_a_writer_signs_in_reads_the_own_territory_and_no_other(analyst: Page, own: Path) -> None:
    engine = open_engine(ServiceSettings(home=own))
    with writing(engine) as session:
        wanted = NewAccount(
            name="jeanne", password=PASSWORD, role=Role.REDACTEUR, territories=("02",)
        )
        create_account(session, wanted, load_gazetteer())
        session.commit()
    engine.dispose()
    with serving(own) as address:
        analyst.goto(f"{address}{ROOT}/territoires/02?canal=panel")
        accessible(analyst)
        analyst.get_by_label("Nom").fill("jeanne")
        analyst.get_by_label("Mot de passe").fill("pas le bon du tout")
        analyst.get_by_label("Mot de passe").press("Enter")
        expect(analyst.get_by_role("alert")).to_contain_text("Nom ou mot de passe inconnu")
        analyst.get_by_label("Mot de passe").fill(PASSWORD)
        analyst.get_by_role("button", name="Se connecter").click()
        expect(analyst.get_by_role("heading", level=1)).to_contain_text("Aisne")
        expect(analyst.get_by_label("Canal")).to_have_value("panel")
        expect(analyst.get_by_role("link", name="Lots")).to_have_count(0)
        assert analyst.goto(f"{address}{ROOT}/territoires/59").status == 403  # type: ignore[union-attr]
        accessible(analyst)
        analyst.goto(f"{address}/compte")
        accessible(analyst)
        analyst.get_by_role("button", name="Se déconnecter").click()
        analyst.goto(f"{address}{ROOT}/territoires/02")
        expect(analyst.get_by_role("heading", level=1)).to_have_text("Se connecter")


def test_the_map_of_ideas_is_read_by_keyboard(page: Page) -> None:
    page.goto(f"{ROOT}/carte")
    canvas = page.locator(".sheet-of-points[aria-busy=false] canvas")
    expect(canvas).to_be_visible()
    canvas.focus()
    canvas.press("+")
    canvas.press("n")
    expect(page.locator(".told blockquote")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Faire ressortir le thème 2").click()
    expect(page.get_by_role("button", name="Faire ressortir le thème 2")).to_have_attribute(
        "aria-pressed", "true"
    )
    canvas.press("Enter")
    expect(page).to_have_url(re.compile("/contributions/"))
