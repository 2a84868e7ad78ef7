"""`romdsl bank report`: the page, groups that are set side by side, tests that are tried, pictures as files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import Ended, romdsl
from tests.tools import ROOT

from .png_pixels import SIGNATURE
from .seen import Seen

MEASURE = ROOT / "measures" / "everyday_coping"
PARAMETERS = (MEASURE / "parameters.csv").read_text(encoding="utf-8")
PLAN2, SHIFTED = "plan2,1.43,-0.36,0.41,1.72", "plan2,1.43,0.14,0.91,2.22"
FEW = ("--persons", "20")


def reported(folder: Path, parameters: str, *more: str) -> Ended:
    (folder / "women.csv").write_text(parameters, encoding="utf-8")
    assert PLAN2 in PARAMETERS
    return romdsl("bank", "report", MEASURE, "-o", "r.html", *FEW, "--dif", "women=women.csv", *more, folder=folder)


def test_items_that_differ_in_a_group_or_say_so_are_set_side_by_side(tmp_path: Path) -> None:
    ended = reported(tmp_path, PARAMETERS.replace(PLAN2, SHIFTED))
    assert (ended.code, ended.err) == (0, "women: 24 of 24 items, 2 to be set side by side\nr.html\n")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "In two groups: “the bank” and “women”" in page
    # b is 0.5 higher, so it takes 5 T more, less what lies beyond the grid; plan5 says dif and has the same parameters.
    assert "On average the same answer takes 4.9 points of T more in “women”" in page
    assert "Item plan5. People in “women” and “the bank” with the same T answer the same." in page
    assert "1 item works otherwise in “women” than in “the bank”" in page


def test_each_group_is_set_beside_the_bank(tmp_path: Path) -> None:
    (tmp_path / "men.csv").write_text("item,a,b1,b2,b3\nplan1,2.3,0.5,1,2\nplan3,1,-1,0,1\n", encoding="utf-8")
    ended = reported(tmp_path, PARAMETERS.replace(PLAN2, SHIFTED), "--dif", "men=men.csv", "--pictures", "drawn")
    assert "men: 2 of 24 items, 2 to be set side by side\n" in ended.err
    names = {path.stem for path in (tmp_path / "drawn").glob("*.svg")}
    assert {"groups-1", "groups-2", "pair-1-plan2", "pair-1-plan5", "pair-2-plan1", "pair-2-plan3"} <= names
    assert f"drawn: {len(names)} pictures as SVG\n" in ended.err


@pytest.mark.parametrize(
    ("before", "after", "place", "said"),
    [
        ("item,a,b1", "item,slope,b1", "women.csv:1:6", "The column “slope” is none of the columns of parameters."),
        (PLAN2, PLAN2.replace("1.43", "NaN"), "women.csv:3:7", "“NaN” is no number."),
        (PLAN2, PLAN2.replace("plan2", "plan22"), "women.csv:3:1", "The bank has no item “plan22”."),
        (PLAN2, PLAN2.replace("1.72", ""), "women.csv:3:12", "“plan2” has 4 options with a score, and 2 values of b."),
        (PLAN2, PLAN2.replace("1.43", "-1.43"), "women.csv:3:7", "The discrimination of “plan2” is -1.43"),
        (PLAN2, PLAN2.replace("0.41", "-0.4"), "women.csv:3:18", "The thresholds of “plan2” do not go up"),
        (PLAN2, PLAN2 + ",1", "women.csv:3:28", "This row has 6 cells, and the head row 5."),
        (PLAN2, PLAN2 + "\n" + PLAN2, "women.csv:4:1", "“plan2” has a row of parameters already."),
    ],
)
def test_what_is_wrong_in_the_file_of_a_group_is_told_at_its_cell(
    tmp_path: Path, before: str, after: str, place: str, said: str
) -> None:
    ended = reported(tmp_path, PARAMETERS.replace(before, after, 1))
    assert ended.code == 1 and not (tmp_path / "r.html").exists()
    assert place in ended.err and said in " ".join(ended.err.split()), ended.err
    assert ended.err.count("error") == 1


def test_what_is_unusual_is_told_and_drawn(tmp_path: Path) -> None:
    ended = reported(tmp_path, PARAMETERS.replace(PLAN2, PLAN2.replace("1.43", "0.5")))
    assert ended.code == 0 and "women.csv:3:7" in ended.err and "unusual-parameter" in ended.err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("women.csv", "--dif women.csv names no group and file; write --dif women=women.csv"),
        ("women=", "--dif women= names no group and file; write --dif women=women.csv"),
        ("women=elsewhere.csv", "elsewhere.csv cannot be read: there is no such file"),
        ("women=empty.csv", "empty.csv has no parameters of a scored item; begin it with the row item,a,b1 and so on"),
        ("the bank=empty.csv", "the group “the bank” of --dif is there already; give each a name of its own"),
    ],
)
def test_a_group_without_a_file_is_told_in_one_line(tmp_path: Path, given: str, said: str) -> None:
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    ended = romdsl("bank", "report", MEASURE, "-o", "r.html", "--dif", given, folder=tmp_path)
    assert ended.code == 2 and ended.line == f"romdsl: {said}"


def test_adaptive_tests_are_shown_as_simulate_tries_them(tmp_path: Path) -> None:
    romdsl("bank", "report", MEASURE, "-o", "r.html", *FEW, "--pictures", "drawn", folder=tmp_path)
    romdsl("bank", "simulate", MEASURE, "adaptive", *FEW, "-o", "simulated.json", folder=tmp_path)
    told = Seen((tmp_path / "drawn" / "exposure-adaptive.svg").read_text(encoding="utf-8")).told()[1]
    shares = json.loads((tmp_path / "simulated.json").read_text(encoding="utf-8"))["exposure"]
    assert told.startswith("260 simulated persons")  # 20 at each of 13 values
    some = {id: share for id, share in shares.items() if share >= 0.01}
    assert len(some) > 8 and all(f" {id}: {share * 100:.0f} %." in told for id, share in some.items())
    assert (tmp_path / "drawn" / "path-adaptive.svg").is_file()


def test_the_pictures_are_written_as_png_too(tmp_path: Path) -> None:
    ended = romdsl("bank", "report", MEASURE, "-o", "r.html", *FEW, "--pictures", "drawn", "--png", folder=tmp_path)
    written = {path.stem for path in (tmp_path / "drawn").glob("*.svg")}
    assert ended.code == 0 and f"drawn: {len(written)} pictures as SVG and as PNG\n" in ended.err
    rasters = [*(tmp_path / "drawn").glob("*.png")]
    assert {path.stem for path in rasters} == written
    assert all(path.read_bytes().startswith(SIGNATURE) for path in rasters)


def test_png_needs_a_folder_and_resvg(tmp_path: Path) -> None:
    ended = romdsl("bank", "report", MEASURE, "-o", "r.html", "--png", folder=tmp_path)
    assert ended.code == 2
    assert ended.line == "romdsl: --png has no folder to write to; name one with --pictures FOLDER"
    # A name that is None in sys.modules cannot be imported: as where the package is not installed.
    without = "import sys; sys.modules['resvg_py'] = None; from romdsl.cli import main; main()"
    words = ["bank", "report", str(MEASURE), "-o", "r.html", "--pictures", "drawn", "--png"]
    done = subprocess.run(
        [sys.executable, "-c", without, *words], capture_output=True, text=True, cwd=tmp_path, timeout=120, check=False
    )
    assert done.returncode == 2 and not (tmp_path / "r.html").exists()
    assert done.stderr == "romdsl: PNG is drawn with resvg; pip install 'romdsl[pictures]' brings it\n"
