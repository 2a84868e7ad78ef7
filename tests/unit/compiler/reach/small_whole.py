"""Random measures of few answers and one score `x`, in which every part of the language can stand."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_ASKED = """measure made "Made"
scale s { a "A" score FIRST; b "B" score SECOND; na "Not for me" as not_applicable }
scale sexes { f "F"; m "M" }
scale aid { cane "Cane"; stick "Stick" }
context sex "Sex" scale sexes
item q1 "1" scale s
item q2 "2" answer number 0..2 points
item q3 "3" { answer number 0..1 points step 0.5
 THIRD }
item aids "Aids" { scale aid
 severalTICKED }
item worried "Worried" answer yes no
table t by q2 else missing source "made" { 0 -> 1.5; 1 -> EMPTY; ..3 -> 4 }
table u by sex, q3 gives mean, sd else missing source "made" { f, ..0.5 -> 1.5, 2; m, 0..1 -> 2, 3.25; f, 0.5<.. -> 3, 1 }
table w by q1, q2 across sex else missing source "made" { a, ..1 -> 1, 2; b, 1..5 -> 3.5, missing }
table v by state else missing source "made" { fa -> 1; ma -> 2.5; mb -> 4 }
let state = join(sex, q1)
"""
_ENDS = ("..0", "0", "1", "1..2", "1<..", "2..", "0..<1", "..<2", "3..5", "0.5..1.5")
_SETS = ("q1..q3", "(q1, q2)", "(q2, q3)", "(q1, q1, q2)", "(q2, q3, q2)")
_WAYS = ("", ", half even", ", up", ", down")
_PAIRS = (("sex is f", "sex is m"), ("q2 < 1", "q2 >= 1"), ("worried", "not worried"), ("q3 = 0", "q1 is b"))


def small_measure(seed: int) -> str:
    """A measure in `.rom`; its formulas may have faults of kinds."""
    chance = Random(seed)
    pick = chance.choice
    value, rounding = pick([
        (number(chance, 3), pick(["", "round 1", "round 0 half even", "round 1 up"])),
        (number(chance, 2), pick(["", "", "round 0 down"])),
        (truth(chance, 3), ""),
        (code(chance, 3), ""),
        (real(chance, 2), pick(["round 1", "round 2 half even", "decimals 1"])),
    ])  # fmt: skip
    asked = (
        _ASKED.replace("FIRST", pick("01"))
        .replace("SECOND", pick(["2", "1.5"]))
        .replace("EMPTY", pick(["2", "missing"]))
    )
    otherwise = pick(["otherwise 1", "otherwise left out", "otherwise missing", ""])
    asked = asked.replace(
        "THIRD", f"when {pick(['q1 is a', 'q2 >= 1', 'sex is m'])}\n {otherwise}" if chance.random() < 0.5 else ""
    )
    otherwise = pick(["otherwise left out", 'otherwise "cane"', "otherwise missing"])
    asked = asked.replace("TICKED", f"\n when q2 <= 1\n {otherwise}" if chance.random() < 0.4 else "")
    fits = f"{pick(_PLAIN)} {pick(['and', 'or', 'or not'])} {pick(_PLAIN)}"
    check = f'check fits that {fits} "No."\n' if chance.random() < 0.3 else ""
    return f"{asked}{_total(chance)}let l = {number(chance, 1)}\nscore x = {value} {{ {rounding} }}\n{check}"


def _total(chance: Random) -> str:
    pick, (first, second), (one, other) = chance.choice, chance.choice(_PAIRS), chance.choice(_PAIRS)
    bands = pick([
        f"bands when {first} {{ ..1 low; 1<.. high }}\n bands when {second} {{ ..<2 low; 2..2.5 high }}",
        f"bands when {first} {{ ..1 low; 1<.. high }}",
        "bands { ..<2 low; 2.. high }",
    ])  # fmt: skip
    norms = f'norm mean 2 sd 1.5 of "some" when {one} source "made"\n'
    norms += pick(["", f' norm mean 2.25 sd {pick(["2", "1.25"])} of "others" when {other} source "made"\n'])
    formula = pick(["sum(q1..q2)", "mean(q1..q3)", "q1 + q3"])
    return f"score total = {formula} {{ missing {_rule(chance)}\n {bands}\n {norms}}}\n"


def _rule(chance: Random) -> str:
    return chance.choice(["none", "any, ignore", "at most 1, ignore", "less than half, ignore"])


def _fill(chance: Random) -> str:
    limit = chance.choice(["none", "any", "at most 1", "at most half"])
    if limit != "none":
        limit += chance.choice([", ignore", f", as {chance.choice(['0', '1', 'q2', '0.5'])}"])
    return f" missing {limit}" + chance.choice(["", "", ", leaving out not_applicable"])


def number(chance: Random, depth: int) -> str:
    pick = chance.choice
    if depth <= 0:
        return pick(["q1", "q2", "q3", "ticked(aids)", "2", "0.5", "t(q2)", "v(state)", "reverse(q2)"])
    inner, other = number(chance, depth - 1), number(chance, depth - 1)
    return pick([
        f"({inner} {pick('+-*/')} {other})",
        f"(if {truth(chance, depth - 1)} then {inner} else {other})",
        recode(chance, depth, number),
        recode(chance, depth, number),
        f"u(sex, {pick(['q3', f'round({inner}, 1)'])}).{pick(['mean', 'sd'])}",
        "w(q1, q2, sex)",
        f"t({pick(['q2', inner])})",
        f"median({_set(chance)}{_fill(chance)})",
        f"percent_of_possible({pick(['q1..q3', '(q2, q3)', '(q1, q2)'])} missing {_rule(chance)})",
        f"weighted_mean({pick(['(q1, q2), (q3, q2)', '(q1, q3) + 1, (q2, q2)', '(q1, q2), (q2, q2)', 'q1..q3, recode(q1..q3, 0..1 -> 2, else -> 1)'])}"
        f" missing {_rule(chance)})",
        f"{pick(['sum', 'mean', 'min', 'max'])}({_set(chance)}{_fill(chance)})",
        f"count({pick(['(q2, q3) in 1..3', '(q1, q2) >= 1', '(q1, q2) > q3'])} missing {_rule(chance)})",
        f"{pick(['z', 't_score'])}({pick(['total', 'total', f'{inner}, {other}, 2', f'{inner}, 1, q3'])})",
        f"round({pick([inner, real(chance, depth - 1)])}, {pick('012')}{pick(_WAYS)})",
        f"{pick(['floor', 'ceil', 'abs'])}({inner})",
        "l", "total",
    ])  # fmt: skip


def _set(chance: Random) -> str:
    return chance.choice([
        *_SETS,
        "recode((q2, q3), 0 -> 1, 1 -> 0, else -> 5)",
        f"{chance.choice(_SETS)} * 2",
        f"{chance.choice(_SETS)} reverse q2",
        "(q1, q2) + q3",
    ])  # fmt: skip


def recode(chance: Random, depth: int, value: Callable[[Random, int], str]) -> str:
    pick = chance.choice
    subject, matches = pick(["q2", "q3", "total", number(chance, depth - 1)]), chance.sample(_ENDS, 2)
    if chance.random() < 0.3:
        subject, matches = pick([("q1", ["a", "b"]), ("sex", ["m"]), ("band(total)", ["low"]), ("worried", ["yes"])])

    def give() -> str:
        return pick(["0", "1", "2.5", "missing", "q3"]) if value is number else value(chance, depth - 1)

    arms = [f"{match} -> {give()}" for match in matches]
    return f"recode({subject}, {', '.join(arms)}{pick([f', else -> {give()}', ''])})"


def real(chance: Random, depth: int) -> str:
    pick = chance.choice
    if depth <= 0:
        return pick(["real(q2)", "sqrt(q3)", "real(1.1)", f"sd({_set(chance)}{_fill(chance)})", "ln(q2)"])
    inner, other = real(chance, depth - 1), pick([number(chance, depth - 1), real(chance, depth - 1)])
    return pick([
        f"({inner} {pick('+-*')} {other})",
        f"({inner} / {pick(['2', 'q3', '(q2 + 0.1)', '(real(q3) + 0.5)'])})",
        f"sqrt({pick([inner, other])})",
        f"exp({pick(['q3', 'real(q2) / 3'])})",
        f"power({pick(['q3', 'q2', 'real(q2) / 3'])}, {pick(['2', 'q3', '0.5'])})",
        f"abs({inner})",
        f"(if {truth(chance, depth - 1)} then {inner} else {other})",
        f"recode(q2, 0 -> {inner}, 1.. -> {other})",
        f"z({inner}, {pick(['1', 'q3'])}, 2)",
    ])  # fmt: skip


def code(chance: Random, depth: int) -> str:
    pick = chance.choice
    if depth <= 0:
        return pick(['"a"', '"x"', "state", "join(q1, sex)"])
    inner, other = code(chance, depth - 1), code(chance, depth - 1)
    return pick([
        f"(if {truth(chance, depth - 1)} then {inner} else {other})",
        recode(chance, depth, code),
        "band(total)",
        f"join({pick(['q1, sex', 'worried, q1', 'band(total), sex', 'state, worried'])})",
    ])  # fmt: skip


_PLAIN = (
    "worried", "q1 is a", "sex is f", "sex is not m", "aids includes cane", "aids includes (stick, cane)", "q2 >= 1",
    "q3 in 0.5..2", "answered(aids)", "q3 is blank", "aids is declined", "q3 is not_shown", "q1 is not_applicable",
)  # fmt: skip


def truth(chance: Random, depth: int) -> str:
    pick = chance.choice
    if depth <= 0:
        return pick(_PLAIN)
    inner, other = truth(chance, depth - 1), truth(chance, depth - 1)
    return pick([
        f"({inner} {pick(['and', 'or'])} {other})",
        f"(not {inner})",
        f"({number(chance, depth - 1)} {pick(['>=', '<', '=', '!='])} {number(chance, depth - 1)})",
        "(band(total) is low)",
        f"(state {pick(['is fa', 'is not ma', 'in (fa, mb)'])})",
        f"(if {inner} then {other} else worried)",
        recode(chance, depth, truth),
        f"{pick(['any', 'all'])}({pick(['q1..q3 >= 1', '(worried, worried)', '(q1, q2) > q3'])}{pick(['', ' missing any, ignore'])})",
    ])  # fmt: skip
