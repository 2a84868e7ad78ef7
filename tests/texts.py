"""Hypothesis strategies for measures as text: `.rom` with comments, blank lines and words in any order."""

from __future__ import annotations

from hypothesis import strategies as st

ODD_TEXTS = (
    "Not at all", "yes", "no", "1.10", "a: b", "Rate # of days", "#first", "!important", "[x] and {y}", "{a: 1}", "*star",
    "& more", "% done", "@home", "'quoted'", 'say "yes"', "- minus", "-", "? what", "`tick`", "back\\slash", "ends:", "|",
    "> bigger", "~", "null", "  two blanks before", "behind ", "„low“ quotes", "it's", "a; b", "{ q1 }", "é ü 漢字 🙂", "=", "<<",
    "first line\nsecond line", "one\n\nthree", "  in\nout", 'three """ quotes\nand more', "ends with quote\nhere\"", "\\\n\\",
)  # fmt: skip
texts = st.one_of(
    st.sampled_from(ODD_TEXTS),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u2028\u2029"), min_size=1, max_size=20)
    .filter(lambda text: bool(text.strip())),
)  # fmt: skip
comments = st.sampled_from(["# a remark", "#close", '# with "quotes" and { braces }', "# é: ü"])
IDS = ("end", "bands", "score", "time", "help", "no", "yes", "item", "text", "scale", "note", "label", "q1", "A_b2")
"""Ids that are words of the language elsewhere."""


def quote(text: str) -> str:
    """A text as `.rom` has it."""
    if "\n" in text:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"""\n' + escaped + '\n"""'
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@st.composite
def remarks(draw: st.DrawFn) -> str:
    """Blank lines and comments on lines of their own."""
    lines = draw(st.lists(st.one_of(st.just(""), comments), max_size=3))
    return "".join(f"{line}\n" for line in lines)


@st.composite
def beside(draw: st.DrawFn) -> str:
    return draw(st.one_of(st.just(""), st.just(""), comments.map(lambda comment: f"   {comment}")))


_quoted = texts.map(quote)
_CLAUSES = {
    "when": st.sampled_from(["first >= 1", "first is 1 and\n first >= 0", "any((first, first) >= 1)"]),
    "otherwise": st.sampled_from(["0", "left out", "missing", '"1"']),
    "required": st.just(""),
    "help": _quoted,
    "label": _quoted,
    "column": _quoted,
    "risk": st.just("danger"),
    "concept": st.just('loinc "44250-9"'),
    "scores": st.just("0, 20, 40.0"),
    "scale": st.sampled_from(["agree", '{ 0 "No"; 1 "Yes" as declined; 2 "So" score 1.50 }']),
}
"""The words of an item, and some values for each."""
_clauses = st.lists(
    st.sampled_from(sorted(_CLAUSES)).flatmap(lambda word: _CLAUSES[word].map(lambda value: f"{word} {value}".strip())),
    max_size=4,
    unique_by=lambda clause: clause.split()[0],
)


@st.composite
def items(draw: st.DrawFn, id: str, in_block: bool) -> str:
    """An item with some of its words, on its line and in its braces."""
    written = draw(_clauses)
    cut = draw(st.integers(0, len(written)))
    on_line, inside = written[:cut], written[cut:]
    while on_line and on_line[-1].startswith("scale {") and inside:
        inside.append(on_line.pop())
    on_line = [one for one in on_line if not one.startswith("scale {")]
    head = f"{'' if in_block and id not in ('text', 'note') else 'item '}{id} {quote(draw(texts))} {' '.join(on_line)}".rstrip()
    if not inside:
        return f"{draw(remarks())}{head}{draw(beside())}\n"
    body = "".join(f"{draw(remarks())}  {one}{draw(beside())}\n" for one in inside)
    return f"{draw(remarks())}{head} {{{draw(beside())}\n{body}{draw(remarks())}}}{draw(beside())}\n"


