"""What a module holds of item banks: the arithmetic as it is used here, the items of each form, the rules of tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from romdsl.emit.code import WIDTH, folded, listed
from romdsl.emit.kernel import python_kernel
from romdsl.emit.templates import python_text
from romdsl.program import BankForm

_NAME = re.compile(r"^(?:def |class )?([A-Za-z_]\w*)(?:\(|:| =)", re.MULTILINE)
_OWN = ("CATEGORIES", "FORMS", "Next", "NotRequired", "RULES", "category_of", "form_tables", "latent", "next_item")
_FURTHER = ("from functools import cache, lru_cache", "from typing import NotRequired", "from collections.abc import Sequence")


@dataclass(frozen=True, slots=True)
class BankPart:
    """The texts of the part."""

    kernel: str
    forms: str
    codes: tuple[str, ...]
    rules: str


def bank_part(forms: Sequence[BankForm]) -> BankPart | None:
    """What stands behind the scoring of a measure with a bank."""
    if not forms:
        return None
    _, kernel = python_kernel()
    texts = [line for form in forms for line in _items(form)]
    rules = [f"    {python_text(form.form)}: {form.rules!r}," for form in forms if form.rules is not None]
    return BankPart(
        kernel,
        "\n".join(["FORMS: dict[str, Bank] = {", *texts, "}"]),
        tuple(line for form in forms for line in _codes(form)),
        "\n".join(["RULES: dict[str, Rules] = {", *rules, "}"]),
    )


def _items(form: BankForm) -> Iterator[str]:
    yield f"    {python_text(form.form)}: Bank("
    yield "        ("
    for item in form.bank.items:
        given = (("c", item.c, 0.0), ("d", item.d, 1.0), ("area", item.area, ""))
        further = "".join(f", {name}={value!r}" for name, value, plain in given if value != plain)
        yield f"            Item({python_text(item.id)}, {item.model!r}, {item.a!r}, {item.b!r}{further}),"
    yield "        ),"
    yield f"        {form.bank.metric!r},"
    yield "    ),"


def _codes(form: BankForm) -> Iterator[str]:
    yield f"    {python_text(form.form)}: ("
    for codes in form.codes:
        pairs = listed(f"{python_text(code)}: {category}" for code, category in codes)
        yield from folded(f"{{{pairs}}},", "        ")
    yield "    ),"


@cache
def bank_names() -> frozenset[str]:
    """The names of the part, which no other thing of the module may have."""
    imports, kernel = python_kernel()
    taken = {name for line in imports for name in line.partition(" import ")[2].split(", ")}
    return frozenset(_NAME.findall(kernel)) | taken | frozenset(_OWN)


def with_bank_imports(lines: Sequence[str]) -> list[str]:
    """The import lines of a module with those of the part, each module once and in order."""
    plain = [line for line in lines if line.startswith("import ")]
    found: dict[str, set[str]] = {}
    for line in (*lines, *python_kernel()[0], *_FURTHER):
        if line.startswith("from "):
            module, _, names = line.removeprefix("from ").partition(" import ")
            found.setdefault(module, set()).update(names.split(", "))
    return plain + [line for module in sorted(found) for line in _import(module, found[module])]


def _import(module: str, names: set[str]) -> list[str]:
    ordered = sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    line = f"from {module} import {', '.join(ordered)}"
    return [line] if len(line) <= WIDTH else [f"from {module} import (", *(f"    {name}," for name in ordered), ")"]
