"""The house rules that a reader can rely on: sizes, first lines, names, and who may name whom."""

from __future__ import annotations

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.tools import ROOT

MOST_LINES = 300
MOST_FUNCTION_LINES = 40
FORBIDDEN_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "base",
    "core",
    "misc",
    "manager",
    "handler",
    "data",
    "info",
}
SOURCE_ENDINGS = {".py", ".js", ".mjs", ".ts", ".lark", ".j2", ".css", ".java", ".sh"}
HOUSE_WORDS = [
    r"(?<![\w.])/(?:work|tmp|root|home)/[\w.]",
    r"https?://(?:\w+\.)*(?:pypi\.org|npmjs\.org|npmjs\.com|maven\.org|pythonhosted\.org|crates\.io)",
    r"\b(?i:chatgpt|copilot|llm|language model)\b",
]


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps."""
    said = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(ROOT / name for name in said.split("\0") if name and (ROOT / name).is_file())


def is_output(path: Path) -> bool:
    """What the targets have written, kept to be looked at."""
    return path.is_relative_to(ROOT / "tests" / "golden")


def sources() -> list[Path]:
    return [path for path in tracked() if path.suffix in SOURCE_ENDINGS and not is_output(path)]


def python_files(*folders: str) -> list[Path]:
    roots = tuple(ROOT / folder for folder in folders)
    return [path for path in sources() if path.suffix == ".py" and any(path.is_relative_to(root) for root in roots)]


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_is_something_to_look_at() -> None:
    assert len(sources()) > 50 and len(python_files("romdsl")) > 30


def test_no_source_file_is_long() -> None:
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_function_is_long() -> None:
    long = {}
    for path in python_files("romdsl", "targets", "tests", "bench"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > MOST_FUNCTION_LINES:
                    long[f"{shown(path)}:{node.name}"] = lines
    assert long == {}


def test_every_module_says_what_is_here() -> None:
    lacking = []
    for path in python_files("romdsl", "targets", "tests", "bench"):
        text = path.read_text(encoding="utf-8")
        docstring = ast.get_docstring(ast.parse(text))
        if not docstring or not text.lstrip().startswith(('"""', 'r"""', "#!")):
            lacking.append(shown(path))
    assert lacking == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [shown(path) for path in sources() if path.stem.lower() in FORBIDDEN_NAMES] == []


def target_names() -> list[str]:
    return sorted(path.parent.name for path in (ROOT / "targets").glob("*/__init__.py"))


def test_nothing_in_romdsl_imports_a_target() -> None:
    """`emit` may hold the printer of a language; the folders of targets are found, never named."""
    named = []
    for path in python_files("romdsl"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [module or ""]
            if any(re.match(r"(romdsl\.)?targets\b", name) for name in names):
                named.append(f"{shown(path)}:{node.lineno}")
    assert named == []


@pytest.mark.parametrize("target", target_names())
def test_a_target_imports_emit_program_and_model_alone(target: str) -> None:
    allowed = re.compile(r"romdsl\.(emit|program|model|source)\b")
    named = []
    for path in python_files(f"targets/{target}"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ImportFrom):
                continue
            module = node.module or ""
            depth = len(path.relative_to(ROOT / "targets" / target).parts)
            if (module.startswith("romdsl") and not allowed.match(module)) or node.level > depth:
                named.append(f"{shown(path)}:{node.lineno} {module}")
    assert named == []


def test_model_source_diagnostics_and_interpreter_need_python_alone() -> None:
    third = {"click", "jinja2", "lark", "yaml", "jsonschema", "numpy", "duckdb", "rich"}
    named = []
    for path in [*python_files("romdsl/model", "romdsl/diagnostics", "romdsl/interpreter"), ROOT / "romdsl/source.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                named += [f"{shown(path)}: {alias.name}" for alias in node.names if alias.name.split(".")[0] in third]
            if isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").split(".")[0] in third:
                named.append(f"{shown(path)}: {node.module}")
    assert named == []


@pytest.mark.parametrize("library", ["yaml", "lark"])
def test_only_parse_reads_text(library: str) -> None:
    found = {
        shown(path)
        for path in python_files("romdsl", "targets")
        if re.search(rf"^\s*(import|from) {library}\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert {name for name in found if not name.startswith("romdsl/compiler/parse/")} == set()


def test_commands_and_their_files_agree() -> None:
    from romdsl.cli.commands import COMMANDS

    files = {
        path.stem
        for path in (ROOT / "romdsl" / "cli").glob("*.py")
        if re.search(r"^@click.command", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert files | {"bank"} == set(COMMANDS), "those of a bank have a folder"


def test_commands_of_banks_and_their_files_agree() -> None:
    from romdsl.cli.bank import COMMANDS

    files = {
        path.stem.rstrip("_")
        for path in (ROOT / "romdsl" / "cli" / "bank").glob("*.py")
        if re.search(r"^@click.command", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert files == set(COMMANDS)


def test_the_project_speaks_of_itself_alone() -> None:
    words = re.compile("|".join(HOUSE_WORDS))
    here = Path(__file__).resolve()
    found = []
    for path in tracked():
        if path == here or path.suffix in {".png", ".jpg", ".tgz"}:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if match := words.search(line):
                found.append(f"{shown(path)}:{number}: {match[0]}")
    assert found == []


def test_nothing_large_is_kept() -> None:
    sizes = {shown(path): path.stat().st_size for path in tracked()}
    assert {name: size for name, size in sizes.items() if size > 300_000} == {}
