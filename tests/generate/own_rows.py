"""Random measures with rows of a person's own, occasions and changes, and answers with rows of every state."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from romdsl.model.measure import Measure, Rows

from .answers import answer_sets
from .choosing import Chooser

OCCASIONS = 'occasions { baseline "First"; review "Again" every 6 weeks until end; end "Last" chosen by worker }\n'
SCALE = 'scale f { 0 "No"; 1 "Some"; 2 "Much"; na "Not for me" as not_applicable; dk "Cannot say" as unknown }\n'
WAYS = 'scale ways { cane "Cane"; stick "Stick" }\n'
MORE_FIELDS = (
    "day answer date otherwise missing", "clock answer time otherwise missing", "spent answer duration otherwise left out",
    "aids scale ways several otherwise missing", "still answer yes no otherwise left out",
)  # fmt: skip
"""Fields of the kinds that formulas seldom ask for, with a condition on each below."""
ASKED = {
    "day": "answered(mine.day)", "clock": "answered(mine.clock)", "spent": "answered(mine.spent)",
    "aids": "answered(mine.aids)", "still": "answered(mine.still)",
}  # fmt: skip
FORMULAS = (
    "sum(mine.rated)", "mean(mine.rated)", "min(mine.rated)", "max(mine.rated)", "mean(mine.part)", "max(mine.part)",
    "count(mine.rated >= 4)", "weighted_mean(mine.rated, mine.weight)", "weighted_mean(mine.part, mine.weight)",
    "sum(mine.coded)", "mean(mine.coded)", "sum(mine.rated, mine.coded)",
)  # fmt: skip
RULES = ("missing none", "missing any, ignore", "missing at most 1, ignore", "missing at most 34%, ignore")
PRORATED = "missing at most 1, prorate"
OTHERWISE = ("", " otherwise left out", " otherwise missing", " otherwise 0")

ENDS = ("baseline to end", "first to last", "previous to end", "review to review", "baseline to review")
RELIABLE = (
    'reliable change 2 source "made"',
    'reliable change from sd 2.2 reliability 0.84 source "made"',
    'reliable change 1 when how >= 5 source "made"; reliable change 4 when how < 5 source "made"',
)
CUTOFFS = (
    'clinical cutoff a clinical {sick}, 2.5 source "made"',
    'clinical cutoff b functional {well}, 2.5 source "made"',
    'clinical cutoff c clinical {sick}, 2.6 functional {well}, 1.9 source "made"',
)
MEANS = {"worse": {"sick": 17, "well": 6}, "better": {"sick": 6, "well": 17}}


def measure_over_time(seed: int) -> str:
    """A measure with rows, scores over them, and changes of these scores."""
    choose = Chooser.random(seed)
    parts = ['measure made "A measure made for a test"\nversion 1.0.0\n', OCCASIONS, SCALE, WAYS]
    parts.append(f'item how "How?" answer number 0..20 points{choose.pick(("", " at baseline, end"))}\n')
    fields, more = _fields(choose)
    parts.append(f'rows mine "What is yours?"{_places(choose)} {{\n{fields}}}\n')
    scores = [_score(choose, f"score{place}") for place in range(1, choose.whole(3, 5))]
    parts += scores
    shown = choose.pick(("", " when how >= 3 otherwise 1", " when how >= 3 otherwise missing"))
    parts.append(f'item other "Other?" answer number 0..20 points{shown}\n')
    parts.append("score there = answered(mine) { higher better }\n")
    higher = choose.pick(("worse", "better"))
    plain = choose.pick(("how + other", "sum(how, other missing none)"))
    parts.append(f'score plain = {plain} {{ higher {higher}; caseness 9.. source "made" }}\n')
    parts += [f"score of_{id} = {ASKED[id]} {{ decimals 2; higher better }}\n" for id in more]
    parts.append('alert bare when answered(mine) = 0 and how >= 3 { severity low; staff "Look." }\n')
    for place in range(1, len(scores) + 1):
        parts.append(f"change change{place} of score{place} from {choose.pick(ENDS)}\n")
    parts += [_compared(choose, place, higher) for place in range(1, 3)]
    parts.append(
        "change share from baseline to end = 100 * (there - at(baseline).there) / at(baseline).there "
        "{ decimals 1; higher better }\n"
    )
    half = choose.pick(("score1", "plain"))
    parts.append(
        f"change half from baseline to end = ({half} + at(baseline).{half}) / 2 {{ decimals 2; higher better }}\n"
    )
    return "".join(parts)


def _places(choose: Chooser) -> str:
    places = choose.pick((" 0..3", " 1..2", ' positions first "First", second "Second", last "Last"', " 0..1"))
    return places + choose.pick(("", " shared")) + choose.pick(OTHERWISE)


def _fields(choose: Chooser) -> tuple[str, list[str]]:
    when = choose.pick(("", " when how >= 5", " when how >= 5"))
    more = choose.some(MORE_FIELDS, 1, 3)
    lines = [
        f'words "Words" answer text{choose.pick(("", " carried locked", " carried"))}',
        f'weight "Weight" answer number 0..5 points{choose.pick(("", " at baseline", " at baseline carried"))}',
        f'rated "Rated" answer slider 0..10 step 1 from "Low" to "High"{when}{" otherwise 2" if when and choose.chance(50) else ""}',
        f'coded "Coded" scale f{choose.pick(("", " at end", " at baseline, review"))}',
        *(f'{line.split()[0]} "More" {line.partition(" ")[2]}' for line in more),
        f"let part = {choose.pick(('weight * rated', 'rated - coded', 'if coded is 2 then rated else weight'))}",
    ]
    return "".join(f"  {line}\n" for line in lines), [line.split()[0] for line in more]


def _score(choose: Chooser, id: str) -> str:
    formula = choose.pick(FORMULAS)
    rules = (*RULES, PRORATED) if formula.startswith("sum") else RULES
    higher = choose.pick(("worse", "better"))
    return f"score {id} = {formula} {{ {choose.pick(rules)}; decimals 2; higher {higher} }}\n"


def _compared(choose: Chooser, place: int, higher: str) -> str:
    """A change with a class, the first by the score's cases, the second by cut-offs of its own; such norms stand
    on answers to the same questions alone, not on own rows."""
    words = [choose.pick(RELIABLE), choose.pick(CUTOFFS).format(**MEANS[higher]) if place > 1 else ""]
    return (
        f"change classed{place} of plain from {choose.pick(ENDS)} {{ {'; '.join(word for word in words if word)} }}\n"
    )


def answers_with_rows(measure: Measure, number: int, seed: int, refused: int = 0) -> list[dict[str, object]]:
    """Answer sets in which rows are there, are not, are retired, or stand under ids behind their places."""
    chance = Random(seed)
    return [_rows_moved(measure.rows, given, chance) for given in answer_sets(measure, number, chance, refused)]


def _rows_moved(all_rows: Sequence[Rows], given: dict[str, object], chance: Random) -> dict[str, object]:
    found = dict(given)
    for rows in all_rows:
        for place in rows.row_ids:
            of_row = [name for name in found if name.startswith(f"{rows.id}_{place}_")]
            match chance.randrange(6):
                case 0:
                    for name in of_row:
                        del found[name]
                case 1:
                    found[f"{rows.id}_{place}_state"] = "retired"
                case 2:
                    found[f"{rows.id}_{place}_state"] = "active"
                case 3 if not rows.positions:
                    for name in of_row:
                        later = f"r{int(place[1:]) + 7}"
                        found[name.replace(f"_{place}_", f"_{later}_", 1)] = found.pop(name)
    return found
