"""The arithmetic of item banks: item response models, scores, tables of sums and adaptive tests.

A layer of its own, which knows nothing of measures.  The same arithmetic in the same order stands here three times:

- `plain`: Python alone, one person at a time; it can be printed into a module;
- `many`: NumPy, many persons in lock step; NumPy is imported there and nowhere else;
- `kernel.js` and `scores.js`: JavaScript, for forms; `written` gives the values that they take.

`printed` gives the Python and the JavaScript as texts for what is written of a measure.

Probabilities agree to an ulp of `exp`.  So that no ulp decides anything, two items whose worth differs by less than
`TIE` are equal (the lower index is taken), an error that lies so near a limit is at it, and a value whose last shown
place lies within 2^-20 of a half is rounded away from zero.  `spec/item_banks_arithmetic.md` says all of it for
whoever writes it once more.
"""

from .adaptive import Area, Rules
from .bank import Bank, Item
from .estimate import Estimate, SumScore
from .metric import TIE, Metric
from .within import values_over
from .written import digest, written_bank, written_rules

__all__ = [
    "TIE",
    "Area",
    "Bank",
    "Estimate",
    "Item",
    "Metric",
    "Rules",
    "SumScore",
    "digest",
    "values_over",
    "written_bank",
    "written_rules",
]
