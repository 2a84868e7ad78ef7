"""Breaks the source on purpose, one slip at a time, and counts what the tests notice: `make mutate`.

Each slip would change a score, a finding or a form.  It is made in a copy of the tracked files; the
tests named beside it are run there and must fail.  A slip that no test sees is printed, and exit is 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutations import MUTATIONS, Mutation

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Outcome:
    mutation: Mutation
    verdict: str

    @property
    def is_seen(self) -> bool:
        return self.verdict == "seen"


def copy_of_the_source(folder: Path) -> None:
    """The tracked files, and those not yet tracked; npm packages by a link."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    for ignored in ("tests/node/node_modules", "tests/node/packs"):
        if (ROOT / ignored).exists():
            (folder / ignored).symlink_to(ROOT / ignored)


def run_tests(folder: Path, tests: Sequence[str]) -> int:
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("CI", None)
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *tests]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False).returncode


def tried(mutation: Mutation, folder: Path) -> Outcome:
    """Makes the slip, runs its tests, and takes it back."""
    path = folder / mutation.file
    before = path.read_text(encoding="utf-8")
    if before.count(mutation.before) != 1:
        return Outcome(mutation, f"stands {before.count(mutation.before)} times: renew it")
    path.write_text(before.replace(mutation.before, mutation.after), encoding="utf-8")
    try:
        code = run_tests(folder, mutation.tests)
    finally:
        path.write_text(before, encoding="utf-8")
    # pytest: 1 says that a test failed, 2 that the tests could not even be gathered.
    return Outcome(mutation, "seen" if code in (1, 2) else "NOT SEEN" if code == 0 else f"pytest ended with {code}")


def main(arguments: Sequence[str]) -> int:
    chosen = [one for one in MUTATIONS if not arguments or any(word in one.file for word in arguments)]
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "copy"
        folder.mkdir()
        copy_of_the_source(folder)
        for tests in dict.fromkeys(mutation.tests for mutation in chosen):
            if run_tests(folder, tests) != 0:
                print(f"{' '.join(tests)}: not green without any slip")
                return 1
        for mutation in chosen:
            outcomes.append(tried(mutation, folder))
            print(f"{outcomes[-1].verdict:10} {mutation.file}: {mutation.what}", flush=True)
    unseen = [outcome for outcome in outcomes if not outcome.is_seen]
    print(f"{len(outcomes)} slips, {len(outcomes) - len(unseen)} seen")
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
