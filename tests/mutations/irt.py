"""Slips in the arithmetic of item banks, in each of its three languages."""

from __future__ import annotations

from .slip import slips

CURVES, SCORES = ("tests/irt/test_curves.py",), ("tests/irt/test_scores.py", "-k", "not long_test")
SELECTION = ("tests/irt/test_selection.py",)
NUMPY = ("tests/irt/test_agreement.py", "-k", "numpy or halves")
JAVASCRIPT = ("tests/irt/test_agreement.py", "-k", "javascript or draws or halves")
WRITTEN = ("tests/irt/test_written.py",)
EACH = ("tests/irt/test_agreement.py", "-k", "every_score")

MUTATIONS = (
    *slips(
        "romdsl/irt/metric.py",
        SCORES,
        ("halves of a theta are rounded down", "HALF = 0.5 + 2**-20", "HALF = 0.5 - 2**-20"),
        ("a hair beside a half is no half", "HALF = 0.5 + 2**-20", "HALF = 0.5"),
        ("what is below zero loses its sign", "(-whole if value < 0 else whole)", "whole"),
        (
            "theta is shown without the mean",
            "self.reported_mean + self.reported_sd * theta",
            "self.reported_sd * theta",
        ),
    ),
    *slips(
        "romdsl/irt/metric.py",
        CURVES,
        ("the last node is left out", "/ self.step) + 1", "/ self.step)"),
        ("nodes are added up", "(first + index * following) / common", "first / common + index * (following / common)"),
    ),
    *slips(
        "romdsl/irt/plain/curves.py",
        CURVES,
        ("D is left out", "slope = scaling * item.a", "slope = item.a"),
        ("a graded bend loses a half", "(upper * lower + next_upper * next_lower)", "(upper * lower)"),
        ("the gap of thresholds is lost", "if inner else 1.0", "if False else 1.0"),
        ("steps are not added up", "exponents.append(exponents[-1] + slope", "exponents.append(slope"),
        ("an upper asymptote is 1", "(1 - high) + (high - low) * lower", "(1 - low) * lower"),
    ),
    *slips(
        "romdsl/irt/plain/posterior.py",
        SCORES,
        ("the error is a variance", "sqrt(spread / total)", "spread / total"),
        ("what was skipped is the lowest category", "if category is not None:", "for category in [category or 0]:"),
        ("the posterior is not brought to 1", "[product / total for product in products]", "products"),
    ),
    *slips(
        "romdsl/irt/plain/sums.py",
        SCORES,
        ("a sum takes one category too many", "row = grown[before + category]", "row = grown[max(before, category)]"),
        ("a table of sums forgets the prior", "[list(tables.prior)]", "[[1.0] * len(tables.prior)]"),
    ),
    *slips(
        "romdsl/irt/plain/modes.py",
        SCORES,
        ("the prior does not pull", "[0] - (theta - mean) / variance", "[0]"),
        ("Warm's lean is left out", "change + lean / (2 * known)", "change"),
        ("halving stops early", "HALVINGS = 45", "HALVINGS = 5"),
    ),
    *slips(
        "romdsl/irt/plain/selection.py",
        SELECTION,
        ("of equals the last is taken", "next(item for item", "max(item for item"),
        ("an item is asked twice", "barred = {*asked, *rules.out}", "barred = {*rules.out}"),
        ("what is left out is asked", "barred = {*asked, *rules.out}", "barred = {*asked}"),
        ("enemies are asked both", "barred.add(one)", "pass"),
        ("a full area is asked on", "and item.area not in full", ""),
        ("variance is not lessened by the mean", " - first * first / sum(products)", ""),
        ("information is at the prior mean", "theta = expected(tables.nodes, weights).theta", "theta = 0.0"),
        ("a draw is always the best", "draw(seed, len(asked)) * len(best) >> 32", "0"),
        ("the first item is not the one named", "if not asked and rules.first is not None:", "if False:"),
    ),
    *slips(
        "romdsl/irt/plain/session.py",
        SELECTION,
        ("what was skipped counts as answered", "sum([category is not None for _, category in given])", "len(given)"),
        ("a test does not end when little changes", "if rules.stop_drop == 0:", "if True:"),
    ),
    *slips(
        "romdsl/irt/many/selection.py",
        NUMPY,
        ("NumPy has no tolerance for ties", "worths.max(1, keepdims=True) - TIE", "worths.max(1, keepdims=True)"),
        ("NumPy asks what is left out", "left[:, list(rules.out)] = False", "pass"),
        ("NumPy asks enemies", "left[:, one] &= ~asked[:, other]", "pass"),
        ("NumPy forgets what areas are owed", "(~bound[:, None] | needed[:, place])", "True"),
        ("NumPy draws the same for all", "state = (seeds + (index", "state = (seeds * 0 + (index"),
    ),
    *slips(
        "romdsl/irt/many/sessions.py",
        NUMPY,
        ("NumPy lets what was skipped weigh", "products if given.all() else", "products if True else"),
        ("NumPy never asks the first item named", "if index == 0 and rules.first", "if index < 0 and rules.first"),
        ("NumPy ends before areas have their minimum", "(owed(rules, running.counts).sum(1) == 0)", "True"),
    ),
    *slips(
        "romdsl/irt/many/modes.py",
        EACH,
        ("NumPy's weighted likelihood does not lean", "slopes[0] + slopes[2] / (2 * slopes[1])", "slopes[0]"),
    ),
    *slips(
        "romdsl/irt/many/curves.py",
        NUMPY,
        ("NumPy's graded information forgets the gap", "            if index > 0:\n", "            if index > 9:\n"),
        ("NumPy's partial credit has no mean", "(category - mean) ** 2 * weight", "category**2 * weight"),
    ),
    *slips(
        "romdsl/irt/many/tables.py",
        EACH,
        ("NumPy takes what was left out for an answer", "np.where(answers < 0, width - 1,", "np.where(answers < 0, 0,"),
    ),
    *slips(
        "romdsl/banks/importing/converted.py",
        ("tests/banks/importing",),
        ("intercepts keep their sign", "round(-each / slope, PLACES)", "round(each / slope, PLACES)"),
        (
            "sums of intercepts are taken for intercepts",
            "[after - before for before, after in",
            "[after for before, after in",
        ),
        (
            "a slope is scaled the wrong way",
            "slope * there / here",
            "slope * here / there",
        ),
        ("a column of D is passed over", "    return found.scaling.value\n", "    return scalings.there or 1.0\n"),
        ("equal thresholds are in order", "if after <= before", "if after < before"),
    ),
    *slips(
        "romdsl/banks/importing/values.py",
        ("tests/banks/importing",),
        (
            "NaN is a number",
            "not NUMBER.fullmatch(text) or",
            "text != 'NaN' and not NUMBER.fullmatch(text) or text != 'NaN' and",
        ),
        ("a hole among thresholds is closed", "if name not in filled:", "if False:"),
    ),
    *slips(
        "romdsl/irt/many/metric.py",
        NUMPY,
        ("NumPy has no room beside a half", "* power + HALF", "* power + 0.5"),
        ("NumPy rounds below zero upwards", "np.abs(values)", "values"),
    ),
    *slips(
        "romdsl/irt/written.py",
        WRITTEN,
        ("the hash forgets an asymptote", "(item.a, *item.b, item.c, item.d)", "(item.a, *item.b, item.c)"),
        ("the hash forgets which way is worse", '"higher": metric.higher', '"higher": "worse"'),
        ("a number of the hash has an exponent", 'format(Decimal(repr(value + 0.0)), "f")', "repr(value + 0.0)"),
    ),
    *slips(
        "romdsl/irt/scores.js",
        EACH,
        ("JavaScript's weighted likelihood does not lean", "change + lean / (2 * known)", "change"),
        ("JavaScript's mode has no prior", "change - (theta - mean) / (sd * sd)", "change"),
    ),
    *slips(
        "romdsl/irt/kernel.js",
        JAVASCRIPT,
        ("JavaScript has no tolerance for ties", "Math.max(...worths.values()) - TIE", "Math.max(...worths.values())"),
        ("JavaScript has no room beside a half", "(0.5 + 2 ** -20)", "0.5"),
        ("JavaScript shows a zero with a sign", "0 - whole", "-whole"),
        ("JavaScript draws another number", "mixed ^ (mixed >>> 7)", "mixed ^ (mixed >>> 8)"),
        ("JavaScript lets drops of nothing end a test", "drop > TIE && drop", "drop"),
    ),
)
