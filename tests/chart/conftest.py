"""One Chromium for the pictures that are measured as they are shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.chromium import Chromium
from tests.browser.conftest import BROWSER_PARTS
from tests.tools import require


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    for part in BROWSER_PARTS:
        require("npm", part)
    browser = Chromium()
    yield browser
    browser.close()
