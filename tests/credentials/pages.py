"""The verifier page in a browser, with a network that is off and a log of all that it asks for."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from tests.station.browser import FLAGS, Browser


class PageBrowser(Browser):
    """A window that shows the verifier page."""

    def open(self, page: Path, fragment: str = "") -> None:
        """Open the page from the disk, as from a stick."""
        self.go("about:blank")
        self.go(page.as_uri() + (f"#{fragment}" if fragment else ""))

    def state(self) -> str:
        """Return how it says that the certificate stands, as soon as it does."""
        script = "return document.getElementById('answer').dataset.state || ''"
        return str(self.until(lambda: self.run(script), "it never said anything"))

    def tone(self) -> str:
        """Return the colour of the panel, by name."""
        self.state()
        return str(self.run("return document.querySelector('.panel').classList[1]"))

    def answer(self) -> str:
        """Return the words of the answer."""
        self.state()
        return self.text("#answer")

    def give_file(self, path: Path) -> str:
        """Choose a file, and return how it stands."""
        self._forget()
        self.driver.find_element(By.ID, "file").send_keys(str(path))
        return self.state()

    def give_text(self, text: str) -> str:
        """Write into the field, press the button, and return how it stands."""
        self._forget()
        self.run("document.getElementById('text').value = arguments[0]", text)
        self.click("form button")
        return self.state()

    def _forget(self) -> None:
        self.run("delete document.getElementById('answer').dataset.state")


class ChromiumPage(PageBrowser):
    """Chromium, which can tell of every request."""

    def requests(self) -> list[str]:
        """Return the addresses that were asked for since this was asked last."""
        lines = [
            json.loads(one["message"])["message"] for one in self.driver.get_log("performance")
        ]
        sent = [one["params"] for one in lines if one["method"] == "Network.requestWillBeSent"]
        return [one["request"]["url"] for one in sent]


@pytest.fixture(scope="session")
def page_chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromiumPage]:
    """One Chromium for the whole run."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("no Chromium with its driver here (Debian: chromium, chromium-driver)")
    choices = webdriver.ChromeOptions()
    choices.binary_location = program
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        choices.add_argument(flag)
    choices.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    started = webdriver.Chrome(choices, Service(driver))
    yield ChromiumPage(started)
    started.quit()


@pytest.fixture(scope="session")
def page_firefox() -> Iterator[PageBrowser]:
    """One Firefox for the whole run."""
    program = shutil.which("firefox") or shutil.which("firefox-esr")
    if program is None or shutil.which("geckodriver") is None:
        pytest.skip("no Firefox with its driver here (Debian: firefox-esr; geckodriver)")
    choices = webdriver.FirefoxOptions()
    choices.binary_location = program
    choices.add_argument("-headless")
    started: Any = webdriver.Firefox(choices)
    yield PageBrowser(started)
    started.quit()
