"""A real browser for the pages: Debian's Chromium, once for all tests of a run.

Where Chromium or its driver is missing the tests skip with a word.  Wait by `until`, never sleep.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.common.exceptions import (
    NoAlertPresentException,
    NoSuchElementException,
    StaleElementReferenceException,
)
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE_S = 10
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
    "--hide-scrollbars",
)


class Browser:
    """A window of Chromium with nothing remembered."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def go(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        self.driver.get(address)

    def find(self, selector: str) -> WebElement:
        """Return the first element that shows and fits a CSS selector, as soon as there is one."""

        def shown(driver: webdriver.Chrome) -> WebElement | None:
            fits = driver.find_elements(By.CSS_SELECTOR, selector)
            return next((one for one in fits if one.is_displayed()), None)

        return self._wait(shown, f"nothing shows that fits {selector}")

    def has(self, selector: str) -> bool:
        """Tell whether something that fits shows now; does not wait."""
        fits = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return any(one.is_displayed() for one in fits)

    def until(self, holds: Callable[[], Any], why: str = "") -> Any:
        """Wait until `holds()` is true, and return what it gave."""
        return self._wait(lambda _: holds(), why)

    def until_says(self, words: str, selector: str = "body") -> None:
        """Wait until the text of an element holds the words."""
        self._wait(lambda _: words in self.text(selector), f"{selector} never said “{words}”")

    def text(self, selector: str = "body") -> str:
        """Return the words that show in an element, as one reads them."""
        return self.driver.find_element(By.CSS_SELECTOR, selector).text

    def type(self, selector: str, words: str) -> None:
        """Type into a field that is emptied before."""
        field = self.find(selector)
        field.clear()
        field.send_keys(words)

    def click(self, selector: str) -> None:
        """Press a button or follow a link."""
        self.find(selector).click()

    def run(self, script: str, *facts: Any) -> Any:
        """Run a script in the page and return its value."""
        return self.driver.execute_script(script, *facts)

    def size(self, width: int, height: int) -> None:
        """Give the page this size in CSS pixels, narrower than a window of its own could be."""
        self._devtools(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def colours(self, scheme: str) -> None:
        """Prefer "light" or "dark"."""
        self._devtools(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-color-scheme", "value": scheme}],
        )

    def scripts(self, are_on: bool) -> None:
        """Run the scripts of the pages that come next, or none of them."""
        self._devtools("Emulation.setScriptExecutionDisabled", value=not are_on)

    def network(self, is_there: bool) -> None:
        """Plug the network in or out."""
        self._devtools("Network.enable")
        self._devtools(
            "Network.emulateNetworkConditions",
            offline=not is_there,
            latency=0,
            downloadThroughput=-1,
            uploadThroughput=-1,
        )

    def another(self) -> None:
        """Become another device: nothing is remembered any more."""
        self._devtools("Network.clearBrowserCookies")

    def complaints(self) -> list[str]:
        """Return the browser's errors since it was asked last: of scripts, CSP, the network."""
        lines = self.driver.get_log("browser")
        return [line["message"] for line in lines if line["level"] == "SEVERE"]

    def picture(self, path: Path) -> None:
        """Keep a picture of the page."""
        self.driver.save_screenshot(str(path))

    def fresh(self) -> None:
        """Forget all that the last test did."""
        with contextlib.suppress(NoAlertPresentException):
            self.driver.switch_to.alert.dismiss()
        self.network(True)
        self.scripts(True)
        self.go("about:blank")
        self.another()
        self._devtools("Emulation.clearDeviceMetricsOverride")
        self.colours("light")
        self.complaints()

    def _devtools(self, command: str, **facts: Any) -> None:
        self.driver.execute_cdp_cmd(command, facts)

    def _wait(self, holds: Callable[[webdriver.Chrome], Any], why: str) -> Any:
        passing = (NoSuchElementException, StaleElementReferenceException)
        wait = WebDriverWait(self.driver, PATIENCE_S, 0.05, ignored_exceptions=passing)
        return wait.until(holds, why)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Chromium for the whole run."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("no Chromium with its driver here (Debian: chromium, chromium-driver)")
    choices = webdriver.ChromeOptions()
    choices.binary_location = program
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        choices.add_argument(flag)
    choices.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = webdriver.Chrome(choices, Service(driver))
    started.set_page_load_timeout(PATIENCE_S * 3)
    yield Browser(started)
    started.quit()


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    """The browser, empty as on its first day."""
    chromium.fresh()
    yield chromium
    chromium.fresh()
