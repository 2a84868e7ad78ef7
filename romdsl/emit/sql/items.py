"""How the answer of each item is read: as text as a file has it, or as the column's own type."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...program import (
    Input,
    ItemClock,
    ItemCode,
    ItemIncludes,
    ItemIs,
    ItemIsBlank,
    ItemNumber,
    ItemReason,
    ItemScore,
    ItemTicked,
    ItemTruth,
)
from ..code import COMPARE, PLUS, TIMES
from ..inputs import number_decimals
from .code import Sql, any_of, case, chain, compare, is_null, made, negation, whole_number
from .columns import Columns, Kind
from .dialect import SqlDialect, joined

NON_ANSWERS = {"!declined": "declined", "!unknown": "unknown", "!not_applicable": "not_applicable"}
NOTHING_TICKED = "()"
YES, NO = ("yes", "true"), ("no", "false")
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,8}", re.ASCII)
PATTERNS = {
    "time": "([01][0-9]|2[0-3]):[0-5][0-9]",
    "duration": "[0-9]{1,4}:[0-5][0-9]",
    "date": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
}


def typed_kind(given: Input) -> Kind:
    """What the column of an item holds where it is not text: whole numbers for codes that are such, and so on."""
    match given.kind:
        case "choice" if given.codes and all(map(_WHOLE.fullmatch, given.codes)):
            return "whole"
        case "truth" | "number":
            return given.kind
        case "date":
            return "day"
        case "time":
            return "clock"
        case _:
            return "text"


class Items:
    """Reads what was answered: a column `q1` of the first layer, and what has to be made of it first."""

    def __init__(self, dialect: SqlDialect, columns: Columns, inputs: Mapping[str, Input], kinds: Mapping[str, Kind]):
        self.dialect, self.columns, self.inputs, self.kinds = dialect, columns, inputs, kinds
        self.names = {item: columns.take(item) for item in inputs}

    def answer(self, item: str) -> Sql:
        return Sql(self.names[item])

    def kind(self, item: str) -> Kind:
        return self.kinds[item]

    def is_text(self, item: str) -> bool:
        """Whether a non-answer can stand in the column."""
        return self.kinds[item] in ("text", "day", "clock")

    def holds_numbers(self, item: str) -> bool:
        """Whether codes stand there as numbers."""
        return self.kinds[item] in ("whole", "code")

    def texts(self, texts: tuple[str, ...]) -> str:
        return ", ".join(self.dialect.literal(text) for text in texts)

    # --- numbers -----------------------------------------------------------------------------

    def score(self, step: ItemScore) -> Sql:
        answer, whole = self.answer(step.item), self.holds_numbers(step.item)
        if whole and step.affine is not None and len(step.table) == len(self.inputs[step.item].codes):
            start, factor = step.affine
            code = self.dialect.as_whole(answer)
            code = code if factor == 1 else made(f"{factor} * {code.text}", code, binds=TIMES)
            return code if start == 0 else chain("+", (whole_number(start), code), PLUS)
        codes = [code if whole else self.dialect.literal(code) for code, _ in step.table]
        whens = " ".join(f"WHEN {code} THEN {score}" for code, (_, score) in zip(codes, step.table, strict=True))
        code = self.dialect.as_whole(made(f"CASE {answer.text} {whens} END", answer))
        return self.columns.held(code, f"{step.item}_score")

    def number(self, step: ItemNumber) -> Sql:
        scaled, decimals = self.scaled(step.item)
        if step.decimals == decimals:
            return scaled
        if step.decimals > decimals:
            return made(f"{10 ** (step.decimals - decimals)} * {scaled.text}", scaled, binds=TIMES)
        return self.dialect.quotient(scaled, Sql(str(10 ** (decimals - step.decimals))))

    def scaled(self, item: str) -> tuple[Sql, int]:
        """The number in units of its last decimal, and how many decimals that are."""
        decimals, answer = number_decimals(self.inputs[item]), self.answer(item)
        unit = 10**decimals
        exact = self.dialect.decimal(answer, decimals, self.is_text(item))
        code = self.dialect.as_whole(made(f"{exact.text} * {unit}" if decimals else exact.text, exact))
        if self.is_text(item):
            fraction = rf"(\.[0-9]{{1,{decimals}}})?" if decimals else ""
            test = self.dialect.matches(answer, f"-?[0-9]{{1,{min(15, 17 - decimals)}}}{fraction}")
        else:
            same = f"CAST({exact.text} AS {self.dialect.real_type}) = CAST({answer.text} AS {self.dialect.real_type})"
            test = made(same, answer, binds=COMPARE)
        return self.columns.held(case([(test, code)]), f"{item}_number"), decimals

    def clock(self, step: ItemClock) -> Sql:
        return self.moment(step.item)

    def moment(self, item: str) -> Sql:
        """Minutes of a time or duration; a date as yyyymmdd; nothing for what is no such thing."""
        kind, answer = self.inputs[item].kind, self.answer(item)
        seconds = "(:00)?" if self.kind(item) == "clock" else ""
        test, text = self.dialect.matches(answer, PATTERNS[kind] + seconds), answer.text
        if kind == "date":
            code = made(f"CAST(replace({text}, '-', '') AS BIGINT)", answer)
            day = self.columns.held(case([(test, code)]), f"{item}_day")
            return self.columns.held(case([(self._is_a_day(day), day)]), f"{item}_date")
        hours, minutes = (f"CAST(split_part({text}, ':', {part}) AS BIGINT)" for part in (1, 2))
        code = made(f"{hours} * 60 + {minutes}", answer, binds=PLUS)
        return self.columns.held(case([(test, code)]), f"{item}_minutes")

    def _is_a_day(self, day: Sql) -> Sql:
        """Whether a number yyyymmdd is a day of the calendar."""
        year = self.columns.held(self.dialect.quotient(day, Sql("10000")), "year")
        month = self.columns.held(self.dialect.quotient(day, Sql("100")), "month")
        in_year, in_month = f"({month.text} - {year.text} * 100)", f"({day.text} - {month.text} * 100)"
        by = {part: f"{self.dialect.quotient(year, Sql(str(part))).text} * {part}" for part in (4, 100, 400)}
        leap = f"{by[4]} = {year.text} AND {by[100]} <> {year.text} OR {by[400]} = {year.text}"
        days = (
            f"CASE WHEN {in_year} IN (4, 6, 9, 11) THEN 30 WHEN {in_year} <> 2 THEN 31 WHEN {leap} THEN 29 ELSE 28 END"
        )
        test = f"{year.text} >= 1 AND {in_year} BETWEEN 1 AND 12 AND {in_month} BETWEEN 1 AND {days}"
        return made(test, day, year, month, binds=COMPARE)

    # --- tick-alls ---------------------------------------------------------------------------

    def ticks(self, item: str) -> Sql:
        """What is ticked, `;cane;stick;`: nothing for a blank or a non-answer."""
        others = (*NON_ANSWERS, *self.inputs[item].exclusive)
        answer = self.answer(item)
        test = made(f"{answer.text} NOT IN ({self.texts(others)})", answer, binds=COMPARE)
        semicolon = Sql("';'")
        whole = joined(joined(semicolon, answer), semicolon)
        return self.columns.held(case([(test, whole)]), f"{item}_ticks")

    def ticked(self, step: ItemTicked) -> Sql:
        ticks = self.ticks(step.item)
        count = made(f"length({ticks.text}) - length(replace({ticks.text}, ';', '')) - 1", ticks, binds=PLUS)
        none = compare("=", ticks, Sql(f"';{NOTHING_TICKED};'"))
        return self.dialect.as_whole(case([(none, whole_number(0))], count))

    def includes(self, step: ItemIncludes) -> Sql:
        ticks = self.ticks(step.item)
        return any_of([self.dialect.holds(ticks, f";{code};") for code in step.codes])

    # --- what was answered -------------------------------------------------------------------

    def truth(self, step: ItemTruth) -> Sql:
        answer = self.answer(step.item)
        if self.kind(step.item) == "truth":
            return answer
        yes, no = (made(f"{answer.text} IN ({self.texts(words)})", answer, binds=COMPARE) for words in (YES, NO))
        return self.columns.held(case([(yes, Sql("TRUE")), (no, Sql("FALSE"))]), f"{step.item}_is_yes")

    def is_code(self, step: ItemIs) -> Sql:
        answer, codes, kind = self.answer(step.item), step.codes, self.kind(step.item)
        if self.inputs[step.item].kind == "truth":
            if kind == "truth":
                wanted = [value for code, value in (("yes", answer), ("no", negation(answer))) if code in codes]
                return made(f"COALESCE({any_of(wanted).text}, FALSE)", answer) if wanted else Sql("FALSE")
            codes = tuple(one for code in codes for one in {"yes": YES, "no": NO}.get(code, (code,)))
        if self.holds_numbers(step.item):
            known = self.inputs[step.item].codes
            listed = ", ".join(code for code in codes if code in known)
        else:
            listed = self.texts(codes) if self.is_text(step.item) else ""
        return made(f"COALESCE({answer.text} IN ({listed}), FALSE)", answer) if listed else Sql("FALSE")

    def is_blank(self, step: ItemIsBlank) -> Sql:
        return is_null(self.answer(step.item))

    def reason(self, step: ItemReason) -> Sql:
        answer = self.answer(step.item)
        reasons = dict(step.codes)
        if self.is_text(step.item):
            reasons = {**NON_ANSWERS, **reasons}
        cases = [(is_null(answer), Sql("'blank'"))]
        for code, reason in reasons.items():
            if self.is_text(step.item) or code in self.inputs[step.item].codes:
                written = Sql(code if self.holds_numbers(step.item) else self.dialect.literal(code))
                cases.append((compare("=", answer, written), Sql(self.dialect.literal(reason))))
        return case(cases)

    def code(self, step: ItemCode) -> Sql:
        answer = self.answer(step.item)
        if self.holds_numbers(step.item):
            whens = " ".join(f"WHEN {code} THEN {self.dialect.literal(code)}" for code in step.codes)
            return made(f"CASE {answer.text} {whens} END", answer)
        if not step.codes:
            return self.dialect.nothing(self.dialect.text_type)
        return case([(made(f"{answer.text} IN ({self.texts(step.codes)})", answer, binds=COMPARE), answer)])
