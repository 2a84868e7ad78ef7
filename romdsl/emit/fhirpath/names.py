"""Names of FHIRPath variables: in R4 a name is an id, and `_`, `-` and `.` do not serve."""

from __future__ import annotations

import re

KEYWORDS = frozenset(
    [
        "and",
        "or",
        "xor",
        "implies",
        "is",
        "as",
        "div",
        "mod",
        "in",
        "contains",
        "true",
        "false",
        "year",
        "years",
        "month",
        "months",
        "week",
        "weeks",
        "day",
        "days",
        "hour",
        "hours",
        "minute",
        "minutes",
        "second",
        "seconds",
        "millisecond",
        "milliseconds",
    ]
)
EARLIER_RESPONSE, EARLIER_ROW = "earlierResponse", "earlierRow"
"""What forms that bring answers along call where these stand."""

TAKEN = frozenset(
    [
        "context",
        "resource",
        "rootresource",
        "questionnaire",
        "qitem",
        "source",
        "target",
        "ucum",
        "sct",
        "loinc",
        "vs",
        "ext",
        "patient",
        "encounter",
        "user",
        "location",
        "study",
        "clinical",
        "factory",
        "terminologies",
        "server",
        EARLIER_RESPONSE.lower(),
        EARLIER_ROW.lower(),
    ]
)
"""What engines and forms define themselves, in lower case."""

LONGEST = 48


class Names:
    """Gives each name of a program a variable name of its own: `total_answered` is `totalAnswered`."""

    def __init__(self) -> None:
        self._taken = set(KEYWORDS | TAKEN)

    def fresh(self, name: str) -> str:
        words = [word for word in re.split(r"[^A-Za-z0-9]+", name) if word] or ["value"]
        plain = words[0] + "".join(word[0].upper() + word[1:] for word in words[1:])
        if not plain[0].isalpha():
            plain = "v" + plain
        plain = plain[:LONGEST]
        found, number = plain, 1
        while found.lower() in self._taken:
            number += 1
            found = f"{plain}{number}" if plain.lower() not in KEYWORDS | TAKEN else f"{plain}Value{number - 1}"
        self._taken.add(found.lower())
        return found
