"""`first_steps` through its sessions on a tablet: one HTML file, a JSON file from each visit to the next, two commands."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.browser.chromium import Chromium, Page
from tests.browser.conftest import Form
from tests.browser.test_finishing import score_again
from tests.browser.visits import bring

TABLET: dict[str, Any] = {"width": 820, "height": 1180, "touch": True}


def test_a_worker_takes_a_person_through_three_sessions(chromium: Chromium, form: Form, tmp_path: Path) -> None:
    """Baseline, review, and the end with a look back to the start: each begins with the file of the one before."""
    path, folder = form("first_steps"), tmp_path / "answers"
    folder.mkdir()
    with chromium.page(path, **TABLET) as page:
        first = baseline(page, folder)
    with chromium.page(path, **TABLET) as page:
        second = review(page, folder, first)
    with chromium.page(path, **TABLET) as page:
        third = end(page, folder, second)
        last = looking_back(page, folder, third)
    saved = {name: json.loads((folder / name).read_text(encoding="utf-8")) for name in (first, second, third, last)}
    assert list(saved) == [
        "first_steps_A12_baseline_2026-01-12.json",
        "first_steps_A12_review_2026-02-23.json",
        "first_steps_A12_end_2026-04-06.json",
        "first_steps_A12_looking_back_2026-04-06.json",
    ]
    visits = [(file["occasion"], file["occasion_number"], file["date"]) for file in saved.values()]
    assert visits == [
        ("baseline", None, "2026-01-12"),
        ("review", 1, "2026-02-23"),
        ("end", 1, "2026-04-06"),
        ("looking_back", None, "2026-04-06"),
    ]
    for file in saved.values():
        assert file["result"] == score_again("first_steps", file)
    assert [len(file.get("earlier", [])) for file in saved.values()] == [0, 1, 2, 3]
    rows_are_as_they_were_said(*saved.values())
    changes_by_hand(folder, tmp_path)
    follow_up_by_hand(folder, saved, tmp_path)


def tapped(page: Page, item: str, code: str) -> None:
    page.tap(f'[name="i-{item}"][value="{code}"] + span')


def mood(page: Page, *codes: int) -> None:
    for number, code in enumerate(codes, 1):
        tapped(page, f"mood.q{number}", str(code))


def kept(page: Page, folder: Path, day: str, reason: str = "") -> str:
    """Gives the tablet back, and saves as staff do; gives the file's name."""
    page.tap("#finish")
    if page.visible("#continue"):
        page.tap("#continue")
    assert page.seen()["faults"] == [] and page.width() <= 820
    page.tap("#to-staff")
    if not page.run("() => document.querySelector('#person').value"):
        page.fill("#person", "A12")
    assert page.run("() => document.querySelector('#person').value") == "A12", "brought along"
    page.fill("#date", day)
    if reason:
        page.fill("#occasion-reason", reason)
    name, file = page.saved()
    (folder / name).write_text(json.dumps(file), encoding="utf-8")
    assert page.seen()["faults"] == [] and len(page.seen()["requests"]) == 1, "nothing is sent anywhere"
    return name


def baseline(page: Page, folder: Path) -> str:
    """18 on the mood questions, 2 of support, two goals at 2 and 5."""
    tapped(page, "occasion", "baseline")
    assert not page.visible("#looking-back")
    tapped(page, "how", "2")
    mood(page, *[2] * 9)
    for item in ("coping", "someone"):
        tapped(page, item, "1")
    page.fill("#n-goals_r1_goal", "Sleep through the night")
    page.fill("#n-goals_r1_progress", "2")
    page.tap("#rows-goals .add")
    page.fill("#n-goals_r2_goal", "See my sister")
    page.fill("#n-goals_r2_progress", "5")
    return kept(page, folder, "2026-01-12")


def review(page: Page, folder: Path, last: str) -> str:
    """The goals are there as text, nothing is rated; one is put in other words, one goes, one comes."""
    bring(page, folder / last)
    tapped(page, "occasion", "review")
    fixed = "() => [...document.querySelectorAll('.own:not(.off) .fixed-text')].map((text) => text.textContent)"
    assert page.run(fixed) == ["Sleep through the night", "See my sister"]
    assert not page.visible("#n-goals_r1_goal") and not page.visible("#i-goals_r1_why")
    rated = "() => [...document.querySelectorAll('#form .item:not(#i-occasion).given')].map((item) => item.id)"
    assert page.run(rated) == ["i-goals_r1_goal", "i-goals_r2_goal"], "words alone are filled in"
    tapped(page, "how", "3")
    mood(page, 2, 2, 2, 2, 2, 1, 1, 1, 1)
    for item in ("coping", "someone"):
        tapped(page, item, "1")
    page.tap("#g-goals-r1 .reword")
    page.fill("#n-goals_r1_goal", "Sleep six hours")
    page.fill("#n-goals_r1_progress", "4")
    page.tap("#g-goals-r2 .remove")
    page.tap("#g-goals-r2 .sure .yes")
    page.tap("#rows-goals .add")
    page.fill("#n-goals_r3_goal", "Find a course")
    page.fill("#n-goals_r3_progress", "1")
    return kept(page, folder, "2026-02-23")


