"""Whatever goes wrong around a command is said in one line, with 2; nothing ends in a traceback."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import measure_in, romdsl, romdsl_apart
from tests.tools import ROOT, heed_signals

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def test_help_names_every_command_with_an_example() -> None:
    from romdsl.cli.commands import COMMANDS

    said = romdsl("--help")
    assert said.code == 0 and all(f"  {name} " in said.out for name in COMMANDS)
    for name in COMMANDS:
        ended = romdsl(name, "--help")
        assert ended.code == 0 and "Example:" in ended.out and f"romdsl {name}" in ended.out


def test_version() -> None:
    assert romdsl("--version").out.startswith("romdsl 0.")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["chek"], "there is no command “chek”; did you mean check?"),
        (["check"], "MEASURE is missing"),
        (["check", "how_are_yuo"], "there is no shipped measure “how_are_yuo”; did you mean how_are_you?"),
        (["check", "nowhere/at/all"], "there is no such file or folder"),
        (["check", "measures"], "for the folder or file here write ./measures"),
        (["check", "./spec/rules"], "holds no definition"),
        (["check", "./README.md"], "README.md is no definition"),
        (["check", "phq9", "--format", "xml"], "--format: 'xml' is not one of"),
        (["build", "phq9"], "-o is missing"),
        (["build", "phq9", "-o", "out", "-t", "htlm"], "there is no target “htlm”; did you mean html?"),
        (["build", "phq9", "-o", "out", "--set", "html"], "it is written TARGET.OPTION=VALUE"),
        (["build", "phq9", "-o", "out", "--set", "html.nothing=1"], "the target html has the options"),
        (["score", "phq9"], "INPUT is missing"),
        (["score", "phq9", "nowhere.csv"], "nowhere.csv cannot be read: there is no such file"),
        (["score", "phq9", "measures/phq9/sample.csv", "--engine", "abacus"], "there is no engine “abacus”"),
        (["score", "./measures", "measures/phq9/sample.csv"], "name one of them"),
        (["new"], "ID is missing"),
        (["new", "my measure"], "for example my_measure"),
        (["new", "when"], "is a word of the language"),
        (["new", "mood", "--kind", "goals"], "idiographic"),
        (["convert", "phq9"], "--to is missing"),
        (["convert", "phq9", "--to", "rom", "-o", "x.yaml"], "ends in .rom"),
        (["fmt", "phq9"], "name the path of a measure of your own"),
    ],
)
def test_wrong_usage_is_one_line(words: list[str], text: str) -> None:
    ended = romdsl(*words)
    assert ended.code == 2 and not ended.out
    assert text in ended.line and ended.line.startswith("romdsl: ")


def test_a_folder_as_a_file_and_a_file_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    assert "holds no .json files" in romdsl("score", "phq9", tmp_path / "a.csv").line
    (tmp_path / "file").write_text("", encoding="utf-8")
    ended = romdsl("build", "gad7", "-o", tmp_path / "file")
    assert ended.code == 2 and "cannot be written" in ended.line
    assert "it is a folder" in romdsl("score", "phq9", "measures/phq9/sample.csv", "-o", tmp_path).line


@pytest.mark.skipif(os.name == "nt", reason="there are no such folders on Windows")
def test_a_folder_that_can_only_be_read(tmp_path: Path) -> None:
    # Root may write wherever a mode forbids it, but not where the kernel has no file to make.
    folder = Path("/sys") if IS_ROOT else tmp_path
    if not IS_ROOT:
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert "permi" in romdsl("build", "gad7", "-o", folder / "out").line
    finally:
        if not IS_ROOT:
            folder.chmod(stat.S_IRWXU)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk() -> None:
    assert "no space left" in romdsl("score", "phq9", "measures/phq9/sample.csv", "-o", "/dev/full").line
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "romdsl", "list"], stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
    assert done.returncode == 2 and "no space left" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize(
    "words", [["--help"], ["check", "phq9", "--explain-scores"], ["score", "phq9", "measures/phq9/sample.csv"]]
)
def test_a_reader_that_goes_away(words: list[str]) -> None:
    for unbuffered in ("", "1"):
        process = subprocess.Popen(
            [sys.executable, "-m", "romdsl", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
        assert process.stdout and process.stderr
        process.stdout.close()
        said = process.stderr.read().decode()
        process.stderr.close()
        assert process.wait(60) == 141
        assert "Traceback" not in said and "Broken" not in said and "Exception" not in said, said


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_stopping_leaves_nothing_half_written(tmp_path: Path) -> None:
    pipe, out = tmp_path / "answers.csv", tmp_path / "scores.csv"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-m", "romdsl", "score", "phq9", pipe, "-o", out],
        stderr=subprocess.PIPE,
        cwd=ROOT,
        preexec_fn=heed_signals,
    )
    with pipe.open("wb"):  # opens when the command begins to read, and never gives it a row
        process.send_signal(signal.SIGINT)
        assert process.stderr
        said = process.stderr.read().decode()
        process.stderr.close()
    assert process.wait(30) == 130 and said == "romdsl: stopped\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.csv"]


def test_our_own_fault_says_so(tmp_path: Path) -> None:
    code = "import romdsl.cli.commands as c, romdsl.cli as m; c.COMMANDS['nothing'] = ''; m.main(['nothing'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 2 and "ROM900" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437"])
def test_a_console_with_few_letters(tmp_path: Path, encoding: str) -> None:
    place = measure_in(tmp_path)
    text = (place / "measure.rom").read_text(encoding="utf-8").replace('scale often {"', "").replace("(week)", "(weak)")
    (place / "measure.rom").write_text(text.replace("I felt low", "I felt low ≥ 低い ✓"), encoding="utf-8")
    ended = romdsl_apart("check", place, encoding=encoding)
    assert ended.code == 1 and not ended.err
    assert "weak" in ended.out
    if encoding == "ascii":
        assert '"weak"' in ended.out
    assert romdsl("check", "nowhere/x.rom", encoding=encoding).code == 2
