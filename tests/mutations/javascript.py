"""Slips in the printer of JavaScript."""

from __future__ import annotations

from .slip import BY_HAND, slips

MUTATIONS = (
    *slips(
        "romdsl/emit/javascript/templates/functions.js.j2",
        BY_HAND,
        (
            "JavaScript rounds half up",
            "Math.sign(n) * Math.floor((2 * Math.abs(n) + d) / (2 * d))",
            "Math.floor((2 * n + d) / (2 * d))",
        ),
        ("JavaScript takes half away for half even", "(twice === d && down % 2 !== 0)", "twice === d"),
        (
            "JavaScript takes the lower middle",
            "ordered[(ordered.length - 1) >> 1] + ordered[ordered.length >> 1]",
            "2 * ordered[(ordered.length - 1) >> 1]",
        ),
        ("JavaScript sorts numbers as texts", ".sort((a, b) => a - b)", ".sort()"),
        ("JavaScript ends a row before its end", "key <= row[2 * nth + 2]", "key < row[2 * nth + 2]"),
        ("JavaScript begins a row too late", "row[2 * nth + 1] <= key", "row[2 * nth + 1] < key"),
        (
            "JavaScript takes a missing truth for false",
            "truths.includes(true) ? true : truths.includes(null) ? null : false",
            "truths.includes(true)",
        ),
        (
            "JavaScript includes all",
            "answer.some((code) => codes.includes(code))",
            "answer.every((code) => codes.includes(code))",
        ),
        ("JavaScript divides by 0 to 0", "(d === 0 ? null : n / d)", "(d === 0 ? 0 : n / d)"),
        ("JavaScript takes the root of less than 0", "(x >= 0 ? Math.sqrt(x) : null)", "Math.sqrt(Math.abs(x))"),
        ("JavaScript knows no wide tie", "Math.abs(x) * scale + (0.5 + 2 ** -20)", "Math.abs(x) * scale + 0.5"),
        ("JavaScript cuts reals down", "Math.floor(x * scale + 2 ** -20)", "Math.trunc(x * scale + 2 ** -20)"),
        ("JavaScript rounds reals away for even", "? down + (down % 2) :", "? down + 1 :"),
        ("JavaScript counts what is missing", "if (value !== null) found.push(value)", "found.push(value ?? 0)"),
        (
            "JavaScript takes missing for the least",
            "values.length ? Math.min(...values) : null",
            "Math.min(0, ...values)",
        ),
        (
            "JavaScript says of a blank that it is declined",
            'return answer === null ? "blank"',
            'return answer === null ? "declined"',
        ),
    ),
    *slips(
        "romdsl/emit/javascript/printer.py",
        BY_HAND,
        ("JavaScript floors for ceil", '"ceil": "Math.ceil"', '"ceil": "Math.floor"'),
        ("JavaScript takes at most for less", '"<": "<", "<=": "<="', '"<": "<=", "<=": "<="'),
        (
            "JavaScript forgets what is missing in every",
            'joined(self.and_, (self.is_there(Code("value")), shape), AND)',
            "joined(self.and_, (shape,), AND)",
        ),
    ),
)
