"""Slips in changes: which two visits are compared, what their difference is, and what it is called."""

from __future__ import annotations

from .slip import in_interpreter, in_steps, slips

BY_HAND = (
    "tests/over_time/test_changes.py",
    "tests/over_time/test_change_formulas.py",
    "-k",
    "not python and not javascript and not duckdb and not postgres and not spark and not fhir",
)
OWN_ROWS = ("tests/test_conformance.py", "-k", "test_changes and interpreter and changes-own-rows")
MODULES = ("tests/over_time/test_random_changes.py", "-k", "both_ways or own_problems")

MUTATIONS = (
    *slips(
        "targets/python/templates/change.py.j2",
        MODULES,
        (
            "the Python of a change takes any visit",
            'if (occasion := both[side].get("occasion")) not in (None, "", *occasions):',
            'if (occasion := both[side].get("occasion")) == "none":',
        ),
        ("the Python of a change takes retired rows", "for id, row in found.items() if is_there(row)}", "for id, row in found.items()}"),
    ),
    *slips(
        "romdsl/emit/javascript/templates/change.js.j2",
        MODULES,
        ("the JavaScript of a change takes any visit", "!known.includes(occasion)", "known.length === 0"),
        ("the JavaScript of a change takes retired rows", ".filter(([, row]) => isThere(row))", ""),
    ),
    *slips(
        "romdsl/over_time/sittings.py",
        ("tests/over_time/test_sittings.py",),
        (
            "numbers and days are never of two minds",
            "if all(before <= after for before, after in pairwise(days)):",
            "if days:",
        ),
    ),
    *slips(
        "romdsl/pairing/paired.py",
        BY_HAND,
        (
            "the earlier value less the later one",
            "(Term(_reported(score, at(score.id, END), is_real)), "
            "Term(_reported(score, at(score.id, START), is_real), True))",
            "(Term(_reported(score, at(score.id, START), is_real)), "
            "Term(_reported(score, at(score.id, END), is_real), True))",
        ),
        ("as much as the limit is not enough", 'Comparison(">=", squared', 'Comparison(">", squared'),
        (
            "a case at both ends has recovered",
            "And((self.is_case(self.start), Not(self.is_case(self.end))))",
            "self.is_case(self.start)",
        ),
        (
            "reliable change is for whom it is at the end",
            "when = renamed(each.when, self.start.names)",
            "when = renamed(each.when, self.end.names)",
        ),
        (
            "a real number is compared with all its digits",
            "if not is_real or score.round is not None:",
            "if True:",
        ),
    ),
    *slips(
        "romdsl/model/change_class.py",
        BY_HAND,
        (
            "the wider population has the greater weight in cut-off c",
            "(well_spread * sick + sick_spread * well)",
            "(sick_spread * sick + well_spread * well)",
        ),
        ("what is remembered has a class", 'occasion.kind == "looking_back"', 'occasion.kind == "none"'),
        ("lower is better where higher is", 'self.higher == "worse"', 'self.higher == "better"'),
        ("the score's reliable change goes before that of the change",
         "change.reliable_change or score.reliable_change", "score.reliable_change or change.reliable_change"),
    ),
    *slips(
        "romdsl/chart/lives.py",
        ("tests/chart/test_from_results.py",),
        ("a line goes on under other locked words", "other_words(rows, parts[-1].last, cells)", "False"),
    ),
    *slips(
        "romdsl/compiler/check/rules/change_runs_backwards.py",
        ("tests/unit/compiler/check/test_limits_of_change.py",),
        ("what comes after by way of another is not seen", "waiting += later", "waiting += []"),
    ),
    *slips(
        "romdsl/compiler/check/rules/limit_out_of_range.py",
        ("tests/unit/compiler/check/test_limits_of_change.py",),
        ("a reliable change as large as the range is too large", "> most**2", ">= most**2"),
        ("a cut-off at the lowest value leaves somebody", "value <= reach.low if", "value < reach.low if"),
    ),
    *slips(
        "romdsl/pairing/sides.py",
        BY_HAND,
        (
            "a row counts that was rated at one end alone",
            "return not item.at or item.carried",
            "return False",
        ),
    ),
    *slips(
        "romdsl/pairing/sides.py",
        OWN_ROWS,
        (
            "what is unanswered at one end counts as if it was hidden",
            "when = And((there, If(answered, self._asked(item), Missing())))",
            "when = And((there, And((answered, self._asked(item)))))",
        ),
    ),
    *slips(
        "romdsl/interpreter/states.py",
        OWN_ROWS,
        ("what was not answered at both is expected", "State(False, is_expected,", "State(False, True,"),
    ),
    *slips(
        "romdsl/compiler/check/plan/answers.py",
        ("tests/test_conformance.py", "-k", "test_changes and python and changes-own-rows"),
        ("steps expect what was not answered at both", "if item.left_out_unless is not None:", "if False:"),
    ),
    *slips(
        "romdsl/over_time/expected.py",
        ("tests/over_time/test_cases.py",),
        ("any class will do", "and expected.band in (None, row.kind)", "and (expected.band is None or bool(row.kind))"),
        ("any value will do", "return is_worth(row.difference, expected.value) and", "return"),
    ),
    *slips(
        "romdsl/over_time/changes.py",
        OWN_ROWS,
        ("a row that was rated once was rated twice", "given(one.get(id)) and given(other.get(id))", "given(one.get(id))"),
    ),
    *slips(
        "romdsl/pairing/pairs.py",
        BY_HAND,
        (
            "rows are compared place by place",
            "common = [id for id in there[START] if id in there[END]]",
            "common = list(there[START])[: len(there[END])]",
        ),
    ),
    *slips(
        "romdsl/pairing/formula.py",
        BY_HAND,
        (
            "the name of the end is the start",
            "node.occasion == change.start.value else end",
            "node.occasion else end",
        ),
        ("a bare name is the start", "node.occasion is not None and node", "node.occasion is None or node"),
        ("beside a change stands any score", "named.pop() if len(named) == 1 else None", "named.pop() if named else None"),
    ),
    *slips(
        "romdsl/over_time/order.py",
        BY_HAND,
        ("a change begins at the last of its occasion", "found[0] if is_start else found[-1]", "found[-1]"),
        (
            "a look back is a visit like any other",
            '[one for one in sittings if one.occasion.kind != "looking_back"]',
            "list(sittings)",
        ),
    ),
    *slips(
        "romdsl/interpreter/functions.py",
        in_interpreter("different"),
        (
            "what is not answered is alike",
            "for thing in known.names.elements(subject) if _is_answered(thing, known)]\n    values",
            "for thing in known.names.elements(subject)]\n    values",
        ),
    ),
    *slips(
        "romdsl/compiler/check/plan/truths.py",
        in_steps("different"),
        ("neighbours alone are compared", "combinations(formulas.names.elements(node.arguments[0]), 2)",
         "list(combinations(formulas.names.elements(node.arguments[0]), 2))[:1]"),
        ("what is hidden is like nothing", "all_of([*both, same])", "all_of([*both, negate(same)])"),
    ),
    *slips(
        "romdsl/compiler/check/rules/windows_overlap.py",
        ("tests/over_time/test_timings.py",),
        ("windows may overlap by half", "2 * _days(window) > _days(length)", "_days(window) > _days(length)"),
    ),
    *slips(
        "romdsl/compiler/check/rules/occasion_by_itself.py",
        ("tests/over_time/test_timings.py",),
        ("no occasion can be compared with itself", "both is not None and not both.recurs", "both is not None"),
    ),
    *slips(
        "romdsl/compiler/build/own_rows.py",
        ("tests/over_time/test_private_words.py",),
        ("words are private where it is written alone", "private=not shared,", "private=False,"),
    ),
    *slips(
        "targets/sql/change_view.py",
        ("tests/over_time/test_change_views.py", "-k", "view_gives and duckdb"),
        ("a view compares a sitting with itself", "if set(change.start) & set(change.end):", "if False:"),
        (
            "the first and last of many kinds go by their numbers",
            "by_day, by_number = (DATE, NUMBER), (NUMBER, DATE)",
            "by_day, by_number = (NUMBER, DATE), (NUMBER, DATE)",
        ),
    ),
    *slips(
        "romdsl/interpreter/own_rows.py",
        ("tests/over_time/test_own_rows.py", "-k", "retired_rows_are_gone"),
        ("a retired row that was rated counts", 'return state != "retired" and (said', "return (said"),
    ),
)  # fmt: skip
