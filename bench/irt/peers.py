"""Packages that do the same, where they are installed; each with its own search, stopping at the same error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from romdsl.irt.many import Tables

from .banks import FORM, LARGE, ROWS, TWO, TWO_ROWS
from .taken import taken

THETAS = np.random.default_rng(2).normal(size=1000)


def costs() -> Iterator[tuple[str, float | None, str]]:
    """What was done, its CPU milliseconds (None where the package is not there), and what of ours it is beside."""
    for package, what, against, cost in (
        ("mirt", "EAP, 10,000 x 30 items of 5 categories", "scores", mirt_scores),
        ("girth", "EAP, 10,000 x 30 items of 2 categories", "scores", girth_scores),
        ("mirt", "1,000 adaptive tests, 124 items of 5 categories, mfi", "tests", mirt_tests),
        ("catsim", "1,000 adaptive tests, 124 items of 2 categories (of 20)", "tests", catsim_tests),
        ("adaptivetesting", "1,000 adaptive tests, 124 items of 2 categories (of 1)", "tests", adaptivetesting_tests),
    ):
        yield f"{package}: {what}", cost() if find_spec(package) else None, against


def _mirt_model(tables: Tables) -> Any:
    items = tables.bank.items
    model = import_module("mirt.models").GradedResponseModel(n_items=len(items), n_categories=5)
    model.set_parameters(discrimination=[item.a for item in items], thresholds=[item.b for item in items])
    model._is_fitted = True
    return model


def mirt_scores() -> float:
    model, mirt = _mirt_model(FORM), import_module("mirt")
    return taken(lambda: mirt.fscores(model, ROWS, n_quadpts=81), runs=3)


def mirt_tests() -> float:
    model, engine = _mirt_model(LARGE), import_module("mirt.cat").CATEngine
    return taken(lambda: engine(model, max_items=12, n_quadpts=81, seed=1).run_batch_simulation(THETAS), runs=3)


def girth_scores() -> float:
    score: Callable[..., object] = import_module("girth").ability_eap
    rows = np.ascontiguousarray((ROWS > 1).astype(int).T)
    slopes, difficulties = np.array([i.a for i in FORM.bank.items]), np.array([i.b[0] for i in FORM.bank.items])
    return taken(lambda: score(rows, difficulties, slopes), runs=3)


def catsim_tests() -> float:
    catsim = {
        name: import_module(f"catsim.{name}") for name in ("simulation", "initialization", "selection", "stopping")
    }
    estimator = import_module("catsim.estimation").NumericalSearchEstimator
    items = np.array([[item.a, item.b[0], 0, 1] for item in TWO.bank.items])

    def work() -> None:
        catsim["simulation"].Simulator(items, THETAS[:20]).simulate(
            catsim["initialization"].FixedPointInitializer(0),
            catsim["selection"].MaxInfoSelector(),
            estimator(),
            catsim["stopping"].MinErrorStopper(0.3, max_items=12),
        )

    return taken(work, runs=2) * 50


def adaptivetesting_tests() -> float:
    pools, tests = import_module("adaptivetesting.models").ItemPool, import_module("adaptivetesting.implementations")
    scores = import_module("adaptivetesting.math.estimators")

    def work() -> None:
        slopes, difficulties = [item.a for item in TWO.bank.items], [item.b[0] for item in TWO.bank.items]
        flat = [0.0] * len(slopes)
        pool = pools.load_from_list(
            difficulties, slopes, flat, [1.0] * len(slopes), simulated_responses=TWO_ROWS[0].tolist()
        )
        arguments = {"prior": scores.NormalPrior(0, 1), "optimization_interval": (-4, 4)}
        test = tests.TestAssembler(pool, "", "", scores.ExpectedAPosteriori, arguments)
        for asked in range(12):
            if asked and test.check_se_criterion(0.3):
                break
            test.run_test_once()

    return taken(work, runs=1) * 1000
