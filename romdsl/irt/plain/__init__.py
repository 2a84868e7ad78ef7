"""The arithmetic of a bank in Python alone, for one person at a time.

bank --tables--> probabilities and information at the nodes --posterior--> weights --expected--> theta and error.
What was given is a sequence of (index of the item, category from 0, or None where it was skipped).
"""

from .curves import curves, information
from .modes import maximum_a_posteriori, weighted_likelihood
from .posterior import expected, expected_a_posteriori, posterior
from .random import draw
from .selection import chosen
from .session import Step, administered, step
from .sums import sum_scores
from .tables import Tables, tables

__all__ = [
    "Step",
    "Tables",
    "administered",
    "chosen",
    "curves",
    "draw",
    "expected",
    "expected_a_posteriori",
    "information",
    "maximum_a_posteriori",
    "posterior",
    "step",
    "sum_scores",
    "tables",
    "weighted_likelihood",
]
