"""What the form's target says before it writes anything, and that it writes the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest

import romdsl
from romdsl.compiler import program_of
from romdsl.emit.target import Options, Service
from romdsl.registry import find_target
from tests.browser.conftest import HERE, SERVICE

EVERYTHING = HERE / "measures" / "everything.rom"
PHONE = [
    ("Samaritans: 116 123, day and night", "116123"),
    ("Samaritans: 116 123.", "116123"),
    ("Call +44 (0)20 7946 0018 at any time", "+4402079460018"),
    ("Open 9 to 5: 020-7946-0018", "02079460018"),
    ("Mon to Fri 9.00-17.00: 0800 1111", "08001111"),
    ("Call 0800 1111 or 999", ""),
    ("Text SHOUT to 85258", ""),
    ("Your worker, in office hours, room 12", ""),
    ("24/7 at https://example.org/11223344", ""),
    ("Written on 2026-01-12", ""),
]


@pytest.mark.parametrize(("line", "number"), PHONE)
def test_a_line_with_one_number_can_be_called(line: str, number: str) -> None:
    from romdsl.targets.html.help import telephone  # type: ignore[import-not-found]

    assert telephone(line) == number


def written(service: Service = SERVICE, id: str | Path = "phq9") -> str:
    checked = romdsl.load(id)
    return next(iter(find_target("html").emit(checked, program_of(checked), Options(service=service)).values()))


def test_the_same_bytes_each_time() -> None:
    assert written() == written()


def losses(id: str | Path, service: Service) -> list[tuple[str, bool]]:
    found = find_target("html").unsupported(romdsl.load(id), Options(service=service))
    return [(loss.what, loss.stops) for loss in found]


def test_a_form_without_the_contacts_of_its_service_is_not_written(tmp_path: Path) -> None:
    assert losses("phq9", Service()) == [("the contacts “local”", True)]
    assert losses("phq9", Service(contacts={"local": (" ",)})) == [("the contacts “local”", True)]
    built = romdsl.build(romdsl.load("phq9"), tmp_path, targets=["html"])
    assert built.files == () and not (tmp_path / "phq9").exists()


def test_nothing_is_lost_otherwise() -> None:
    assert losses("phq9", SERVICE) == []
    assert losses("gad7", SERVICE) == []
    assert losses(EVERYTHING, Service()) == []


def test_a_pattern_or_a_logo_that_cannot_be_used() -> None:
    contacts = SERVICE.contacts
    assert losses("phq9", Service(contacts=contacts, person_pattern="[A-")) == [
        ("the pattern of the person's code", True)
    ]
    assert losses("phq9", Service(contacts=contacts, logo="logo.svg")) == [("the service's logo", False)]


def test_words_of_another_language_are_told(tmp_path: Path) -> None:
    welsh = tmp_path / "welsh.rom"
    welsh.write_text(EVERYTHING.read_text(encoding="utf-8").replace("language en", "language cy"), encoding="utf-8")
    assert losses(welsh, Service()) == [("the form's own words in “cy”", False)]
    assert '<html lang="cy" dir="ltr">' in written(id=welsh)


def test_a_right_to_left_language_turns_the_page(tmp_path: Path) -> None:
    arabic = tmp_path / "arabic.rom"
    arabic.write_text(EVERYTHING.read_text(encoding="utf-8").replace("language en", "language ar"), encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in written(id=arabic)


def test_the_logo_is_the_only_picture() -> None:
    logo = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="
    text = written(Service("Harbour Street Support", logo, SERVICE.contacts))
    assert text.count("<img") == 1 and "img-src data:" in text
    assert "img-src" not in written()
