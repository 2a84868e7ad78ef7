"""Made-up banks to draw: a graded one with four answers, a yes-no one, a long one with five, and one that is awkward
in every way.  No parameter was estimated from anybody's answers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from romdsl.banks.content import Content, ItemContent
from romdsl.banks.report import Pair, Supplements
from romdsl.banks.simulating import simulate
from romdsl.irt import Bank, Item, Metric, Rules

GRID = (Fraction(-9, 2), Fraction(9, 2), Fraction(1, 10))
T = Metric(*GRID, higher="better")
WORDS = (
    "I can calm myself down",
    "I can plan my day",
    "I finish what I start",
    "I can ask for help",
    "I get out of bed when I want to",
    "I can say no when something is too much for me",
    "I eat regular meals",
    "I keep going when a day goes badly",
)
ANSWERS = ("Not at all", "A little", "Quite a bit", "Very much")
AGREEMENT = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
SAMPLE = "synthetic, not calibrated"


def graded() -> Content:
    """24 items of four answers, with two forms and an adaptive test."""
    random = Random(24)
    items = []
    for at in range(24):
        middle = -1.6 + 3.2 * at / 23
        b = tuple(round(middle + step + random.uniform(-0.15, 0.15), 2) for step in (-1.0, 0.0, 1.05))
        items.append(Item(f"coping_{at + 1:02}", "grm", round(random.uniform(1.1, 2.6), 2), b, area="abc"[at % 3]))
    known = {
        item.id: ItemContent(f"{WORDS[at % 8]}{('', ', most days', ', even on a bad day')[at // 8]}", ANSWERS)
        for at, item in enumerate(items)
    }
    return Content(
        "everyday_coping",
        "Everyday coping",
        "coping-1",
        "Everyday coping",
        SAMPLE,
        Bank(tuple(items), T),
        known,
        forms={"short_4": (1, 8, 15, 22), "short_8": (0, 3, 6, 9, 12, 15, 18, 21)},
        titles={"short_4": "Short form 4", "short_8": "Short form 8", "adaptive": "Adaptive, 4 to 8"},
        adaptive={"adaptive": Rules(minimum=4, maximum=8, stop_error=0.3)},
    )


def yes_no() -> Content:
    """15 items of two answers on a metric with mean 0 and standard deviation 1, where higher is worse."""
    items = tuple(Item(f"y{at}", "2pl", 0.8 + 0.1 * (at % 7), (-2.1 + 0.3 * at,)) for at in range(15))
    metric = Metric(*GRID, reported_mean=0.0, reported_sd=1.0, digits=2)
    known = {item.id: ItemContent(WORDS[at % 8], ("No", "Yes")) for at, item in enumerate(items)}
    forms = {"even": tuple(range(0, 15, 2)), "all": tuple(range(15))}
    return Content("worry", "Worry", "worry-1", "Worry", "500 adults, 2021", Bank(items, metric), known, forms=forms)


def long() -> Content:
    """124 items of five answers (partial credit), with forms of 10 and of 60 items."""
    random = Random(124)
    items = []
    for at in range(124):
        middle = random.gauss(0.3, 0.9)
        b = tuple(round(middle + step + random.uniform(-0.3, 0.3), 2) for step in (-1.2, -0.4, 0.4, 1.3))
        items.append(Item(f"i{at + 1:03}", "gpcm", round(random.uniform(0.5, 1.8), 2), b))
    known = {item.id: ItemContent(f"Statement {at + 1} of this bank", AGREEMENT) for at, item in enumerate(items)}
    return Content(
        "long",
        "A long bank",
        "long-1",
        "Function",
        SAMPLE,
        Bank(tuple(items), T),
        known,
        forms={"ten": tuple(range(10)), "sixty": tuple(range(60))},
        adaptive={"cat": Rules(minimum=4, maximum=12)},
    )


LONG_WORDS = (
    "In the past seven days, when something happened that I had not expected and that I could not change by myself, "
    "I was able to find someone who helped me to think about what I could do next"
)


def awkward() -> Content:
    """Two to seven answers, disordered steps, thresholds far away and close together, long words, none at all."""
    seven = ("Never", "Almost never", "Rarely", "Sometimes", "Often", "Almost always", "Always & <ever>")
    items = (
        Item("wide", "grm", 0.5, (-6.0, -5.0, 4.0, 6.0)),
        Item("close", "grm", 3.5, (0.0, 0.05, 0.1, 0.15, 0.2, 0.25)),
        Item("disordered", "gpcm", 1.2, (0.8, -0.9, 0.3)),
        Item("rasch", "pcm", 1.0, (-2.0, 2.0)),
        Item("guess", "3pl", 1.6, (1.5,), c=0.55),
        Item("both", "4pl", 1.4, (-1.0,), c=0.1, d=0.9),
        Item("steep", "grm", 6.0, (-3.5, -3.0)),
        Item("nameless", "1pl", 1.0, (0.0,)),
    )
    known = {
        "wide": ItemContent(LONG_WORDS, AGREEMENT),
        "close": ItemContent("I slept well", seven),
        "disordered": ItemContent("Unterstützungsbedürftigkeitsfeststellungsverfahren", tuple("abcd")),
        "rasch": ItemContent("Short", ("No, not on any day of the past month", "On some days, but not on most", "Yes")),
        "guess": ItemContent("A & B < C", ("Wrong", "Right")),
        "both": ItemContent("I was \u202ehere", ("No", "Yes")),
        "steep": ItemContent("我能照顾好自己", ("从不", "有时", "总是")),
        "nameless": ItemContent(""),
    }
    forms = {"one": (0,), "pair": (1, 4), **{f"form_{at}": (at, at + 1, 7) for at in range(5)}}
    titles = {"pair": "A form with a name that is much longer than anybody would ever wish to read in a picture"}
    return Content("awkward", "Awkward", "m", "A scale", "", Bank(items, T), known, forms=forms, titles=titles)


def supplements(content: Content) -> Supplements:
    """Each adaptive test tried on a few, and the first two items in two groups: one is harder in the other, the other
    tells less there."""
    first, second = content.bank.items[:2]
    moved = replace(first, b=tuple(step + 0.5 for step in first.b))
    flat = replace(second, a=second.a / 2)
    groups = ("Women", "Men")
    return Supplements(
        simulations=[simulate(content, test, 20) for test in content.adaptive],
        pairs=(Pair(first.id, groups, first, moved), Pair(second.id, groups, second, flat)),
    )


def bank_of(*items: Item, metric: Metric = T, sample: str = "500 adults", **more: object) -> Content:
    known = {item.id: ItemContent(f"Words of {item.id}", ("No", "Yes")) for item in items}
    content = Content("b", "B", "m", "Coping", sample, Bank(items, metric), known)
    return replace(content, **more)  # type: ignore[arg-type]


ONE = Item("one", "2pl", 1.0, (0.0,))
TWO = (Item("first", "2pl", 2.0, (0.0,)), Item("second", "2pl", 2.0, (0.0,)))
