"""The wheel: built, put into an environment of its own, and used there without the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools import ROOT


def said(*words: str | Path, folder: Path) -> str:
    """What a program prints; it must end well."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        list(map(str, words)), cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=300
    )
    assert done.returncode == 0, f"{words}:\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    said(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, folder=folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def place(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("a clean place")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    said(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, folder=folder)
    yield folder


def romdsl(place: Path, *words: str) -> str:
    return said(place / "env" / ("Scripts" if os.name == "nt" else "bin") / "romdsl", *words, folder=place)


def test_the_wheel_holds_what_it_needs_and_no_more(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"romdsl"}
    for folder in ("targets/html", "targets/python", "measures/phq9", "spec/rules"):
        assert any(name.startswith(f"romdsl/{folder}/") for name in names), folder
    assert not [name for name in names if "/tests/" in name or "node_modules" in name or name.endswith(".pyc")]


def test_measures_and_targets_are_found(place: Path) -> None:
    assert {one["id"] for one in json.loads(romdsl(place, "list", "--format", "json"))} >= {
        "phq9",
        "gad7",
        "how_are_you",
    }
    assert "html" in romdsl(place, "targets")
    assert romdsl(place, "explain", "ROM290").startswith("# two-definitions")


def test_check_build_and_score(place: Path) -> None:
    assert romdsl(place, "check", "phq9", "gad7", "how_are_you").startswith("No findings in 3 measures")
    assert "how_are_you.html" in romdsl(place, "build", "how_are_you", "-o", "out")
    assert (place / "out" / "how_are_you" / "html" / "how_are_you.html").is_file()
    romdsl(place, "new", "my_measure")
    assert "No findings in 1 measure" in romdsl(place, "check", "./my_measure")
    answers = place / "answers.csv"
    answers.write_text("q1,q2,q3,q4,q5,q6,q7\n1,1,1,1,1,1,1\n", encoding="utf-8")
    assert romdsl(place, "score", "gad7", "answers.csv").splitlines()[1].startswith("7,mild")


def test_a_target_from_another_package_is_found(place: Path) -> None:
    package = place / "other"
    (package / "other_target").mkdir(parents=True)
    (package / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
        '[project]\nname = "other-target"\nversion = "1"\n'
        '[project.entry-points."romdsl.targets"]\nlist = "other_target:target"\n',
        encoding="utf-8",
    )
    (package / "other_target" / "__init__.py").write_text(
        "from romdsl.emit.target import Target\n"
        "def emit(checked, program, options):\n"
        "    return {'items.txt': '\\n'.join(item.id for item in checked.measure.items)}\n"
        "target = Target('list', 'The ids of the items', emit)\n",
        encoding="utf-8",
    )
    python = place / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    said(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package, folder=place)
    romdsl(place, "build", "gad7", "-o", "out", "-t", "list")
    assert (place / "out/gad7/list/items.txt").read_text(encoding="utf-8").split() == [f"q{n}" for n in range(1, 8)]


def test_it_works_from_python(place: Path) -> None:
    python = place / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    code = (
        "import romdsl; m = romdsl.load('gad7');"
        "r = romdsl.score(m, {f'q{n}': 2 for n in range(1, 8)}); print(r.scores['total'].value, r.scores['total'].band)"
    )
    assert said(python, "-c", code, folder=place).split() == ["14", "moderate"]
