"""The page in a browser: filters, following a fact to its quote, light and dark, narrow and wide."""

import datetime
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from ledger import places
from ledger.cli.listing import Shown, list_rows
from ledger.pipeline import Session, build
from ledger.queries.events import EventFilter, events

BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (BROWSER and DRIVER) and "CI" not in os.environ, reason="chromium and chromium-driver (Debian's packages) are not installed"
)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The chronology of the documents that come with the program."""
    folder = tmp_path_factory.mktemp("page")
    how = Session(now=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), author="test", command="test", model=False)
    build(places.SEEDS / "documents", folder / "ledger.db", how)
    shown = Shown(output=folder / "chronology.html", title="Chronology", sourced=True)
    list_rows(folder / "ledger.db", lambda conn: events(conn, EventFilter()), shown)
    return folder / "chronology.html"


@pytest.fixture(scope="module")
def started() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER or "chromium"
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER or "chromedriver"))
    yield chrome
    chrome.quit()


@pytest.fixture(params=[("light", 1400), ("dark", 1400), ("dark", 420)], ids=lambda given: f"{given[0]}-{given[1]}")
def browser(request: pytest.FixtureRequest, started: webdriver.Chrome, page: Path) -> webdriver.Chrome:
    """The page just opened, in each look."""
    scheme, width = request.param
    started.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    started.set_window_size(width, 900)
    started.get("about:blank")
    started.get(page.as_uri())
    return started


def shown(browser: webdriver.Chrome) -> list[str]:
    """The kinds of the facts that are to be seen."""
    return [str(fact.get_attribute("data-kind")) for fact in browser.find_elements(By.CSS_SELECTOR, ".fact") if fact.is_displayed()]


def test_filters_show_only_what_is_asked_and_count_it(browser: webdriver.Chrome) -> None:
    everything = shown(browser)
    for box in browser.find_elements(By.NAME, "kind"):
        if box.get_attribute("value") != "AID":
            box.click()
    assert shown(browser) == [kind for kind in everything if kind == "AID"]
    assert browser.find_element(By.ID, "count").text == f"{everything.count('AID')} of {len(everything)} events"
    browser.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    WebDriverWait(browser, 10).until(lambda chrome: shown(chrome) == everything)


def test_an_actor_and_days_narrow_the_list(browser: webdriver.Chrome) -> None:
    Select(browser.find_element(By.NAME, "actor")).select_by_value("Ukraine")
    of_actor = len(shown(browser))
    browser.find_element(By.NAME, "since").send_keys("2022")
    browser.find_element(By.NAME, "until").send_keys("2022-03")
    days = [
        (str(fact.get_attribute("data-first")), str(fact.get_attribute("data-end")))
        for fact in browser.find_elements(By.CSS_SELECTOR, ".fact:not([hidden])")
    ]
    assert 0 < len(days) < of_actor
    assert all(first < "2022-04-01" and (end > "2022-01-01" or not end) for first, end in days)


def test_a_fact_leads_to_its_words_in_its_document(browser: webdriver.Chrome) -> None:
    fact = next(fact for fact in browser.find_elements(By.CSS_SELECTOR, ".fact[data-kind=AID]") if "$60 million" in fact.text)
    fact.find_element(By.CSS_SELECTOR, ".what a").click()
    WebDriverWait(browser, 10).until(lambda chrome: chrome.find_elements(By.CSS_SELECTOR, "mark.now"))
    mark = browser.find_element(By.CSS_SELECTOR, "mark.now")
    assert mark.text == "$60 million"
    assert 0 <= browser.execute_script("return arguments[0].getBoundingClientRect().top", mark) < 900
    assert "now" in str(fact.get_attribute("class"))


def test_nothing_is_wider_than_the_window_and_the_console_is_silent(browser: webdriver.Chrome) -> None:
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]


def test_words_are_readable_on_their_ground(browser: webdriver.Chrome) -> None:
    """WCAG 2.2 AA: a contrast of 4.5 at least."""
    for selector in ("body", "#count", ".what a", ".kind"):
        found = browser.find_element(By.CSS_SELECTOR, selector)
        assert contrast(found.value_of_css_property("color"), ground(browser)) >= 4.5


def ground(browser: webdriver.Chrome) -> str:
    return browser.find_element(By.TAG_NAME, "body").value_of_css_property("background-color")


def contrast(one: str, two: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    red, green, blue = (int(part) / 255 for part in color[color.index("(") + 1 : -1].split(",")[:3])
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
