"""Random measures in which every kind of answer and function stands, with answers to them."""

from __future__ import annotations

from random import Random

_CHOICES = ("q1", "q2", "q3", "hidden")
_CODES = ("a", "b")
_ENDS = ("..0", "0", "1", "1..2", "1<..", "2..", "0..<1", "..<2", "3..5", "0.5..1.5")
_SETS = ("q1..q3", "(q1, q2, hidden)", "(q1, q1, q3)", "q2..q3", "(q1, level)")


def whole_language(chance: Random) -> str:
    """A measure in `.rom`; a formula may have a fault of kind, and then is passed over."""
    pick = chance.choice
    otherwise = pick(["otherwise 1", "otherwise left out", "otherwise missing", 'otherwise "1"', 'otherwise "9"'])
    asked = f"""measure made "Made"
scale s {{ a "A" score {pick([0, 1])}; b "B" score {pick(["2", "1.5"])}; z "None" as unknown }}
scale s3 {{ 0 "A"; 1 "B"; 3 "C"; 9 "None" as declined }}
scale sexes {{ f "F"; m "M"; u "Not said" as declined }}
scale aid {{ cane "Cane"; stick "Stick"; chair "Chair"; n "Not known" as unknown }}
context sex "Sex" scale sexes
context age "Age" answer number 4..18 years
context born "Born" answer date
item q1 "1" scale s
item q2 "2" scale s3
item q3 "3" scale s3
item hidden "4" {{ scale s3
 when {pick(["q1 is a", "q2 >= 1", "sex is m"])}
 {otherwise} }}
item aids "Aids" {{ scale aid
 several
 {pick(["", "when q2 is 1" + chr(10) + " otherwise " + pick(["left out", '"cane"', "missing"])])} }}
item bed "Bed" answer time
item up "Up" answer time
item today "Today" answer date
item slept "Slept" answer duration
item level "Level" answer number 0..3 points step 0.5
item worried "Worried" answer yes no
table t by q2 source "made" {{ 0 -> 1.5; 1 -> {pick(["2", "missing"])}; {pick(["3 -> 4", "2.. -> 0"])}; 0..1 -> 9 }}
table u by sex, level gives mean, sd source "made" {{ f, ..1 -> 1.5, 2; m, 0..2 -> 2, 3.25; f, 1<.. -> 3, 1 }}
table w by q1, age across sex else missing source "made" {{ a, ..9 -> 1, 2; b, 5..18 -> 3.5, 4 }}
"""
    return asked + _scored(chance)


def _scored(chance: Random) -> str:
    """Lets, scores and a check of what is asked."""
    pick = chance.choice
    return f"""let k = {code(chance, 1)}
let l = {number(chance, 1)}
let r = {real(chance, 1)}
score total = {pick(["sum(q1..q3)", "mean(q2..q3)", "sum(q2, level)"])} {{ missing {_rule(chance)}
 decimals 3
 bands when {truth(chance, 0)} {{ ..1 low; 1<.. high }}
 bands when {truth(chance, 0)} {{ ..<2 low; 2..4 middle }}
 caseness 2.. when {truth(chance, 0)} source "made"
 caseness ..1 {pick(["", "when age >= 9"])} source "made"
 norm mean 2 sd 1.5 of "girls" when sex is f source "made"
 norm mean 2.25 sd {pick(["2", "1.25"])} of "others" when {truth(chance, 0)} source "made"
}}
score x = {number(chance, 2)} {{ {pick(["decimals 3", "round 1", "round 0 half even", "round 2 up"])} }}
score y = {real(chance, 2)} {{ {pick(["decimals 2", "round 1", "round 0 half even", "round 2 up", "round 1 down"])} }}
score c = {code(chance, 2)}
score v = {truth(chance, 2)}
check fits that {truth(chance, 1)} "It does not fit." warning
"""


def _rule(chance: Random) -> str:
    return chance.choice(["none", "any, ignore", "at most 1, ignore", "less than half, ignore"])