@st.composite
def _further(draw: st.DrawFn) -> list[str]:
    """Some of what not every measure has: contexts, tick-alls, grids, tables, checks, norms."""
    one_line = texts.map(lambda text: quote(text.replace("\n", " ")))
    parts = [
        f"{draw(remarks())}context age {quote(draw(texts))} answer number 0..99 years help {quote(draw(texts))}{draw(beside())}\n",
        f'context sex "Sex" scale {{ a {quote(draw(texts))}; b "B"{draw(beside())}\n }}\n',
        f"item ticks {quote(draw(texts))} several scale agree{draw(beside())}\n",
        'item up "Up" { answer time; help "H" }\nitem born "Born" answer date\nitem slept "Slept" answer duration\n',
        f"block grid {quote(draw(texts))} across w1 {draw(one_line)}, w2 {draw(one_line)} answer number 0..7 days "
        f'{{{draw(beside())}\n wine {quote(draw(texts))} column "W"\n{draw(remarks())} note "N"\n beer "Beer" required }}\n',
        f"table norms by sex, age gives mean, sd else missing source {draw(one_line)} {{{draw(beside())}\n"
        f"{draw(remarks())} a, ..6 -> 9.50, 1.0{draw(beside())}\n b, 7<..<9 -> -1.5, missing; b, 9 -> 0, 2\n{draw(remarks())}}}\n",
        f"{draw(remarks())}table two by age {{ 1 -> 2{draw(beside())}\n 1 -> 3 }}\n",
        f"check once that age > 3 and\n ticks includes (a, 7) {quote(draw(texts))} warning{draw(beside())}\n",
        f"{draw(remarks())}check twice {{ that 1 = 1; text {quote(draw(texts))}{draw(beside())}\n }}\n",
        "let some = recode(age, 0 -> 1.50, ..<9 -> 2, else -> missing) + norms(sex, age).mean + round(age, 1, half even)\n",
        f'score code "C" scale agree = if age > 3 then "a" else "7"{draw(beside())}\n',
        f"score normed = age {{ bands when sex is a {{ 0..4 low{draw(beside())}\n 5.. high {draw(one_line)} }}\n"
        f"{draw(remarks())} bands {{ when sex is b{draw(beside())}\n 0.. any }}\n caseness 10.. when sex is a source {draw(one_line)}\n"
        f"{draw(remarks())} caseness 11.. source {draw(one_line)}{draw(beside())}\n reliable change from sd 5.20 reliability 0.84\n"
        f" clinical cutoff c clinical 18.1, 6.0 functional 4.2, 3.9\n norm mean 50 sd 10 of {draw(one_line)} when sex is a\n"
        " norm mean 50 sd 10.0\n comparable with total, code; replaces old_one }\n",
    ]
    return [part for part in parts if draw(st.booleans()) or part.startswith(_NEEDED)]


_NEEDED = ("item ticks", "item up", "check once")
"""A case answers these, or names them."""


