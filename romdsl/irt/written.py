"""A bank and the rules of an adaptive test as the values that `kernel.js` takes (all can be written as JSON)."""

from __future__ import annotations

from .adaptive import Rules
from .bank import Bank

Value = dict[str, object]


def written_bank(bank: Bank) -> Value:
    """Parameters, not tables: the kernel works these out, which is quicker than to send them."""
    metric = bank.metric
    first, following, common, count = metric.parts
    return {
        "scaling": metric.scaling,
        "grid": {"first": first, "following": following, "common": common, "count": count},
        "prior": {"mean": metric.prior_mean, "sd": metric.prior_sd},
        "reported": {"mean": metric.reported_mean, "sd": metric.reported_sd, "digits": metric.digits},
        "items": [
            {"family": item.family, "a": item.a, "b": item.b, "c": item.c, "d": item.d, "area": item.area}
            for item in bank.items
        ],
    }


def written_rules(rules: Rules) -> Value:
    """The rules under the names that the kernel reads; what has no limit is null."""
    return {
        "select": rules.select,
        "minimum": rules.minimum,
        "maximum": rules.maximum,
        "stopError": rules.stop_error,
        "stopDrop": rules.stop_drop,
        "first": rules.first,
        "randomesque": rules.randomesque,
        "areas": [{"name": area.name, "minimum": area.minimum, "maximum": area.maximum} for area in rules.areas],
    }
