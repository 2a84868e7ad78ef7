"""Random aggregates, with every rule for missing answers, every fill, and reversed items."""

from __future__ import annotations

from .choosing import Chooser
from .conditions import reason_asked, truth_of
from .draft import Draft, DraftItem

NUMBER_FUNCTIONS = ("sum", "mean", "min", "max")


def number_aggregate(choose: Chooser, draft: Draft, in_score: bool, function: str = "", with_rule: bool = True) -> str:
    """`sum(q1..q4 reverse q2 missing at most 1, prorate)`."""
    function = function or choose.pick(NUMBER_FUNCTIONS)
    names, members = number_set(choose, draft, in_score)
    if not members:
        return "1"
    inside = ", ".join(dressed(choose, draft, name, in_score) for name in names)
    if choose.chance(25):
        inside += " reverse " + ", ".join(item.id for item in choose.some(members, 1, 2))
    if with_rule and in_score:
        inside += " missing " + rule(choose, function, draft, len(members))
    return f"{function}({inside})"


def number_set(choose: Chooser, draft: Draft, in_score: bool) -> tuple[list[str], list[DraftItem]]:
    """What an aggregate of numbers takes, argument by argument, and the items in it."""
    numeric = draft.numeric(in_score)
    runs = draft.runs(("choice", "number"), in_score)
    by_id = {item.id: item for item in numeric}
    blocks = {block: ids for block, ids in draft.blocks.items() if all(id in by_id for id in ids)}
    match choose.whole(0, 5):
        case 0 | 1 if runs:
            run = choose.pick(runs)
            return [f"{run[0].id}..{run[-1].id}"], run
        case 2 | 3 if blocks:
            block = choose.pick(sorted(blocks))
            return [block], [by_id[id] for id in blocks[block]]
        case 4 if len(numeric) > 1:
            some = choose.some(numeric, 2, 4)
            return [f"({', '.join(item.id for item in some)})"], some
    some = choose.some(numeric, 1, 4)
    names = [item.id for item in some]
    if some and choose.chance(15):
        names.append(names[0])
    if draft.numbers and choose.chance(20):
        names.append(choose.pick(draft.numbers))
    return names, some


def dressed(choose: Chooser, draft: Draft, name: str, in_score: bool) -> str:
    """A set, or a formula over it that is gone through item by item."""
    if choose.chance(65):
        return name
    beside = choose.pick(draft.numeric(in_score)).id
    return choose.pick((
        f"{name} * 2",
        f"{name} + {beside}",
        f"{name} * {beside}",
        f"{name} / {beside}",
        f"{name} * {name}",
        f"abs({name} - 2)",
        f"round({name} / 2)",
        f"if {name} >= 1 then {name} else 0",
        f"{name} - max({name} missing any, ignore)" if in_score else f"{name} - 1",
    ))  # fmt: skip


def truths_over_set(choose: Chooser, draft: Draft, in_score: bool) -> tuple[str, int]:
    """`q1..q4 >= 2`, and how many items there are; an empty text where no set fits."""
    number_runs = draft.runs(("choice", "number"), in_score)
    truth_runs = draft.runs(("truth",), in_score)
    same_scale = [run for run in draft.runs(("choice", "words"), in_score) if len({item.scale for item in run}) == 1]
    yes_no = draft.yes_no(in_score)
    any_kind = draft.any_kind(in_score)
    match choose.whole(0, 6):
        case 0 if truth_runs:
            run = choose.pick(truth_runs)
            return f"{run[0].id}..{run[-1].id}", len(run)
        case 1 if yes_no:
            some = choose.some(yes_no, 1, 3)
            return ", ".join(item.id for item in some), len(some)
        case 2 if same_scale:
            run = choose.pick(same_scale)
            first = DraftItem(run[0].id, "words", scale=run[0].scale)
            return truth_of(choose, first, f"{run[0].id}..{run[-1].id}"), len(run)
        case 3 if any_kind:
            some = choose.some(any_kind, 1, 3)
            return ", ".join(reason_asked(choose, item) for item in some), len(some)
        case 4 if len(any_kind) > 1:
            some = choose.some(any_kind, 2, 4)
            return f"answered(({', '.join(item.id for item in some)}))", len(some)
    if number_runs:
        run = choose.pick(number_runs)
        return f"{run[0].id}..{run[-1].id} {choose.pick(('>=', '<', '=', '!='))} {max(1, run[0].low + 1)}", len(run)
    return "", 0


def count_of(choose: Chooser, draft: Draft, in_score: bool, with_rule: bool = True) -> str:
    inside, number = truths_over_set(choose, draft, in_score)
    if not inside:
        return "1"
    if with_rule and in_score:
        inside += " missing " + rule(choose, "count", draft, number)
    return f"count({inside})"


def truth_aggregate(choose: Chooser, draft: Draft, in_score: bool, with_rule: bool = True) -> str:
    function = choose.pick(("any", "all"))
    inside, number = truths_over_set(choose, draft, in_score)
    if not inside:
        return "1 < 2"
    if with_rule and in_score and choose.chance(50):
        inside += " missing " + rule(choose, function, draft, number)
    elif with_rule and in_score and draft.numbers and choose.chance(70):
        parts = [f"{name} {choose.pick(('>=', '<'))} 2" for name in choose.some(draft.numbers, 1, 3)]
        inside = ", ".join([*parts, inside] if choose.chance(30) else parts)
    return f"{function}({inside})"


def rule(choose: Chooser, function: str, draft: Draft, number: int, fill: str = "") -> str:
    """A rule for missing answers that a function may carry over so many items."""
    limit = choose.pick(("none", "at most", "share", "half", "less than", "less than half", "any"))
    if limit == "none" and not fill:
        return "none" + leaving_out(choose)
    match limit:
        case "at most" | "none":
            text = f"at most {choose.whole(1, max(1, number - 1))}"
        case "share":
            text = f"at most {choose.pick(('20%', '25%', '34%', '67%'))}"
        case "half":
            text = "at most half"
        case "less than":
            text = f"less than {choose.whole(1, max(1, number))}"
        case _:
            text = limit
    fill = fill or choose.pick(fills(function))
    return f"{text}, {filling(choose, function, draft) if fill == 'as' else fill}{leaving_out(choose)}"


def fills(function: str) -> tuple[str, ...]:
    return ("prorate", "ignore", "as") if function in ("sum", "count") else ("ignore", "as")


def filling(choose: Chooser, function: str, draft: Draft) -> str:
    """`as 0`, or a value of the person's own that can be missing."""
    if function in ("count", "any", "all"):
        yes_no = [item.id for item in draft.yes_no(True)]
        return "as " + choose.pick(["false", "true", *yes_no[:1]])
    numeric = [item.id for item in draft.numeric(True)]
    mean = [f"mean({numeric[0]}, {numeric[-1]} missing any, ignore)"] if numeric else []
    return "as " + choose.pick(["0", "1", "1.5", "-2", *numeric[:1], *mean])


def leaving_out(choose: Chooser) -> str:
    return ", leaving out not_applicable" if choose.chance(25) else ""
