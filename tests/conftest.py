"""The set-up of all tests: parts that are absent, hypothesis without surprises, minutes by part."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path

import pluggy
import pytest
from hypothesis import HealthCheck, settings

from tests.tools import require

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")

PARTS = {"agreement": "agreement", "browser": "browser", "fhir": "FHIR"}
"""Words in a test's path, and the part of the suite that its time counts for."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker makes the measures that must agree, and starts Spark: both take minutes, and once is enough."""
    for item in items:
        if "test_agreement" in item.nodeid or "spark" in item.nodeid:
            item.add_marker(pytest.mark.xdist_group("agreement"))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        require(*mark.args)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pluggy.Result[pytest.TestReport], None]:
    """In CI nothing is left out: a test that skips itself has failed."""
    report = (yield).get_result()
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How long each part took, all workers together; longest first."""
    seconds: dict[str, float] = defaultdict(float)
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                path = Path(report.nodeid.split("::")[0]).as_posix()
                part = next((name for word, name in PARTS.items() if word in path), "rest")
                seconds[part] += report.duration
    if sum(seconds.values()) > 60:
        parts = sorted(seconds.items(), key=lambda part: -part[1])
        terminalreporter.write_line("minutes: " + ", ".join(f"{name} {time / 60:.1f}" for name, time in parts))
