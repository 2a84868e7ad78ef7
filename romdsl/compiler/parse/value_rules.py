"""What can be wrong with a value on a line: a formula, an interval, a rule."""

from __future__ import annotations

from ...diagnostics import Rule

FORMULA_BREAKS_OFF = Rule("ROM150", "formula-breaks-off", "error")
OPEN_BRACKET = Rule("ROM151", "open-bracket", "error")
OPEN_QUOTE_IN_VALUE = Rule("ROM152", "open-quote-in-value", "error")
UNKNOWN_SIGN = Rule("ROM153", "unknown-sign", "error")
AND_BESIDE_OR = Rule("ROM154", "and-beside-or", "error")
CHAINED_COMPARISON = Rule("ROM155", "chained-comparison", "error")
FORMULA_TOO_DEEP = Rule("ROM156", "formula-too-deep", "error")
NOT_AN_INTERVAL = Rule("ROM157", "not-an-interval", "error")
NOT_A_MISSING_RULE = Rule("ROM158", "not-a-missing-rule", "error")
NOT_A_NUMBER = Rule("ROM159", "not-a-number", "error")
NOT_AN_ANSWER_TYPE = Rule("ROM160", "not-an-answer-type", "error")
NOT_A_NAME = Rule("ROM161", "not-a-name", "error")
NOT_A_RESULT = Rule("ROM162", "not-a-result", "error")
NOT_A_TEXT = Rule("ROM163", "not-a-text", "error")
NUMBER_TOO_LONG = Rule("ROM164", "number-too-long", "error")
TOO_MUCH_ON_THE_LINE = Rule("ROM165", "too-much-on-the-line", "error")
FORMULA_TOO_LARGE = Rule("ROM167", "formula-too-large", "error")
NOT_A_ROUNDING = Rule("ROM168", "not-a-rounding", "error")
NOT_AN_ANSWER = Rule("ROM169", "not-an-answer", "error")
NOT_A_RECODE = Rule("ROM170", "not-a-recode", "error")
NOT_A_TIMING = Rule("ROM173", "not-a-timing", "error")
NOT_OF_THE_CHANGE = Rule("ROM174", "not-of-the-change", "error")
LACKS_WORD = Rule("ROM171", "lacks-word", "error")
NOT_A_CELL = Rule("ROM172", "not-a-cell", "error")
NOT_OF_A_BANK = Rule("ROM175", "not-of-a-bank", "error")
NUMBER_OUT_OF_RANGE = Rule("ROM176", "number-out-of-range", "error")
