"""A retired item: asked by nothing any more, with parameters that still score what was answered once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import romdsl as romdsl_package
from romdsl.banks.content import Content
from romdsl.banks.from_measure import contents
from romdsl.banks.simulating import simulate
from romdsl.emit.bank_forms import with_forms
from romdsl.model.checked import CheckedMeasure
from romdsl.scoring import interpreter_for
from tests.command_line import romdsl
from tests.tools import needs_node, run_node

TEXT = """romdsl 1
measure coping "Coping"
scale agree { 0 "Not at all"; 1 "A little"; 2 "Very much" }
metric t "Coping, T" {
  D 1; prior normal 0, 1; grid -4..4 by 0.1; reports 50 + 10 * theta; round 1; higher better; at least 2 answered
  population "Adults"; sample "300 adults"; source "Smith 2001"
}
bank coping_bank "Coping" metric t model grm scale agree {
  c1 "I plan my day" a 1.6 b -1.1, 0.4 grade 3
  c2 "I calm myself down" a 2.4 b -0.9, 0.7 grade 3 RETIRED
  c3 "I ask for help" a 1.3 b -1.6, 0.1 grade 6 exposure 0.9
  c4 "I say no" a 1.1 b -1.2, 0.3 grade 3
  c5 "I rest" a 1.2 b -1, 0.5 grade 3 enemies c4
}
form short "Short" of coping_bank { choose 2; most information at 50 }
cat quick "Quick" of coping_bank { items 2..3; start c4; where grade <= 3 and status is not pilot }
score adaptive "Adaptive" = eap(quick) { missing any, ignore }
"""
OLD = [{"c1": "1", "c2": "2", "c4": "0"}]


def measure_in(folder: Path, text: str) -> Path:
    """The measure with its form assembled."""
    path = folder / "coping" / "measure.rom"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def before_and_after(folder: Path) -> tuple[CheckedMeasure, CheckedMeasure]:
    """The measure with the item in use, and with it retired; its form assembled each time."""
    found = []
    for status in ("status calibrated", "status retired"):
        path = measure_in(folder, TEXT.replace("RETIRED", status))
        assert romdsl("bank", "assemble", path, "short", "--again").code == 0
        found.append(romdsl_package.load(path))
    return found[0], found[1]


def content_of(checked: CheckedMeasure) -> Content:
    (content,) = contents(checked.measure)
    return content


def test_an_old_answer_counts_as_it_did(tmp_path: Path) -> None:
    before, after = (interpreter_for(checked)(OLD) for checked in before_and_after(tmp_path))
    for old, new in zip(before, after, strict=True):
        assert old is not None and new is not None and old["scores"] == new["scores"]


def test_the_hash_of_the_bank_stays(tmp_path: Path) -> None:
    before, after = before_and_after(tmp_path)
    assert content_of(before).digest == content_of(after).digest


def test_no_adaptive_test_asks_it_and_none_asks_what_its_filter_leaves_out_or_enemies(tmp_path: Path) -> None:
    before, after = before_and_after(tmp_path)
    # The filter leaves c3 out; c4 is asked first, and c5 is its enemy.
    for checked, asked in ((before, {"c1", "c2", "c4"}), (after, {"c1", "c4"})):
        shares = simulate(content_of(checked), "quick", 10).exposure
        assert {id for id, share in shares.items() if share} == asked
        assert shares["c4"] == 1


@needs_node
def test_modules_ask_it_no_more_and_take_an_old_answer_to_it(tmp_path: Path) -> None:
    before_and_after(tmp_path)
    ended = romdsl("build", tmp_path / "coping" / "measure.rom", "-o", tmp_path, "-t", "python", "-t", "javascript")
    assert ended.code == 0, ended.err
    # c2 discriminates most and is retired, c3 is left out by the filter, and c5 is an enemy of c4.
    pasts = [[["c4", 1]], [["c4", 1], ["c2", 2]], [["c4", 1], ["c2", 2], ["c1", 0]]]
    python = f"import json; from coping import next_item; print(json.dumps([next_item('quick', past)['item'] for past in {pasts}]))"
    done = subprocess.run(
        [sys.executable, "-c", python], cwd=tmp_path / "coping" / "python", capture_output=True, text=True, check=True
    )
    script = (
        f"import {{ nextItem }} from {json.dumps((tmp_path / 'coping' / 'javascript' / 'coping.js').as_uri())};"
        f"console.log(JSON.stringify({json.dumps(pasts)}.map((past) => nextItem('quick', past).item)));"
    )
    for said in (done.stdout, run_node("--input-type=module", "-e", script)):
        assert json.loads(said) == ["c1", "c1", None]


def test_no_page_holds_it(tmp_path: Path) -> None:
    _, after = before_and_after(tmp_path)
    (block,) = with_forms(after, "quick").measure.blocks
    assert [item.id for item in block.items] == ["c1", "c4", "c5"]


def test_it_is_assembled_into_no_form_and_told_of_in_one_that_was(tmp_path: Path) -> None:
    path = measure_in(tmp_path, TEXT.replace("RETIRED", ""))
    romdsl("bank", "assemble", path, "short")
    lock = path.parent / "short.lock.json"
    assert json.loads(lock.read_text(encoding="utf-8"))["items"] == ["c1", "c2"]  # they discriminate most
    measure_in(tmp_path, TEXT.replace("RETIRED", "status retired"))
    told = romdsl("check", path)
    assert told.code == 1 and "short.lock.json: “c2” is retired" in " ".join(told.out.split())
    assert romdsl("bank", "assemble", path, "short", "--again").code == 0
    assert json.loads(lock.read_text(encoding="utf-8"))["items"] == ["c1", "c3"]
    assert romdsl("check", path).code == 0


@pytest.mark.parametrize(
    ("where", "asked"),
    [("status is calibrated", "c1 c2 c3 c4 c5"), ("status is not calibrated", ""), ("status is pilt", None)],
)
def test_a_filter_speaks_of_the_status(tmp_path: Path, where: str, asked: str | None) -> None:
    path = measure_in(tmp_path, TEXT.replace("RETIRED", "").replace("grade <= 3 and status is not pilot", where))
    romdsl("bank", "assemble", path, "short")
    if asked:
        (found,) = contents(romdsl_package.load(path).measure)
        assert found.adaptive["quick"].out == ()
        return
    said = "filter-says-nothing" if asked is None else "cat-cannot-run"
    assert said in romdsl("check", path).out


def test_what_is_simulated_is_held_against_its_exposure(tmp_path: Path) -> None:
    text = TEXT.replace("RETIRED", "exposure 0.2").replace("where grade <= 3 and status is not pilot", "")
    path, out = measure_in(tmp_path, text), tmp_path / "out.json"
    romdsl("bank", "assemble", path, "short")
    ended = romdsl("bank", "simulate", path, "quick", "--persons", "10", "-o", out)
    said = " ".join(ended.err.split())
    assert "c2 (100%, at most 20%)" in said and "within their exposure: c3 (0% of at most 90%)" in said
    assert json.loads(out.read_text(encoding="utf-8"))["limits"] == {"c2": 0.2, "c3": 0.9}
