"""Theta under a pattern of answers, as functions in Python that a query of DuckDB or Spark calls in batches of Arrow."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from ...program import BankForm, Latent, Program
from ..kernel import python_kernel
from ..patterns import pattern_steps, without_patterns
from ..steps import walk
from .code import Sql, made
from .dialect import SqlDialect

CALLED_BY = ("duckdb", "spark")
"""Dialects in which a query can call Python; PostgreSQL would need its server to run it."""

HEADER = '''\
"""The functions {measure}_theta and {measure}_error, which the views of {measure} in DuckDB and Spark call.

    import duckdb
    import {module}
    connection = duckdb.connect("answers.duckdb")
    {module}.register_duckdb(connection)      # in Spark: {module}.register_spark(session)

They take the name of a form and the categories of its items in their order, NULL for one without an answer, and give
theta and its standard error, before the metric makes them what is reported.  They last as long as the connection.
Needs pyarrow; in Spark 4.1 or later.
"""
'''

BATCHES = '''\
TABLES: dict[str, Tables] = {{}}
KNOWN: dict[tuple[str, tuple[int | None, ...]], Estimate] = {{}}
MOST_KNOWN = 1 << 18
"""Patterns come again and again, and each is worked out once; so many are kept."""


def latent(form: str, categories: tuple[int | None, ...]) -> Estimate:
    """Theta and its standard error under categories in the order of the items; None was not answered."""
    found = KNOWN.get((form, categories))
    if found is None:
        if form not in TABLES:
            TABLES[form] = tables(FORMS[form])
        if len(KNOWN) >= MOST_KNOWN:
            KNOWN.clear()
        found = KNOWN[form, categories] = expected_a_posteriori(TABLES[form], list(enumerate(there(form, categories))))
    return found


def there(form: str, categories: tuple[int | None, ...]) -> list[int | None]:
    """The categories that the items have: the answers of a row that is refused may be anything."""
    known = zip(categories, FORMS[form].items, strict=True)
    return [one if one is not None and 0 <= one <= len(item.b) else None for one, item in known]


def theta_batch(forms: pyarrow.Array, categories: pyarrow.Array) -> pyarrow.Array:
    """Theta for a batch of Arrow."""
    pairs = zip(forms.to_pylist(), categories.to_pylist(), strict=True)
    return pyarrow.array([latent(form, tuple(pattern)).theta for form, pattern in pairs], pyarrow.float64())


def error_batch(forms: pyarrow.Array, categories: pyarrow.Array) -> pyarrow.Array:
    """The standard error of theta for a batch of Arrow."""
    pairs = zip(forms.to_pylist(), categories.to_pylist(), strict=True)
    return pyarrow.array([latent(form, tuple(pattern)).error for form, pattern in pairs], pyarrow.float64())


FUNCTIONS = {{"{measure}_theta": theta_batch, "{measure}_error": error_batch}}


def register_duckdb(connection: Any) -> None:
    """Makes the functions known to a connection of DuckDB, before the view is made or asked."""
    for name, function in FUNCTIONS.items():
        connection.create_function(name, function, ["VARCHAR", "INTEGER[]"], "DOUBLE", type="arrow")


def register_spark(session: Any) -> None:
    """Makes the functions known to a session of Spark, and sends this file to where it works."""
    from pyspark.sql.functions import arrow_udf

    session.addArtifacts(__file__, pyfile=True)
    for name, function in FUNCTIONS.items():
        session.udf.register(name, arrow_udf(function, "double"))
'''


def for_dialect(program: Program, dialect: SqlDialect) -> Program:
    """The program as a dialect can have it: PostgreSQL without what rests on a pattern."""
    return program if dialect.id in CALLED_BY else without_patterns(program)


def has_patterns(program: Program) -> bool:
    """Whether a query of this program calls the functions."""
    return bool(pattern_steps(program))


def wants_functions(program: Program) -> bool:
    """Whether the query of the program or of one of its changes calls them."""
    return any(map(has_patterns, _with_changes(program)))


def called(dialect: SqlDialect, measure: str, step: Latent, categories: list[Sql]) -> Sql:
    """A call of such a function."""
    assert dialect.id in CALLED_BY, f"{step.form} is scored by its pattern: see for_dialect"
    listed = ", ".join(code.text for code in categories)
    array = f"CAST([{listed}] AS INTEGER[])" if dialect.id == "duckdb" else f"CAST(array({listed}) AS ARRAY<INT>)"
    name = dialect.identifier(f"{measure}_{step.which}")
    return made(f"{name}({dialect.literal(step.form)}, {array})", *categories)


def module_name(program: Program) -> str:
    return f"{program.measure}_patterns"


def functions(program: Program) -> str:
    """The Python file that has the functions, with the arithmetic and all parameters; it needs nothing of ours."""
    imports, kernel = python_kernel()
    forms = "\n".join(map(_form, _forms(program)))
    head = HEADER.format(measure=program.measure, module=module_name(program))
    lines = sorted([*imports, "from typing import Any"])
    top = f"{head}\nfrom __future__ import annotations\n\n" + "\n".join([*lines, "", "import pyarrow"])
    return f"{top}\n\n{kernel}\n\n\nFORMS: dict[str, Bank] = {{\n{forms}\n}}\n{BATCHES.format(measure=program.measure)}"


def _forms(program: Program) -> list[BankForm]:
    """The forms of whose patterns something is scored, in its changes too."""
    found: dict[str, BankForm] = {}
    for each in _with_changes(program):
        taken = {part.form for named in each.steps for part in walk(named.step) if isinstance(part, Latent)}
        found |= {form.form: form for form in each.forms if form.form in taken}
    return list(found.values())


def _with_changes(program: Program) -> tuple[Program, ...]:
    return (program, *(change.program for change in program.changes))


def _form(form: BankForm) -> str:
    items = "\n".join(f"            {item!r}," for item in form.bank.items)
    return f"    {form.form!r}: Bank(\n        (\n{items}\n        ),\n        {form.bank.metric!r},\n    ),"


def register(program: Program, dialect: str, connection: Any) -> None:
    """Makes the functions of a program known to a connection of DuckDB, or a session of Spark, in this process."""
    if has_patterns(program):
        getattr(_module(functions(program)), f"register_{dialect}")(connection)


@cache
def _folder() -> TemporaryDirectory[str]:
    """Where the files stand as long as this process runs."""
    return TemporaryDirectory()


@cache
def _module(text: str) -> ModuleType:
    """The file, imported; its name is its own, for Spark sends files about by their names."""
    name = f"patterns_{sha256(text.encode()).hexdigest()[:16]}"
    path = Path(_folder().name, f"{name}.py")
    path.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def can_register() -> bool:
    """Whether Arrow is here, which the functions speak."""
    return importlib.util.find_spec("pyarrow") is not None
