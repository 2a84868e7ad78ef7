"""The two hashes of a measure: `sha256-1:…` of what it means, never of how it was written down."""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, Field, fields, is_dataclass
from fractions import Fraction
from functools import cache
from hashlib import sha256
from typing import Any
from unicodedata import normalize

from .. import irt
from .calibrated import calibrated
from .expression import Node
from .measure import (
    Answer,
    Block,
    Choice,
    ClinicalCutoff,
    Expected,
    Item,
    Let,
    Measure,
    NumberAnswer,
    Occasion,
    Otherwise,
    Placed,
    Row,
    Rows,
    Score,
    Slider,
    Table,
    Thing,
)
from .written import number

RECIPE = "sha256-1:"

NO_MEANING = frozenset({"quoted"})
"""Fields that say how something was written down: one spelling has quotes where the other has none."""

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def hashes(measure: Measure) -> tuple[str, str]:
    """The hashes of the whole definition and of what decides about scores (`spec/identity.md`)."""
    return digest(definition_of(measure)), digest(scoring_of(measure))


def digest(content: Json) -> str:
    """`sha256-1:` and 64 hexadecimal digits."""
    return RECIPE + sha256(canonical(content).encode("utf-8", "surrogatepass")).hexdigest()


def canonical(content: Json) -> str:
    """Canonical JSON (RFC 8785): keys sorted, no spaces.  There are no numbers but whole ones."""
    return json.dumps(_sorted(content), ensure_ascii=False, separators=(",", ":"))


def _sorted(content: Json) -> Json:
    match content:
        case dict():
            return {key: _sorted(content[key]) for key in _in_order(tuple(content))}
        case list():
            return [_sorted(value) for value in content]
        case _:
            return content


@cache
def _in_order(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(keys, key=lambda key: key.encode("utf-16-be")))


def definition_of(measure: Measure) -> Json:
    """The whole measure as JSON: each thing an object of its fields, those left at their default left out."""
    return _plain(measure)


def scoring_of(measure: Measure) -> Json:
    """What decides about scores as JSON: no texts, no version, no status; lets, scores and alerts by id."""
    content: dict[str, Json] = {
        "measure": measure.id,
        "items": [_item(item) for item in measure.items],
        "blocks": [_set(thing) for block in measure.blocks for thing in (block, *block.rows)],
        "lets": _by_id([_let(let) for let in measure.lets]),
        "scores": _by_id([_score(score) for score in measure.scores]),
        "alerts": _by_id([{"id": alert.id, "when": _plain(alert.when)} for alert in measure.alerts]),
    }
    further: dict[str, list[dict[str, Json]]] = {
        "contexts": [_item(context) for context in measure.contexts],
        "tables": [_table(table) for table in measure.tables],
        "checks": [_only(_fields(check), "id", "that", "warning") for check in measure.checks],
        "rows": [_rows(rows) for rows in measure.rows],
        "changes": [_without(_fields(change), "title", "construct") for change in measure.changes],
        "forms": [{"id": id, "bank": irt.digest(found.of)} for id, found in calibrated(measure).items()],
    }
    return content | {name: _by_id(things) for name, things in further.items() if things}


def _rows(rows: Rows) -> dict[str, Json]:
    """Rows of a person's own: their places, and the items that the name of each field holds."""
    fields: dict[str, Json] = {field.id: [item.id for item in field.items] for field in rows.fields}
    return {"id": rows.id, "places": list(rows.row_ids), "fields": fields}


def _without(fields: dict[str, Json], *names: str) -> dict[str, Json]:
    return {name: value for name, value in fields.items() if name not in names}


def _set(thing: Block | Row) -> Json:
    """A block or a row of a grid: the items that its name holds."""
    return {"id": thing.id, "items": [item.id for item in thing.items]}


