"""A change of a score between two occasions, as a measure of its own that is scored like any other.

measure + change --paired--> the measure of both occasions
two sets of answers --pair_of--> answers to it
"""

from .formula import compared
from .paired import END, START, class_of, paired
from .pairs import pair_of
from .sides import at

__all__ = ["END", "START", "at", "class_of", "compared", "pair_of", "paired"]
