"""Slips in scores of item banks, in tables of their sums, in forms that are put together and in tests that are tried."""

from __future__ import annotations

from .slip import slips

MUTATIONS = (
    *slips(
        "romdsl/banks/shadowing.py",
        ("tests/banks/test_shadowing.py",),
        ("an area has no most", "float(area.minimum), most)", "float(area.minimum))"),
        ("enemies stand together", "{one: 1.0, other: 1.0}, high=1.0)", "{one: 1.0, other: 1.0})"),
        ("what is out is asked", "if index not in rules.out)", "if index >= 0)"),
    ),
    *slips(
        "romdsl/compiler/build/links.py",
        ("tests/banks/test_links.py",),
        ("the error of linking is added to no row", "(own**2 + added**2)", "(own**2)"),
        ("halves of an error are rounded down", "Fraction((doubled + 1) // 2,", "Fraction(doubled // 2,"),
    ),
    *slips(
        "romdsl/model/on_metric.py",
        ("tests/banks/test_links.py",),
        ("a link passes for a form", '("link", score.id)', '("form", score.id)'),
    ),
    *slips(
        "romdsl/model/identity.py",
        ("tests/test_identity.py",),
        ("other parameters are the same scoring", '"bank": irt.digest(found.of)}', '"bank": ""}'),
    ),
    *slips(
        "romdsl/compiler/check/rules/duplicate_id.py",
        ("tests/banks/test_links.py",),
        ("two metrics may have one name", "        measure.metrics,\n", ""),
        ("two forms may have one name", ", *measure.forms, *measure.cats)", ")"),
    ),
    *slips(
        "romdsl/model/calibrated.py",
        ("tests/banks/test_tabling.py",),
        ("sums are not from the lowest", "(row.total + lowest, metric", "(row.total, metric"),
        ("items that are not of the form count", "if item.id in wanted)", "if item.id)"),
    ),
    *slips(
        "romdsl/banks/tabling.py",
        ("tests/banks/test_tabling.py",),
        ("a table begins at nought", "row.total + lowest,", "row.total,"),
        (
            "an error that differs is passed over",
            'zip(("value", "error"), published[total], follows[total], strict=True)',
            'zip(("value",), published[total], follows[total], strict=False)',
        ),
        ("a sum that is not there is passed over", "sorted(set(follows) - set(published))", "()"),
        ("sums that begin elsewhere are held to others", "        return low\n", "        return 0\n"),
    ),
    *slips(
        "romdsl/banks/assembling.py",
        ("tests/banks/test_assembling.py",),
        ("what tells most is not sought", "goal[-1] = -1.0 if least_of else 0.0", "goal[-1] = 0.0"),
        ("a rule is named in vain", "            kept = without\n", "            pass\n"),
        (
            "equals are taken as they come",
            "return Assembled(_first_of_all(rules, enough, second))",
            "return Assembled(second)",
        ),
        ("the prior is left out", "scaling, theta) * metric.prior_sd**2", "scaling, theta) * 2"),
    ),
    *slips(
        "romdsl/banks/simulating.py",
        ("tests/banks/test_simulating.py",),
        ("persons answer one category higher", "<= chance[:, None]).sum(1)", "< chance[:, None] * 0.9).sum(1)"),
        ("bias is turned round", "away = ran.theta - theta", "away = theta - ran.theta"),
        ("nothing is held to be none left", "| (rules.stop_drop == 0)", ""),
        ("exposure of everybody", "asked[persons, ran.asked[persons, places]] = True", "asked[persons] = True"),
        ("a test is set beside itself", "(given & ~asked).sum()", "given.sum()"),
        ("a retired item counts as not answered", "given[:, kept].mean()", "given.mean()"),
    ),
    *slips(
        "romdsl/compiler/check/rules/aims_off_the_metric.py",
        ("tests/banks/test_assembling.py",),
        ("the end of a metric is no score", "if not low <= value <= high", "if not low < value < high"),
    ),
    *slips(
        "romdsl/compiler/check/rules/form_cannot_be_chosen.py",
        ("tests/banks/test_assembling.py",),
        ("a form of nothing is one", "choose.high < 1:", "choose.high < 0:"),
    ),
    *slips(
        "romdsl/banks/checking.py",
        ("tests/banks/rules/test_checking.py",),
        ("what is barred is never chosen", "not share and id not in barred", "not share"),
        ("no exposure is declared", "share > self.content.most_exposure(id)", "share > 0.8"),
        ("enemies are twins", "and not self.are_enemies(item, other)", ""),
        ("the worst few items are the best", "known[-count:]", "known[:count]"),
        ("who is at an end has the mean", "* shares * weights).sum()) / share", "* shares * weights).sum())"),
    ),
    *slips(
        "romdsl/model/calibrated.py",
        ("tests/banks/test_retired.py",),
        ("an adaptive test asks what is retired", "if is_retired(item) or not passes", "if not passes"),
        ("enemies are forgotten", "yield from sorted({(min(pair), max(pair)) for pair in both})", "yield from ()"),
    ),
    *slips(
        "romdsl/banks/comparing.py",
        ("tests/banks/test_comparing.py",),
        ("the form has the items of the bank", "information[list(items)].sum(0)", "information.sum(0)"),
    ),
    *slips(
        "romdsl/interpreter/latent.py",
        ("tests/banks/test_change.py",),
        ("the error is of theta", "value = metric.reported_sd * estimate.error", "value = estimate.error"),
        ("categories begin at one", "- found.lowest[place[id]]", "- found.lowest[place[id]] + (0 if place[id] else 1)"),
    ),
)
