"""The slips that `make mutate` makes, each with the tests that must see it."""

from __future__ import annotations

from dataclasses import dataclass

CONFORMANCE = "tests/test_conformance.py"
FINDINGS = ("tests/test_rules.py", "tests/test_mistakes.py")
PLAN = ("tests/unit/compiler", CONFORMANCE)
PRINTERS = ("tests/targets", CONFORMANCE)


@dataclass(frozen=True, slots=True)
class Mutation:
    what: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...]


MUTATIONS = (
    # what a measure means
    Mutation(
        "one more may be missing",
        "romdsl/interpreter/aggregates.py",
        "return lacking < most if",
        "return lacking <= most if",
        (CONFORMANCE,),
    ),
    Mutation(
        "prorates by the answered alone",
        "romdsl/interpreter/aggregates.py",
        "Fraction(len(found.counted), len(values)) if",
        "Fraction(len(values), len(found.counted)) if",
        (CONFORMANCE,),
    ),
    Mutation(
        "not applicable is expected",
        "romdsl/interpreter/aggregates.py",
        "state.expected and state.reason not in rule.leaving_out",
        "state.expected",
        (CONFORMANCE,),
    ),
    Mutation(
        "a hidden item that is left out is expected",
        "romdsl/interpreter/states.py",
        'return State(False, False, reason="not_shown")',
        'return State(False, True, reason="not_shown")',
        (CONFORMANCE,),
    ),
    Mutation(
        "reverses from the highest alone",
        "romdsl/interpreter/states.py",
        "return low + high - value",
        "return high - value",
        (CONFORMANCE,),
    ),
    Mutation(
        "fills where the rule was not met",
        "romdsl/interpreter/counting.py",
        "if lacking and is_met(taking):",
        "if lacking:",
        (CONFORMANCE,),
    ),
    Mutation(
        "a context is counted",
        "romdsl/interpreter/counting.py",
        "if thing.id in self.names.contexts:",
        "if False:",
        (CONFORMANCE,),
    ),
    Mutation(
        "a duration of the day before",
        "romdsl/interpreter/clocks.py",
        "minutes % (24 * 60)",
        "abs(minutes)",
        (CONFORMANCE,),
    ),
    Mutation(
        "a year older on the day before",
        "romdsl/interpreter/clocks.py",
        "(second.month, second.day) < (first.month, first.day)",
        "(second.month, second.day) <= (first.month, first.day)",
        (CONFORMANCE,),
    ),
    Mutation(
        "the sample is the population",
        "romdsl/interpreter/aggregates.py",
        "(count * (count - 1))",
        "(count * count)",
        (CONFORMANCE,),
    ),
    Mutation(
        "a real tie by chance",
        "romdsl/interpreter/reals.py",
        "SNAP = 2.0**-20",
        "SNAP = 0.0",
        (CONFORMANCE,),
    ),
    Mutation(
        "a branch stays exact",
        "romdsl/interpreter/formulas.py",
        "isinstance(value, Fraction) and known.is_real(node)",
        "False",
        (CONFORMANCE,),
    ),
    Mutation(
        "a table goes on after an empty cell",
        "romdsl/interpreter/matching.py",
        "        if all(key.fits_cell(cell)",
        "        if row.values[0] is not None and all(key.fits_cell(cell)",
        (CONFORMANCE,),
    ),
    Mutation(
        "nobody's norm is a missing one",
        "romdsl/interpreter/norms.py",
        "return NO_NORM if lacking is None else lacking",
        "return NO_NORM",
        (CONFORMANCE,),
    ),
    Mutation(
        "a warning refuses the answers",
        "romdsl/interpreter/interpreter.py",
        "if passes is False and not check.warning",
        "if passes is False",
        (CONFORMANCE,),
    ),
    Mutation(
        "ticked twice",
        "romdsl/interpreter/accept.py",
        "if codes.count(code) > 1:",
        "if False:",
        (CONFORMANCE,),
    ),
    Mutation(
        "text in the hash of scoring",
        "romdsl/model/identity.py",
        'written: dict[str, Json] = {"id": item.id, "answer": _answer(item.answer)}',
        'written: dict[str, Json] = {"id": item.id, "text": item.text.value, "answer": _answer(item.answer)}',
        ("tests/test_identity.py",),
    ),
    Mutation(
        "texts are hashed as typed",
        "romdsl/model/identity.py",
        'return normalize("NFC", value)',
        "return value",
        ("tests/test_identity.py",),
    ),
    Mutation(
        "the cells of tables are not hashed",
        "romdsl/model/identity.py",
        '"tables": [_table(table) for table in measure.tables]',
        '"tables": []',
        ("tests/test_identity.py",),
    ),
    # reading
    Mutation(
        "a file outside of the folder is read",
        "romdsl/compiler/parse/beside.py",
        "if home not in target.parents:",
        "if False:",
        ("tests/unit/compiler/build/test_tables.py",),
    ),
    Mutation(
        "an open key of a file is closed",
        "romdsl/compiler/parse/table_cells.py",
        "bool(high_open),",
        "False,",
        ("tests/unit/compiler/build/test_tables.py",),
    ),
    Mutation(
        "an open end is closed",
        "romdsl/compiler/parse/interval.py",
        '"..<": (False, True)',
        '"..<": (False, False)',
        ("tests/unit/compiler/parse",),
    ),
    Mutation(
        "and beside or passes",
        "romdsl/compiler/parse/formula.py",
        "is_joined = is_joined or joined",
        "is_joined = joined and False",
        ("tests/unit/compiler/parse",),
    ),
    Mutation(
        "a slash multiplies",
        "romdsl/compiler/parse/formula.py",
        'Factor(self.unary(), sign.text == "/"',
        'Factor(self.unary(), sign.text == ":"',
        ("tests/test_formula_grammar.py",),
    ),
    # planning and lowering
    Mutation(
        "less than is at most",
        "romdsl/compiler/check/plan/tallies.py",
        'return floor(least) + 1 if rule.limit == "less than" else ceil(least)',
        "return ceil(least)",
        PLAN,
    ),
    Mutation(
        "a mean of none",
        "romdsl/compiler/check/plan/tallies.py",
        "fewest = max(threshold(rule, size), 0 if filled else 1)",
        "fewest = max(threshold(rule, size), 0)",
        PLAN,
    ),
    Mutation(
        "bounds take only the start",
        "romdsl/compiler/check/plan/quotient.py",
        "low, high = low + min(ends), high + max(ends)",
        "low, high = low + min(ends), high + min(ends)",
        PLAN,
    ),
    # printers
    Mutation(
        "Python cuts halves off",
        "targets/python/templates/functions.py.j2",
        "return (2 * n + d) // (2 * d) if n >= 0",
        "return (2 * n + d - 1) // (2 * d) if n >= 0",
        PRINTERS,
    ),
    Mutation(
        "factors are left off",
        "romdsl/emit/printer.py",
        "signed = [(factor > 0, _multiple(abs(factor), code))",
        "signed = [(factor > 0, _multiple(1, code))",
        PRINTERS,
    ),
    Mutation(
        "FHIRPath takes the most for the least",
        "romdsl/emit/fhirpath/wholes.py",
        'sign = "<" if which == "least" else ">"',
        'sign = ">" if which == "least" else "<"',
        ("tests/fhir", CONFORMANCE),
    ),
    Mutation(
        "FHIRPath adds what is taken off",
        "romdsl/emit/fhirpath/wholes.py",
        'first = Text(f"{first.at(SUM)} - {part.at(PRODUCT)}", SUM)',
        'first = Text(f"{first.at(SUM)} + {part.at(PRODUCT)}", SUM)',
        ("tests/fhir", CONFORMANCE),
    ),
    # findings
    Mutation(
        "a gap between bands passes",
        "romdsl/compiler/check/bands.py",
        "if reach is not None and reach.low is not None:",
        "if reach is None:",
        FINDINGS,
    ),
    Mutation(
        "nothing is ever nearly right",
        "romdsl/diagnostics/suggest.py",
        "if steps <= limit and",
        "if steps < 0 and",
        ("tests/unit", *FINDINGS),
    ),
    Mutation(
        "columns count from 0",
        "romdsl/source.py",
        "return line, offset - self.line_starts[line - 1] + 1",
        "return line, offset - self.line_starts[line - 1]",
        FINDINGS,
    ),
    Mutation(
        "a cycle passes",
        "romdsl/compiler/check/order.py",
        "elif following.id in on_path:\n                self._circle([node.id for node in path], following.id)",
        "elif following.id in on_path:\n                pass",
        ("tests/unit/compiler/check", *FINDINGS),
    ),
    # the form
    Mutation(
        "a hidden answer is scored",
        "targets/html/script/routing.js",
        "const asked = now[item.id] === true;",
        "const asked = now[item.id] !== false;",
        ("tests/browser",),
    ),
    Mutation(
        "a tap on the slider's start is no answer",
        "targets/html/script/slider.js",
        'range.addEventListener("click", () => slide(item));',
        "",
        ("tests/browser",),
    ),
)
