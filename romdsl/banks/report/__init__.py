"""The report of a bank: its summary in words, its pictures as SVG, their numbers as tables, in one HTML file.

Content and Supplements --subject--> curves on the scale of the metric --one module for each picture--> Picture
Picture --canvas--> SVG in two widths --page--> one HTML file
"""

from .between_groups import pairs
from .page import pictures, report
from .path import simulated_path
from .subject import Answered, Pair, Path, Subject, Supplements

__all__ = ["Answered", "Pair", "Path", "Subject", "Supplements", "pairs", "pictures", "report", "simulated_path"]
