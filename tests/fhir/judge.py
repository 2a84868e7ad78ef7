"""HL7's own validator and FHIRPath engine, as one Java program that is asked many things in one go.

Maven fetches the artefacts once into its repository; later runs need no network.  What is built
stands in `.tools/fhir`, outside the sources.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.tools import ROOT, java, npm_pack

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

Json = dict[str, object]

PROJECT = Path(__file__).resolve().parent / "java"
BUILT = ROOT / ".tools" / "fhir"
PACKS = ("hl7.fhir.uv.extensions.r4", "hl7.fhir.uv.sdc")


@dataclass(frozen=True)
class Judged:
    """What was found: findings by file; values by Questionnaire and response; faults of expressions."""

    findings: dict[str, list[dict[str, str]]]
    values: dict[str, list[dict[str, list[str]]]]
    faults: dict[str, list[str]]

    def complaints(self, name: str) -> list[str]:
        """Errors and warnings of a file, but for sdc-2: the draft of SDC that npm has wants the version
        algorithm under an address that no definition has, the newer one where we write it."""
        return [
            f"{finding['severity']} {finding['place']}: {finding['message']}"
            for finding in self.findings[name]
            if finding["severity"] not in ("information",) and "Constraint failed: sdc-2:" not in finding["message"]
        ]


def judge(
    files: Mapping[str, Json],
    scored: Mapping[str, Sequence[Json]] | None = None,
    validate: bool = True,
    release: str = "r4",
) -> Judged:
    """Validates all files, which may speak of each other; works out the expressions of Questionnaires
    (by their names among the files) over responses, of R4 alone.  For R5 the definitions come with the validator."""
    packs = [npm_pack(name) for name in PACKS]
    class_path = [str(BUILT / "java" / "classes"), str(packs[0].parent), built()]
    command = [
        str(java()),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        os.pathsep.join(class_path),
        "romdsl.Judge",
    ]
    judged = list(files) if validate else []
    names = [pack.name for pack in packs] if release == "r4" else []
    asked = {"release": release, "packs": names, "files": files, "judged": judged, "scored": scored or {}}
    request = json.dumps(asked)
    done = subprocess.run(command, input=request, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-4000:]
    return Judged(**json.loads(done.stdout.splitlines()[-1]))


@cache
def built() -> str:
    """Compiles the Java program where its source is newer, and gives its class path."""
    class_path = BUILT / "classpath"
    sources = [PROJECT / "pom.xml", *PROJECT.rglob("*.java")]
    newest = max(source.stat().st_mtime for source in sources)
    BUILT.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(BUILT / "lock"):
        if not class_path.is_file() or class_path.stat().st_mtime < newest:
            maven("-o") or maven()
            assert class_path.is_file(), "Maven could not build tests/fhir/java"
    return class_path.read_text(encoding="utf-8").strip()


@contextmanager
def one_at_a_time(place: Path) -> Iterator[None]:
    """Holds other test processes back; where the system has no such lock, they are trusted not to come."""
    with place.open("w") as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def maven(*options: str) -> bool:
    """Whether Maven could compile; first without network, since all may be there."""
    made = BUILT / "classpath.new"
    goals = ["compile", "dependency:build-classpath", f"-Dmdep.outputFile={made}"]
    command = ["mvn", "--batch-mode", "--quiet", *options, *goals]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=False, timeout=900)
    if done.returncode == 0:
        made.replace(BUILT / "classpath")
    elif not options:
        print(done.stdout[-4000:])
    return done.returncode == 0
