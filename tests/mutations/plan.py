"""Slips in planning and lowering: what becomes of formulas as steps of a score program."""

from __future__ import annotations

from .slip import in_steps, slips

FOLDER = "romdsl/compiler/check/plan/"

MUTATIONS = (
    *slips(
        FOLDER + "elements.py",
        in_steps("lets-of-rows"),
        (
            "a let of a row is missing where its row is not there",
            "return not isinstance(thing, Let) or is_strict(thing.value, names)",
            "return True",
        ),
    ),
    *slips(
        FOLDER + "tallies.py",
        in_steps("prorate-limits or mean or rules or leaving-out"),
        (
            "less than is at most",
            'return floor(least) + 1 if rule.limit == "less than" else ceil(least)',
            "return ceil(least)",
        ),
        (
            "a mean of none",
            "fewest = max(threshold(rule, size), least, 0 if filled else 1)",
            "fewest = max(threshold(rule, size), 0)",
        ),
        (
            "less than is at most of some expected",
            'operator: Operator = ">" if rule.limit == "less than" else ">="',
            'operator: Operator = ">="',
        ),
    ),
    *slips(
        FOLDER + "spreads.py",
        in_steps("medians"),
        ("the sample is the population in steps", "times(n, linear(-1, [(1, n)]))", "times(n, linear(0, [(1, n)]))"),
        (
            "twice the median is the median",
            "return of_step(twice, 2 * numbers.divisor)",
            "return of_step(twice, numbers.divisor)",
        ),
        ("a filling is squared once", "multiply(multiply(fill, fill), tally.lacking)", "multiply(fill, tally.lacking)"),
    ),
    *slips(
        FOLDER + "quotient.py",
        in_steps("arithmetic or steps-and-ends"),
        (
            "bounds take only the start",
            "low, high = low + min(ends), high + max(ends)",
            "low, high = low + min(ends), high + min(ends)",
        ),
    ),
    *slips(
        FOLDER + "norms.py",
        in_steps("for-some-alone or published-norms"),
        ("T around 0", "return add([exactly(Fraction(50)), found])", "return found"),
        (
            "no norm is insufficient",
            "return first_word([*cases, *self._without(score)], NO_NORM)",
            "return first_word([*cases, *self._without(score)], INSUFFICIENT)",
        ),
    ),
    *slips(
        FOLDER + "norms.py",
        ("tests/unit/compiler/lower/test_lower_kinds.py", "-k", "percentile"),
        (
            "no percentile is insufficient",
            "return first_word(cases, NO_NORM)",
            "return first_word(cases, INSUFFICIENT)",
        ),
    ),
    *slips(
        FOLDER + "clocks.py",
        in_steps("times or dates"),
        ("midnight adds nothing", "linear(DAY, [(1, end), (-1, start)])", "linear(0, [(1, end), (-1, start)])"),
        ("the same time is a day apart", 'next_day = compare("<", end, start)', 'next_day = compare("<=", end, start)'),
        (
            "years before are years after",
            "then = linear(0, [(-1, _years(before, least))])",
            "then = linear(0, [(1, _years(before, least))])",
        ),
    ),
    *slips(
        FOLDER + "recoding.py",
        in_steps("recode or turned-inside"),
        (
            "a code is any code",
            "if isinstance(arm.match, str) and code == arm.match:",
            "if isinstance(arm.match, str):",
        ),
        (
            "recode of missing goes to else",
            "there = TRUE if node.otherwise is None else negate",
            "there = TRUE if True else negate",
        ),
        (
            "a turned item is recoded as it stands",
            "score = ends - option.score if turned and asks",
            "score = option.score if turned and asks",
        ),
    ),
    *slips(
        FOLDER + "tables.py",
        in_steps("tables"),
        (
            "an open high end of a row is closed",
            "high = ceil(at) - 1 if ends.high_open else floor(at)",
            "high = floor(at)",
        ),
        ("an open low end of a row is closed", "low = floor(at) + 1 if ends.low_open else ceil(at)", "low = ceil(at)"),
        (
            "an empty cell is a number",
            "if some_empty:\n            return of_step(only_if",
            "if False:\n            return of_step(only_if",
        ),
        (
            "a code with a score is a number alone",
            "instead = [TableCell(code) for code in fitting]",
            "instead = [TableCell(code) for code in fitting[:1]]",
        ),
    ),
    *slips(
        FOLDER + "shares.py",
        in_steps("shares"),
        (
            "percent of all that is possible, lowest",
            "scaled_or_none(count, high - low) for",
            "scaled_or_none(count, high) for",
        ),
        ("percent from 0 on", "scaled(add([sum_, scaled(lowest, Fraction(-1))]), _WHOLE)", "scaled(sum_, _WHOLE)"),
        (
            "percent from 0 on where none is missing",
            "exactly(Fraction(-sum(lows), numbers.divisor))",
            "exactly(Fraction(0))",
        ),
    ),
    *slips(
        FOLDER + "bands.py",
        in_steps("bands or for-some-alone"),
        (
            "an open end of a band is closed",
            'condition = compared("<" if ends.high_open else "<=", value',
            'condition = compared("<=", value',
        ),
        (
            "a band by the last condition",
            "for caseness in reversed(score.caseness):",
            "for caseness in score.caseness:",
            "at most one of the conditions may hold, which is checked",
        ),
        (
            "a band without a norm is insufficient",
            "*self.open_conditions(score, conditions)], NO_NORM)",
            "*self.open_conditions(score, conditions)], INSUFFICIENT)",
        ),
    ),
    *slips(
        FOLDER + "quantifiers.py",
        in_steps("any-all or logic"),
        (
            "all are true where one is",
            'found = compare("=", count, tally.answered)',
            'found = compare(">=", count, constant(1))',
        ),
        ("any is false before all are known", "only_truth_if(complete, FALSE)", "FALSE"),
    ),
    *slips(
        FOLDER + "reasons.py",
        in_steps("reasons"),
        ("0 below a line is no reason", "if factor.divides:", "if False:"),
        (
            "a reason of the last part",
            "cases += self._cases((factor.value,), scope, Type.NUMBER)",
            "cases = self._cases((factor.value,), scope, Type.NUMBER)",
        ),
    ),
    *slips(
        "romdsl/compiler/lower/counts.py",
        in_steps("result-counts or filled or elements-expected"),
        (
            "expected are all",
            'return self.formulas.share("expected", linear(len(items), [(-1, count_true(apart))]))',
            "return constant(len(items))",
        ),
        (
            "filled without a value",
            "return if_whole(present, linear(0, terms), constant(0))",
            "return linear(0, terms)",
        ),
    ),
    *slips(
        FOLDER + "ends.py",
        ("tests/unit/compiler",),
        (
            "the ends of a sum forget negative rest",
            "for low in lows[count:] if low < 0)",
            "for low in lows[count:] if low < -999)",
        ),
    ),
)
