"""Random formulas over the items of `whole.py`: numbers, real numbers, codes and truths."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_CODES = ("a", "b")
_ENDS = ("..0", "0", "1", "1..2", "1<..", "2..", "0..<1", "..<2", "3..5", "0.5..1.5")
_SETS = ("q1..q3", "(q1, q2, hidden)", "(q1, q1, q3)", "q2..q3", "(q1, level)", "walked", "days")
_WAYS = ("", ", half even", ", up", ", down")


def rule(chance: Random) -> str:
    return chance.choice(["none", "any, ignore", "at most 1, ignore", "less than half, ignore"])


def _fill(chance: Random) -> str:
    limit = chance.choice(["none", "any", "at most 1", "at most half"])
    if limit != "none":
        limit += chance.choice([", ignore", f", as {chance.choice(['0', '1', 'q2', '0.5'])}"])
    return f" missing {limit}" + chance.choice(["", "", "", ", leaving out not_applicable"])


def number(chance: Random, depth: int) -> str:
    """A formula that gives an exact number."""
    pick = chance.choice
    if depth <= 0:
        return pick(["q1", "q2", "hidden", "slept", "level", "age", "ticked(aids)", "2", "0.25", "t(q2)", "v(state)"])
    return pick((_joined_numbers, _of_tables, _of_sets, _of_times, _of_norms, _rounded))(chance, depth)


def _joined_numbers(chance: Random, depth: int) -> str:
    pick = chance.choice
    inner, other = number(chance, depth - 1), number(chance, depth - 1)
    return pick([
        f"({inner} {pick('+-*/')} {other})",
        f"(if {truth(chance, depth - 1)} then {inner} else {other})",
        recode(chance, depth, number),
        recode(chance, depth, number),
    ])  # fmt: skip


def _of_tables(chance: Random, depth: int) -> str:
    pick = chance.choice
    key = pick(["level", f"round({number(chance, depth - 1)}, 1)"])
    return pick([
        f"u(sex, {key}).{pick(['mean', 'sd'])}",
        "w(q1, age, sex)",
        f"t({pick(['q2', 'hidden', number(chance, depth - 1)])})",
        "v(state)",
    ])  # fmt: skip


def _of_sets(chance: Random, depth: int) -> str:
    pick = chance.choice
    return pick([
        f"median({_set(chance)}{_fill(chance)})",
        f"percent_of_possible({pick(['q1..q3', 'q2..q3', '(q1, level)', 'swam'])} missing {rule(chance)})",
        f"weighted_mean({pick(['(q1, q2), (level, q3)', 'q2..q3, (hidden, q2)', 'walked, swam', '(q1, q3) + 1, (q2, q2)'])}"
        f" missing {rule(chance)})",
        f"sum({_set(chance)}{_fill(chance)})",
        f"count({pick(['q2..q3 in 1..3', 'q1..q3 >= 1', '(q2, hidden) is 1', 'days >= 2'])} missing {rule(chance)})",
    ])  # fmt: skip


def _of_times(chance: Random, depth: int) -> str:
    return chance.choice([
        "hours_between(bed, up)",
        f"years_between({chance.choice(['born, today', 'today, born'])})",
        "slept",
        "ticked(aids)",
    ])  # fmt: skip


def _of_norms(chance: Random, depth: int) -> str:
    pick = chance.choice
    by = f"{number(chance, depth - 1)}, {number(chance, depth - 1)}, {pick(['2', 'level'])}"
    return (
        f"{pick(['z', 't_score'])}({pick(['total', 'total', by])})" if chance.random() < 0.75 else "percentile(total)"
    )


def _rounded(chance: Random, depth: int) -> str:
    pick = chance.choice
    value = pick(["hidden", "level / 3", number(chance, depth - 1), real(chance, depth - 1)])
    return pick([f"round({value}, {pick('012')}{pick(_WAYS)})", f"{pick(['floor', 'ceil'])}({value})"])


def _set(chance: Random) -> str:
    recoded = f"recode({chance.choice(['q2..q3', '(q3, hidden)'])}, 0 -> 1, 1 -> 0, else -> 5)"
    return chance.choice([*_SETS, recoded, f"{chance.choice(_SETS)} * 2", f"{chance.choice(_SETS[:5])} reverse q2"])


def recode(chance: Random, depth: int, value: Callable[[Random, int], str]) -> str:
    """Arms by number, or by code; a hole is closed with `else`."""
    pick = chance.choice
    subject, matches = pick(["q2", "hidden", "level", number(chance, depth - 1)]), [pick(_ENDS)]
    if chance.random() < 0.3:
        subject, matches = "q1", chance.sample(_CODES, chance.randint(1, 2))

    def give() -> str:
        return pick(["0", "1", "-2", "2.5", "missing", "level"]) if value is number else value(chance, depth - 1)

    arms = [f"{match} -> {give()}" for match in matches]
    return f"recode({subject}, {', '.join(arms)}, else -> {give()})"


def real(chance: Random, depth: int) -> str:
    """A formula that gives a real number."""
    pick = chance.choice
    if depth <= 0:
        return pick(["real(q2)", "sqrt(level)", "real(1.1)", f"sd({_set(chance)}{_fill(chance)})", "ln(age)"])
    inner, other = real(chance, depth - 1), pick([number(chance, depth - 1), real(chance, depth - 1)])
    return pick([
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
    ])  # fmt: skip


def code(chance: Random, depth: int) -> str:
    """A formula that gives a code."""
    pick = chance.choice
    if depth <= 0:
        return pick(['"a"', '"x"', "join(q1, q2)", "join(sex, q2..q3)"])
    inner, other = code(chance, depth - 1), code(chance, depth - 1)
    return pick([
        f"(if {truth(chance, depth - 1)} then {inner} else {other})",
        f"recode(q2, 0 -> {inner}, 1.. -> {other})",
        f"recode(sex, f -> {inner}, else -> {other})",
        f"recode(band(total), low -> {inner}, high -> {other})",
        "band(total)",
        f"join({pick(['q1, sex', 'q2..q3', 'worried, q1', 'band(total), sex'])})",
    ])  # fmt: skip


_PLAIN = (
    "worried", "q1 is a", "sex is f", "sex is not m", "aids includes cane", "aids includes (stick, chair)", "age >= 9",
    "slept > 7.5", "level in 1..2", "answered(aids)", "slept is blank", "aids is declined", "bed is blank",
    "hidden is not_shown", "answered(words)", "walked_w1 >= 3",
)  # fmt: skip


def truth(chance: Random, depth: int) -> str:
    """A formula that gives yes or no."""
    pick = chance.choice
    if depth <= 0:
        return pick(_PLAIN)
    inner, other = truth(chance, depth - 1), truth(chance, depth - 1)
    return pick([
        f"({inner} {pick(['and', 'or'])} {other})",
        f"(not {inner})",
        f"({number(chance, depth - 1)} {pick(['>=', '<', '=', '!='])} {number(chance, depth - 1)})",
        f"(k {pick(['is', 'is not'])} {pick(['a', 'x'])})" if depth > 1 else "worried",
        "(band(total) is low)" if depth > 1 else "worried",
        f"(if {inner} then {other} else worried)",
        f"recode(q2, 0 -> {inner}, 1.. -> {other})",
        f"{pick(['any', 'all'])}(q1..q3 >= 1{pick(['', ' missing any, ignore'])})",
    ])  # fmt: skip
