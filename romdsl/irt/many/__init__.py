"""The arithmetic of a bank with NumPy, for many persons in lock step; `plain` says what each thing is.

Answers are whole numbers of shape (persons, items): the category from 0, or `SKIPPED`.  NumPy is imported in this
package (and in `romdsl.banks`) alone, so that who scores one person does not wait for it.
"""

from .metric import reported, reported_error
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
    "reported",
    "reported_error",
    "sum_scores",
    "tables",
    "weighted_likelihood",
]
