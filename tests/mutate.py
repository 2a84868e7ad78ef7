"""Breaks the source on purpose, one slip at a time, and counts what the tests notice: `make mutate`.

Each slip would change a score, a finding or a form.  It is made in a copy of the tracked files; the
tests named beside it are run there and must fail.  Two slips are tried at a time, each in a copy of
its own.  A slip that no test sees is printed, and exit is 1, unless `tests/mutations/` says why no
test can see it; such a slip must then really not be seen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from time import monotonic

from tests.mutations import MUTATIONS
from tests.mutations.slip import Mutation

ROOT = Path(__file__).resolve().parent.parent
AT_ONCE = 2
SEEN, NOT_SEEN, NOT_GREEN = "seen", "NOT SEEN", "tests are not green without any slip"


@dataclass(frozen=True, slots=True)
class Outcome:
    mutation: Mutation
    verdict: str

    @property
    def is_as_expected(self) -> bool:
        return self.verdict == (NOT_SEEN if self.mutation.survives else SEEN)

    def __str__(self) -> str:
        reason = f" (no test can: {self.mutation.survives})" if self.mutation.survives else ""
        return f"{self.verdict:10} {self.mutation.file}: {self.mutation.what}{reason}"


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
    return Outcome(mutation, SEEN if code in (1, 2) else NOT_SEEN if code == 0 else f"pytest ended with {code}")


class Copies:
    """Copies of the source, each of which one slip has for itself."""

    def __init__(self, place: Path) -> None:
        self.free: SimpleQueue[Path] = SimpleQueue()
        for nth in range(AT_ONCE):
            folder = place / f"copy{nth}"
            folder.mkdir()
            copy_of_the_source(folder)
            self.free.put(folder)

    def is_green(self, tests: tuple[str, ...]) -> bool:
        folder = self.free.get()
        try:
            return run_tests(folder, tests) == 0
        finally:
            self.free.put(folder)

    def try_one(self, mutation: Mutation) -> Outcome:
        folder = self.free.get()
        try:
            return tried(mutation, folder)
        finally:
            self.free.put(folder)


def main(arguments: Sequence[str]) -> int:
    """All slips, or those of files (and with names) that hold one of some words."""
    start = monotonic()
    chosen = [one for one in MUTATIONS if not arguments or any(word in one.file + one.what for word in arguments)]
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory() as place, ThreadPoolExecutor(AT_ONCE) as pool:
        copies = Copies(Path(place))
        selections = list(dict.fromkeys(mutation.tests for mutation in chosen))
        green = dict(zip(selections, pool.map(copies.is_green, selections), strict=True))
        for tests in selections:
            if not green[tests]:
                outcomes.append(Outcome(next(one for one in chosen if one.tests == tests), NOT_GREEN))
                print(outcomes[-1], " ".join(tests), flush=True)
        chosen = [one for one in chosen if green[one.tests]]
        for outcome in pool.map(copies.try_one, chosen):
            outcomes.append(outcome)
            print(outcome, flush=True)
    wrong = [outcome for outcome in outcomes if not outcome.is_as_expected]
    seen = sum(outcome.verdict == SEEN for outcome in outcomes)
    for outcome in wrong:
        print(f"not as it should be: {outcome}")
    print(
        f"{len(outcomes)} slips, {seen} seen, {len(wrong)} not as they should be; {(monotonic() - start) / 60:.1f} minutes"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
