"""Slips in the report of a bank."""

from __future__ import annotations

from .slip import slips

VALUES, PICTURES = ("tests/banks/report/test_values.py",), ("tests/banks/report/test_pictures.py",)
REPORT = "romdsl/banks/report"

MUTATIONS = (
    *slips(
        "romdsl/banks/precision.py",
        VALUES,
        ("the norm group is left out of the error", "np.sqrt(1 + information)", "np.sqrt(information)"),
        ("information in units of theta", "* bank.metric.prior_sd**2", "* bank.metric.prior_sd"),
        ("another reliability is wanted", "FOR_ONE, ENOUGH = 0.9, 0.8", "FOR_ONE, ENOUGH = 0.9, 0.7"),
        (
            "reliability is that of the mean error",
            "(errors**2 * weights).sum() / weights.sum()",
            "((errors * weights).sum() / weights.sum()) ** 2",
        ),
        ("a range begins at the next point", "value if at == 0 else _met(values, errors, at, wanted)", "value"),
        ("a range that lasts to the end is lost", "return [*found, (start, values[-1])]", "return [*found]"),
        ("half is not a half", "reached(item, scaling, middle, category) < 0.5", "reached(item, scaling, middle, category) < 0.6"),
        ("steps stand for halves", 'if item.family == "graded":\n        return', "if True:\n        return"),
        ("answers count from one", "enumerate(curves(item, scaling, theta)))", "enumerate(curves(item, scaling, theta), 1))"),
    ),
    *slips(
        "romdsl/banks/scale.py",
        VALUES,
        ("the scale goes beyond the grid", "low = max(float(metric.low),", "low = min(float(metric.low),"),
        ("ranges are rounded outwards", "ceil(low * power - 1e-9)", "floor(low * power - 1e-9)"),
        ("the norm group is wider", "exp(-0.5 *", "exp(-0.25 *"),
        ("the share of the group is of one side", "return below[1] - below[0]", "return below[1] - 0.5"),
        ("nought has a sign", 'shown.lstrip("-") if float(shown) == 0 else shown', "shown"),
    ),
    *slips(
        f"{REPORT}/words.py",
        VALUES,
        ("nearly all is all", "if 0.99 < share < 1:", "if False:"),
        ("one more is said than there are", "len(names) - most + 1} more", "len(names) - most + 2} more"),
    ),
    *slips(
        f"{REPORT}/summary.py",
        VALUES,
        ("made-up parameters are not marked", 'if "synthetic" in sample.lower():', 'if "synthetic" in sample:'),
        ("low is well off whatever the direction", 'end = ("low", ends[0]) if away < 0', 'end = ("low", "worse off") if away < 0'),
        ("what tells little is left out", "subject.peak(item)[1] < LITTLE", "subject.peak(item)[1] < LITTLE / 2"),
        ("the end answers count as hidden", "range(1, subject.items[item].categories - 1)", "range(subject.items[item].categories)"),
    ),
    *slips(
        f"{REPORT}/frame.py",
        VALUES,
        ("quantities stand upside down", "return self.box.bottom - (quantity - self.bottom)", "return self.box.top + (quantity - self.bottom)"),
    ),
    *slips(
        f"{REPORT}/people.py",
        VALUES,
        ("a mark stands beside its place", "Box(x - 1.5, y - _TICK,", "Box(x + 1.5, y - _TICK,"),
    ),
    *slips(
        f"{REPORT}/path.py",
        VALUES,
        ("the score is that of the answer before", "expected_a_posteriori(known, given[:count])", "expected_a_posteriori(known, given[: count - 1])"),
        ("a person always gives the same answer", "left = draw(seed, item) / _OF_ALL", "left = 0.1"),
    ),
    *slips(
        f"{REPORT}/exposure.py",
        ("tests/banks/report/test_exposure.py",),
        ("what is asked seldom comes first", "key=lambda item: (-shares[item], item)", "key=lambda item: (shares[item], item)"),
        ("never is at times", "<= 0 and item not in barred", "< 0.3 and item not in barred"),
    ),
    *slips(
        f"{REPORT}/pair.py",
        ("tests/banks/report/test_two_groups.py",),
        ("the groups are taken for each other", "'lower' if most > 0 else 'higher'", "'lower' if most < 0 else 'higher'"),
    ),
    *slips(
        f"{REPORT}/people.py",
        PICTURES,
        ("marks beyond the picture look like others", "-1 if value < track.low else 1 if value > track.high else 0", "0"),
        ("numbers of answers touch", "places = spread(xs, widths, track.box.left - 8, track.box.right + 8)", "places = xs"),
    ),
    *slips(
        f"{REPORT}/canvas.py",
        PICTURES,
        ("words forget the room they took", "self.ground.taken.append(room_of(kind, x, y, words))", "pass"),
    ),
    *slips(
        f"{REPORT}/rows.py",
        PICTURES,
        ("long words run into the picture", 'width - indent, KINDS["name"].size, most=2)', '900, KINDS["name"].size, most=2)'),
        ("items are lost between parts", "items[len(items) * part // count :", "items[len(items) * part // count + 1 :"),
    ),
    *slips(
        f"{REPORT}/style.py",
        PICTURES,
        ("two lines have one pattern", '"14 4 2 4 2 4"', '"14 4 2 4"'),
    ),
    *slips(
        "romdsl/drawing/document.py",
        PICTURES,
        ("the policy forbids the style", "hashlib.sha256(style.encode())", "hashlib.sha256(STYLE.encode())"),
    ),
)  # fmt: skip