def _plain(value: object) -> Json:
    match value:
        case None | bool() | int():
            return value
        case str():
            return normalize("NFC", value)
        case Fraction():
            return number(value)
        case tuple():
            return [_plain(part) for part in value]
        case Placed():
            return _plain(value.value)
        case Row():  # its items stand in the block
            return {
                "kind": "row",
                "id": value.id,
                "text": _plain(value.text),
                "items": [item.id for item in value.items],
            }
        case Node() | Thing():
            return {"kind": _kind(type(value).__name__), **_fields(value)}
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    raise AssertionError(value)


@cache
def _kind(sort: str) -> str:
    """`NumberAnswer` is `number_answer`."""
    return _CAPITAL.sub("_", sort).lower()


@cache
def _fields_of(sort: type) -> tuple[Field[Any], ...]:
    """The fields that take part in what a thing means."""
    return tuple(field for field in fields(sort) if field.compare and field.name not in NO_MEANING)


def _fields(value: object) -> dict[str, Json]:
    assert is_dataclass(value) and not isinstance(value, type)
    written: dict[str, Json] = {}
    for field in _fields_of(type(value)):
        held = getattr(value, field.name)
        if field.default is MISSING or held != field.default:
            written[_key(value, field.name, held)] = _plain(held)
    return written


def _key(thing: object, name: str, held: object) -> str:
    """Two things are of several sorts, and hold a number or else a code: the number 2 is not the code 2."""
    if isinstance(thing, Otherwise | Expected | ClinicalCutoff | Occasion):
        if name == "kind":
            return "sort"
        if name == "value" and isinstance(held, Fraction):
            return "number"
    return name


def _by_id(things: list[dict[str, Json]]) -> list[Json]:
    return [*sorted(things, key=lambda thing: str(thing["id"]))]


def _item(item: Item) -> dict[str, Json]:
    written: dict[str, Json] = {"id": item.id, "answer": _answer(item.answer)}
    if item.when is not None:
        written["when"] = _plain(item.when)
    if item.otherwise is not None:
        written["otherwise"] = _plain(item.otherwise)
    return written


def _answer(answer: Answer) -> Json:
    match answer:
        case Choice(options):
            kept = ("code", "score", "non_answer")
            listed: Json = [_only(_fields(option), *kept) for option in options]
            return {"kind": "choice", "options": listed, **({"several": True} if answer.several else {})}
        case NumberAnswer() | Slider():
            return {"kind": "number", **_only(_fields(answer), "interval", "step")}
        case _:
            return {"kind": _kind(type(answer).__name__)}


def _let(let: Let) -> dict[str, Json]:
    return _only(_fields(let), "id", "value", "missing")


def _score(score: Score) -> dict[str, Json]:
    written = _only(_fields(score), "id", "value", "missing", "round", "decimals")
    if score.bands:
        written["bands"] = [_only(_fields(band), "interval", "code", "when") for band in score.bands]
    if score.caseness:
        written["caseness"] = [_alone(one, "interval") for one in score.caseness]
    if score.reliable_change:
        written["reliable_change"] = [_alone(one, "amount") for one in score.reliable_change]
    if score.clinical_cutoffs:
        kept = ("sort", "clinical", "functional", "when")
        written["clinical_cutoffs"] = [_only(_fields(one), *kept) for one in score.clinical_cutoffs]
    if score.norms:
        written["norms"] = [_only(_fields(norm), "mean", "deviation", "when") for norm in score.norms]
    if score.percentiles:
        written["percentiles"] = [_table(one.table) for one in score.percentiles]
    return written


def _alone(thing: Thing, name: str) -> Json:
    """A thing without its source: its one number or interval where it says nothing else."""
    written = {key: value for key, value in _fields(thing).items() if key != "source"}
    return written[name] if set(written) == {name} else written


def _table(table: Table) -> dict[str, Json]:
    """The cells of a table, wherever they stand."""
    return _only(_fields(table), "id", "keys", "columns", "across", "rows", "else_missing")


def _only(written: dict[str, Json], *names: str) -> dict[str, Json]:
    return {name: written[name] for name in names if name in written}
