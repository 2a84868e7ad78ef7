"""Feedback pictures: the scores of one person over time, and what they rated in words of their own.

results of one person --from_results, own_words--> Series --words--> sentences
Series --picture, small--> SVG, in two widths --page--> one HTML file with tables
"""

from .page import page
from .picture import NARROW, WIDE, picture
from .series import Band, Cutoff, OwnWords, Point, Series
from .small import small_multiples

__all__ = [
    "NARROW",
    "WIDE",
    "Band",
    "Cutoff",
    "OwnWords",
    "Point",
    "Series",
    "page",
    "picture",
    "small_multiples",
]
