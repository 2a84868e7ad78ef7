"""The arithmetic of item banks: item response models, scores, tables of sums and adaptive tests.

A layer of its own, which knows nothing of measures.  The same arithmetic in the same order stands here three times:

- `plain`: Python alone, one person at a time; it can be printed into a module;
- `many`: NumPy, many persons in lock step; NumPy is imported there and nowhere else;
- `kernel.js`: JavaScript, for forms; `written` gives the values that it takes.

Probabilities agree to an ulp of `exp`.  So that no ulp decides anything, two items whose worth differs by less than
`TIE` are equal (the lower index is taken), and a value that lies within `TIE` of a half is rounded up.
"""

from .adaptive import Area, Rules
from .bank import Bank, Item
from .estimate import Estimate, SumScore
from .metric import TIE, Metric
from .written import written_bank, written_rules

__all__ = [
    "TIE",
    "Area",
    "Bank",
    "Estimate",
    "Item",
    "Metric",
    "Rules",
    "SumScore",
    "written_bank",
    "written_rules",
]