def _fill(chance: Random) -> str:
    rule = chance.choice(["none", "any", "at most 1", "at most half"])
    if rule != "none":
        rule += chance.choice([", ignore", f", as {chance.choice(['0', '1', 'q2', '0.5'])}"])
    return " missing " + rule + chance.choice(["", "", "", ", leaving out not_applicable"])


def number(chance: Random, depth: int) -> str:
    pick = chance.choice
    if depth <= 0:
        return pick(["q1", "q2", "hidden", "slept", "level", "age", "ticked(aids)", "2", "0.25", "t(q2)"])
    inner, other = number(chance, depth - 1), number(chance, depth - 1)
    return pick(
        [
            f"({inner} {pick('+-*/')} {other})",
            f"(if {truth(chance, depth - 1)} then {inner} else {other})",
            _recode(chance, number, depth),
            _recode(chance, number, depth),
            f"u(sex, {pick(['level', 'round(' + inner + ', 1)'])}).{pick(['mean', 'sd'])}",
            "w(q1, age, sex)",
            f"t({pick(['q2', 'hidden', inner])})",
            "hours_between(bed, up)",
            f"years_between({pick(['born, today', 'today, born'])})",
            f"median({_set(chance)}{_fill(chance)})",
            f"percent_of_possible({pick(['q1..q3', 'q2..q3', '(q1, level)'])} missing {_rule(chance)})",
            f"weighted_mean({pick(['(q1, q2), (level, q3)', 'q2..q3, hidden', '(q1, q3) + 1, (q2, q2)'])}"
            f" missing {_rule(chance)})",
            f"{pick(['z', 't_score'])}(total)",
            f"{pick(['z', 't_score'])}({inner}, {other}, {pick(['2', 'level'])})",
            f"round({pick([inner, real(chance, depth - 1)])}, {pick('012')}{pick(['', ', half even', ', up', ', down'])})",
            f"{pick(['floor', 'ceil'])}({pick([inner, real(chance, depth - 1)])})",
            f"sum({_set(chance)}{_fill(chance)})",
            f"count({pick(['q2..q3 in 1..3', 'q1..q3 >= 1', '(q2, hidden) is 1'])} missing {_rule(chance)})",
        ]
    )


def _set(chance: Random) -> str:
    recoded = f"recode({chance.choice(['q2..q3', '(q3, hidden)'])}, 0 -> 1, 1 -> 0{chance.choice(['', ', else -> 5'])})"
    return chance.choice([*_SETS, recoded, f"{chance.choice(_SETS)} * 2", f"{chance.choice(_SETS)} reverse q2"])


def _recode(chance: Random, value: object, depth: int) -> str:
    pick = chance.choice
    subject = pick(["q1", "q2", "hidden", "level", "age", number(chance, depth - 1)])
    matches = chance.sample(_ENDS, chance.randint(1, 3))
    if subject in ("q1", "k") or chance.random() < 0.2:
        subject, matches = "q1", chance.sample(_CODES, chance.randint(1, 2))
    give = {number: lambda: pick(["0", "1", "-2", "2.5", "missing", "level"])}.get(value)  # type: ignore[call-overload]
    give = give or (lambda: value(chance, depth - 1))  # type: ignore[operator]
    arms = [f"{match} -> {give()}" for match in matches]
    return f"recode({subject}, {', '.join(arms)}{pick(['', f', else -> {give()}'])})"


