"""Names that a step may not have in an emitted Python module."""

from __future__ import annotations

import builtins
import keyword

OWN = frozenset(
    [
        "Callable",
        "Decimal",
        "DEFINITION",
        "Ends",
        "Fraction",
        "ITEMS",
        "Iterable",
        "MEASURE",
        "Mapping",
        "NON_ANSWERS",
        "NamedTuple",
        "Result",
        "SCORING",
        "Score",
        "TypedDict",
        "VERSION",
        "accept",
        "accepted",
        "alerts",
        "all_true",
        "annotations",
        "answer",
        "answers",
        "any_true",
        "codes",
        "decimal",
        "exact",
        "given",
        "id",
        "isfinite",
        "item",
        "options",
        "present",
        "re",
        "reason",
        "rounded",
        "rounded_to_even",
        "rounded_up",
        "score",
        "shown",
        "times",
        "truth",
        "value",
        "values",
        "whole",
    ]
)

RESERVED = OWN | frozenset(keyword.kwlist) | frozenset(keyword.softkwlist) | frozenset(dir(builtins))
