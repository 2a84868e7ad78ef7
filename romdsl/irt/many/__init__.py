"""The arithmetic of a bank with NumPy, for many persons in lock step; `plain` says what each thing is.

Answers are whole numbers of shape (persons, items): the category from 0, or `SKIPPED`.  NumPy is imported in this
package alone, and comes with none of romdsl's own requirements: whoever imports it has to have it.
"""

from .modes import maximum_a_posteriori, weighted_likelihood
from .posterior import expected_a_posteriori
from .sessions import Sessions, administered
from .sums import SumScores, sum_scores
from .tables import SKIPPED, Tables, tables

__all__ = [
    "SKIPPED",
    "Sessions",
    "SumScores",
    "Tables",
    "administered",
    "expected_a_posteriori",
    "maximum_a_posteriori",
    "sum_scores",
    "tables",
    "weighted_likelihood",
]