def real(chance: Random, depth: int) -> str:
    pick = chance.choice
    if depth <= 0:
        return pick(["real(q2)", "sqrt(level)", "real(1.1)", f"sd({_set(chance)}{_fill(chance)})", "ln(age)"])
    inner, other = real(chance, depth - 1), pick([number(chance, depth - 1), real(chance, depth - 1)])
    return pick(
        [
            f"({inner} {pick('+-*')} {other})",
            f"({other} {pick('+-*')} {inner} - 0.3)",
            f"({inner} / {pick(['2', '3', 'level', '(q2 + 0.1)', '(real(q3) + 0.5)'])})",
            f"sqrt({pick([inner, other])})",
            f"exp({pick(['level', 'real(q2) / 3', '-level'])})",
            f"ln({pick([inner, other])})",
            f"power({pick(['level', 'q2', 'real(level) / 3'])}, {pick(['2', 'q3', '-1', '0.5'])})",
            f"abs({inner})",
            f"(if {truth(chance, depth - 1)} then {inner} else {other})",
            f"recode(q2, 0 -> {inner}, 1.. -> {other})",
            f"z({inner}, {pick(['1', 'level'])}, 2)",
            f"t_score({other}, real(2), {pick(['2', 'level'])})",
        ]
    )


def code(chance: Random, depth: int) -> str:
    pick = chance.choice
    if depth <= 0:
        return pick(['"a"', '"x"', "join(q1, q2)", "join(sex, q2..q3)"])
    inner, other = code(chance, depth - 1), code(chance, depth - 1)
    return pick(
        [
            f"(if {truth(chance, depth - 1)} then {inner} else {other})",
            f"recode(q2, 0 -> {inner}, 1.. -> {other})",
            f"recode(sex, f -> {inner}{pick(['', ', else -> ' + other])})",
            f"recode(band(total), low -> {inner}, high -> {other})",
            "band(total)",
            f"join({pick(['q1, sex', 'q2..q3', 'worried, q1', 'band(total), sex'])})",
        ]
    )


def truth(chance: Random, depth: int) -> str:
    pick = chance.choice
    if depth <= 0:
        return pick(
            [
                "worried",
                "q1 is a",
                "sex is f",
                "sex is not m",
                "aids includes cane",
                "aids includes (stick, chair)",
                "age >= 9",
                "slept > 7.5",
                "level in 1..2",
                "answered(aids)",
                "slept is blank",
                "aids is declined",
                "bed is blank",
            ]
        )
    inner, other = truth(chance, depth - 1), truth(chance, depth - 1)
    return pick(
        [
            f"({inner} {pick(['and', 'or'])} {other})",
            f"(not {inner})",
            f"({number(chance, depth - 1)} {pick(['>=', '<', '=', '!='])} {number(chance, depth - 1)})",
            f"(k {pick(['is', 'is not'])} {pick(['a', 'x'])})" if depth > 1 else "worried",
            "(band(total) is low)" if depth > 1 else "worried",
            f"(if {inner} then {other} else worried)",
            f"recode(q2, 0 -> {inner}, 1.. -> {other})",
            f"{pick(['any', 'all'])}(q1..q3 >= 1{pick(['', ' missing any, ignore'])})",
        ]
    )


# --- answers ---------------------------------------------------------------------------------

_ANSWERS: dict[str, tuple[object, ...]] = {
    "sex": ("f", "m", "u"),
    "age": (4, 9, 12, 18),
    "born": ("2008-02-29", "2012-06-15", "2020-01-01"),
    "q1": ("a", "b", "z"),
    "q2": ("0", 1, "3", "9"),
    "q3": (0, "1", 3),
    "hidden": ("0", "1", "3"),
    "aids": ([], ["cane"], ["stick", "cane"], ["chair"], ["n"]),
    "bed": ("22:30", "00:15", "08:00"),
    "up": ("06:45", "08:00", "23:10"),
    "today": ("2020-02-28", "2020-03-01", "2011-06-14"),
    "slept": ("7:30", "0:00", "10:05"),
    "level": (0, 0.5, 1, "1.5", 2.5, 3),
    "worried": (True, False),
}


def answers(chance: Random) -> dict[str, object]:
    lacking = chance.choice([0.0, 0.1, 0.3, 0.6])
    found: dict[str, object] = {}
    for item, possible in _ANSWERS.items():
        if chance.random() < lacking:
            found[item] = chance.choice([None, "!declined", "!unknown", "!not_applicable"])
        else:
            found[item] = chance.choice(possible)
    return found
