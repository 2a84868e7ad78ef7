"""Slips in the printer of FHIRPath."""

from __future__ import annotations

from .slip import PATH, slips

FOLDER = "romdsl/emit/fhirpath/"

MUTATIONS = (
    *slips(
        FOLDER + "wholes.py",
        PATH,
        (
            "FHIRPath takes the most for the least",
            'sign = "<" if which == "least" else ">"',
            'sign = ">" if which == "least" else "<"',
        ),
        (
            "FHIRPath adds what is taken off",
            'first = Text(f"{first.at(SUM)} - {part.at(PRODUCT)}", SUM)',
            'first = Text(f"{first.at(SUM)} + {part.at(PRODUCT)}", SUM)',
        ),
        ("FHIRPath takes the lower middle", "{sorted_}[{count} div 2]", "{sorted_}[({count} - 1) div 2]"),
        (
            "FHIRPath does not lift below 0",
            "lift = lift_of(step) if step.numerator.low < 0 else 0\n    if lift == 0:",
            "lift = 0\n    if lift == 0:",
        ),
        ("FHIRPath takes half away for half even", " and {part.text} mod 2 = 1)", ")"),
        (
            "FHIRPath floors for ceil",
            "return whole(fixed - 1) if fixed is not None",
            "return whole(0) if fixed is not None",
        ),
        ("FHIRPath rounds half up", 'down = Text(f"0 - {quotient(off', 'down = Text(f"1 - {quotient(off'),
        (
            "FHIRPath takes missing for the least",
            'return only_if(Text(f"{all_there.at(PRIMARY)}.exists()"), found)',
            "return found",
        ),
    ),
    *slips(
        FOLDER + "reals.py",
        PATH,
        ("FHIRPath takes reals in another order", "{right.at(level - 1)}", "{right.at(level)}"),
        (
            "FHIRPath cuts off halves of reals",
            "Decimal(2) ** -20 + Decimal('0.5')",
            "Decimal(2) ** -20 + Decimal('0.4')",
        ),
        ("FHIRPath rounds reals away for even", "iif({is_tie}, {down} mod 2,", "iif({is_tie}, 1,"),
        ("FHIRPath raises 0 to 0", '{exponent.at(SUM)} > 0"', '{exponent.at(SUM)} >= 0"'),
    ),
    *slips(
        FOLDER + "tables.py",
        PATH,
        ("FHIRPath takes the last row", "return whole(rows[0][1])", "return whole(rows[-1][1])"),
        (
            "FHIRPath ends a piece before its end",
            '{key.at(SUM)} <= {whole(value).text}"',
            '{key.at(SUM)} < {whole(value).text}"',
        ),
    ),
    *slips(
        FOLDER + "answers.py",
        PATH,
        ("FHIRPath counts nothing ticked as one", ".where($this != {quoted(NOTHING_TICKED)}).count()", ".count()"),
        ("FHIRPath has hours of 100 minutes", "select(60 * {hours}", "select(100 * {hours}"),
    ),
    *slips(
        FOLDER + "printer.py",
        PATH,
        (
            "FHIRPath takes the last branch for missing",
            'return only_if(Text(f"{test.text}.exists()"), only_if(test, then, otherwise))',
            "return only_if(test, then, otherwise)",
        ),
        (
            "FHIRPath calls a missing truth missing still",
            'return only_if(self.truth(value), Text("true"), Text("false"))',
            "return self.truth(value)",
        ),
    ),
    *slips(
        FOLDER + "answers.py",
        ("tests/test_conformance.py", "-k", "test_engine and fhir and (option-scores or scores-unlike-codes)"),
        ("FHIRPath shifts no score", "shifted = value if start == 0 else", "shifted = value if True else"),
    ),
)
