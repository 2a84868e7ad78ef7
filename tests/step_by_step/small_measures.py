"""Random measures of four items and one score `x`, small enough that all answers can be gone through."""

from __future__ import annotations

from random import Random

_TRUTHS = ("q1 is blank", "q2 is a", "q3 is not b", "q4 is not_applicable", "answered(q2)", "q1 in 1..2")
_SETS = ("q1..q4", "q1..q3", "(q1, q3)", "(q2, q4)", "q2..q4", "(q1, q1, q2)")
_LIMITS = ("none", "any", "at most 1", "at most half", "less than half", "at most 2", "less than 2", "at most 34%")


def small_measure(random: Random) -> str:
    """A measure in `.rom`; its formulas may have faults of names or kinds."""
    otherwise = random.choice(["", "otherwise 1", "otherwise left out", "otherwise missing", 'otherwise "a"'])
    when3 = f"when {random.choice(['q1 >= 1', 'q1 is a', 'any(q1..q2 >= 2)'])}\n {otherwise}"
    otherwise = random.choice(["otherwise 0", "otherwise left out", "otherwise missing"])
    when4 = f"when {random.choice(['q3 >= 1', 'q1 is not b'])}\n {otherwise}"
    rounding = random.choice(["", "round 0", "round 1", "round 1 half even", "round 0 up"])
    value = number(random, 3) if random.random() < 0.75 else truth(random, 3)
    return f"""measure made "Made"
scale s {{ a "A" score {random.choice([0, 1])}; b "B" score {random.choice(["2", "1.5"])} }}
scale s3 {{ 0 "A"; 1 "B"; 3 "C" score {random.choice([3, 2])} }}
item q1 "1" scale s
item q2 "2" scale s3
item q3 "3" {{ scale s
 {when3 if random.random() < 0.6 else ""} }}
item q4 "4" {{ scale s3
 {when4 if random.random() < 0.4 else ""} }}
let l = {number(random, 1)}
score x = {value}{" + l" if random.random() < 0.3 else ""} {{ {rounding} }}
"""


def number(random: Random, depth: int) -> str:
    kind = random.randrange(12)
    if depth <= 0 or kind < 2:
        return random.choice(["q1", "q2", "q3", "q4", "2", "0.5", "reverse(q2)", "answered((q1, q2, q3))"])
    if kind < 4:
        sign = "/" if kind == 3 else random.choice("+-*")
        return f"({number(random, depth - 1)} {sign} {number(random, depth - 1)})"
    if kind == 4:
        return f"(if {truth(random, depth - 1)} then {number(random, depth - 1)} else {number(random, depth - 1)})"
    if kind == 5:
        return f"{random.choice(['round', 'floor', 'ceil', 'abs'])}({number(random, depth - 1)})"
    if kind == 6:
        return f"count({random.choice(_SETS)} >= {random.randint(0, 3)}{rule(random, 'true')})"
    inside = random.choice(_SETS) + random.choice(["", " * 2", " / 3", " + q1"]) + random.choice(["", " reverse q2"])
    return f"{random.choice(['sum', 'mean', 'min', 'max'])}({inside}{rule(random, random.choice(['0', '1', 'q1']))})"


def truth(random: Random, depth: int) -> str:
    kind = random.randrange(9)
    if depth <= 0 or kind < 3:
        if random.random() < 0.4:
            return random.choice(_TRUTHS)
        return (
            f"q{random.randint(1, 4)} {random.choice(['>=', '<', '=', '!='])} {random.choice(['0', '1', '2', '1.5'])}"
        )
    if kind < 5:
        return f"({truth(random, depth - 1)} {'and' if kind == 3 else 'or'} {truth(random, depth - 1)})"
    if kind == 5:
        return f"(not {truth(random, depth - 1)})"
    if kind == 6:
        own = rule(random, "true") if random.random() < 0.7 else ""
        return f"{random.choice(['any', 'all'])}({random.choice(_SETS)} >= {random.randint(0, 3)}{own})"
    if kind == 7:
        return f"({number(random, depth - 1)} {random.choice(['>=', '<', '='])} {number(random, depth - 1)})"
    return f"(if {truth(random, depth - 1)} then {truth(random, depth - 1)} else {truth(random, depth - 1)})"


def rule(random: Random, filling: str) -> str:
    limit = random.choice(_LIMITS)
    if limit != "none":
        limit += ", " + random.choice(["ignore", "prorate", f"as {filling}"])
    return f" missing {limit}" + (", leaving out not_applicable" if random.random() < 0.3 else "")
