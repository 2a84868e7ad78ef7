"""Slips in the printers of SQL: what they share is tried in DuckDB, what is its own in each."""

from __future__ import annotations

from .slip import in_engine, slips

FOLDER = "romdsl/emit/sql/"
DUCKDB = in_engine("duckdb")
SPARK = in_engine("spark and (below_0 or lists_go or two_orders or many_items)")
CASES = ("tests/test_conformance.py", "-k", "test_engine and duckdb and (tables or choosing-branches or logic)")

MUTATIONS = (
    *slips(
        FOLDER + "rounding.py",
        DUCKDB,
        (
            "SQL cuts halves off",
            'made(f"({doubled.text} + {denominator.text})"',
            'made(f"({doubled.text} + {denominator.text} - 1)"',
        ),
        (
            "SQL takes half away for half even",
            "OR {rest} = {denominator.text} AND {odd}",
            "OR {rest} = {denominator.text}",
        ),
        ("SQL cuts towards 0 for floor", '{"floor": "ceil", "ceil": "floor"}', "{}"),
        ("SQL does not raise for ceil", "+ {denominator.text} - 1)", "+ 0)"),
        ("SQL knows no wide tie", 'HALF_AND_TIE = "0.50000095367431640625"', 'HALF_AND_TIE = "0.5"'),
        ("SQL rounds reals away for even", "case([(made(odd, down), up)], down)", "up"),
        (
            "SQL rounds reals half up",
            'below = compare("<", value, Sql("0"))',
            'below = compare(">", value, Sql("999999999"))',
        ),
    ),
    *slips(
        FOLDER + "reals.py",
        DUCKDB,
        ("SQL takes reals in another order", "{sign} {right.within(TIMES)}", "{sign} {right.within(PLUS)}"),
        (
            "SQL takes the root of 0 for missing",
            'sign = ">=" if step.function == "sqrt"',
            'sign = ">" if step.function == "sqrt"',
        ),
        ("SQL raises 0 to 0", "= 0 AND {exponent.text} > 0", "= 0 AND {exponent.text} >= 0"),
    ),
    *slips(
        FOLDER + "printer.py",
        DUCKDB,
        (
            "SQL adds what is taken off",
            "{above.within(PLUS)} - {below.within(TIMES)}",
            "{above.within(PLUS)} + {below.within(TIMES)}",
        ),
        (
            "SQL lets one missing make a sum missing",
            '[made(f"COALESCE({code.text}, 0)", code) if may_miss else code',
            "[code if may_miss else code",
        ),
        (
            "SQL passes over what is missing",
            "return case([(all_of(tests), found)]) if tests and len(codes) > 1 else found",
            "return found",
        ),
        ("SQL takes the lower middle", "f\"{self.dialect.quotient(count, Sql('2')).text} + 1\"", "first"),
    ),
    *slips(
        FOLDER + "truths.py",
        CASES,
        (
            "SQL takes the last branch for missing",
            "if condition.may_be_missing:\n            return case([(test, first), (negation(test), second)])",
            "if False:\n            return case([(test, first), (negation(test), second)])",
        ),
        ("SQL takes a missing truth for true", "COALESCE({code.text}, FALSE)", "COALESCE({code.text}, TRUE)"),
    ),
    *slips(
        FOLDER + "lookup.py",
        CASES,
        (
            "SQL begins the upper half too late",
            'compare("<", code, whole_number(int(border)))',
            'compare("<=", code, whole_number(int(border)))',
        ),
        (
            "SQL closes an open row too soon",
            'return compare(">=", code, whole_number(low))',
            'return compare(">", code, whole_number(low))',
        ),
    ),
    *slips(
        FOLDER + "duckdb.py",
        DUCKDB,
        (
            "DuckDB divides by 0",
            'return call("NULLIF", denominator, Sql("0", COMPARE)).text',
            'return call("NULLIF", denominator, Sql("-99", COMPARE)).text',
        ),
        ("DuckDB puts what is missing first", "'NULLS LAST')", "'NULLS FIRST')"),
        (
            "DuckDB takes the least of many for the most",
            "list_{'min' if which == 'least' else 'max'}",
            "list_{'max' if which == 'least' else 'min'}",
        ),
        ("DuckDB counts what is missing", "CAST(list_count([", "CAST(len(["),
    ),
    *slips(
        FOLDER + "postgres.py",
        in_engine("postgres"),
        ("PostgreSQL stops at a division by 0", 'f"NULLIF({denominator.text}, 0)"', "denominator.text"),
        ("PostgreSQL puts what is missing first", "ORDER BY element NULLS LAST", "ORDER BY element NULLS FIRST"),
        (
            "PostgreSQL stops where a power vanishes",
            "* {exponent.within(TIMES)} < {VANISHES}",
            "* {exponent.within(TIMES)} < -1e9",
        ),
        (
            "PostgreSQL stops where a product vanishes",
            "        if not may_vanish:\n            return super().product(",
            "        if True:\n            return super().product(",
        ),
        ("PostgreSQL counts what is missing", "CAST(num_nonnulls(", "CAST(num_nulls("),
    ),
    *slips(
        FOLDER + "spark.py",
        SPARK,
        ("Spark divides by fractions", "} DIV {divisor}", "} / {divisor}"),
        (
            "Spark works two orders out once",
            "return made(f\"nanvl({code.text}, CAST('NaN' AS DOUBLE))\", code)",
            "return code",
        ),
        ("Spark counts places from 0", "CAST({place} - 1 AS INT)", "CAST({place} AS INT)"),
        (
            "Spark takes the least of many for the most",
            '"array_min" if which == "least" else "array_max"',
            '"array_max" if which == "least" else "array_min"',
        ),
    ),
)
