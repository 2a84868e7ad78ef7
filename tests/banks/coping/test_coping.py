"""`measures/everyday_coping` against the formulas of the literature, worked out without romdsl."""

from __future__ import annotations

import json
import re
from itertools import combinations
from math import sqrt
from pathlib import Path

import jsonschema

import romdsl
from romdsl.model.expression import Name
from romdsl.model.measure import Case, Form
from romdsl.registry import spec_folder
from romdsl.scoring import interpreter_for
from tests.banks.coping import formulas, parameters

FOLDER = Path(__file__).resolve().parents[3] / "measures" / "everyday_coping"
BANK = formulas.read(FOLDER / "parameters.csv")
MEASURE = romdsl.load(FOLDER).measure
LEAST = 4
Result = tuple[float, float] | None


def form(id: str) -> Form:
    return next(form for form in MEASURE.forms if form.id == id)


def names(id: str) -> list[str]:
    return [name.value for name in form(id).names]


def test_the_parameters_are_those_that_were_made_up() -> None:
    assert (FOLDER / "parameters.csv").read_text(encoding="utf-8") == parameters.text()


def test_readme_holds_the_table_of_all_patterns() -> None:
    rows = re.findall(r"^\| (\d+) \| ([\d.]+) \| ([\d.]+) \|$", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE)
    written = {int(total): (float(value), float(error)) for total, value, error in rows}
    assert written == formulas.table(BANK, names("short"))


def error(ids: tuple[str, ...], reported: int) -> float:
    return 10 / sqrt(1 + sum(formulas.information(BANK[id], (reported - 50) / 10) for id in ids))


def test_the_assembled_form_is_the_best_of_all_that_keep_its_rules() -> None:
    easy = [
        f"{area}{number}" for area in ("plan", "feel", "ask") for number in range(1, 6) if (area, number) != ("plan", 5)
    ]
    told = {
        ids: sum(formulas.information(BANK[id], 0.0) for id in ids)
        for ids in combinations(easy, 5)
        if all(1 <= sum(id.startswith(area) for id in ids) <= 2 for area in ("plan", "feel", "ask"))
        and not {"ask1", "ask4"} <= set(ids)
        and all(error(ids, reported) <= 4.2 for reported in range(40, 61))
    }
    best = max(told, key=lambda ids: told[ids])
    assert sorted(best) == sorted(names("easy_read_5"))
    assert len(told) > 1
    lock = json.loads((FOLDER / "easy_read_5.lock.json").read_text(encoding="utf-8"))
    assert lock["items"] == names("easy_read_5")


def answers_of(case: Case) -> dict[str, int]:
    found: dict[str, int] = {}
    for given in case.given:
        named = [target.id for target in given.targets if isinstance(target, Name)]
        ids = [*BANK, "worry"] if named == ["coping"] else named
        assert given.answer is not None and ids
        found |= dict.fromkeys(ids, int(given.answer))
    return found


def by_pattern(answers: dict[str, int], ids: list[str], fewest: int) -> Result:
    given = {id: answers[id] for id in ids if id in answers}
    return formulas.pattern(BANK, given) if len(given) >= fewest else None


def test_the_cases_are_what_the_formulas_give() -> None:
    short, easy = names("short"), names("easy_read_5")
    sums = formulas.table(BANK, short)
    for case in MEASURE.cases:
        answers = answers_of(case)
        total = sum(answers.get(id, 0) for id in short)
        expected: dict[str, Result] = {
            "coping_short": by_pattern(answers, short, LEAST),
            "coping_sum": sums[total] if set(short) <= set(answers) else None,
            "coping_easy": by_pattern(answers, easy, LEAST),
            "coping_adaptive": by_pattern(answers, list(BANK), LEAST),
        }
        written = {one.id: None if one.value is None else float(one.value) for one in case.expected}
        values = {id: None if found is None else found[0] for id, found in expected.items()}
        errors = {f"{id}_se": None if found is None else found[1] for id, found in expected.items()}
        assert written == values | errors, case.name


def test_a_result_says_of_which_metric_form_and_bank_it_is() -> None:
    schema = jsonschema.Draft202012Validator(
        json.loads((spec_folder() / "result.schema.json").read_text(encoding="utf-8"))
    )
    lock = json.loads((FOLDER / "easy_read_5.lock.json").read_text(encoding="utf-8"))
    answers = {"plan1": "1", "feel2": "2", "feel3": "2", "ask2": "3"}
    (result,) = interpreter_for(romdsl.load(FOLDER))([answers])
    assert result is not None and list(schema.iter_errors(result)) == []
    value, error = formulas.pattern(BANK, {id: int(answer) for id, answer in answers.items()})
    scores = result["scores"]
    assert isinstance(scores, dict)
    easy = scores["coping_easy"]
    assert (easy["value"], easy["se"]) == (value, error)
    assert (easy["metric"], easy["form"], easy["bank"]) == ("coping_t", "easy_read_5", lock["bank"])
    assert easy["asked"] == list(answers)
    del easy["se"]
    assert list(schema.iter_errors(result)) != []
