"""Slips in what a measure means."""

from __future__ import annotations

from .slip import in_interpreter, slips

FOLDER = "romdsl/interpreter/"

MUTATIONS = (
    *slips(
        FOLDER + "aggregates.py",
        in_interpreter("prorate-limits or counting or medians or shares or sum-prorate or mean or leaving-out"),
        ("one more may be missing", "return lacking < most if", "return lacking <= most if"),
        (
            "prorates by the answered alone",
            "Fraction(len(found.counted), len(values)) if",
            "Fraction(len(values), len(found.counted)) if",
        ),
        ("not applicable is expected", "state.expected and state.reason not in rule.leaving_out", "state.expected"),
        ("the sample is the population", "(count * (count - 1))", "(count * count)"),
        (
            "the median of an even number is the lower",
            "(ordered[middle - 1] + ordered[middle]) / 2",
            "ordered[middle - 1]",
        ),
        (
            "percent of possible from 0 on",
            "Fraction(0)) - low) / Fraction(high - low)",
            "Fraction(0))) / Fraction(high)",
        ),
        (
            "percent of all that is possible",
            "return _percent_of_possible(answered)",
            "return _percent_of_possible(found.counted)",
        ),
        (
            "the weights of missing values are kept",
            "return _weighted_mean(answered)",
            "return _weighted_mean(found.counted)",
        ),
        ("a mean over all expected", "Fraction(0)) / len(numbers)", "Fraction(0)) / (len(numbers) + 1)"),
    ),
    *slips(
        FOLDER + "states.py",
        in_interpreter("hidden-left-out or reverse"),
        (
            "a hidden item that is left out is expected",
            'return State(False, False, reason="not_shown")',
            'return State(False, True, reason="not_shown")',
        ),
        ("reverses from the highest alone", "return low + high - value", "return high - value"),
    ),
    *slips(
        FOLDER + "counting.py",
        in_interpreter("filled or contexts or result-counts"),
        ("fills where the rule was not met", "if lacking and is_met(taking):", "if lacking:"),
        ("a context is counted", "if thing.id in self.names.contexts:", "if False:"),
    ),
    *slips(
        FOLDER + "clocks.py",
        in_interpreter("times or dates or refused"),
        ("a duration of the day before", "minutes % (24 * 60)", "abs(minutes)"),
        (
            "a year older on the day before",
            "(second.month, second.day) < (first.month, first.day)",
            "(second.month, second.day) <= (first.month, first.day)",
        ),
        (
            "a year by its month alone",
            "(second.month, second.day) < (first.month, first.day)",
            "second.month < first.month",
        ),
        ("24:00 is a time", "[01][0-9]|2[0-3]", "[01][0-9]|2[0-4]"),
    ),
    *slips(
        FOLDER + "reals.py",
        in_interpreter("real-numbers"),
        ("a real tie by chance", "SNAP = 2.0**-20", "SNAP = 0.0"),
        (
            "half even for half away of reals",
            "whole = sign * math.floor(abs(value) * scale + (0.5 + SNAP))",
            "whole = sign * _nearest_even(abs(value) * scale)",
        ),
        (
            "a real is cut, not floored",
            "whole = math.floor(value * scale + SNAP)",
            "whole = math.trunc(value * scale + SNAP)",
        ),
        ("the logarithm of 0", '(name == "ln" and value <= 0)', '(name == "ln" and value < 0)'),
    ),
    *slips(
        FOLDER + "values.py",
        in_interpreter("rounding or logic"),
        ("half away for half even", "whole = round(scaled)", "whole = floor(scaled + Fraction(1, 2))"),
        (
            "half up for half away",
            "floor(abs(scaled) + Fraction(1, 2)) * (-1 if scaled < 0 else 1)",
            "floor(scaled + Fraction(1, 2))",
        ),
        ("an or with a missing part is false", "return False if lacking is None else lacking", "return False"),
        ("an and with a missing part is true", "return True if lacking is None else lacking", "return True"),
    ),
    *slips(
        FOLDER + "formulas.py",
        in_interpreter("real-numbers or tick-alls or choosing-branches or relations"),
        ("a branch stays exact", "isinstance(value, Fraction) and known.is_real(node)", "False"),
        (
            "includes of missing is false",
            "return ticks if isinstance(ticks, Lacking) else not ticks",
            "return False if isinstance(ticks, Lacking) else not ticks",
        ),
        ("includes asks for all", "not ticks.isdisjoint(codes)", "ticks.issuperset(codes)"),
        (
            "a missing condition takes the last branch",
            "        if isinstance(condition, Lacking):\n            return condition\n        value",
            "        condition = condition is True\n        value",
        ),
    ),
    *slips(
        FOLDER + "functions.py",
        in_interpreter("codes-as-scores or rounding or arithmetic or lets"),
        ("join puts blanks between", '"".join(code for code', '" ".join(code for code'),
        (
            "join passes over what is missing",
            "        if isinstance(code, Lacking):\n            return code\n    return",
            "        pass\n    return",
        ),
        ("ceil is floor", 'rounded_number(number, 0, "up")', 'rounded_number(number, 0, "down")'),
    ),
    *slips(
        FOLDER + "matching.py",
        in_interpreter("tables or recode"),
        (
            "a table goes on after an empty cell",
            "        if all(key.fits_cell(cell)",
            "        if row.values[0] is not None and all(key.fits_cell(cell)",
        ),
        (
            "a key by its text",
            "if cell.interval is not None and self.number is not None:",
            "if cell.interval is not None and self.number is not None and self.code is None:",
        ),
        (
            "a recode of missing goes to else",
            "    if isinstance(matter, Lacking):\n        return matter\n    for arm",
            "    if isinstance(matter, Lacking):\n        matter = Matter(None, None)\n    for arm",
        ),
    ),
    *slips(
        FOLDER + "norms.py",
        in_interpreter("for-some-alone or published-norms"),
        ("nobody's norm is a missing one", "return NO_NORM if lacking is None else lacking", "return NO_NORM"),
        ("a missing norm is insufficient", 'NO_NORM = Lacking("no_norm")', 'NO_NORM = Lacking("insufficient")'),
        ("T of 10 times too much", 'combined("*", Fraction(10), found)', 'combined("*", Fraction(15), found)'),
        (
            "the last norm counts",
            "for when, thing in things:",
            "for when, thing in reversed(list(things)):",
        ),
        (
            "undecided caseness is none",
            "isinstance(caseness, Lacking):\n        return None",
            "isinstance(caseness, Lacking):\n        return False",
        ),
    ),
    *slips(
        FOLDER + "interpreter.py",
        in_interpreter("checks"),
        ("a warning refuses the answers", "if passes is False and not check.warning", "if passes is False"),
    ),
    *slips(
        FOLDER + "accept.py",
        in_interpreter("tick-alls or refused"),
        ("ticked twice", "if codes.count(code) > 1:", "if False:"),
    ),
)
