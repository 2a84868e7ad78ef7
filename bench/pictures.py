"""Pictures of the form on a phone, a wide screen, in dark and on paper, to be looked at: `make pictures`.

They are written to `out/pictures`; the small one of the README to `spec/pictures`.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import tempfile
from pathlib import Path

import romdsl
from romdsl.emit.target import Service
from tests.browser.chromium import Chromium, Page

from .visit_pictures import State, visit_states

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out" / "pictures"
README_PICTURE = ROOT / "spec" / "pictures" / "phq9-form.png"
SERVICE = Service(
    "Harbour Street Support", None, {"local": ("Samaritans: 116 123, day and night", "Your worker, in office hours")}
)
FONT = "fontpkg_roboto"
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{folder}</dir><dir>/usr/share/fonts</dir>
<match target="pattern"><test name="family"><string>system-ui</string></test>
<edit name="family" mode="assign" binding="strong"><string>Roboto</string></edit></match></fontconfig>"""


def untouched(page: Page) -> None:
    """As it is opened."""


def half(page: Page) -> None:
    for item, code in {"q1": "1", "q2": "2", "q3": "3", "q4": "1"}.items():
        page.choose(item, code)
    page.run("() => document.querySelector('#i-q3').scrollIntoView()")


def focus(page: Page) -> None:
    half(page)
    page.run("() => document.querySelector('#i-q4 input').focus()")
    page.press("Tab", "Tab")
    page.run("() => document.querySelector('#i-q4').scrollIntoView()")


def most(page: Page) -> None:
    for item, code in {"q1": "1", "q2": "2", "q4": "1", "q5": "0", "q7": "1", "q9": "1", "difficulty": "1"}.items():
        if item == "difficulty" or page.visible(f"#i-{item}"):
            page.choose(item, code)


def summary(page: Page) -> None:
    most(page)
    page.run("() => document.querySelector('#finish').focus()")
    page.press("Enter")


def handed_over(page: Page) -> None:
    summary(page)
    page.click("#continue")


def staff(page: Page) -> None:
    handed_over(page)
    page.click("#to-staff")
    page.fill("#person", "A12")
    page.fill("#date", "2026-01-12")


def everything(page: Page) -> None:
    for item, code in {"how": "2", "coping": "1", "someone": "skip", "work": "yes", "manage": "effort"}.items():
        page.choose(item, code)
    page.fill("#n-hours", "30")
    page.fill("#n-hope", "7")
    page.fill("#n-more", "My sister came to stay.")
    page.run("() => scrollTo(0, 0)")


def the_week(page: Page) -> None:
    page.fill("#n-age", "14")
    page.choose("sex", "female")
    for item, text in {
        "bed": "22:30",
        "up": "07:00",
        "asleep": "9",
        "alcohol_week1": "2",
        "alcohol_week2": "9",
    }.items():
        page.fill(f"#n-{item}", text)
    page.fill("#b-asleep", "30")
    page.choose("aids", "cane")
    page.choose("aids", "frame")
    page.choose("calm_morning", "2")
    page.run("() => scrollTo(0, 0)")


def held(page: Page) -> None:
    the_week(page)
    page.fill("#n-alcohol_week2", "3")
    page.run("() => document.querySelector('#finish').focus()")
    page.press("Enter")


def hinted(page: Page) -> None:
    the_week(page)
    page.fill("#n-bed", "18:30")
    page.run("() => document.querySelector('#i-up').scrollIntoView()")


def week_staff(page: Page) -> None:
    hinted(page)
    page.click("#finish")
    page.click("#continue")
    page.click("#to-staff")
    page.click("#scores summary")
    page.run("() => scrollTo(0, 0)")


STATES: list[State] = [
    ("phq9", "untouched", untouched, False),
    ("phq9", "half", half, False),
    ("phq9", "focus", focus, False),
    ("phq9", "not-answered", summary, False),
    ("phq9", "handed-over", handed_over, True),
    ("phq9", "staff", staff, True),
    ("everything", "untouched", untouched, True),
    ("everything", "half", everything, True),
    ("how_are_you", "untouched", untouched, True),
    ("the_week", "untouched", untouched, True),
    ("the_week", "half", the_week, True),
    ("the_week", "held", held, False),
    ("the_week", "hint", hinted, False),
    ("the_week", "staff", week_staff, True),
]


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    forms = {id: form(id) for id in ("phq9", "everything", "how_are_you", "the_week", "first_steps")}
    with tempfile.TemporaryDirectory() as folder:
        chromium = Chromium(fonts(Path(folder)))
        for id, state, act, full in (*STATES, *visit_states(chromium, forms["first_steps"], Path(folder))):
            for name, options in looks().items():
                with chromium.page(forms[id], **options) as page:
                    act(page)
                    page.ask("shot", to=str(OUT / f"{id}-{state}-{name}.png"), full=full)
        for id, state, act in (
            ("phq9", "blank", untouched),
            ("phq9", "staff", staff),
            ("everything", "half", everything),
            ("the_week", "blank", untouched),
            ("the_week", "half", the_week),
        ):
            with chromium.page(forms[id]) as page:
                act(page)
                page.pages(OUT / f"{id}-{state}.pdf")
        readme_picture(chromium, forms["phq9"])
        chromium.close()
    print(f"pictures: {OUT.relative_to(ROOT)}, {README_PICTURE.relative_to(ROOT)}")


def looks() -> dict[str, dict[str, object]]:
    return {
        "360": {"width": 360, "height": 900},
        "360-dark": {"width": 360, "height": 900, "dark": True},
        "1280": {"width": 1280, "height": 900},
        "1280-dark": {"width": 1280, "height": 900, "dark": True},
    }


def form(id: str) -> Path:
    own = ROOT / "tests" / "browser" / "measures" / f"{id}.rom"
    built = romdsl.build(romdsl.load(own if own.exists() else id), OUT / "forms", targets=["html"], service=SERVICE)
    return Path(built.files[0])


def fonts(folder: Path) -> dict[str, str]:
    """Roboto as the system's letters where `pip install fontpkg-roboto` has brought it, as on many phones."""
    found = importlib.util.find_spec(FONT)
    if not found or not found.origin:
        print(f"Roboto is not here ({FONT}): the pictures show this machine's letters", file=sys.stderr)
        return {}
    file = folder / "fonts.conf"
    file.write_text(FONTS.format(folder=Path(found.origin).parent), encoding="utf-8")
    return {"FONTCONFIG_FILE": os.fspath(file)}


def readme_picture(chromium: Chromium, file: Path) -> None:
    """Three phones beside each other in one small picture."""
    README_PICTURE.parent.mkdir(parents=True, exist_ok=True)
    shots = []
    for name, act in (("a", untouched), ("b", half), ("c", summary)):
        with chromium.page(file, width=360, height=560) as page:
            act(page)
            shots.append(page.ask("shot", to=str(OUT / f"readme-{name}.png"), full=False))
    sheet = OUT / "readme.html"
    pictures = "".join(f'<img src="{Path(shot).name}" alt="">' for shot in shots)
    style = "body{margin:0;padding:16px;display:flex;gap:16px;background:#8b9294}img{border-radius:10px}"
    sheet.write_text(f"<!doctype html><style>{style}</style>{pictures}", encoding="utf-8")
    with chromium.page(sheet, width=1144, height=592) as page:
        page.run("() => Promise.all([...document.images].map((one) => one.decode()))")
        page.ask("shot", to=str(README_PICTURE), full=False)


if __name__ == "__main__":
    main()
