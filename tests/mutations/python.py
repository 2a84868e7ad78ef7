"""Slips in the printer of Python, and in what it shares with JavaScript."""

from __future__ import annotations

from .slip import BY_HAND, slips

ALL_CASES = ("tests/test_conformance.py", "-k", "test_engine and python and not instruments")
FUNCTIONS = "targets/python/templates/functions.py.j2"

MUTATIONS = (
    *slips(
        FUNCTIONS,
        BY_HAND,
        (
            "Python cuts halves off",
            "return (2 * n + d) // (2 * d) if n >= 0",
            "return (2 * n + d - 1) // (2 * d) if n >= 0",
        ),
        ("Python rounds half up below 0", "else -((d - 2 * n) // (2 * d))", "else (2 * n + d) // (2 * d)"),
        ("Python takes half away for half even", "down % 2 == 1)", "True)"),
        ("Python cuts for ceil", "return -(-n // d)", "return n // d"),
        (
            "Python takes the lower middle",
            "ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]",
            "2 * ordered[(len(ordered) - 1) // 2]",
        ),
        ("Python ends a row of one key before its end", "if low <= key <= high:", "if low <= key < high:"),
        ("Python begins rows of more keys too late", "all(low <= key <= high for", "all(low < key <= high for"),
        (
            "Python takes a missing truth for false",
            "return True if True in found else None if None in found else False",
            "return True in found",
        ),
        (
            "Python takes a missing truth for true",
            "return False if False in found else None if None in found else True",
            "return False not in found",
        ),
        (
            "Python takes nothing ticked for missing",
            "return len(answer) if isinstance(answer, list) else None",
            "return (len(answer) or None) if isinstance(answer, list) else None",
        ),
        (
            "Python includes all",
            "return any(code in codes for code in answer)",
            "return all(code in codes for code in answer)",
        ),
        ("Python divides by 0 to 0", "return None if denominator == 0 else", "return 0.0 if denominator == 0 else"),
        ("Python raises 0 to 0", "(base == 0 and exponent <= 0)", "(base == 0 and exponent < 0)"),
        (
            "Python knows no wide tie",
            "math.floor(abs(value) * scale + (0.5 + 2.0**-20))",
            "math.floor(abs(value) * scale + 0.5)",
        ),
        ("Python rounds reals away for even", "n += n % 2 if", "n += 1 if"),
    ),
    *slips(
        "targets/python/printer.py",
        BY_HAND,
        (
            "Python has no least for most",
            "return Code(f\"{'min' if which == 'least' else 'max'}({listed(value.text for value in values)})\")",
            'return Code(f"max({listed(value.text for value in values)})")',
        ),
        ("Python takes exact for every way", 'if way in ("exact", "floor"):', 'if way in ("exact", "floor", "ceil"):'),
    ),
    *slips(
        "romdsl/emit/printer.py",
        BY_HAND,
        (
            "factors are left off",
            "signed = [(factor > 0, _multiple(abs(factor), code))",
            "signed = [(factor > 0, _multiple(1, code))",
        ),
        (
            "a count compares its value with 0",
            "Code(self.dialect.value_name), Code(str(value), UNARY))\n                return self.dialect.count_where",
            'Code(self.dialect.value_name), Code("0"))\n                return self.dialect.count_where',
        ),
        (
            "a product is not guarded",
            'return self.guarded((left, right), lambda codes: joined(" * ", codes, TIMES))',
            'return self.guarded((left,), lambda codes: joined(" * ", (codes[0], self.whole(right)), TIMES))',
        ),
    ),
    *slips(
        "romdsl/emit/truths.py",
        BY_HAND,
        ("less is no opposite of at least", '"<": ">=", ">=": "<"', '"<": ">", ">=": "<"'),
        (
            "all for one",
            "isinstance(step, AllOf) == truth)\n            case OnlyTruthIf",
            "isinstance(step, AllOf))\n            case OnlyTruthIf",
        ),
    ),
    *slips(
        "romdsl/emit/reals.py",
        BY_HAND,
        ("reals in another order", "{right.within(binds + 1)}", "{right.within(binds)}"),
    ),
    *slips(
        "romdsl/emit/missing.py",
        BY_HAND,
        ("a root never lacks a value", "return value.low >= 0", "return True"),
        ("a quotient never lacks a value", "return right.low > 0 or right.high < 0", "return True"),
    ),
    *slips(
        "romdsl/emit/truths.py",
        ALL_CASES,
        (
            "two ends close what is open",
            'OPPOSITE_SIDE: dict[Operator, Operator] = {">=": "<=", ">": "<"}',
            'OPPOSITE_SIDE: dict[Operator, Operator] = {">=": "<=", ">": "<="}',
        ),
    ),
    *slips(
        "romdsl/emit/missing.py",
        ALL_CASES,
        ("an or needs all its parts", "return union(each) if joined else intersection(each)", "return union(each)"),
    ),
)
