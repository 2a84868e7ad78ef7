"""Measures of any number of items, in both spellings, and the same questions as a peer's form."""

from __future__ import annotations

from collections.abc import Iterator

WORDS = [
    "plan my day",
    "rest",
    "see people",
    "cook a meal",
    "find my way",
    "ask for help",
    "sleep",
    "keep calm",
    "learn",
    "go out",
]
OPTIONS = ("Not at all", "A little", "Quite a bit", "Very much")
BLOCK = 20


def question(number: int) -> str:
    return f"In the last week I could {WORDS[number % len(WORDS)]} ({number})"


def blocks(items: int) -> Iterator[tuple[int, range]]:
    """The blocks of a measure: their number and those of their items."""
    for block, first in enumerate(range(1, items + 1, BLOCK), 1):
        yield block, range(first, min(first + BLOCK, items + 1))


def as_rom(items: int) -> str:
    """A measure with one score a block, and one over all."""
    lines = [f'measure large "{items} items"', "version 1.0.0", "language en", 'recall "the last week"']
    lines += ["scale amount {", *(f'  {code} "{text}"' for code, text in enumerate(OPTIONS)), "}"]
    for block, numbers in blocks(items):
        lines += [f'block b{block} "Part {block}" scale amount {{', *(f'  i{n} "{question(n)}"' for n in numbers), "}"]
        lines += [f"let s{block} = sum(b{block}) missing at most 2, prorate"]
    lines += [
        f'score total "All" = sum(i1..i{items}) {{',
        "  missing at most 20%, prorate",
        "  round 0",
        "  higher better",
    ]
    lines += [f"  bands {{ 0..{items} low; {items + 1}..{3 * items} high }}", "}"]
    lines += [f'case "all 1" {{ i1..i{items} = 1; gives total {items} low; source "{items} x 1" }}']
    return "\n".join(lines) + "\n"


def as_yaml(items: int) -> str:
    """The same measure in YAML."""
    lines = [f"measure large: {items} items", "version: 1.0.0", "language: en", "recall: the last week"]
    lines += ["scale amount:", *(f"  {code}: {text}" for code, text in enumerate(OPTIONS))]
    for block, numbers in blocks(items):
        lines += [f"block b{block}:", f"  text: Part {block}", "  scale: amount", "  items:"]
        lines += [f"    i{n}: {question(n)}" for n in numbers]
        lines += [f"let s{block}:", f"  value: sum(b{block})", "  missing: at most 2, prorate"]
    lines += ["score total:", "  title: All", f"  value: sum(i1..i{items})", "  missing: at most 20%, prorate"]
    lines += [
        "  round: 0",
        "  higher: better",
        "  bands:",
        f"    0..{items}: low",
        f"    {items + 1}..{3 * items}: high",
    ]
    lines += ['case "all 1":', f"  i1..i{items}: 1", f"  gives: total {items} low", f"  source: {items} x 1"]
    return "\n".join(lines) + "\n"


def as_xlsform(items: int) -> str:
    """The same questions and a sum as an XLSForm in Markdown, for pyxform."""
    lines = ["| survey | | | | |", "| | type | name | label | calculation |"]
    lines += [f"| | select_one amount | i{n} | {question(n)} | |" for n in range(1, items + 1)]
    parts = " + ".join(f"${{i{n}}}" for n in range(1, items + 1))
    lines += [f"| | calculate | total | | {parts} |", "| choices | | | |", "| | list_name | name | label |"]
    lines += [f"| | amount | {code} | {text} |" for code, text in enumerate(OPTIONS)]
    return "\n".join(lines) + "\n"
