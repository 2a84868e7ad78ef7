"""Which words stand where: the one table of the language, for both spellings, the converter and the schema.

A new word is one line here and one line where `build` reads it.
"""

from __future__ import annotations

from .bank_words import BANK, BANK_PLACES, CAT, FORM, LINK, METRIC, bank_place
from .word import ROW, Place, Word, later_words, words_of

_ALLOWED = ("reproduce", "electronic", "translate", "adapt", "subset", "commercial")

_TEXT = Word("text", "what is asked", "text")
_TITLE = Word("title", "what it is called", "text")
_VALUE = Word("value", "its formula", "formula")
_SCALE = Word("scale", "the options to choose from: the name of a scale, or options of its own", "name", inside="scale")
_ANSWER = Word("answer", "the type of answer", "answer")
_WHEN = Word("when", "asked only when this is true", "formula")
_OTHERWISE = Word("otherwise", "what it is worth when it is hidden", "otherwise")
_REQUIRED = Word("required", "must be answered", "flag")
_OPTIONAL = Word("optional", "may stay blank without a reminder", "flag")
_SOURCE = Word("source", "where it comes from", "text")
_SEVERAL = Word("several", "any number of options may be ticked", "flag")
_HELP = Word("help", "a sentence of help below the question", "text")
_LABEL = Word("label", "the number or letter that is printed beside it", "text")
_COLUMN = Word("column", "its name in data", "text")
_CONCEPT = Word("concept", "its code in a terminology", "concept", repeats=True)
_AT = Word("at", "the occasions at which it is asked", "names")
_PRIVATE = Word("private", "what is written here goes into no export", "flag")

_SHARED = Word("shared", "the words that are written here may go into exports", "flag")

_ITEM_WORDS = words_of(
    _TEXT, _SCALE, _SEVERAL, _ANSWER,
    Word("scores", "the item's own scores, in the order of the options", "numbers"),
    _WHEN, _OTHERWISE, _REQUIRED, _OPTIONAL, _HELP, _LABEL, _COLUMN,
    Word("risk", "the alert that this item is about", "name"),
    _CONCEPT, _AT,
    Word("carried", "its answer is brought along to the next occasion", "flag"),
    Word("locked", "an answer that was brought along cannot be changed", "flag"),
    _PRIVATE,
)  # fmt: skip
_ITEM_LATER = later_words("page,picture,alt,tags,grade")
ITEM = Word(
    "item", "one question", named="id", text="text", inside="item",
    on_line=tuple(word for word in _ITEM_WORDS if word != "text"),
)  # fmt: skip
_NOTE = Word("note", "text that is shown and asks nothing", named="label", text="text", inside="note", repeats=True)
_CONTEXT_WORDS = words_of(_TEXT, _SCALE, _ANSWER, _HELP, _LABEL, _COLUMN, _CONCEPT)
_BLOCK_LINE = (
    "across", "scale", "several", "answer", "when", "otherwise", "validated", "required", "optional", "at",
)  # fmt: skip

OPTION = Word("option", "one answer to choose", named="code", text="text", inside="option", on_line=("score", "as"))
BAND = Word("band", "a part of the range, its code and its text", "band", named="interval")
GIVEN = Word("given", "the answer to some items", "given", named="targets")
LINE = Word("line", "where help is to be had", "text")
OCCASION = Word("occasion", "a time at which the measure is asked", named="id", text="title", inside="occasion",
                plain="timing")  # fmt: skip
_RELIABLE = Word("reliable change", "the change that is more than error", "change", repeats=True)
_CUTOFF = Word("clinical cutoff", "the cut-off between two populations", "cutoff", repeats=True)
_ROUND = Word("round", "rounds the value wherever it is used", "rounding")
_DECIMALS = Word("decimals", "rounds only what is reported", "whole")
_HIGHER = Word("higher", "what a higher value means", "choice", among=("better", "worse"))
_CONSTRUCT = Word("construct", "what is measured, and so why unlike parts may be added", "text")
_CODES = Word("scale", "the scale that its codes belong to, for a score that is a code", "name")
_GIVES = Word("gives", "what must come out", "results", repeats=True)
_LET = Word("let", "a value on the way to a score", named="id", text="title", formula=True, inside="let",
            on_line=("missing",))  # fmt: skip

