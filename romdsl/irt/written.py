"""A bank and the rules of an adaptive test as the values that `kernel.js` takes (all can be written as JSON)."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

from .adaptive import Rules
from .bank import Bank

Value = dict[str, object]


def written_bank(bank: Bank) -> Value:
    """Parameters, not tables: the kernel works these out, which is quicker than to send them.

    A list each of what items have, for such lists are small: a bank of 124 items of five categories takes 4 kB by gzip.
    """
    metric = bank.metric
    first, following, common, count = metric.parts
    return {
        "scaling": metric.scaling,
        "grid": {"first": first, "following": following, "common": common, "count": count},
        "prior": {"mean": metric.prior_mean, "sd": metric.prior_sd},
        "reported": {"mean": metric.reported_mean, "sd": metric.reported_sd, "digits": metric.digits},
        "items": {name: [getattr(item, name) for item in bank.items] for name in ("family", "a", "b", "c", "d")},
    }


def written_rules(rules: Rules, bank: Bank) -> Value:
    """The rules under the names that the kernel reads.

    Its groups are the areas, then the items that are left out, of which 0 are asked, and each pair of which 1 is.
    """
    areas = {
        area.name: [index for index, item in enumerate(bank.items) if item.area == area.name] for area in rules.areas
    }
    groups = [
        (areas[area.name], area.minimum, rules.maximum if area.maximum is None else area.maximum)
        for area in rules.areas
    ]
    groups += [(list(rules.out), 0, 0)] if rules.out else []
    groups += [(list(pair), 0, 1) for pair in rules.apart]
    return {
        "select": rules.select,
        "minimum": rules.minimum,
        "maximum": rules.maximum,
        "stopError": rules.stop_error,
        "stopDrop": rules.stop_drop,
        "first": rules.first,
        "randomesque": rules.randomesque,
        "groups": [{"items": items, "minimum": least, "maximum": most} for items, least, most in groups],
    }


def digest(bank: Bank) -> str:
    """`sha256-1:` and 64 hexadecimal digits of all that fixes a score: the metric, and each item's id and parameters.

    Of canonical JSON, each number the shortest decimal that is read as the same binary64 (a step of a third is
    `1/3`).  Areas, which decide what is asked and not what an answer is worth, are left out.
    """
    metric = bank.metric
    content = {
        "items": [
            {"id": item.id, "model": item.model, "parameters": list(map(_number, (item.a, *item.b, item.c, item.d)))}
            for item in bank.items
        ],
        "metric": {
            "grid": list(map(_exact, (metric.low, metric.high, metric.step))),
            "higher": metric.higher,
            "prior": list(map(_number, (metric.prior_mean, metric.prior_sd))),
            "reported": [*map(_number, (metric.reported_mean, metric.reported_sd)), str(metric.digits)],
            "scaling": _number(metric.scaling),
        },
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return "sha256-1:" + sha256(text.encode()).hexdigest()


def _number(value: float) -> str:
    """A binary64 as its shortest decimal, without exponent: `2`, `-0.25`; 0 has no sign."""
    text = format(Decimal(repr(value + 0.0)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _exact(value: Fraction) -> str:
    """A number of the grid as a decimal where it ends, else as a fraction."""
    nearest = _number(float(value))
    return nearest if Fraction(nearest) == value else str(value)
