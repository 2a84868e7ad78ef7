"""The kinds of value a formula can have."""

from __future__ import annotations

from enum import Enum


class Type(Enum):
    """`number` exact, `real` binary64, `truth` three-valued with missing, `code` of a choice or of a
    decision, `set` of codes of a tick-all, `text` own words.  A duration is a number of hours."""

    NUMBER = "number"
    REAL = "real number"
    TRUTH = "yes or no"
    CODE = "code"
    SET = "set of codes"
    TIME = "time of day"
    DATE = "date"
    TEXT = "text"
    UNKNOWN = "unknown"
