"""PHQ-9, own goals and a form of an item bank in a real client: LHC-Forms in Chromium, filled in by hand, and read back."""

from __future__ import annotations

import json
import tarfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from romdsl.interpreter import score
from tests.tools import needs_npm, needs_pack, npm_folder, npm_pack, run_node

from .examples import example
from .judge import BUILT, Json

HERE = Path(__file__).resolve().parent

pytestmark = [
    needs_npm("playwright-core"),
    needs_npm("@sparticuz/chromium"),
    needs_pack("lforms"),
    pytest.mark.browser,
    pytest.mark.xdist_group("fhir"),
]

ANSWERS = (2, 1, 0, 3, 2, 1, 0, 1, 2)
TOTAL = 12
"""2 + 1 + 0 + 3 + 2 + 1 + 0 + 1 + 2."""

SHORT_FORM = {"plan1": 1, "plan7": 3, "feel3": 2, "feel8": 2, "ask1": 1, "ask8": 2}
SHOWN_FOR_11 = (52.3, 3.5)
"""1 + 3 + 2 + 2 + 1 + 2 = 11, and what the table in measures/everyday_coping/README.md has for it."""


def unpacked() -> Path:
    pack = npm_pack("lforms")
    folder = BUILT / pack.stem
    if not folder.is_dir():
        with tarfile.open(pack) as archive:
            archive.extractall(folder, filter="data")
    return folder / "package" / "dist" / "lforms"


GOALS = (
    {"goals-goal": "Sleep", "goals-progress": "2"},
    {"goals-goal": "See my sister", "goals-progress": "7"},
    {"goals-goal": "Find a course"},
)


FILLED = ("phq9", "own_goals", "everyday_coping")


@cache
def filled(name: str = "phq9") -> dict[str, Json]:
    codes = {f"q{number}": f"urn:romdsl:phq9:scale-frequency|{code}" for number, code in enumerate(ANSWERS, 1)}
    agreed = {item: f"urn:romdsl:everyday_coping:scale-agree|{code}" for item, code in SHORT_FORM.items()}
    forms = [
        {"questionnaire": example("phq9").questionnaire, "answers": codes},
        {"questionnaire": example("own_goals").questionnaire, "answers": {}, "repetitions": {"goals": GOALS}},
        {"questionnaire": example("everyday_coping").questionnaire, "answers": agreed},
    ]
    request = {"packages": str(npm_folder()), "lforms": str(unpacked()), "forms": forms}
    found = json.loads(run_node(HERE / "lforms.mjs", text=json.dumps(request), timeout=240))
    return dict(zip(FILLED, found, strict=True))[name]


def values(response: Json) -> dict[str, object]:
    """The answers by linkId, wherever they are nested."""
    found: dict[str, object] = {}
    items = response.get("item", [])
    assert isinstance(items, list)
    for item in items:
        for answer in item.get("answer", []):
            (found[item["linkId"]],) = [value for key, value in answer.items() if key.startswith("value")]
        found |= values(item)
    return found


def test_a_form_without_answers_has_no_score() -> None:
    before = values(filled()["before"])
    assert "total" not in before and "total-band" not in before and "total-caseness" not in before
    assert before["total-answered"] == 0 and before["total-missing"] == "insufficient"


def test_the_total_of_what_was_clicked_is_read_back() -> None:
    after = values(filled()["response"])
    assert after["total"] == TOTAL
    assert (after["total-band"], after["total-band-code"], after["total-caseness"]) == ("Moderate", "moderate", True)
    assert after["alert-self_harm"] is True
    assert "total-missing" not in after


def test_items_and_words_appear_when_they_should() -> None:
    asked, words = "how difficult have these problems made it", "help is there now"
    before, after = (" ".join(map(str, filled()[key])) for key in ("shown_before", "shown"))
    assert asked not in before and words not in before
    assert asked in after and words in after


def test_goals_are_added_and_scored() -> None:
    """(2 + 7) / 2 = 4.5 and 7, of three goals, the last of which is not rated."""
    before, after = filled("own_goals")["before"], filled("own_goals")["response"]
    (root,) = as_list(after["item"])
    goals = [group["item"] for group in as_list(root["item"]) if group["linkId"] == "goals"]
    said = [{item["linkId"]: next(iter(item["answer"][0].values())) for item in goal} for goal in goals]
    assert said == [
        {"goals-goal": "Sleep", "goals-progress": 2},
        {"goals-goal": "See my sister", "goals-progress": 7},
        {"goals-goal": "Find a course"},
    ]
    scores = values({"item": [item for item in as_list(root["item"]) if item["linkId"] != "goals"]})
    assert [scores[link] for link in ("progress", "furthest", "progress-expected")] == [4.5, 7, 3]
    assert "progress" not in values(before) and values(before)["progress-expected"] == 0


def test_a_form_of_an_item_bank_gives_its_value_and_standard_error() -> None:
    before, after = (values(filled("everyday_coping")[key]) for key in ("before", "response"))
    assert "coping_sum" not in before and before["coping_sum-missing"] == "insufficient"
    assert (after["coping_sum"], after["coping_sum_se"]) == SHOWN_FOR_11
    scores: Any = score(example("everyday_coping").checked.measure, SHORT_FORM, ("", "")).to_json()["scores"]
    assert (scores["coping_sum"]["value"], scores["coping_sum"]["se"]) == SHOWN_FOR_11


def as_list(value: object) -> list[Json]:
    assert isinstance(value, list)
    return value


def test_nothing_is_asked_of_other_machines() -> None:
    assert [name for name in FILLED if filled(name)["elsewhere"]] == []
