"""What a written module says comes next in an adaptive test, and what it takes for no past of one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import romdsl
from tests.tools import run_node

COPING = Path(__file__).resolve().parents[3] / "measures" / "everyday_coping"


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("modules")
    assert romdsl("build", COPING, "-o", folder, "-t", "python", "-t", "javascript").code == 0
    return folder / "everyday_coping"


def says(modules: Path, test: object, given: object) -> list[str]:
    """What `next_item` and `nextItem` say: the value that they give as JSON, or their message."""
    words = json.dumps([test, given])
    python = (
        "import json, sys\nfrom everyday_coping import next_item\n"
        "try: print(json.dumps(next_item(*json.loads(sys.argv[1]))))\nexcept ValueError as fault: print(fault)"
    )
    done = subprocess.run(
        [sys.executable, "-c", python, words], cwd=modules / "python", capture_output=True, text=True, check=True
    )
    script = (
        f"import {{ nextItem }} from {json.dumps((modules / 'javascript' / 'everyday_coping.js').as_uri())};\n"
        "try { console.log(JSON.stringify(nextItem(...JSON.parse(process.argv[1])))); }\n"
        "catch (fault) { if (!(fault instanceof RangeError)) throw fault; console.log(fault.message); }"
    )
    return [done.stdout.strip(), run_node("--input-type=module", "-e", script, words).strip()]


def test_before_anything_is_answered_the_metric_is_all_that_is_known(modules: Path) -> None:
    for said in says(modules, "adaptive", []):
        found = json.loads(said)
        assert found["item"] is not None and (found["value"], found["se"]) == (50, 10)


@pytest.mark.parametrize(
    ("test", "given", "message"),
    [
        ("adaptive", [["plan1", 1], ["plan1", 1]], "plan1: it is given twice, and each item is asked once"),
        ("adaptive", [["plan1", None], ["feel3", 2], ["plan1", 3]], "plan1: it is given twice"),
        ("adaptive", [["worry", 1]], "worry: the test adaptive has no such item"),
        ("adaptive", [["constructor", 1]], "constructor: the test adaptive has no such item"),
        ("adaptive", [["plan1", 4]], "is none of its answers"),
        ("adaptive", [["plan1", []]], "is none of its answers"),
        ("short", [], "short: there is no such adaptive test"),
        ("__proto__", [], "__proto__: there is no such adaptive test"),
    ],
)
def test_what_cannot_have_been_asked_is_said(modules: Path, test: str, given: object, message: str) -> None:
    for said in says(modules, test, given):
        assert message in said