def end(page: Page, folder: Path, last: str) -> str:
    """9 on the mood questions, 4 of support, the goals at 7 and 3."""
    bring(page, folder / last)
    tapped(page, "occasion", "end")
    tapped(page, "how", "4")
    mood(page, *[1] * 9)
    for item in ("coping", "someone"):
        tapped(page, item, "2")
    for at, value in (("#n-goals_r1_progress", "7"), ("#n-goals_r2_progress", "3")):
        page.fill(at, value)
    page.tap("#finish")
    page.tap("#continue") if page.visible("#continue") else None
    told = "() => [...document.querySelectorAll('.over-time')].map((one) => one.querySelectorAll('p')[1].textContent)"
    assert page.run(told) == [
        "Since the first score: 2 higher. Since the score before: 2 higher.",
        "It rests on what you chose to rate, which need not be the same each time.",
    ], "4 less 2, and 4 less 2"
    assert page.ask("findings") == []
    page.tap("#back")
    return kept(page, folder, "2026-04-06", reason="the last session")


def looking_back(page: Page, folder: Path, last: str) -> str:
    """On the same day and the same page: started again, with the file that it has just saved."""
    page.tap("#wipe-staff .ask")
    page.tap("#wipe-staff .yes")
    bring(page, folder / last)
    tapped(page, "occasion", "looking_back")
    assert page.text("#looking-back") == (
        "Please think back to the time of “First visit”, 12 January 2026, and answer as you see that time now."
    )
    assert page.ask("findings") == []
    for item in ("coping", "someone"):
        tapped(page, item, "0")
    return kept(page, folder, "2026-04-06")


def rows_are_as_they_were_said(first: dict[str, Any], second: dict[str, Any], *later: dict[str, Any]) -> None:
    assert [(row["id"], row["goal"]) for row in first["answers"]["goals"]] == [
        ("r1", "Sleep through the night"),
        ("r2", "See my sister"),
    ]
    series = [
        ("r1", "Sleep through the night", "retired", None),
        ("r2", "See my sister", "retired", None),
        ("r3", "Sleep six hours", "active", "r1"),
        ("r4", "Find a course", "active", None),
    ]
    for file in (second, *later):
        rows = [(row["id"], row["goal"], row["state"], row["replaces"]) for row in file["answers"]["goals"]]
        assert rows == series
    scores = [file["result"]["scores"]["goal_progress"]["value"] for file in (first, second, later[0])]
    assert scores == [3.5, 2.5, 5], "(2 + 5) / 2; (4 + 1) / 2; (7 + 3) / 2"


def told(*words: str) -> None:
    done = subprocess.run([sys.executable, "-m", "romdsl", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def changes_by_hand(folder: Path, to: Path) -> None:
    """18 to 9 is more than 6, and from a case to none.  No goal of the start is left at the end."""
    told("score", "first_steps", str(folder), "--change", "-o", str(to / "changes.csv"))
    with (to / "changes.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = {row["change"]: row for row in csv.DictReader(lines)}
    figures = {id: (row["from_value"], row["to_value"], row["difference"], row["class"]) for id, row in rows.items()}
    assert figures == {
        "mood_change": ("18", "9", "-9", "reliable_recovery"),
        "support_change": ("2", "4", "2", ""),
        "goal_change": ("", "", "", "not_comparable"),
        "seen_now": ("2", "0", "-2", ""),
        "adjusted": ("0", "4", "4", ""),
    }
    assert (rows["mood_change"]["from_date"], rows["mood_change"]["to_date"]) == ("2026-01-12", "2026-04-06")


def follow_up_by_hand(folder: Path, saved: dict[str, dict[str, Any]], to: Path) -> None:
    """Six people began as this one did, four were asked again: 4 / 6, by Wilson 30.0 to 90.3 %.

    (4/6 + 1.96²/12 ± 1.96 · √(4/6 · 2/6 / 6 + 1.96²/144)) / (1 + 1.96²/6) = (0.98680 ± 0.49474) / 1.64027
    """
    for number in range(1, 6):
        for name, file in list(saved.items())[: 2 if number < 4 else 1]:
            person = f"B0{number}"
            (folder / name.replace("A12", person)).write_text(json.dumps({**file, "person": person}), encoding="utf-8")
    out = to / "followup.json"
    told("followup", "first_steps", str(folder), "--on", "2026-06-01", "--format", "json", "-o", str(out))
    found = json.loads(out.read_text(encoding="utf-8"))
    rate = found["rates"][0]
    assert (rate["baselines"], rate["closed"], rate["done"]) == (6, 6, 4)
    assert [round(100 * rate[part], 1) for part in ("rate", "low", "high")] == [66.7, 30.0, 90.3]
    assert found["coverage"] == "Every six weeks was answered by 66.7 % of those who began (4 of 6)"
    [whole] = found["changes"]
    assert whole["coverage"] == "Change from First visit to Last visit covers 16.7 % of those who began (1 of 6)"
