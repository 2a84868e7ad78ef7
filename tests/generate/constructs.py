"""Which constructs of the language a score or alert rests on, and which kinds of missing its items show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from romdsl.model.expression import (
    And,
    Call,
    Comparison,
    Expression,
    If,
    Includes,
    InCodes,
    InInterval,
    Is,
    Lookup,
    Missing,
    MissingRule,
    NameRange,
    Negation,
    Not,
    Or,
    Product,
    Recode,
    Several,
    Sum,
    children,
)
from romdsl.model.functions import FUNCTIONS, REASONS
from romdsl.model.measure import (
    Alert,
    Change,
    Check,
    Choice,
    DateAnswer,
    DurationAnswer,
    Item,
    Let,
    NumberAnswer,
    Score,
    Slider,
    TimeAnswer,
    YesNo,
)
from romdsl.model.names import Names
from romdsl.pairing import class_of

KINDS = (
    "nothing", "blank", "declined", "unknown", "not_applicable", "hidden", "condition missing", "insufficient",
    "no_norm",
)  # fmt: skip
"""The kinds of missing: of an item that a score rests on, or (insufficient, no norm) of the score itself."""

_SIGNS: Mapping[type, str] = {
    Negation: "- before",
    Comparison: "comparison",
    InInterval: "in interval",
    InCodes: "in codes",
    And: "and",
    Or: "or",
    Not: "not",
    If: "if",
    Missing: "missing",
    NameRange: "range",
    Several: "brackets",
    Includes: "includes",
    Recode: "recode",
    Lookup: "look-up",
}
_OWN = (
    "bands", "caseness", "decimals", "alert", "let", "score over score", "round half away", "round half even",
    "round up", "round down", "bands when", "caseness when", "check",
)  # fmt: skip
_FORMULA = (
    "sum", "mean", "count", "min", "max", "any", "all", "any without rule", "all without rule", "reverse", "answered",
    "round( )", "round( ) half even", "round( ) up", "round( ) down", "abs", "floor", "ceil", "reversed in", "+", "-",
    "*", "/", "is code", "is reason", "median", "sd", "percent_of_possible", "weighted_mean", "ticked", "join",
    "hours_between", "years_between", "band", "z by norm", "z by numbers", "t_score by norm", "t_score by numbers",
    "percentile", "real", "sqrt", "exp", "ln", "power", *_SIGNS.values(),
)  # fmt: skip
BY_NORM = ("z by norm", "t_score by norm", "percentile", "band")
"""What can be missing because no norm, or no set of bands, holds for a person."""
_RULES = (
    "none", "at most number", "at most share", "less than number", "less than share", "any of them", "prorate",
    "ignore", "as", "leaving out",
)  # fmt: skip
_ITEMS = (
    "choice", "choice by option scores", "choice by its own scores", "yes no", "number", "slider", "text", "words",
    "tick-all", "time", "date", "duration", "context", "otherwise number", "otherwise code", "left out",
    "otherwise missing",
)  # fmt: skip
_ROWS = ("rows", "positions", "rows counted", "let of rows", "carried", "asked at")
_CHANGES = (
    "change", "at( )", "class where higher is worse", "class where higher is better", "class by condition",
    "class by cut-off", "class by caseness",
)  # fmt: skip
ALL = (*_FORMULA, *_RULES, *_OWN, *_ITEMS, *_ROWS, *_CHANGES)


def of_formula(node: Expression, around: MissingRule | None) -> Iterator[str]:
    """The constructs in a formula, aggregates under the rule around them."""
    match node:
        case Call(function, arguments, reverse, missing, way):
            rule = missing or around
            plain = _called(function, len(arguments), way)
            yield f"{plain} without rule" if function in ("any", "all") and rule is None else plain
            if reverse:
                yield "reversed in"
            if rule is not None and FUNCTIONS[function].aggregate:
                yield from _of_rule(rule)
        case Sum(terms):
            yield from ("-" if term.negative else "+" for term in terms[1:])
        case Product(factors):
            yield from ("/" if factor.divides else "*" for factor in factors[1:])
        case Is(_, code):
            yield "is reason" if code in REASONS else "is code"
        case _ if type(node) in _SIGNS:
            yield _SIGNS[type(node)]
    for child in children(node):
        yield from of_formula(child, around)


def _called(function: str, arguments: int, way: str) -> str:
    """The name of what a function does here."""
    if function == "round":
        return "round( )" if way == "half away" else f"round( ) {way}"
    if function in ("z", "t_score"):
        return f"{function} by {'norm' if arguments == 1 else 'numbers'}"
    return function


def _of_rule(rule: MissingRule) -> Iterator[str]:
    if rule.amount is not None:
        yield f"{rule.limit} {'share' if rule.amount.is_share else 'number'}"
    else:
        yield "none" if rule.limit == "none" else "any of them"
    if rule.fill is not None:
        yield rule.fill
    if rule.leaving_out:
        yield "leaving out"


def of_thing(thing: Let | Score | Alert | Check, needed: bool) -> Iterator[str]:
    """The constructs of a let, score or alert itself; `needed`: another score rests on it."""
    match thing:
        case Alert():
            yield "alert"
            yield from of_formula(thing.when, None)
        case Check():
            yield "check"
            yield from of_formula(thing.that, None)
        case Let():
            yield "let"
            yield from of_formula(thing.value, thing.missing)
        case Score():
            yield from of_formula(thing.value, thing.missing)
            named = {"bands": thing.bands, "caseness": thing.caseness, "decimals": thing.decimals}
            yield from (word for word, held in named.items() if held)
            conditions = {"bands when": thing.bands, "caseness when": thing.caseness}
            yield from (word for word, held in conditions.items() if any(one.when for one in held))
            if thing.round:
                yield f"round {thing.round.way}"
            if needed:
                yield "score over score"


def of_row(thing: Let | Score, names: Names) -> Iterator[str]:
    """Whether a let is one of each row."""
    if any(thing in let.lets for rows in names.rows for let in rows.lets):
        yield "let of rows"


def of_change(thing: Score, change: Change, of: Score | None) -> Iterator[str]:
    """The constructs of a change, and of its class: of what lies between two occasions, each is a score there."""
    if thing.id == change.id:
        yield "at( )" if of is None else "change"
    if thing.id == class_of(change.id):
        higher = change.higher if of is None else of.higher
        assert higher is not None
        yield f"class where higher is {higher.value}"
        if any(each.when for each in change.reliable_change):
            yield "class by condition"
        if change.clinical_cutoffs or (of and of.caseness):
            yield "class by cut-off" if change.clinical_cutoffs else "class by caseness"


def of_visits(item: Item) -> Iterator[str]:
    """Whether it stands in a row, is brought along, or is asked at some visits alone."""
    if item.slot is not None:
        yield "rows" if item.slot.row.removeprefix("r").isdigit() else "positions"
    if item.carried:
        yield "carried"
    if item.at:
        yield "asked at"


def of_item(item: Item) -> Iterator[str]:
    """What kind of item it is, and what it is when hidden."""
    if item.slot is not None and item.slot.field is None:
        yield "rows counted"
        return
    yield from of_visits(item)
    match item.answer:
        case Choice(several=True):
            yield "tick-all"
        case TimeAnswer():
            yield "time"
        case DateAnswer():
            yield "date"
        case DurationAnswer():
            yield "duration"
        case Choice(options, _, scores):
            values = [option.score for option in options if option.non_answer is None]
            coded = [str(score) for score in values] == [o.code for o in options if o.non_answer is None]
            if all(score is None for score in values):
                yield "words"
            elif scores is not None:
                yield "choice by its own scores"
            else:
                yield "choice" if coded else "choice by option scores"
        case YesNo():
            yield "yes no"
        case NumberAnswer():
            yield "number"
        case Slider():
            yield "slider"
        case _:
            yield "text"
    if item.otherwise is not None:
        kinds = {"left_out": "left out", "missing": "otherwise missing"}
        number = "otherwise number" if isinstance(item.otherwise.value, Fraction) else "otherwise code"
        yield kinds.get(item.otherwise.kind, number)
