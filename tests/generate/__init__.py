"""Whole random measures as text, and answers to them, for tests that run many."""

from __future__ import annotations

from .answers import answer_sets
from .bands import with_bands
from .choosing import Chooser
from .corners import CORNERS
from .measures import made_measure, measures
from .own_rows import answers_with_rows, measure_over_time
from .table import Table
from .whole import BESIDE, whole_measure

__all__ = [
    "BESIDE",
    "CORNERS",
    "Chooser",
    "Table",
    "answer_sets",
    "answers_with_rows",
    "made_measure",
    "measure_over_time",
    "measures",
    "whole_measure",
    "with_bands",
]
