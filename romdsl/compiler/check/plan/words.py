"""Steps of texts, made without what does nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ....program import (
    FirstWord,
    IfWord,
    ItemCode,
    ItemReason,
    JoinWords,
    MissingTruth,
    NoWord,
    OnlyWordIf,
    TruthConstant,
    TruthStep,
    UseWord,
    Word,
    WordIs,
    WordStep,
)
from .named import NamedSteps
from .steps import FALSE, MISSING_TRUTH, TRUE

INSUFFICIENT = Word("insufficient", may_be_missing=False)
NO_NORM = Word("no_norm", may_be_missing=False)
NOTHING = NoWord()

Case = tuple[TruthStep, WordStep]


def first_word(cases: Sequence[Case], otherwise: WordStep) -> WordStep:
    """The word of the first true condition, without cases that cannot come about."""
    kept: list[Case] = []
    for condition, word in cases:
        if condition == TRUE:
            otherwise = word
            break
        if condition not in (FALSE, MISSING_TRUTH):
            kept.append((condition, word))
    while kept and kept[-1][1] == otherwise:
        kept.pop()
    if not kept:
        return otherwise
    missing = otherwise.may_be_missing or any(word.may_be_missing for _, word in kept)
    return FirstWord(tuple(kept), otherwise, may_be_missing=missing)


def if_word(condition: TruthStep, then: WordStep, otherwise: WordStep) -> WordStep:
    if isinstance(condition, TruthConstant):
        return then if condition.value else otherwise
    if isinstance(condition, MissingTruth) or (isinstance(then, NoWord) and isinstance(otherwise, NoWord)):
        return NOTHING
    if then == otherwise and not condition.may_be_missing:
        return then
    if isinstance(otherwise, NoWord):
        return only_word_if(condition, then)
    missing = condition.may_be_missing or then.may_be_missing or otherwise.may_be_missing
    return IfWord(condition, then, otherwise, may_be_missing=missing)


def only_word_if(condition: TruthStep, value: WordStep) -> WordStep:
    if condition == TRUE:
        return value
    if isinstance(condition, TruthConstant | MissingTruth) or isinstance(value, NoWord):
        return NOTHING
    return OnlyWordIf(condition, value)


def joined(parts: Iterable[WordStep]) -> WordStep:
    words = tuple(parts)
    if any(isinstance(word, NoWord) for word in words) or not words:
        return NOTHING
    if len(words) == 1:
        return words[0]
    return JoinWords(words, may_be_missing=any(word.may_be_missing for word in words))


def word_is(word: WordStep, codes: tuple[str, ...]) -> TruthStep:
    """Whether a text is one of some codes; missing where the text is."""
    if isinstance(word, NoWord):
        return MISSING_TRUTH
    if isinstance(word, Word):
        return TRUE if word.value in codes else FALSE
    return WordIs(word, codes, may_be_missing=word.may_be_missing)


def possible(word: WordStep, named: NamedSteps) -> dict[str, None] | None:
    """All texts that a step can give, in the order of the steps; None where they are not known one by one."""
    match word:
        case Word(value):
            return {value: None}
        case NoWord():
            return {}
        case UseWord(name):
            inner = named.definitions[name].step
            return possible(inner, named) if isinstance(inner, WordStep) else None
        case ItemCode(_, codes):
            return dict.fromkeys(codes)
        case OnlyWordIf(_, value):
            return possible(value, named)
        case IfWord(_, then, otherwise):
            return _together((then, otherwise), named)
        case FirstWord(cases, otherwise):
            return _together((*(inner for _, inner in cases), otherwise), named)
        case ItemReason() | JoinWords():
            return None


def _together(words: Sequence[WordStep], named: NamedSteps) -> dict[str, None] | None:
    found: dict[str, None] = {}
    for word in words:
        codes = possible(word, named)
        if codes is None:
            return None
        found |= codes
    return found
