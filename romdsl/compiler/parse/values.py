"""One reader for each kind of value that stands behind a word, the same for both spellings.

Each takes the piece and the report and gives the value, or None after a finding.
"""

from .answer_type import read_answer
from .bank_values import (
    read_area,
    read_count,
    read_grid,
    read_least_answered,
    read_model,
    read_precision,
    read_prior,
    read_reports,
    read_stop,
)
from .formula import read_formula
from .interval import read_interval
from .named_values import read_allow, read_band, read_columns, read_concept
from .plain_values import (
    read_missing_rule,
    read_names,
    read_number,
    read_numbers,
    read_otherwise,
    read_rounding,
    read_targets,
    read_text,
    read_whole,
)
from .reference_values import (
    read_caseness,
    read_clinical_cutoff,
    read_norm,
    read_percentile,
    read_reliable_change,
)
from .results import read_results
from .table_cells import read_row

__all__ = [
    "read_stop",
    "read_reports",
    "read_prior",
    "read_precision",
    "read_least_answered",
    "read_model",
    "read_grid",
    "read_area",
    "read_count",
    "read_allow",
    "read_answer",
    "read_band",
    "read_caseness",
    "read_clinical_cutoff",
    "read_columns",
    "read_concept",
    "read_formula",
    "read_interval",
    "read_missing_rule",
    "read_names",
    "read_norm",
    "read_number",
    "read_numbers",
    "read_otherwise",
    "read_percentile",
    "read_reliable_change",
    "read_results",
    "read_rounding",
    "read_row",
    "read_targets",
    "read_text",
    "read_whole",
]
