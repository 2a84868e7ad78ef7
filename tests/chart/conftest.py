"""One Chromium for the pictures that are measured as they are shown."""

from __future__ import annotations

from tests.browser.conftest import chromium as chromium