@st.composite
def measures(draw: st.DrawFn) -> str:
    """A measure as `.rom` that can be read without findings."""
    ids = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=6))
    split = draw(st.integers(0, len(ids)))
    parts = [
        f'measure m {quote(draw(texts))}{draw(beside())}\n',
        f"{draw(remarks())}version 1.10.0\n",
        f'{draw(remarks())}licence {{ holder {quote(draw(texts))}; allows reproduce, adapt }}{draw(beside())}\n',
        'mode screen\nmode paper, phone\n',
        f'scale agree {{{draw(beside())}\n 0 "No"{draw(beside())}\n{draw(remarks())} -1 {quote(draw(texts))} score 2\n 7 "x" as unknown\n}}\n',
        'item first "First" scale agree\n',
        f'block b {quote(draw(texts))} scale agree {{\n note {quote(draw(texts))}\n'
        + "".join(draw(items(id, True)) for id in ids[:split])
        + f' note {quote(draw(texts))}\n in_b "Last"\n}}\n',
        *(draw(items(f"{id}_2", False)) for id in ids[split:]),
        *draw(_further()),
        f"{draw(remarks())}let part = sum(b) * 2.50 +{draw(beside())}\n   first missing at most half, prorate\n",
        f"score total {quote(draw(texts))} =\n  if part > 1 {draw(beside())}\n  then part else first {{ round 0; higher worse\n"
        f" bands {{ 0..<4 low; 4.. high {quote(draw(texts).replace(chr(10), ' '))} }} }}\n",
        f"alert danger when first >= 1 {{ staff {quote(draw(texts))}; contacts local }}\n",
        f"contacts local {{ {quote(draw(texts))}; {quote(draw(texts))}{draw(beside())}\n}}\n",
        f'case "one \\"a\\": b" {{ b = 1; in_b = {quote(draw(texts).replace(chr(10), " "))}; gives total 2.0 low, no alert danger }}\n',
        'case "ticks" { ticks = (a, 7); up = 08:30; gives total missing, no check once, undecided alert danger }\n',
        f'{draw(remarks())}case "two" {{ first = missing{draw(beside())}\n in_b = text "missing"\n gives total missing }}\n{draw(remarks())}',
    ]  # fmt: skip
    return "".join(parts)


EVERY_WORD = """\
measure every "Every word"
scale sexes { male "Male"; female "Female" }
context age "Age" answer number 4..18 years
context sex "Sex" scale sexes help "As in the norm table"
context born "Born" answer date { label "B" }
item aids "Aids" several scale { cane "C"; stick "S" }
item bed "Bed" answer time
item dur "D" answer duration { help "h" }
item words "W" answer text
block use "Days" across week1 "Week 1", week2 "Week 2" answer number 0..7 days { alcohol "Alcohol" column "D1"; note "N"; opiates "Opiates" }
table t by sex, age gives mean, sd else missing source "x" { male, 7 -> 9.51, 1; female, 8..10 -> 1.5, missing; male, ..6 -> -1.5, 2
 # remark
 female, 11<.. -> 1, 2  # beside
}
table twice by age { 1 -> 2; 1 -> 3 }
table u by age across sex { 7 -> 1, 2 }
check old that age >= 4 and aids includes cane "Too young" warning
check old2 that age >= 4 { text "Too young" }
score code "C" scale sexes = if age > 3 then "male" else "female"
score total "T" = sum(use) { missing none; shown over time
 # for boys
 bands when sex is male { 0..4 low; 5.. high }
 bands { when sex is female
  0..6 low; 7.. high }
 caseness 10.. when sex is male source "K"
 caseness 11.. when sex is female source "K"
 reliable change from sd 5.2 reliability 0.84 source "J"
 clinical cutoff c clinical 18.1, 6.0 functional 4.2, 3.9 source "J"
 norm mean 50 sd 10 of "adults" when sex is male source "J"
 comparable with old, doubled
 replaces old_total
}
metric m "M" { reports 50 + 10 * theta; round 1; higher worse }
link on_m "On M" from total to m method "equipercentile" sample "747" error 3.1 source "x" { 0 -> 40, 5; 1..7 -> 45.5, 4 # beside
}
bank moods "Moods" metric m model grm scale sexes { dif studied so, age
 md1 "Low" a 1.5 b 0.2 tags low grade 3 enemies md2 status pilot exposure 0.3
 md2 "Lower" status retired a 1.2 b 0.1 dif age languages en, so # worded badly
}
cat quick "Quick" of moods { items 1..2; where grade <= 4 and status is not pilot }
let x = recode(age, 4..9 -> 0, else -> missing) + t(sex, age).mean + u(age, sex) + round(age, 1, half even)
case "c" { age = 7; aids = (cane, stick); words = "(sic)"; bed = 08:30; born = 2026-01-12; dur = 7:30; gives total 3 low, code male, check old, no check old2 }
case "d" { aids = (); gives total missing }
"""
"""A measure with the words that few measures have."""
