"""Random measures in which every kind of answer, formula and part of the language stands."""

from __future__ import annotations

from random import Random

from .whole_formulas import code, number, real, rule, truth

BESIDE = {"p.csv": "age,total,percentile\n4..9,..1,10\n4..9,1<..4,55.5\n10..18,..2,20\n10..18,2<..5,80\n"}
"""The files that such a measure names."""

_ASKED = """
measure made "A measure made for a test"
version 1.0.0
scale s { a "A" score FIRST; b "B" score SECOND; z "None" as unknown; na "Not for me" as not_applicable }
scale s3 { 0 "A"; 1 "B"; 3 "C"; 9 "None" as declined }
scale sexes { f "F"; m "M"; u "Not said" as declined }
scale aid { cane "Cane"; stick "Stick"; chair "Chair"; n "Not known" as unknown }
scale verdicts { a "A"; x "X"; low "Low"; high "High" }
context sex "Sex" scale sexes
context age "Age" answer number 4..18 years
context born "Born" answer date
item q1 "1" scale s
item q2 "2" scale s3
item q3 "3" scale s3
item hidden "4" { scale s3
 when SHOWN
 otherwise OTHERWISE }
item aids "Aids" { scale aid
 severalTICKED }
item bed "Bed" answer time
item up "Up" answer timeLATE
item today "Today" answer dateCAME
item slept "Slept" { answer durationRESTED }
item level "Level" { answer number 0..3 points step 0.5MEASURED }
item worried "Worried" answer yes no
item words "In your words" answer text
block days "Days" across w1 "Week 1", w2 "Week 2" answer number 0..7 days { walked "Walked"; swam "Swam" }
"""

_TABLES = """
table t by q2 else missing source "made" { 0 -> 1.5; 1 -> EMPTY; THIRD; 0..1 -> 9 }
table u by sex, level gives mean, sd else missing source "made" { f, ..1 -> 1.5, 2; m, 0..2 -> 2, 3.25; f, 1<.. -> 3, 1 }
table w by q1, age across sex else missing source "made" { a, ..9 -> 1, 2; b, 5..18 -> 3.5, 4 }
table v by state else missing source "made" { 00 -> 1; 01 -> 2.5; 13 -> 4; 33 -> -1.25 }
"""

_PAIRS = (("sex is f", "sex is m"), ("age < 9", "age >= 9"), ("worried", "not worried"), ("q2 = 0", "q2 >= 1"))
_ROUNDED = ("decimals 3", "round 1", "round 0 half even", "round 2 up", "round 1 down")


def whole_measure(seed: int) -> str:
    """A measure in `.rom`; random formulas can have a fault, and then it falls out."""
    chance = Random(seed)
    scores = (
        f"score x = {_upright(number(chance, 2))} {{ {chance.choice(_ROUNDED)}\n higher better }}\n"
        f"score y = {_upright(real(chance, 2))} {{ {chance.choice(_ROUNDED)}\n higher better }}\n"
        f"score c = {code(chance, 2)}\n"
        f"score v1 = {truth(chance, 2)}\n"
    )
    lets = (
        f"let k = {code(chance, 1)}\n"
        f"let l = {_upright(number(chance, 1))}\n"
        f"let r = {_upright(real(chance, 1))}\n"
        f"let state = join(q2, q3)\n"
    )
    ends = (
        f'check fits that {truth(chance, 1)} "It does not fit." warning\n'
        f'check possible that not (q3 = 3 and level = 3 and worried) "That cannot be."\n'
        f'alert look when {truth(chance, 1)} {{\n severity low\n staff "Look."\n}}\n'
    )
    return _asked(chance) + _tables(chance) + lets + _total(chance) + scores + ends


def _upright(formula: str) -> str:
    return f"({formula})" if formula.startswith("-") else formula


def _asked(chance: Random) -> str:
    pick = chance.choice
    text = _ASKED.replace("FIRST", pick("01")).replace("SECOND", pick(["2", "1.5"]))
    text = text.replace("SHOWN", pick(["q1 is a", "q2 >= 1", "sex is m", "answered(q2)"]))
    text = text.replace("OTHERWISE", pick(["1", "left out", "missing", '"1"', '"9"']))
    hidden = f"\n when q2 is 1\n otherwise {pick(['left out', chr(34) + 'cane' + chr(34), 'missing'])}"
    text = text.replace("TICKED", pick(["", hidden]))
    text = text.replace(
        "LATE", pick(["", ' { when q3 <= 1\n otherwise "07:00" }', " { when q3 <= 1\n otherwise missing }"])
    )
    text = text.replace("CAME", pick(["", " { when q3 <= 1\n otherwise missing }"]))
    text = text.replace(
        "MEASURED", pick(["", "\n when q3 <= 1\n otherwise 1.5", "\n when q3 <= 1\n otherwise missing"])
    )
    return text.replace("RESTED", pick(["", "\n when q3 <= 1\n otherwise left out"]))


def _tables(chance: Random) -> str:
    text = _TABLES.replace("EMPTY", chance.choice(["2", "missing"]))
    return text.replace("THIRD", chance.choice(["3 -> 4", "2.. -> 0"]))


def _total(chance: Random) -> str:
    """A score with bands, cut-offs and norms that hold for some."""
    pick = chance.choice
    first, second = pick(_PAIRS)
    one, other = pick(_PAIRS)
    bands = pick([
        f" bands when {first} {{ ..1 low; 1<.. high }}\n bands when {second} {{ ..<2 low; 2.. high }}\n",
        f" bands when {first} {{ ..1 low; 1<.. high }}\n",
        " bands { ..<2 low; 2.. high }\n",
    ])  # fmt: skip
    norms = f' norm mean 2 sd 1.5 of "some" when {one} source "made"\n' + pick(
        ["", f' norm mean 2.25 sd {pick(["2", "1.25"])} of "others" when {other} source "made"\n']
    )
    caseness = pick([
        f' caseness 2.. when {first} source "made"\n caseness ..1 when {second} source "made"\n',
        ' caseness 2.. source "made"\n',
    ])  # fmt: skip
    formula = pick(["sum(q1..q3)", "mean(q2..q3)", "sum(q2, level)"])
    percentile = ' percentile from "p.csv" by age of "some" source "made"\n'
    return (
        f"score total = {formula} {{ missing {rule(chance)}\n decimals 3\n higher worse\n"
        f"{bands}{caseness}{norms}{percentile}}}\n"
    )
