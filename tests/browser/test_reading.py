"""Reading pages in a browser: accessible, at two sizes, by keyboard, without script."""

import io
import re

import docx
import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SIZES

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


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_accessible_and_fits_at_two_sizes(page: Page, address: str) -> None:
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="light" if name == "bureau" else "dark")
        page.goto(address)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(beyond) == 0


def test_a_contribution_is_accessible_and_reached_from_a_quotation(page: Page) -> None:
    page.goto(f"{ROOT}/themes/t01")
    page.get_by_role("link", name=re.compile("^contribution ")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Contribution")
    expect(page.locator("mark").first).to_be_visible()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_filters_stay_in_the_address_and_the_back_button_works(page: Page) -> None:
    page.goto(f"{ROOT}/territoires/02")
    page.get_by_label("Canal").select_option("réunion")
    page.get_by_role("button", name="Appliquer").click()
    expect(page).to_have_url(re.compile("canal=r%C3%A9union"))
    expect(page.get_by_label("Canal")).to_have_value("réunion")
    page.go_back()
    expect(page.get_by_label("Canal")).to_have_value("")


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