PLACES: dict[str, Place] = {
    "measure": Place(
        "a measure",
        words_of(
            Word("romdsl", "the edition of the language", "whole"),
            Word("measure", "the id and title of the measure", named="id", text="title"),
            Word("version", "the version of this definition", "bare"),
            Word("status", "how far it is", "choice", among=("draft", "pilot", "live", "retired")),
            Word("language", "the language of its texts", "bare"),
            Word("recall", "the time that is asked about", "text"),
            Word("respondent", "who answers", "choice", among=("self", "proxy", "staff")),
            Word("mode", "how it is given", "choices", among=("screen", "paper", "interview", "phone"), repeats=True),
            Word("ages", "whom it is for", "interval"),
            _SOURCE,
            Word("citation", "how to cite it", "text"),
            Word("instructions", "what stands above all questions", "text"),
            Word("licence", "who holds the rights, and what is allowed", inside="licence"),
            Word("retired", "ids that were used before and are not to be used again", "names", repeats=True),
            Word("allow", "a warning that was thought about, and why", "allow", repeats=True),
            Word("scale", "options that several items share", named="id", inside="scale"),
            Word("block", "items under one stem", named="id", text="text", inside="block", on_line=_BLOCK_LINE),
            ITEM,
            _NOTE,
            Word("context", "what staff or the data say of the person: an age, a sex, a country", named="id",
                 text="text", inside="context", on_line=tuple(word for word in _CONTEXT_WORDS if word != "text")),
            Word("table", "published values, looked up by one key or more", named="id", inside="table",
                 on_line=("by", "across", "gives", "from", "else", "source")),
            Word("rows", "what the person says in words of their own, a row for each", named="id", text="text",
                 inside="own rows", on_line=("positions", "private", "shared", "when", "otherwise", "at"), plain="count"),
            Word("occasions", "the times at which it is asked", inside="occasions"),
            Word("change", "what is said of a score at two occasions", named="id", text="title", formula=True,
                 inside="change", on_line=("of", "from", "to")),
            Word("borrow", "what is taken from another measure, unchanged", named="id", inside="borrow",
                 on_line=("from", "verbatim", "take")),
            _LET,
            Word("score", "a value that is reported", named="id", text="title", formula=True, inside="score",
                 on_line=("scale",)),
            Word("alert", "a condition that people must be told of", named="id", inside="alert", on_line=("when",)),
            Word("check", "something that answers must be", named="id", text="text", inside="check",
                 on_line=("that", "warning"), text_last=True),
            Word("contacts", "where help is to be had", named="id", inside="contacts", on_line=("from",)),
            Word("case", "a worked case: answers, and what they give", named="text", inside="case"),
            METRIC, BANK, FORM, CAT, LINK,
        ),
        later=later_words("wording,translation,supersedes"),
    ),
    "licence": Place(
        "a licence",
        words_of(
            Word("holder", "who holds the rights", "text"),
            Word("terms", "the terms in words", "text"),
            Word("credit", "what must be printed", "text"),
            Word("allows", "what may be done", "choices", among=_ALLOWED, repeats=True),
            Word("forbids", "what may not be done", "choices", among=_ALLOWED, repeats=True),
            Word("until", "when it ends", "bare"),
        ),
    ),
    "scale": Place("a scale", {}, OPTION),
    "option": Place(
        "an option",
        words_of(
            _TEXT,
            Word("score", "its score, where that is not its code", "number"),
            Word("as", "why it is no answer", "choice", among=("declined", "unknown", "not_applicable")),
        ),
        splits=True,
        later=later_words("picture,alt"),
    ),
    "block": Place(
        "a block",
        words_of(
            _TEXT, Word("across", "the columns of a grid: each item is asked once for each", "columns"),
            _SCALE, _SEVERAL, _ANSWER, _WHEN, _OTHERWISE,
            Word("validated", "the items of a published instrument, unchanged", "flag"),
            _REQUIRED, _OPTIONAL, _AT, _NOTE, ITEM,
        ),
        ITEM, "items", True, later_words("page,private,carried,locked"),
    ),
    "own rows": Place(
        "rows of a person's own",
        words_of(
            _TEXT,
            Word("count", "how many rows there may be", "interval"),
            Word("positions", "rows that have a name and a place: the first, the second", "columns"),
            _PRIVATE, _SHARED, _WHEN, _OTHERWISE, _AT, _LET, ITEM,
        ),
        ITEM, "fields", True, later_words("page,locked,carried"),
    ),
    "fields": Place("the fields of rows", words_of(_LET, ITEM), ITEM),
    "occasions": Place("the occasions", {}, OCCASION),
    "occasion": Place(
        "an occasion", words_of(_TITLE, Word("timing", "when it is due: every 6 weeks within 2 weeks", "timing"))
    ),
    "borrow": Place(
        "a borrow",
        words_of(
            Word("from", "the measure and its version: phq9@1.0.0", "bare"),
            Word("verbatim", "word for word, which is the only way there is", "flag"),
            Word("take", "the blocks, items, rows, scores, alerts, checks, changes and tables that are taken; else all", "names"),
        ),
    ),
    "change": Place(
        "a change",
        words_of(
            _TITLE,
            Word("of", "the score", "name"),
            Word("from", "the occasion at which it begins", "name"),
            Word("to", "the occasion at which it ends", "name"),
            _VALUE, _ROUND, _DECIMALS, _HIGHER, _CONSTRUCT, _CODES, _RELIABLE, _CUTOFF,
        ),
    ),
    "items": Place("the items of a block", words_of(_NOTE, ITEM), ITEM),
    "item": Place("an item", _ITEM_WORDS, splits=True, later=_ITEM_LATER),
    "note": Place("a note", words_of(_TEXT)),
    "context": Place("a context", _CONTEXT_WORDS, splits=True, later=later_words("picture,alt")),
    "table": Place(
        "a table",
        words_of(
            Word("by", "its keys", "names"),
            Word("across", "what its columns are for: the codes of one more key", "name"),
            Word("gives", "its columns", "names"),
            Word("from", "the CSV file beside the definition that holds its rows", "text"),
            Word("else", "what is looked up where no row fits", "choice", among=("missing",)),
            _SOURCE,
        ),
        ROW, "rows",
    ),
    "rows": Place("the rows of a table", {}, ROW),
    "let": Place("a let", words_of(_TITLE, _VALUE, Word("missing", "the rule for missing answers", "rule"))),
    "score": Place(
        "a score",
        words_of(
            _TITLE, _VALUE,
            Word("missing", "the rule for missing answers", "rule"),
            _ROUND, _DECIMALS, _HIGHER,
            Word("range", "the range that can be reached", "interval"),
            Word("unit", "its unit", "text"),
            Word("shown", "the respondent sees it", "flag"),
            Word("shown over time", "the respondent sees it, with a picture of how it went", "flag"),
            _CONSTRUCT,
            _CODES,
            Word("bands", "named parts of its range", inside="bands", on_line=("when",), repeats=True, keyed=True),
            Word("caseness", "the values that count as a case", "caseness", repeats=True),
            _RELIABLE, _CUTOFF,
            Word("norm", "mean and standard deviation of a population", "norm", repeats=True),
            Word("percentile", "the percentiles of a population, in a CSV file", "percentile", repeats=True),
            Word("comparable with", "other scores that it may be compared with", "names", repeats=True),
            Word("replaces", "the score of an earlier version whose place it takes", "name"),
        ),
    ),
    "bands": Place("the bands of a score", words_of(Word("when", "whom they are for", "formula")), BAND),
    "alert": Place(
        "an alert",
        words_of(
            Word("when", "raised when this is true", "formula"),
            Word("severity", "how bad it is", "choice", among=("low", "medium", "high")),
            Word("staff", "what staff are told", "text"),
            Word("respondent", "what the respondent is told", "text"),
            Word("contacts", "the contacts that are shown with it", "name"),
        ),
    ),
    "check": Place(
        "a check",
        words_of(
            Word("that", "what must be true of the answers", "formula"),
            Word("text", "what is said where it is not", "text"),
            Word("warning", "it is listed, and the answers are taken", "flag"),
        ),
    ),
    "contacts": Place("contacts", words_of(Word("from", "who gives the lines", "choice", among=("service",))), LINE),
    "case": Place(
        "a case",
        words_of(
            _GIVES, _SOURCE, Word("at", "what is answered at an occasion", named="sitting", inside="sitting"),
        ),
        GIVEN,
    ),
    "sitting": Place("what is answered at an occasion", words_of(_GIVES), GIVEN),
    **BANK_PLACES,
    **bank_place(ITEM, _ITEM_WORDS),
}  # fmt: skip

NOUNS = frozenset(word.name for word in PLACES["measure"].words.values() if word.named or word.inside) | PLACES[
    "measure"
].later - {"supersedes"}
"""The words that begin a thing at the left edge."""


def places_of(name: str) -> list[str]:
    """The places where a word stands, as titles: “a score”."""
    return [place.title for place in PLACES.values() if name in place.words]


def is_later(name: str) -> bool:
    """Whether a word belongs to the language and is not taken yet, anywhere."""
    return any(name in place.later for place in PLACES.values())


TEXTS = {"text": _TEXT, "title": _TITLE}
"""The words under which YAML has the text of a thing."""

VALUE = _VALUE
"""The word under which YAML has the formula of a thing."""

NEED_ITEM = frozenset(("text", "note"))
"""Ids that an item of a block can have only with the word `item` before them."""
