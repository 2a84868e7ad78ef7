"""Steps on tick-alls, times and texts."""

from __future__ import annotations

from romdsl.program import (
    AnyStep,
    Compare,
    FirstWord,
    IfWord,
    ItemClock,
    ItemCode,
    ItemIncludes,
    ItemReason,
    ItemTicked,
    JoinWords,
    Not,
    NoWord,
    OnlyWordIf,
    Word,
    WordIs,
)

from .basics import QC, RC, Answers, Meaning, T, code, fixed, t, there


def ticked(x: Answers) -> list[str] | None:
    given = x.get("v")
    return given if isinstance(given, list) and "no" not in given else None


def minutes(id: str) -> Meaning:
    return there(lambda text: int(text.split(":")[0]) * 60 + int(text.split(":")[1]), lambda x: x.get(id))


def reason(x: Answers) -> str | None:
    given = x.get("v")
    if isinstance(given, list):
        return "declined" if given == ["no"] else None
    return "blank" if given is None else str(given).removeprefix("!")


def answered() -> dict[str, tuple[AnyStep, Meaning]]:
    declined = (("no", "declined"), ("!declined", "declined"))
    return {
        "ticked": (ItemTicked("v", low=0, high=4), there(len, ticked)),
        "includes one": (ItemIncludes("v", ("it's",)), there(lambda codes: "it's" in codes, ticked)),
        "includes some": (ItemIncludes("v", ("a", "7")), there(lambda codes: bool({"a", "7"} & set(codes)), ticked)),
        "includes not": (Not(ItemIncludes("v", ("b",))), there(lambda codes: "b" not in codes, ticked)),
        "why ticked": (ItemReason("v", declined), reason),
        "time": (ItemClock("h", "time", low=0, high=1439), minutes("h")),
        "duration": (ItemClock("l", "duration", low=0, high=599_999), minutes("l")),
        "date": (ItemClock("d", "date", low=10101, high=99991231),
                 there(lambda text: int(text.replace("-", "")), lambda x: x.get("d"))),
        "later": (Compare(">", ItemClock("h", "time", low=0, high=1439), fixed(510)), there(lambda m: m > 510, minutes("h"))),
    }  # fmt: skip


def words() -> dict[str, tuple[AnyStep, Meaning]]:
    q, r = code("q"), code("r")
    both = JoinWords((QC, Word("-", may_be_missing=False), RC))
    return {
        "code": (QC, q),
        "code of few": (ItemCode("q", ("x",)), there(lambda found: found if found == "x" else None, q)),
        "yes or no": (ItemCode("t", ("yes", "no")), there(lambda truth: "yes" if truth else "no", t)),
        "no alone": (ItemCode("t", ("no",)), there(lambda truth: None if truth else "no", t)),
        "joined": (both, there(lambda one, other: f"{one}-{other}", q, r)),
        "joined to one": (JoinWords((QC, RC)), there(lambda one, other: one + other, q, r)),
        "word is": (WordIs(QC, ("x",)), there(lambda found: found == "x", q)),
        "word is one of": (WordIs(both, ("0-x", "x-x")), there(lambda one, other: f"{one}-{other}" in ("0-x", "x-x"), q, r)),
        "word is none": (Not(WordIs(QC, ("0", "1"))), there(lambda found: found not in ("0", "1"), q)),
        "if word": (IfWord(T, QC, Word("it's")), there(lambda truth: (q, lambda x: "it's")[not truth], t)),
        "only word if": (OnlyWordIf(T, QC), lambda x: q(x) if t(x) is True else None),
        "first of codes": (FirstWord(((WordIs(QC, ("x",)), Word("ex")), (T, RC)), NoWord()),
                           lambda x: "ex" if q(x) == "x" else r(x) if t(x) else None),
    }  # fmt: skip
