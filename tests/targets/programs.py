"""Score programs made by hand, with the little of a checked measure that a target looks at."""

from __future__ import annotations

from collections.abc import Sequence

from romdsl.model.checked import CheckedMeasure
from romdsl.model.expression import Name
from romdsl.model.measure import Block, Choice, FreeText, Item, Licence, Measure, Option, Placed, Scale, Score
from romdsl.model.names import Names
from romdsl.program import (
    AllOf,
    Answered,
    AnyOf,
    AnyStep,
    Compare,
    Constant,
    Divide,
    FirstWord,
    Input,
    IsMissing,
    ItemScore,
    Linear,
    Named,
    NoWord,
    OnlyIf,
    Output,
    Program,
    Total,
    TruthStep,
    UseTruth,
    UseValues,
    UseWhole,
    UseWord,
    Values,
    WholeStep,
    Word,
)

FREQUENCY = (("0", 0), ("1", 1), ("2", 2), ("3", 3))
NONE_OR_MORE = Word("insufficient")


def constant(value: int) -> Constant:
    return Constant(value, low=value, high=value, may_be_missing=False)


def item_score(item: str, table: tuple[tuple[str, int], ...] = FREQUENCY) -> ItemScore:
    scores = [score for _, score in table]
    return ItemScore(item, table, low=min(scores), high=max(scores))


def whole(name: str, low: int = -1000, high: int = 1000, may_be_missing: bool = True) -> UseWhole:
    return UseWhole(name, low=low, high=high, may_be_missing=may_be_missing)


def checked_measure(measure: Measure) -> CheckedMeasure:
    return CheckedMeasure(measure, Names.of(measure), {}, (), {}, None)


def small_measure(inputs: Sequence[Input], **words: object) -> CheckedMeasure:
    """A measure whose items are those of a program."""
    items = tuple(
        Item(given.item, Placed(given.item), Choice(tuple(Option(code, Placed(code)) for code in given.codes)))
        if given.kind == "choice"
        else Item(given.item, Placed(given.item), FreeText())
        for given in inputs
    )
    return checked_measure(Measure("small", Placed("A small measure"), parts=items, **words))  # type: ignore[arg-type]


def choice(item: str, codes: Sequence[str] = ("0", "1", "2", "3")) -> Input:
    return Input(item, "choice", tuple(codes))


def small_program(
    inputs: Sequence[Input],
    steps: Sequence[tuple[str, AnyStep]],
    values: Sequence[UseWhole | UseTruth] = (),
    words: Sequence[str] = (),
    decimals: int = 0,
    alerts: Sequence[tuple[str, UseTruth]] = (),
    shown: Sequence[tuple[str, UseTruth]] = (),
) -> Program:
    """A program that reports each value as a score of its step's name, and each word as a band."""
    bands = {word: UseWord(word) for word in words}
    outputs = [_output(value.name, value, decimals, None) for value in values]
    outputs += [_output(word, whole("nothing"), 0, band) for word, band in bands.items()]
    named = [Named("nothing", constant(0)), *(Named(name, step) for name, step in steps)]
    return Program(
        "small", "1.0.0", "sha256-1:d", "sha256-1:s", "en",
        tuple(inputs), tuple(named), tuple(outputs), tuple(alerts), tuple(shown),
    )  # fmt: skip


def _output(score: str, value: UseWhole | UseTruth, decimals: int, band: UseWord | None) -> Output:
    why = FirstWord(((IsMissing(value, may_be_missing=False), NONE_OR_MORE),), NoWord())
    return Output(score, value, decimals, band, None, constant(0), constant(1), constant(0), why, None)


# --- PHQ-9, as lowering makes it ---------------------------------------------------------------

PHQ9_ITEMS = tuple(f"q{number}" for number in range(1, 10))
BANDS = ((0, 4, "minimal"), (5, 9, "mild"), (10, 14, "moderate"), (15, 19, "moderately_severe"), (20, 27, "severe"))


def between(value: WholeStep, low: int, high: int) -> TruthStep:
    return AllOf((Compare(">=", value, constant(low)), Compare("<=", value, constant(high))))


def phq9_measure() -> CheckedMeasure:
    options = tuple(Option(code, Placed(code), score) for code, score in FREQUENCY)  # type: ignore[arg-type]
    shared = Choice(options, scale=Placed("frequency"))
    items = tuple(Item(id, Placed(id), shared) for id in PHQ9_ITEMS)
    return checked_measure(
        Measure(
            "phq9",
            Placed("Patient Health Questionnaire-9"),
            Placed("1.0.0"),
            language=Placed("en"),
            source=Placed("Kroenke K, Spitzer RL, Williams JBW. J Gen Intern Med 2001;16:606-13"),
            licence=Licence(Placed("Pfizer Inc"), Placed("No permission required to reproduce or translate")),
            scales=(Scale("frequency", options),),
            parts=(
                Block("symptoms", Placed("How often?"), items),
                Item("difficulty", Placed("How difficult?"), Choice(options)),
            ),
            scores=(Score("total", Name("x"), Placed("Depression severity"), higher=Placed("worse")),),
        )
    )


def phq9_program() -> Program:
    scores = Values(tuple(item_score(id) for id in PHQ9_ITEMS))
    list_ = UseValues("symptoms")
    answered = whole("answered", 0, 9, False)
    total = whole("total", 0, 27)
    prorated = Divide(
        Linear(0, ((9, Total(list_, low=0, high=27)),), low=0, high=243, may_be_missing=False),
        answered, "half away", low=0, high=27, may_be_missing=False,
    )  # fmt: skip
    band = FirstWord(tuple((between(total, low, high), Word(code)) for low, high, code in BANDS), NoWord())
    filled = Linear(9, ((-1, answered),), low=0, high=9, may_be_missing=False)
    steps = (
        Named("symptoms", scores),
        Named("answered", Answered(list_, low=0, high=9)),
        Named(
            "total",
            OnlyIf(Compare(">=", answered, constant(7), may_be_missing=False), prorated, low=0, high=27),
            "total = sum(symptoms), missing at most 2, prorate, round 0",
        ),
        Named("total_band", band),
        Named("total_caseness", Compare(">=", total, constant(10))),
        Named("self_harm", Compare(">=", item_score("q9"), constant(1)), "alert self_harm when q9 >= 1"),
        Named(
            "difficulty_shown",
            AnyOf(tuple(Compare(">=", item_score(id), constant(1)) for id in PHQ9_ITEMS)),
            "difficulty when any(symptoms >= 1)",
        ),
    )
    missing = IsMissing(total, may_be_missing=False)
    output = Output(
        "total", total, 0, UseWord("total_band"), UseTruth("total_caseness"),
        answered, constant(9),
        _if_there(total, filled), FirstWord(((missing, Word("insufficient")),), NoWord()),
        "at most 2, prorate", tuple(code for _, _, code in BANDS),
    )  # fmt: skip
    return Program(
        "phq9", "1.0.0", "sha256-1:" + "1f" * 32, "sha256-1:" + "2e" * 32, "en",
        (*(choice(id) for id in PHQ9_ITEMS), choice("difficulty")), steps, (output,),
        (("self_harm", UseTruth("self_harm")),), (("difficulty", UseTruth("difficulty_shown")),),
    )  # fmt: skip


def _if_there(value: UseWhole, then: WholeStep) -> WholeStep:
    from romdsl.program import If

    missing = IsMissing(value, may_be_missing=False)
    return If(missing, constant(0), then, low=0, high=9, may_be_missing=False)
