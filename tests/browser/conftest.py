"""One Chromium for the whole run, and the forms that the tests open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import romdsl
from romdsl.emit.target import Service
from tests.browser.chromium import Chromium
from tests.tools import require

HERE = Path(__file__).parent
SERVICE = Service(
    "Harbour Street Support",
    None,
    {"local": ("Samaritans: 116 123, day and night", "Your worker, in office hours")},
    "[A-Z]{1,2}[0-9]{2,4}",
)
BROWSER_PARTS = ("playwright-core", "@sparticuz/chromium", "axe-core")

Form = Callable[[str], Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder in one worker, so that they share one browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    for part in BROWSER_PARTS:
        require("npm", part)
    browser = Chromium()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    """The form of a shipped measure, of one in `measures/`, or of `hundred`: 100 items with four options."""
    folder = tmp_path_factory.mktemp("forms")
    built: dict[str, Path] = {}

    def build(id: str) -> Path:
        if id not in built:
            built[id] = build_form(source_of(id, folder), folder)
        return built[id]

    return build


def source_of(id: str, folder: Path) -> str | Path:
    if id == "hundred":
        path = folder / "hundred.rom"
        path.write_text(hundred(), encoding="utf-8")
        return path
    own = HERE / "measures" / f"{id}.rom"
    return own if own.exists() else id


def build_form(source: str | Path, folder: Path, service: Service = SERVICE) -> Path:
    """The file of a measure's form, written into a folder."""
    checked = romdsl.load(source)
    romdsl.build(checked, folder, targets=["html"], service=service)
    return folder / checked.measure.id / "html" / f"{checked.measure.id}.html"


def hundred() -> str:
    """A hundred items of PHQ-9's lengths, to see how size, paper and speed grow."""
    texts = [
        "Little interest or pleasure in doing things",
        "Feeling tired or having little energy",
        "Feeling bad about yourself, or that you are a failure or have let yourself or your family down",
        "Trouble concentrating on things, such as reading the newspaper or watching television",
    ]
    items = "\n".join(f'  i{n} "{texts[n % 4]} ({n})"' for n in range(1, 101))
    return f"""romdsl 1
measure hundred "A hundred questions"
version 0.1.0
status draft
language en
recall "the last 2 weeks"
scale frequency {{ 0 "Not at all"; 1 "Several days"; 2 "More than half the days"; 3 "Nearly every day" }}
block all_of_them "Over the last 2 weeks, how often have you been bothered by any of the following?" scale frequency {{
{items}
}}
score total "Total" = sum(all_of_them) {{ missing none; higher worse }}
case "all 1" {{ all_of_them = 1; gives total 100; source "100 × 1" }}
"""
